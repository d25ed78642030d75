"""The few numbers that one asks of a course: peaks, troughs and their times; area and half-life of levels.

What there is not has no number: no time of a peak where nothing changes, no half-life where a level does not
fall by half, nothing at all of a column without values. The area is that under the course, by straight lines
where a level rises and by exponentials where it falls. The half-life is the last one seen: the slope over the
last three halvings that end at a thousandth of the peak, or with the course.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType

import numpy as np

from synapse_sim.arrays import Floats

LEVELS = {
    "plasma_ng_per_ml": "ng h/mL",
    "norketamine_ng_per_ml": "ng h/mL",
    "hydroxynorketamine_ng_per_ml": "ng h/mL",
    "effect_site_umolar": "µM h",
}
"""The columns that are levels of a drug, and the unit of their area."""
FOLLOWED = 1e-3
"""Share of its peak down to which a level is followed; below that it is nothing that is measured."""
HALVINGS = 3
"""Over which a half-life is read."""


@dataclass(frozen=True, slots=True)
class Extremes:
    """The highest and the lowest value of a column with their times; None where there is no such thing."""

    peak: float | None
    peak_h: float | None
    trough: float | None
    trough_h: float | None


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a drug; `peak_h` and `half_life_h` are None where there is no such thing.

    peak, area: in the column's unit, and in that times hours.
    peak_h, half_life_h: hours.
    """

    peak: float
    peak_h: float | None
    area: float
    half_life_h: float | None


@dataclass(frozen=True, slots=True)
class Summary:
    """The few numbers of a course.

    levels: by column, those of `LEVELS`.
    columns: extremes of every column but the time.
    """

    levels: Mapping[str, Level]
    columns: Mapping[str, Extremes]

    def _repr_html_(self) -> str:
        return _table(self.levels) + _table(self.columns)


def summary(columns: Mapping[str, Floats]) -> Summary:
    """What there is to say of columns.

    Args:
        columns: (n,) each, by name, `time_h` and those of `LEVELS` among them.
    """
    time_h = columns["time_h"]
    found = {name: extremes(time_h, values) for name, values in columns.items() if name != "time_h"}
    levels = {name: level(time_h, columns[name]) for name in LEVELS}
    return Summary(MappingProxyType(levels), MappingProxyType(found))


def extremes(time_h: Floats, values: Floats) -> Extremes:
    """Peak and trough of one column; the first of equal ones.

    Args:
        time_h: (n,) increasing.
        values: (n,); NaN where there is no value.
    """
    known = np.flatnonzero(~np.isnan(values))
    if not known.size:
        return Extremes(None, None, None, None)
    top, bottom = (int(known[find(values[known])]) for find in (np.argmax, np.argmin))
    peak, trough = float(values[top]), float(values[bottom])
    if peak == trough:
        return Extremes(peak, None, trough, None)
    return Extremes(peak, float(time_h[top]), trough, float(time_h[bottom]))


def level(time_h: Floats, values: Floats) -> Level:
    """What one level of a drug does.

    Args:
        time_h: (n,) increasing.
        values: (n,), not below 0.
    """
    found = extremes(time_h, values)
    return Level(float(values.max()), found.peak_h, area(time_h, values), half_life_h(time_h, values))


def area(time_h: Floats, values: Floats) -> float:
    """Area under a level: straight where it rises, exponential where it falls, as levels do.

    Args:
        time_h: (n,) increasing.
        values: (n,), not below 0.
    """
    before, after = values[:-1], values[1:]
    falls = (after > 0.0) & (after < before * (1 - 1e-9))
    fall = np.log(np.divide(before, after, out=np.ones_like(before), where=falls))
    mean = np.divide(before - after, fall, out=0.5 * (before + after), where=falls)
    return float(np.diff(time_h) @ mean)


def half_life_h(time_h: Floats, values: Floats) -> float | None:
    """The half-life over the last halvings of a level, None if it never falls by half after its last rise.

    Args:
        time_h: (n,) increasing.
        values: (n,), not below 0.
    """
    end = int(np.flatnonzero(values >= FOLLOWED * values.max())[-1])
    rises = np.flatnonzero(np.diff(values[: end + 1]) >= 0.0)
    last_rise = int(rises[-1]) + 1 if rises.size else 0
    if not 0.0 < values[end] <= 0.5 * values[last_rise]:
        return None
    higher = np.flatnonzero(values[last_rise:end] >= 2.0**HALVINGS * values[end])
    first = last_rise + (int(higher[-1]) if higher.size else 0)
    return float((time_h[end] - time_h[first]) / np.log2(values[first] / values[end]))


def _table(rows: Mapping[str, Level] | Mapping[str, Extremes]) -> str:
    """Rows of numbers for a notebook; empty where there is none."""
    said = [
        {"": name, **{key: _shown(value) for key, value in asdict(row).items()}} for name, row in rows.items()
    ]
    lines = [list(said[0]), *(list(row.values()) for row in said)]
    return f"<table>{''.join(f'<tr>{_cells(line)}</tr>' for line in lines)}</table>"


def _cells(line: list[str]) -> str:
    return "".join(f"<td>{cell}</td>" for cell in line)


def _shown(value: float | None) -> str:
    return "" if value is None else f"{value:.4g}"
