"""A course as a table: CSV, NPZ or JSON, the same bytes for the same config and seed."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import numpy as np

from synapse_sim import __version__
from synapse_sim.config.check import shown
from synapse_sim.course.course import COLUMNS, Course

DIGITS = 10
"""Significant digits of a written number: more than any number here deserves."""
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def provenance(course: Course) -> dict[str, Any]:
    """What a table says of where it comes from: version, seed, config hash, changed parameters, a warning."""
    config = course.config
    return {
        "program": f"synapse-sim {__version__}",
        "seed": config.seed,
        "config": config.digest(),
        "changes": config.changes,
        "note": "illustrative teaching model",
    }


def csv_text(course: Course) -> str:
    """Comment lines, a header, and one line a moment."""
    lines = StringIO()
    for name, said in provenance(course).items():
        lines.write(f"# {_comment(name, said)}\n")
    lines.write(",".join(COLUMNS) + "\n")
    rows = np.column_stack([course.columns[name] for name in COLUMNS])
    np.savetxt(lines, rows, fmt=f"%.{DIGITS}g", delimiter=",")
    return lines.getvalue()


def json_text(course: Course) -> str:
    """One object: the provenance and the columns as lists."""
    columns = {name: course.columns[name].tolist() for name in COLUMNS}
    return json.dumps({**provenance(course), "columns": columns}, indent=1) + "\n"


def npz_bytes(course: Course) -> bytes:
    """An archive that `numpy.load` reads, one array a column; its comment is the provenance."""
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as entries:
        entries.comment = json.dumps(provenance(course)).encode()
        for name in COLUMNS:
            array = BytesIO()
            np.lib.format.write_array(array, course.columns[name])
            entry = zipfile.ZipInfo(f"{name}.npy", LONG_AGO)
            entries.writestr(entry, array.getvalue(), zipfile.ZIP_DEFLATED)
    return archive.getvalue()


WRITERS: dict[str, Callable[[Course], bytes]] = {
    ".csv": lambda course: csv_text(course).encode(),
    ".npz": npz_bytes,
    ".json": lambda course: json_text(course).encode(),
}
"""What a file's ending asks for."""


def _comment(name: str, said: Any) -> str:
    if name != "changes":
        return f"{name}: {said}" if name != "note" else str(said)
    return f"changes: {', '.join(f'{key} = {shown(value)}' for key, value in said.items()) or 'none'}"
