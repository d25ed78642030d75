"""A user's own measurements, to lie over the curves: read from a table, never fitted to.

A table has a column of times (`time_h` or `time_min`) and columns named as those of a course, each with
`_sd`, or `_low` and `_high`, if wanted. Commas, semicolons and tabs part cells; a decimal comma is read where
commas do not part them.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from synapse_sim.config import ConfigError, Mistake
from synapse_sim.config.check import nearest
from synapse_sim.config.errors import brief
from synapse_sim.config.toml import read_text
from synapse_sim.course.course import COLUMNS, Course
from synapse_sim.files.quantities import read_number
from synapse_sim.texts.message import Message

MOST_POINTS = 5000
"""Of all tables together: more would be a cloud, and slow to draw."""
TIMES = {"time_h": 1.0, "time_min": 1 / 60}
"""Columns of time, each with the hours of its unit."""
SPREADS = ("_sd", "_low", "_high")
_MEASURED = tuple(name for name in COLUMNS if name != "time_h")
_SIGNS = ("\t", ";", ",")


LANED = frozenset({
    "plasma_ng_per_ml", "effect_site_umolar", "block_interneuron", "glutamate_rel", "bdnf_rel", "protein_rel",
    "restored_share", "relief", "score",
})  # fmt: skip
"""Columns that have a lane in the timeline, over which values can lie."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One measured value: when, h after the first dose; its column of a course; between what it may lie."""

    column: str
    time_h: float
    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Measurements:
    """One table: the name under which it is drawn, and its values in order of time."""

    name: str
    path: str
    values: tuple[Measured, ...]

    @property
    def table(self) -> str:
        """The same as text that `parse_measurements` reads: a line for each value."""
        columns = tuple(dict.fromkeys(each.column for each in self.values))
        names = ["time_h", *(f"{column}{end}" for column in columns for end in ("", "_low", "_high"))]
        lines = [",".join(names)]
        for each in self.values:
            cells = {
                each.column: each.value,
                f"{each.column}_low": each.low,
                f"{each.column}_high": each.high,
            }
            said = (each.time_h, *(cells.get(name) for name in names[1:]))
            lines.append(",".join("" if number is None else repr(number) for number in said))
        return "\n".join(lines)

    def without(self, columns: frozenset[str]) -> Measurements:
        """The same without the values of some columns."""
        return replace(self, values=tuple(each for each in self.values if each.column not in columns))

    def residual(self, course: Course, measured: Measured) -> float:
        """What was measured minus what the course has there."""
        return measured.value - float(getattr(course.at(measured.time_h), measured.column))


def points_of(tables: Sequence[Measurements]) -> int:
    """How many values all tables have together."""
    return sum(len(table.values) for table in tables)


def without_lane(table: Measurements) -> tuple[str, ...]:
    """Columns of a table that no lane of the timeline shows, in their order."""
    return tuple(dict.fromkeys(each.column for each in table.values if each.column not in LANED))


def read_measurements(path: str | os.PathLike[str]) -> Measurements:
    """The measurements in a file.

    Raises:
        ConfigError: with every mistake, if it cannot be read or is no such table.
    """
    return parse_measurements(read_text(path), os.fspath(path))


def parse_measurements(text: str, path: str) -> Measurements:
    """The measurements in a text.

    Args:
        text: a header and a line for each time; lines that begin with # are comments.
        path: stands for the file in messages.

    Raises:
        ConfigError: with every mistake.
    """
    lines = [
        (number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip() and line[0] != "#"
    ]
    if not lines:
        raise _refused(path, "empty")
    sign = next((each for each in _SIGNS if each in lines[0][1]), ",")
    head, *rows = [(number, _cells(line, sign)) for number, line in lines]
    table = _Table(path, head, rows, sign)
    mistakes = [*table.head_mistakes(), *table.cell_mistakes()]
    if mistakes:
        raise ConfigError(*mistakes)
    values = sorted(table.values(), key=lambda each: (each.time_h, each.column))
    if not values:
        raise _refused(path, "empty")
    if len(values) > MOST_POINTS:
        raise _refused(path, "too_many", count=len(values), most=MOST_POINTS)
    return Measurements(Path(path).name, path, tuple(values))


def _cells(line: str, sign: str) -> list[str]:
    """The cells of one line; quotes hold a sign that does not part."""
    return [cell.strip() for row in csv.reader([line], delimiter=sign) for cell in row]


_Ends = tuple[float | None, float | None]
_Row = tuple[int, list[str]]
"""Number of a line, and its cells."""


@dataclass(frozen=True, slots=True)
class _Table:
    """Header and rows of cells."""

    path: str
    header: _Row
    rows: list[_Row]
    sign: str

    @property
    def head(self) -> list[str]:
        """Names of the columns."""
        return self.header[1]

    @property
    def _time(self) -> str:
        return next((name for name in TIMES if name in self.head), "")

    @property
    def _columns(self) -> list[str]:
        return [name for name in self.head if name in _MEASURED]

    def head_mistakes(self) -> Iterator[Mistake]:
        """A table without times or values, and columns that mean nothing here or stand twice."""
        if not self._time:
            yield self._mistake(self.header[0], "no_time", times=" or ".join(TIMES))
        if not self._columns:
            yield self._mistake(self.header[0], "no_column", known=", ".join(_MEASURED[:4]))
        for name in dict.fromkeys(self.head):
            if self.head.count(name) > 1:
                yield self._mistake(self.header[0], "twice", name=brief(name))
        known = {*TIMES, *_MEASURED, *(f"{name}{end}" for name in self._columns for end in SPREADS)}
        for name in self.head:
            if name not in known:
                near = nearest(name, known)
                key = "unknown_near" if near else "unknown"
                yield self._mistake(self.header[0], key, name=brief(name), near=near)

    def cell_mistakes(self) -> Iterator[Mistake]:
        """Rows of another length, and cells that are no number; an empty cell is no value."""
        for line, row in self.rows:
            if len(row) != len(self.head):
                yield self._mistake(line, "cells", count=len(row), wanted=len(self.head))
                continue
            for name, cell in zip(self.head, row, strict=True):
                if cell and self._number(cell) is None:
                    yield self._mistake(line, "no_number", name=name, cell=brief(cell))
            if self._time and not row[self.head.index(self._time)]:
                yield self._mistake(line, "no_number", name=self._time, cell="")

    def values(self) -> Iterator[Measured]:
        """Every cell that holds a value, with its spread."""
        for _, row in self.rows:
            found = {name: self._number(cell) for name, cell in zip(self.head, row, strict=True)}
            time_h = (found[self._time] or 0.0) * TIMES[self._time]
            for column in self._columns:
                value = found[column]
                if value is not None:
                    yield Measured(column, time_h, value, *_spread(found, column, value))

    def _number(self, cell: str) -> float | None:
        """A comma is a decimal mark only where it does not part cells."""
        return None if self.sign == "," and "," in cell else read_number(cell)

    def _mistake(self, line: int, key: str, **numbers: object) -> Mistake:
        return Mistake(f"{self.path}:{line}", "", Message(f"session.data.{key}", numbers))


def _spread(found: Mapping[str, float | None], column: str, value: float) -> _Ends:
    """Ends of the error bar: as given, else one standard deviation to each side."""
    sd = found.get(f"{column}_sd")
    low, high = found.get(f"{column}_low"), found.get(f"{column}_high")
    if sd is not None:
        return value - abs(sd) if low is None else low, value + abs(sd) if high is None else high
    return low, high


def _refused(path: str, name: str, **numbers: object) -> ConfigError:
    return ConfigError(Mistake(path, "", Message(f"session.data.{name}", numbers)))
