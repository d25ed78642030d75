"""The tidy table of a sweep: one row a run, what was varied first, then who it was, then what came out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synapse_sim.arrays import Floats
from synapse_sim.config import Value, parameters
from synapse_sim.config.check import shown
from synapse_sim.experiments.sweep.outcomes import outcome_names
from synapse_sim.experiments.sweep.plan import Plan
from synapse_sim.experiments.sweep.sketch import sketch
from synapse_sim.files.extras import extra
from synapse_sim.texts.catalogue import text
from synapse_sim.version import VERSION

Column = NDArray[Any]
DOSE, DOSE_UNIT = "treatment.dose", "treatment.dose_unit"
WHO = "patient"
SKETCHED = "peak_glutamate_rel"
_SHOWN_ROWS = 10


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Table:
    """Columns by name, one row a run; read-only.

    plan: what was done.
    columns: (rows,) each.
    """

    plan: Plan
    columns: Mapping[str, Column]

    @classmethod
    def of(cls, plan: Plan, parts: Iterable[Floats]) -> Table:
        """The table of all parts in order."""
        pieces = [part_columns(plan, number, rows) for number, rows in enumerate(parts)]
        joined = {name: np.concatenate([piece[name] for piece in pieces]) for name in pieces[0]}
        for column in joined.values():
            column.setflags(write=False)
        return cls(plan, joined)

    def __getitem__(self, name: str) -> Column:
        return self.columns[name]

    def __len__(self) -> int:
        return self.plan.rows

    def __repr__(self) -> str:
        return f"Table({len(self)} rows, {', '.join(self.columns)})"

    def to_pandas(self) -> Any:
        """A `pandas.DataFrame`, with what the table comes from in `attrs`.

        Raises:
            MissingExtra: if pandas is not installed.
        """
        frame = extra("pandas", "stats").DataFrame(dict(self.columns))
        frame.attrs.update(provenance(self.plan))
        return frame

    def to_xarray(self) -> Any:
        """An `xarray.Dataset` with one dimension for each varied key, and one for patients if there are any.

        Raises:
            MissingExtra: if xarray is not installed.
        """
        sizes = {key: len(values) for key, values in self.plan.vary}
        labels: dict[str, Any] = {key: _labels(values) for key, values in self.plan.vary}
        if self.plan.subjects:
            sizes[WHO], labels[WHO] = self.plan.subjects, np.arange(1, self.plan.subjects + 1)
        shape = tuple(sizes.values())
        data = {name: (tuple(sizes), self[name].reshape(shape)) for name in outcome_names(self.plan.at_h)}
        return extra("xarray", "stats").Dataset(data, coords=labels, attrs=_flat(provenance(self.plan)))

    def _repr_html_(self) -> str:
        names = list(self.columns)
        rows = [
            names,
            *([_cell(self[name][row]) for name in names] for row in range(min(len(self), _SHOWN_ROWS))),
        ]
        cells = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
        return f"<table>{cells}</table><p>{len(self)} runs of an illustrative teaching model</p>"

    def _repr_svg_(self) -> str | None:
        """The surge over the last key that is a number; with patients, the middle half of them."""
        numeric = [
            key for key, values in self.plan.vary if _kind(self.plan, key) is not str and len(values) > 1
        ]
        if not numeric:
            return None
        x, place = np.unique(self[numeric[-1]].astype(np.float64), return_inverse=True)
        groups = [self[SKETCHED][place == each] for each in range(len(x))]
        low, middle, high = np.array([np.quantile(group, (0.25, 0.5, 0.75)) for group in groups]).T
        return sketch(x, low, middle, high, (numeric[-1], SKETCHED))


def part_columns(plan: Plan, part: int, rows: Floats) -> dict[str, Column]:
    """The columns of one part, keys and patients worked out again from the plan."""
    blocks = plan.blocks(part)
    points = [plan.point(block.point) for block in blocks]
    counts = [block.rows for block in blocks]
    keyed = {
        key: np.repeat(_labels([point[key] for point in points], _kind(plan, key)), counts)
        for key, _ in plan.vary
    }
    if DOSE in keyed:
        units = np.array([plan.config_of(point).treatment.dose_unit for point in points], dtype=object)
        keyed[DOSE_UNIT] = np.repeat(units, counts)
    who = np.concatenate([np.arange(block.first, block.last + 1) for block in blocks])
    if not plan.subjects:
        who = np.repeat(_alone(plan, points), counts)
    found = {**keyed, WHO: who, **dict(zip(outcome_names(plan.at_h), rows.T, strict=True))}
    return {name: found[name] for name in column_names(plan)}


def column_names(plan: Plan) -> list[str]:
    """The columns of the table, in order."""
    keys = [key for key, _ in plan.vary]
    return [*keys, *([DOSE_UNIT] if DOSE in keys else []), WHO, *outcome_names(plan.at_h)]


def provenance(plan: Plan) -> dict[str, Any]:
    """What a table says of where it comes from."""
    known = parameters(plan.base)
    return {
        "title": title_of(plan),
        "program": f"synapse-sim {VERSION}",
        "seed": plan.base.seed,
        "config": plan.base.digest(),
        "changes": plan.base.changes,
        "varied": {key: list(values) for key, values in plan.vary},
        "units": {key: known[key].unit for key, _ in plan.vary if known[key].unit},
        "subjects": plan.subjects,
        "note": "illustrative teaching model; patients are virtual",
    }


def title_of(plan: Plan) -> str:
    """What was done, in a few words."""
    keys = ", ".join(key for key, _ in plan.vary)
    return text("export.sweep", keys=keys) if keys else text("export.population")


def _alone(plan: Plan, points: list[dict[str, Value]]) -> Column:
    """The number of the one subject of each point."""
    return np.array([plan.config_of(point).population.patient for point in points])


def _kind(plan: Plan, key: str) -> type:
    """Numbers stay numbers; everything else is said as on a command line."""
    values = dict(plan.vary)[key]
    kinds = {type(value) for value in values}
    return int if kinds == {int} else float if kinds <= {int, float} else str


def _labels(values: Iterable[Value], kind: type | None = None) -> Column:
    plain = list(values)
    wanted = kind or (float if all(isinstance(value, int | float) for value in plain) else str)
    if wanted is str:
        return np.array([value if isinstance(value, str) else shown(value) for value in plain], dtype=object)
    return np.array(plain, dtype=np.int64 if wanted is int else np.float64)


def _flat(said: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in said.items()}


def _cell(value: Any) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)
