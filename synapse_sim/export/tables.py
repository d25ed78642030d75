"""A course as a table: CSV, TSV, NPZ or JSON, the same bytes for the same config and seed."""

from __future__ import annotations

import dataclasses
import json
import math
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.config.check import shown
from synapse_sim.course.course import COLUMNS, Course
from synapse_sim.course.summary import LEVELS, Extremes, Level, Summary
from synapse_sim.session.dose import dose_words
from synapse_sim.story.words import drug_label
from synapse_sim.texts.catalogue import text
from synapse_sim.version import VERSION

DIGITS = 10
"""Significant digits of a written number: more than any number here deserves, few enough to be the same on
every processor, whose vector instructions differ in the last bits."""
LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table of text is written: spreadsheets of other countries expect `;` and a decimal comma.

    sep: between the cells of a row.
    decimal: the decimal mark; not the separator too.
    has_comments: whether the lines of provenance stand first.
    """

    sep: str = ","
    decimal: str = "."
    has_comments: bool = True


USUAL = Dialect()
UNITS = {
    "_ng_per_ml": "ng/mL",
    "_umolar": "µM",
    "_per_d": "1/d",
    "_hz": "Hz",
    "_ms": "ms",
    "_um": "µm",
    "_nm": "nm",
    "_h": "h",
}
"""By the ending of a column's name."""
SEPARATORS = {".csv": ",", ".tsv": "\t"}
"""The endings of text, and what stands between the cells if nobody says otherwise."""
ENDINGS = (*SEPARATORS, ".npz", ".json")


def provenance(course: Course) -> dict[str, Any]:
    """What a table says of where it comes from: version, seed, config hash, changed parameters, a warning."""
    config = course.config
    return {
        "program": f"synapse-sim {VERSION}",
        "seed": config.seed,
        "config": config.digest(),
        "changes": config.changes,
        "note": "illustrative teaching model",
    }


def entitled(course: Course, kind: str, names: Iterable[str]) -> dict[str, Any]:
    """The same with a title before it and the units of the columns behind it.

    Args:
        course: that the file is about.
        kind: "course" or "agents".
        names: of the columns.
    """
    config = course.config
    title = text(f"export.{kind}", drug=drug_label(config), dose=dose_words(config))
    units = {name: unit for name in names if (unit := unit_of(name))}
    return {"title": title, **provenance(course), "units": units}


def unit_of(name: str) -> str:
    """The unit with which a column's name ends; empty for shares, counts and words."""
    return next((unit for ending, unit in UNITS.items() if name.endswith(ending)), "")


def origin_of(config: Config, title: str) -> str:
    """Where a picture or a film comes from, in one line: title, program, seed, config hash, a warning."""
    made = f"synapse-sim {VERSION}; seed {config.seed}, config {config.digest()}"
    return f"{title}; {made}; illustrative teaching model"


def written(course: Course) -> dict[str, Floats]:
    """Every column by name, (n,), in the numbers that all kinds of table say."""
    return {name: _rounded(course.columns[name]) for name in COLUMNS}


def summary_data(summary: Summary) -> dict[str, dict[str, dict[str, Any]]]:
    """A summary as plain values, in the numbers that a table says: levels and columns by name."""
    levels = {name: {**_said(one), "area_unit": LEVELS[name]} for name, one in summary.levels.items()}
    return {"levels": levels, "columns": {name: _said(one) for name, one in summary.columns.items()}}


def comments(said: Mapping[str, Any]) -> Iterator[str]:
    """The lines of provenance that stand above a table, without their sign."""
    return (_comment(name, value) for name, value in said.items())


def csv_text(course: Course, dialect: Dialect = USUAL) -> str:
    """Comment lines, a header, and one line a moment; a cell without a value is empty."""
    said = comments(provenance(course)) if dialect.has_comments else ()
    return "".join(f"# {line}\n" for line in said) + dialect.sep.join(COLUMNS) + "\n" + _body(course, dialect)


def json_text(course: Course) -> str:
    """One object: the provenance and the columns as lists; a place without a value is null."""
    columns = {name: list(map(_or_null, values.tolist())) for name, values in written(course).items()}
    return (
        json.dumps({**entitled(course, "course", COLUMNS), "columns": columns}, indent=1, allow_nan=False)
        + "\n"
    )


def npz_bytes(course: Course) -> bytes:
    """An archive that `numpy.load` reads, one array a column; its comment is the provenance."""
    return archive(written(course), entitled(course, "course", COLUMNS))


def archive(columns: Mapping[str, NDArray[Any]], said: Mapping[str, Any]) -> bytes:
    """Arrays by name as `numpy.load` reads them, with a comment; the same bytes each time."""
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as entries:
        entries.comment = json.dumps(said).encode()
        for name, values in columns.items():
            array = BytesIO()
            np.lib.format.write_array(array, values)
            entry = zipfile.ZipInfo(f"{name}.npy", LONG_AGO)
            entries.writestr(entry, array.getvalue(), zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def table_bytes(course: Course, ending: str, dialect: Dialect = USUAL) -> bytes:
    """The file that an ending of `ENDINGS` asks for; the dialect is for those of `SEPARATORS`."""
    if ending in SEPARATORS:
        return csv_text(course, dialect).encode()
    return npz_bytes(course) if ending == ".npz" else json_text(course).encode()


def _body(course: Course, dialect: Dialect) -> str:
    lines = StringIO()
    np.savetxt(lines, np.array([*written(course).values()]).T, fmt=f"%.{DIGITS}g", delimiter=dialect.sep)
    return lines.getvalue().replace("nan", "").replace(".", dialect.decimal)


def _said(numbers: Extremes | Level) -> dict[str, float | None]:
    return {name: _or_none(value) for name, value in dataclasses.asdict(numbers).items()}


def _or_none(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.{DIGITS}g}")


def _rounded(values: Floats) -> Floats:
    return np.array([float(f"{value:.{DIGITS}g}") for value in values.tolist()])


def _or_null(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _comment(name: str, said: Any) -> str:
    if name == "units":
        return f"units: {', '.join(f'{column} in {unit}' for column, unit in said.items())}"
    if name != "changes":
        return f"{name}: {said}" if name != "note" else str(said)
    return f"changes: {', '.join(f'{key} = {shown(value)}' for key, value in said.items()) or 'none'}"
