"""Where words stand near the peak of a hill so that no curve runs through them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from synapse_sim.arrays import Bools, Floats
from synapse_sim.draw.canvas import Canvas, Rect, Weight

_CAPITALS_EM = 0.74
"""Height of digits and capitals, in ems."""
_LETTERS = 0.45
"""How far letters with their marks reach beyond the capitals, of the height of these."""
_STEP_PX, _DOWN_DP = 3.0, 2.4
_SAMPLES = 14
"""Places at which a curve is looked at along the words."""
_AIR_DP = 2.5
_STROKE_DP = 1.6
"""How far a line reaches up and down from its middle."""

_CLOSE_EM, _NEAR_EM = 2.0, 9.0
"""How far from a peak its words may be: shorter ones that are close come before long ones that are near."""
Curve = tuple[Floats, Floats]
"""x and y of a line, px."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around words.

    room: where they may stand, px; their row.
    chain: points of other lines, px, close to each other; shape (n, 2).
    beside: lines from left to right that run above the words or below them.
    over, under: such lines that run above them, and below.
    taken: words that stand there already.
    """

    room: Rect
    chain: Floats
    beside: Sequence[Curve] = ()
    over: Sequence[Curve] = ()
    under: Sequence[Curve] = ()
    taken: Sequence[Rect] = ()


def clear_place(
    canvas: Canvas, around: Around, wordings: Sequence[str], at_x: float, weight: Weight = "semibold"
) -> tuple[Rect, str] | None:
    """Where the longest of the wordings that finds a place nearby stands; None if none does.

    Args:
        canvas: measures.
        around: what may not be touched.
        wordings: from long to short.
        at_x: of the peak, px.
        weight: of the words.
    """
    found = []
    for words in wordings:
        placed = _nearest(canvas, around, words, at_x, weight)
        if placed and _is_within(canvas, placed, at_x, _CLOSE_EM):
            return placed
        found += [placed] if placed else []
    return next((each for each in found if _is_within(canvas, each, at_x, _NEAR_EM)), None)


def _is_within(canvas: Canvas, placed: tuple[Rect, str], at_x: float, reach_em: float) -> bool:
    return _away(placed, at_x) - placed[0].w / 2 <= reach_em * canvas.em("small")


def _away(placed: tuple[Rect, str], at_x: float) -> float:
    return abs(placed[0].center[0] - at_x)


def _nearest(
    canvas: Canvas, around: Around, words: str, at_x: float, weight: Weight
) -> tuple[Rect, str] | None:
    """The place of words nearest to a peak: at the top of their row over a line at rest, or lower in it."""
    room, width = around.room, canvas.measure(words, "small", weight)[0]
    height, stroke, air = _CAPITALS_EM * canvas.em("small"), canvas.dp(_STROKE_DP), canvas.dp(_AIR_DP)
    lefts = np.arange(room.x, room.right - width, _STEP_PX)
    lefts = lefts[np.abs(lefts + width / 2 - at_x) <= width / 2 + _NEAR_EM * canvas.em("small")]
    if not len(lefts):
        return None
    places = _Places(around, lefts, width, air, stroke)
    first, last = room.y, room.bottom - height - stroke
    placed = None
    for top in np.linspace(last, first, max(2, int((last - first) / canvas.dp(_DOWN_DP)))):
        free = places.free(Rect(0.0, float(top), width, height))
        if len(free):
            left = float(free[np.abs(free + width / 2 - at_x).argmin()])
            found = Rect(left, float(top), width, height), words
            placed = min(placed or found, found, key=lambda each: _away(each, at_x))
            if _is_within(canvas, placed, at_x, _CLOSE_EM):
                return placed
    return placed


class _Places:
    """Left edges of words of one width, with what runs there at any height: looked at once for all rows."""

    def __init__(self, around: Around, lefts: Floats, width: float, air: float, stroke: float) -> None:
        self._lefts, self._air, self._stroke = lefts, air, stroke
        self._taken, self._chain_y = around.taken, around.chain[:, 1]
        self._chain = _meets(lefts, width, around.chain[:, 0] + np.array([[-air], [air]]))
        across = lefts[:, None] + np.linspace(-air, width + air, _SAMPLES)
        self._lines = tuple(_lines(around, across))

    def free(self, box: Rect) -> Floats:
        """Those at which a box with the top and height of this one meets nothing."""
        near = (self._chain_y > box.y - self._stroke) & (self._chain_y < box.bottom + self._stroke)
        sides = np.array(_sides(self._taken, box, self._air)).reshape(-1, 2).T
        meets = self._chain[:, near].any(axis=1) | _meets(self._lefts, box.w, sides).any(axis=1)
        return self._lefts[_is_off(self._lines, box, self._stroke) & ~meets]


class _Line(NamedTuple):
    """A line at all places of words: its highest and lowest y at each, and on which sides it may run."""

    top: Floats
    bottom: Floats
    may_be_over: bool
    may_be_under: bool


def _lines(around: Around, across: Floats) -> Iterator[_Line]:
    """All lines at samples (n, k) of n places."""
    for curves, sides in (
        (around.beside, (True, True)),
        (around.over, (True, False)),
        (around.under, (False, True)),
    ):
        for x, y in curves:
            turns = _turns(across, x, y)
            down = np.column_stack([np.interp(across, x, y), turns])
            yield _Line(np.nanmin(down, axis=1), np.nanmax(down, axis=1), *sides)


def _turns(across: Floats, x: Floats, y: Floats) -> Floats:
    """(n, m) heights at which a line turns within samples (n, k), else nan: spikes pass between these."""
    slope = np.diff(y)
    moves = np.flatnonzero(slope)
    last = moves[:-1][slope[moves][:-1] * slope[moves][1:] < 0] + 1
    is_within = (x[last] >= across[:, :1]) & (x[last] <= across[:, -1:])
    return np.where(is_within, y[last], np.nan)


def _is_off(lines: Sequence[_Line], box: Rect, stroke: float) -> Bools:
    """Of every place whether a box there lies on a side of each line on which it may."""
    sides = [
        (line.may_be_over & (line.bottom <= box.y - stroke))
        | (line.may_be_under & (line.top >= box.bottom + stroke / 2))
        for line in lines
    ]
    return np.asarray(np.all(sides, axis=0))


def _meets(lefts: Floats, width: float, ends: Floats) -> Bools:
    """(n, m) of every left edge of words of a width whether they meet things between two `ends` (2, m)."""
    return np.asarray((lefts[:, None] + width >= ends[0]) & (lefts[:, None] <= ends[1]))


def _sides(taken: Sequence[Rect], box: Rect, air: float) -> list[tuple[float, float]]:
    """From where to where words stand on this row already; letters reach below and above the capitals."""
    there = [each.inset(0.0, -_LETTERS * box.h) for each in taken]
    there = [each for each in there if each.y < box.bottom and each.bottom > box.y]
    return [(each.x - 3 * air, each.right + 3 * air) for each in there]
