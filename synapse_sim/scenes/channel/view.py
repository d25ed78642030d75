"""Where everything of the channel scene stands: a function of the free rectangle and the height of a line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from synapse_sim.draw.rect import Rect
from synapse_sim.lesson.lesson import PLAIN, View

REACH, ABOVE, BELOW = 161.0, 196.0, 150.0
"""Half the width of a door, its height above the membrane's outer face and below it, in its own units."""
INNER = 117.0
"""Depth of the membrane's inner face, in the same units."""
FILTER, SITE = 104.0, 52.0
"""Depth of the plug in the filter, and of the drug's site between gate and filter."""

_BESIDE = 1.3
"""From this aspect on the instruments of a cell stand beside its doors."""
_SIDE_BY_SIDE = 1.15
"""From this aspect on the cells stand beside each other."""
_HEAD, _LAMPS, _CAPTION, _ROW, _TALLIES, _CURVE = 1.45, 1.5, 1.6, 1.9, 3.8, 7.4
"""Heights of the parts, in lines."""
_LOW_ROW, _ROW_FROM, _CAPTIONS_FROM = 1.2, 8.0, 7.6
"""Height of the row in a low room, and from how many lines on it, and what doors are doing, are shown there:
two doors alone would seem to be all.
"""
_COLUMN, _LEAST_COLUMN = 0.39, 10.0
"""Share of a cell that instruments beside its doors have, and how many lines at least."""
_NOTE = 1.3
"""Height of what is said below the first tally, in lines."""
HANDLE = 2.6
"""Height of the handle, in lines."""
_PAIR = 13.0
"""From this width on, in lines, both tallies fit beside each other."""


@dataclass(frozen=True, slots=True)
class Door:
    """A door that is shown large: its middle on the outer face, px, and px per unit across and down."""

    x: float
    y: float
    across: float
    down: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """The pixel of a place in the door's units."""
        return self.x + x * self.across, self.y + y * self.down

    @property
    def rect(self) -> Rect:
        """All of it."""
        left, top = self.at(-REACH, -ABOVE)
        return Rect(left, top, 2 * REACH * self.across, (ABOVE + BELOW) * self.down)


@dataclass(frozen=True, slots=True)
class CellPlace:
    """The parts of one cell, px; what has no room is None.

    whole: all of it. head: its name and voltage. picture: membrane and doors. lamps, captions: above and
    below the doors. row: of all doors, small. tallies: the two numbers. curve: U(V), with the handle below.
    """

    whole: Rect
    head: Rect
    picture: Rect
    lamps: Rect | None
    captions: Rect | None
    row: Rect | None
    tallies: Rect
    curve: Rect | None
    beside: bool

    @property
    def plate(self) -> Rect | None:
        """What the instruments stand on where they are beside the doors."""
        bottom = (self.curve or self.tallies).bottom
        top = self.tallies
        return Rect(top.x, top.y, top.w, bottom - top.y) if self.beside else None

    @property
    def doors(self) -> tuple[Door, Door]:
        """The two large doors."""
        room = self.picture
        down = room.h / (ABOVE + BELOW)
        across = min(0.5 * room.w / REACH / 2, 1.05 * down)
        down = min(down, across / 0.74)
        y = room.y + ABOVE * down + 0.5 * (room.h - (ABOVE + BELOW) * down)
        apart = max(2 * REACH * across, 0.44 * room.w)
        left, right = room.center[0] - apart / 2, room.center[0] + apart / 2
        return Door(left, y, across, down), Door(right, y, across, down)


@lru_cache(maxsize=16)
def places(free: Rect, line: float, view: View = PLAIN) -> tuple[CellPlace, ...]:
    """The places of both cells, beside each other or, in a tall room, above each other.

    Args:
        free: of the room, px.
        line: height of one, px.
        view: of a lesson. Where its camera comes near there are doors alone, since instruments would be cut;
            where it lights the voltage its handle comes before the numbers.
    """
    near, hand = view.is_near, "voltage" in view.lit
    side_by_side = free.w >= _SIDE_BY_SIDE * free.h
    gap = 0.3 * line
    size = (free.w - gap) / 2 if side_by_side else (free.h - gap) / 2
    halves = (
        (Rect(free.x, free.y, size, free.h), Rect(free.x + size + gap, free.y, size, free.h))
        if side_by_side
        else (Rect(free.x, free.y, free.w, size), Rect(free.x, free.y + size + gap, free.w, size))
    )
    return tuple(_bare(half, line) if near else _cell(half, line, hand=hand) for half in halves)


