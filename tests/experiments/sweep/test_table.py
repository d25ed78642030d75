"""The table in pandas, in xarray and in a notebook."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import pytest

import synapse_sim as ss
from tests.experiments.sweep.grids import CONFIG

TABLE = ss.sweep(CONFIG, {"treatment.drug": ("ketamine", "saline"), "treatment.dose": (0.1, 0.5, 1.0)}, 4)


def test_pandas_has_every_column_and_where_it_comes_from() -> None:
    pytest.importorskip("pandas")
    frame: Any = TABLE.to_pandas()
    assert frame.shape == (24, len(TABLE.columns))
    assert frame.attrs["seed"] == 1
    assert frame.groupby("treatment.drug")["peak_plasma_ng_per_ml"].max()["saline"] == 0.0


def test_xarray_has_one_dimension_for_each_key_and_one_for_patients() -> None:
    pytest.importorskip("xarray")
    data: Any = TABLE.to_xarray()
    assert dict(data.sizes) == {"treatment.drug": 2, "treatment.dose": 3, "patient": 4}
    chosen = data["at_24h_score"].sel({"treatment.drug": "ketamine", "treatment.dose": 0.5, "patient": 3})
    rows = (
        (TABLE["treatment.drug"] == "ketamine") & (TABLE["treatment.dose"] == 0.5) & (TABLE["patient"] == 3)
    )
    assert float(chosen) == TABLE["at_24h_score"][rows]


def test_it_draws_itself_over_the_last_number_that_was_varied() -> None:
    picture = TABLE._repr_svg_()
    assert picture is not None
    assert "treatment.dose: 0.1 to 1" in picture
    assert len(ET.fromstring(picture).findall("{*}polyline")) == 1  # noqa: S314 - made just now
    assert ss.sweep(CONFIG, {"treatment.drug": ("saline",)})._repr_svg_() is None


def test_a_notebook_sees_the_first_rows_and_how_many_there_are() -> None:
    page = TABLE._repr_html_()
    assert page.count("<tr>") == 11
    assert "24 runs of an illustrative teaching model" in page


def test_columns_cannot_be_written_to() -> None:
    with pytest.raises(ValueError, match="read-only"):
        TABLE["at_24h_score"][0] = np.nan
