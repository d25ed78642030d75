"""Who holds the baton: the station of the chain that changes fastest, over the time of a course.

A table, computed once a course. Its cells are as long as a glance at director's pace, and begin anew at each
dose, so that the baton never flickers between stations that move together. In a cell a station has moved
from its lowest to its highest value there, in shares of its own range; where doses follow each other faster
than glances, from cycle to cycle, so that a level that goes up and down each day stands still. It takes the
baton only with a clear lead; of those that move alike the one furthest down the chain takes it, since what
follows is what is new.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from synapse_sim.arrays import Floats, Indices
from synapse_sim.course.course import Course
from synapse_sim.course.thresholds import ONE_PERCENT
from synapse_sim.story.stages import STAGES, Stage

LEAD = 1.15
"""A new holder has moved so many times as far as the one before: less is a tie, which the holder keeps."""
_SAME = 1e-6
"""Warped times that are nearer are the same."""
LEAST_WARPED = 0.25
"""Shortest stay, in steps of asinh(time / 1 h): 2 s at director's pace, time to see who holds it."""


@dataclass(frozen=True, slots=True)
class Baton:
    """The table: from when on which station of the ribbon holds the baton; the first also before.

    starts_h: rising, hours after the first dose.
    places: of the holders on the ribbon, one for each start.
    """

    starts_h: tuple[float, ...]
    places: tuple[int, ...]

    def place_at(self, time_h: float) -> int:
        """Place of the holder on the ribbon, from 0."""
        return self.places[max(0, bisect_right(self.starts_h, time_h) - 1)]

    def station_at(self, time_h: float) -> Stage:
        """The station that holds the baton."""
        return STAGES[self.place_at(time_h)]


@lru_cache(maxsize=8)
def baton(course: Course, hidden: frozenset[str] = frozenset()) -> Baton:
    """The baton of a course; where nothing moves, the first station keeps it.

    Args:
        course: of what was given to whom.
        hidden: names of the stations that may not be seen to move, as while they are to be predicted.
    """
    edges = _edges(course)
    still, cells = np.zeros(len(edges) - 1), _Cells.of(course, edges)
    moved = [still if stage.name in hidden else _moved(stage, course, cells) for stage in STAGES]
    holders = _holders(np.array(moved))
    changes = [0, *(k for k in range(1, len(holders)) if holders[k] != holders[k - 1])]
    starts_h = np.sinh(edges[changes])
    return Baton((float(course.time_h[0]), *starts_h.tolist()), (0, *(holders[k] for k in changes)))


def _edges(course: Course) -> Floats:
    """Edges of the cells on the warped axis: each dose begins one, unless a glance ago another did.

    Nor does one that begins less than a glance before the end, but for the first: there is always a cell.
    """
    begun: list[float] = []
    end = float(np.arcsinh(course.time_h[-1]))
    for dose in course.config.doses:
        start = float(np.arcsinh(dose.at_h))
        if not begun or (end - start >= LEAST_WARPED and start - begun[-1] >= LEAST_WARPED):
            begun.append(start)
    cells = [
        np.linspace(first, last, _count(last - first), endpoint=False)
        for first, last in pairwise([*begun, end])
    ]
    return np.append(np.concatenate(cells), end)


def _count(length: float) -> int:
    return max(1, int(length / LEAST_WARPED + 1e-9))


@dataclass(frozen=True, slots=True)
class _Cells:
    """Where the cells of a course lie on the warped axis.

    axis: its times. at: these and the edges of the cells, and time_h the same in hours; first: places of the
        edges among them.
    cycles: cells inside which there are doses, each with the hours of those.
    """

    axis: Floats
    at: Floats
    time_h: Floats
    first: Indices
    cycles: tuple[tuple[int, Floats], ...]

    @classmethod
    def of(cls, course: Course, edges: Floats) -> _Cells:
        """Those of a course; all stages share them."""
        axis = np.arcsinh(course.time_h)
        at = np.union1d(axis, edges)
        return cls(axis, at, np.sinh(at), np.searchsorted(at, edges), tuple(_cycles_of(course, edges)))


def _moved(stage: Stage, course: Course, cells: _Cells) -> Floats:
    """How far a stage moved in each cell, in shares of its range; nothing where it never moves visibly."""
    values, first = stage.values(course), cells.first
    span = float(np.ptp(values))
    if span < ONE_PERCENT * (float(values[0]) or 1.0):
        return np.zeros(len(first) - 1)
    shown = np.interp(cells.at, cells.axis, values)
    high, low = (each.reduceat(shown, first[:-1]) for each in (np.maximum, np.minimum))
    last = shown[first[1:]]
    moved: Floats = (np.maximum(high, last) - np.minimum(low, last)) / span
    if cells.cycles:
        steps = 0.5 * (shown[1:] + shown[:-1]) * np.diff(cells.time_h)
        area = np.append(0.0, np.cumsum(steps))
        for cell, ends_h in cells.cycles:
            moved[cell] = np.ptp(_means(cells.time_h, area, ends_h)) / span
    return moved


def _cycles_of(course: Course, edges: Floats) -> Iterator[tuple[int, Floats]]:
    """The cells inside which there are doses, each with the hours of those and of its neighbors."""
    doses = np.arcsinh([dose.at_h for dose in course.config.doses])
    cycle = float(np.diff(np.sinh(doses[-2:])).sum())
    begun = np.append(doses, np.arcsinh(np.sinh(doses[-1:]) + cycle))
    first, last = np.searchsorted(begun, edges[:-1] + _SAME), np.searchsorted(begun, edges[1:] - _SAME)
    for cell in np.flatnonzero(last > first):
        yield int(cell), np.sinh(begun[max(0, first[cell] - 1) : last[cell] + 1])


def _means(time_h: Floats, area: Floats, ends_h: Floats) -> Floats:
    """The mean of a curve over the time of each cycle, from the area below it up to each time."""
    means: Floats = np.diff(np.interp(ends_h, time_h, area)) / np.diff(ends_h)
    return means


def _holders(moved: Floats) -> Sequence[int]:
    """The holder in each cell: who held it before unless another leads clearly."""
    holder, holders = 0, []
    for cell in moved.T:
        if cell.max() > LEAD * cell[holder]:
            holder = int(np.flatnonzero(cell * LEAD >= cell.max())[-1])
        holders.append(holder)
    return holders
