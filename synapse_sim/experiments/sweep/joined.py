"""A table in a file: CSV or Parquet. Workers write the parts, joining them is little more than copying.

Never more than a few parts are in memory.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config.check import shown
from synapse_sim.experiments.sweep.outcomes import outcome_names
from synapse_sim.experiments.sweep.plan import Plan
from synapse_sim.experiments.sweep.table import column_names, part_columns, provenance
from synapse_sim.experiments.sweep.task import Task, compute
from synapse_sim.files.errors import FileError
from synapse_sim.files.extras import extra

PARTS_A_GROUP = 50
"""Parts that become one row group of Parquet: some ten thousand rows."""
_FORMAT = "%.10g"


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of file.

    packed: computes a part and makes of it what is kept, wherever that is done.
    join: writes the file from what was kept, in order.
    """

    packed: Callable[[Task], bytes]
    join: Callable[[Path, Plan, Iterator[bytes]], None]


def form_of(out: Path) -> Form:
    """The kind of a file by its ending.

    Raises:
        FileError: if its ending is none of a table.
        MissingExtra: if what writes it is not installed.
    """
    ending = out.suffix.lower()
    if ending not in FORMS:
        raise FileError(out, f"the name must end in {' or '.join(FORMS)}")
    if ending == ".parquet":
        extra("pyarrow.parquet", "stats")
    return FORMS[ending]


def csv_part(task: Task) -> bytes:
    """The lines of a part: text first, then numbers; a cell without a value is empty."""
    columns = part_columns(task.plan, task.part, compute(task))
    results = outcome_names(task.plan.at_h)
    texts = (map(_text, columns[name].tolist()) for name in columns if name not in results)
    numbers = StringIO()
    np.savetxt(numbers, np.stack([columns[name] for name in results], axis=1), fmt=_FORMAT, delimiter=",")
    rows = zip(*texts, numbers.getvalue().replace("nan", "").splitlines(), strict=True)
    return "".join(f"{','.join(row)}\n" for row in rows).encode()


def binary_part(task: Task) -> bytes:
    """The numbers of a part, row by row."""
    return np.ascontiguousarray(compute(task), dtype="<f8").tobytes()


def _join_csv(path: Path, plan: Plan, parts: Iterator[bytes]) -> None:
    with path.open("wb") as file:
        file.writelines(f"# {line}\n".encode() for line in _comments(plan))
        file.write((",".join(column_names(plan)) + "\n").encode())
        file.writelines(parts)


def _text(value: Any) -> str:
    if isinstance(value, float):
        return _FORMAT % value
    return f'"{value}"' if "," in str(value) else str(value)


def _comments(plan: Plan) -> Iterator[str]:
    said = provenance(plan)
    for name in ("program", "title", "seed", "config"):
        yield f"{name}: {said[name]}"
    changes = [f"{key} = {shown(value)}" for key, value in said["changes"].items()]
    yield f"changes: {', '.join(changes) or 'none'}"
    for key, values in plan.vary:
        unit = said["units"].get(key, "")
        yield f"varied: {key}{f', {unit}' if unit else ''}, {len(values)} values"
    yield "units: the end of a column's name, _h hours, _rel of the subject's own baseline"
    yield f"virtual patients a point: {plan.subjects or 'none, the subject of the config'}"
    yield str(said["note"])


def _join_parquet(path: Path, plan: Plan, parts: Iterator[bytes]) -> None:
    arrow, parquet = extra("pyarrow", "stats"), extra("pyarrow.parquet", "stats")
    said = {b"synapse_sim": json.dumps(provenance(plan), default=str).encode()}
    tables = (part_columns(plan, number, _rows(plan, part)) for number, part in enumerate(parts))
    writer = None
    while some := list(islice(tables, PARTS_A_GROUP)):
        table = arrow.table({name: np.concatenate([part[name] for part in some]) for name in some[0]})
        if writer is None:
            writer = parquet.ParquetWriter(path, table.schema.with_metadata(said))
        writer.write_table(table.replace_schema_metadata(said))
    if writer is not None:
        writer.close()


def _rows(plan: Plan, part: bytes) -> Floats:
    return np.frombuffer(part, dtype="<f8").reshape(-1, len(outcome_names(plan.at_h)))


FORMS = {".csv": Form(csv_part, _join_csv), ".parquet": Form(binary_part, _join_parquet)}
"""Kinds of file by the ending of their name."""
