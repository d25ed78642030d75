"""Responses on disk: read back to the last digit, and never believed unchecked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from synapse_sim.config import Config
from synapse_sim.course.response.kept import keep, kept_response
from synapse_sim.course.response.plan import Dependencies
from synapse_sim.course.response.response import response_for
from synapse_sim.course.response.table import Response

ON = Dependencies.of(Config())
Harm = Callable[[str], str]


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr("synapse_sim.course.response.kept.cache_folder", lambda: tmp_path)
    keep(exactly())
    return next(tmp_path.rglob("*.json"))


def exactly() -> Response:
    """The shipped response with digits that six do not hold."""
    text = response_for(Config()).to_json(exact=True).replace('"networks"', '"networks"')
    return Response.from_json(text.replace("0.25,", "0.2500000000000001,", 1))


@pytest.mark.usefixtures("kept")
def test_what_was_kept_is_read_to_the_last_digit() -> None:
    found = kept_response(ON)
    assert found is not None
    for name in ("concentration_umolar", "pyramidal_mean_hz", "answer_sd"):
        assert np.array_equal(getattr(found, name), getattr(exactly(), name))
    assert found.concentration_umolar[2] != 0.25


@pytest.mark.parametrize(
    "harm",
    [lambda text: text[:-20], lambda text: text.replace("7", "8"), lambda _: "", lambda _: "no\nJSON"],
)
def test_what_was_harmed_is_as_good_as_nothing(kept: Path, harm: Harm) -> None:
    kept.write_text(harm(kept.read_text(encoding="utf-8")), encoding="utf-8")
    assert kept_response(ON) is None


def test_a_response_under_a_wrong_name_is_not_believed(kept: Path) -> None:
    other = Dependencies.of(Config({"circuit.network_seed": 9}))
    kept.rename(kept.with_name(f"{other.digest}.json"))
    assert kept_response(other) is None


def test_where_nothing_can_be_kept_nothing_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr("synapse_sim.course.response.kept.cache_folder", lambda: tmp_path / "file")
    keep(exactly())
    assert kept_response(ON) is None