def _bare(whole: Rect, line: float) -> CellPlace:
    """Doors with their captions over the whole width; the row of all would be cut."""
    inner = whole.inset(min(0.7 * line, 0.04 * whole.w), 0.25 * line)
    head, rest = inner.top_slice(_HEAD * line)
    lines, up = rest.h / line, Rect(whole.x, rest.y, whole.w, rest.h)
    captions, up = _taken(up, _CAPTION * line, top=False, when=lines >= 5.5)
    lamps, up = _taken(up, _LAMPS * line, top=True, when=lines >= 13)
    nowhere = Rect(rest.x, rest.bottom, 0.0, 0.0)
    return CellPlace(whole, head, up, lamps, captions, None, nowhere, None, beside=False)


def _cell(whole: Rect, line: float, *, hand: bool) -> CellPlace:
    inner = whole.inset(min(0.7 * line, 0.04 * whole.w), 0.25 * line)
    head, rest = inner.top_slice(_HEAD * line)
    if _stands_beside(whole, line):
        return _beside(whole, head, rest, line)
    return _below(whole, head, rest, line, hand=hand)


def _stands_beside(whole: Rect, line: float) -> bool:
    return whole.w >= _BESIDE * whole.h and _COLUMN * whole.w >= _LEAST_COLUMN * line


def _beside(whole: Rect, head: Rect, rest: Rect, line: float) -> CellPlace:
    """Doors and row at the left, instruments in a column at the right."""
    column, left = rest.right_slice(max(_COLUMN * rest.w, _LEAST_COLUMN * line))
    left = Rect(whole.x, left.y, left.right - whole.x - 0.5 * line, left.h)
    lines = rest.h / line
    lamps, left = _taken(left, _LAMPS * line, top=True, when=lines >= 13)
    row, left = _taken(left, _ROW * line, top=False, when=lines >= 7)
    captions, left = _taken(left, _CAPTION * line, top=False, when=lines >= 9)
    roomy = column.h >= (_TALLIES + _NOTE + _CURVE) * line
    tallies, below = column.top_slice((_TALLIES + _NOTE if roomy else _TALLIES) * line)
    curve = below.top_slice(min(below.h, 9.0 * line))[0] if below.h >= 5.2 * line else None
    return CellPlace(whole, head, left, lamps, captions, row, tallies, curve, beside=True)


def _below(whole: Rect, head: Rect, rest: Rect, line: float, *, hand: bool) -> CellPlace:
    """Instruments below the doors: tallies at the left, the curve at the right; or the handle alone."""
    lines = rest.h / line
    if hand and (lines < 17 or rest.w < 17 * line):
        handle, up = rest.bottom_slice(HANDLE * line)
        bare = _bare(whole, line)
        return replace(bare, picture=replace(bare.picture, h=up.h), captions=None, curve=handle)
    has_curve = lines >= 17 and rest.w >= 17 * line
    is_low = lines < 10 or (lines < 13 and rest.w >= _PAIR * line)
    tall = _CURVE if has_curve else _TALLIES / (2 if is_low else 1)
    foot, up = rest.bottom_slice(min(tall * line, 0.5 * rest.h))
    left, right = foot.left_slice(0.46 * foot.w if has_curve else foot.w)
    tallies = left.top_slice(min(left.h, (_TALLIES + 1.4) * line))[0]
    curve = right.right_slice(right.w - 1.2 * line)[0] if has_curve else None
    up = Rect(whole.x, up.y, whole.w, up.h)
    row, up = _taken(up, (_ROW if lines >= 12 else _LOW_ROW) * line, top=False, when=lines >= _ROW_FROM)
    captions, up = _taken(up, _CAPTION * line, top=False, when=lines >= _CAPTIONS_FROM)
    lamps, up = _taken(up, _LAMPS * line, top=True, when=lines >= 18)
    return CellPlace(whole, head, up, lamps, captions, row, tallies, curve, beside=False)


def _taken(rect: Rect, height: float, *, top: bool, when: bool) -> tuple[Rect | None, Rect]:
    if not when:
        return None, rect
    return rect.top_slice(height) if top else rect.bottom_slice(height)
