"""A table in a file, part after part: CSV or Parquet; never more than a few parts are in memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config.check import shown
from synapse_sim.experiments.sweep.outcomes import outcome_names
from synapse_sim.experiments.sweep.plan import Plan
from synapse_sim.experiments.sweep.table import Column, each_part, provenance
from synapse_sim.files.errors import FileError
from synapse_sim.files.extras import extra

PARTS_A_GROUP = 50
"""Parts that become one row group of Parquet: some ten thousand rows."""
_FORMAT = "%.10g"

Columns = Mapping[str, Column]


def refuse_ending(out: Path) -> None:
    """Refuse a file that could not be written, before any work.

    Raises:
        FileError: if its ending is none of a table.
        MissingExtra: if what writes it is not installed.
    """
    if out.suffix.lower() not in WRITERS:
        raise FileError(out, f"the name must end in {' or '.join(WRITERS)}")
    if out.suffix.lower() == ".parquet":
        extra("pyarrow.parquet", "stats")


def join(path: Path, ending: str, plan: Plan, parts: Iterable[Floats]) -> None:
    """Write a table.

    Args:
        path: where to.
        ending: `.csv` or `.parquet`.
        plan: what the rows are.
        parts: in order, the rows of each.
    """
    WRITERS[ending](path, plan, each_part(plan, parts))


def _write_csv(path: Path, plan: Plan, parts: Iterator[Columns]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"# {line}\n" for line in _comments(plan))
        for number, columns in enumerate(parts):
            if number == 0:
                file.write(",".join(columns) + "\n")
            _write_rows(file, columns, outcome_names(plan.at_h))


def _write_rows(file: TextIO, columns: Columns, results: tuple[str, ...]) -> None:
    """Text first, then numbers; a cell without a value is empty."""
    before = zip(
        *(map(_text, columns[name].tolist()) for name in columns if name not in results), strict=True
    )
    numbers = StringIO()
    np.savetxt(numbers, np.stack([columns[name] for name in results], axis=1), fmt=_FORMAT, delimiter=",")
    rows = numbers.getvalue().replace("nan", "").splitlines()
    file.writelines(f"{','.join(said)},{row}\n" for said, row in zip(before, rows, strict=True))


def _text(value: Any) -> str:
    if isinstance(value, float):
        return _FORMAT % value
    return f'"{value}"' if "," in str(value) else str(value)


def _comments(plan: Plan) -> Iterator[str]:
    said = provenance(plan)
    for name in ("program", "seed", "config"):
        yield f"{name}: {said[name]}"
    changes = [f"{key} = {shown(value)}" for key, value in said["changes"].items()]
    yield f"changes: {', '.join(changes) or 'none'}"
    for key, values in plan.vary:
        unit = said["units"].get(key, "")
        yield f"varied: {key}{f', {unit}' if unit else ''}, {len(values)} values"
    yield f"virtual patients a point: {plan.subjects or 'none, the subject of the config'}"
    yield str(said["note"])


def _write_parquet(path: Path, plan: Plan, parts: Iterator[Columns]) -> None:
    arrow, parquet = extra("pyarrow", "stats"), extra("pyarrow.parquet", "stats")
    said = {b"synapse_sim": json.dumps(provenance(plan), default=str).encode()}
    writer = None
    while some := list(islice(parts, PARTS_A_GROUP)):
        table = arrow.table({name: np.concatenate([part[name] for part in some]) for name in some[0]})
        if writer is None:
            writer = parquet.ParquetWriter(path, table.schema.with_metadata(said))
        writer.write_table(table.replace_schema_metadata(said))
    if writer is not None:
        writer.close()


WRITERS: dict[str, Callable[[Path, Plan, Iterator[Columns]], None]] = {
    ".csv": _write_csv,
    ".parquet": _write_parquet,
}
"""Who writes a table, by the ending of its name."""
