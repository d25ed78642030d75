"""Where everything of the synapse stands: a function of the free rectangle and the height of a line.

The picture of a synapse has units of its own: 0, 0 is the middle of the terminal's face, x runs to the right
and y down. Sideways a nanometer is `UNITS_PER_NM`; the cleft is drawn higher, and the scene says by how much.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from synapse_sim.draw.rect import Rect

UNITS_PER_NM = 1.52
CLEFT = 122.0
"""Height of the cleft: from the terminal's face down to the spine's."""
HALF, ABOVE, BELOW = 334.0, 258.0, 160.0
"""Half the width of a picture, and its height above the terminal's face and below the spine's."""
_LEAST_ABOVE, _LEAST_BELOW = 196.0, 128.0
"""The same in a low room, where the terminal is flatter."""
REACH = 246.0
"""How far from the middle molecules are seen; farther out glia stands before them."""
_LEAST_HALF = 14.0
"""Width, in lines, below which there is room for one synapse only."""
_COLUMN, _COLUMN_SHARE = 9.6, 0.36
_HEAD, _STRIP = 1.5, 5.0
_FOOT, _CLEARLY = 1.3, 1.15
"""Below the words of a synapse that stands alone: room for the counts of the other, in lines; and from how
many times the size on words stand beside it.
"""
_LEAST_SCALE = 0.05
"""Even where nothing can be made out, px per unit."""


@dataclass(frozen=True, slots=True)
class Art:
    """A drawn synapse: the pixel of its 0, 0, px per unit, and how far it goes up and down, in units."""

    x: float
    y: float
    scale: float
    above: float
    below: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """The pixel of a place in units."""
        return self.x + x * self.scale, self.y + y * self.scale

    def moved(self, dx: float, dy: float) -> Art:
        """The same elsewhere."""
        return replace(self, x=self.x + dx, y=self.y + dy)


@dataclass(frozen=True, slots=True)
class Side:
    """One synapse and what belongs to it, px.

    half: its part of the room. picture: what the synapse may fill. head: its name.
    free: how many molecules are in the cleft. strip: releases of many. beside: whether all three stand in a
    column beside the picture.
    """

    half: Rect
    picture: Rect
    art: Art
    head: Rect
    free: Rect
    strip: Rect
    beside: bool


@lru_cache(maxsize=16)
def sides(free: Rect, line: float, *, is_half: bool = False) -> tuple[Side, ...]:
    """Without and with the drug beside each other; in a narrow room with the drug alone.

    As a half of a picture of two arms one synapse stands without its releases.
    """
    if is_half:
        return (_half(free, line),)
    if free.w < 2 * _LEAST_HALF * line or free.w < 1.05 * free.h:
        return (_alone(free, line),)
    halves = (replace(free, w=free.w / 2), Rect(free.x + free.w / 2, free.y, free.w / 2, free.h))
    by_column = [_beside(half, line, at_left=k == 0) for k, half in enumerate(halves)]
    by_strip = [_below(half, line) for half in halves]
    return tuple(by_column if by_column[0].art.scale >= by_strip[0].art.scale else by_strip)


def _half(free: Rect, line: float) -> Side:
    """As one of two arms, which are named above: the count above the synapse, or beside it in a low room."""
    below = _below(free, line, strip=0.0)
    beside = _beside(free, line, at_left=True)
    beside = replace(beside, free=replace(beside.free, y=beside.head.y), strip=replace(beside.strip, h=0.0))
    return beside if beside.art.scale > _CLEARLY * below.art.scale else below


def _alone(free: Rect, line: float) -> Side:
    """One synapse: its words above and below it, or beside it where that makes it clearly larger."""
    below = _below(free, line)
    beside = _beside(free, line, at_left=True, foot=_FOOT * line)
    return beside if beside.art.scale > _CLEARLY * below.art.scale else below


def _beside(half: Rect, line: float, *, at_left: bool, foot: float = 0.0) -> Side:
    """Words in a column at the outer side; `foot` px are left below them."""
    inner = half.inset(min(0.9 * line, 0.04 * half.w), 0.3 * line)
    width = min(_COLUMN * line, _COLUMN_SHARE * half.w)
    column, _ = inner.left_slice(width) if at_left else inner.right_slice(width)
    column = column.top_slice(column.h - foot)[0]
    left, right = (column.right, half.right) if at_left else (half.x, column.x)
    picture = Rect(left, half.y, right - left, half.h)
    head, rest = column.top_slice((2.7 if column.h > 13 * line else 1.4) * line)
    free, strip = rest.top_slice((3.0 if column.h > 10 * line else 2.3) * line)
    return Side(half, picture, _art(picture), head, free, strip, beside=True)


def _below(half: Rect, line: float, strip: float = _STRIP) -> Side:
    """The name above the picture, releases below it."""
    inner = half.inset(min(0.9 * line, 0.04 * half.w), 0.3 * line)
    tall = _HEAD * line
    two_rows = half.w < 24 * line
    head, rest = inner.top_slice(tall)
    free, rest = rest.top_slice(tall) if two_rows else (head, rest)
    below, picture = rest.bottom_slice(min(strip * line, 0.3 * inner.h))
    picture = Rect(half.x, picture.y, half.w, picture.h - 0.3 * line)
    return Side(half, picture, _art(picture), head, free, below, beside=False)


def _art(picture: Rect) -> Art:
    """As large as fits; what is low has a flatter terminal."""
    least = _LEAST_ABOVE + CLEFT + _LEAST_BELOW
    scale = max(min(picture.w / (2 * HALF), picture.h / least), _LEAST_SCALE)
    rest = max(0.0, picture.h / scale - least)
    above = min(ABOVE, _LEAST_ABOVE + 0.65 * rest)
    below = min(BELOW, _LEAST_BELOW + rest - (above - _LEAST_ABOVE))
    spare = picture.h - (above + CLEFT + below) * scale
    return Art(picture.center[0], picture.y + spare / 2 + above * scale, scale, above, below)
