"""Where bodies and numbers stand on the screen: a function of the free rectangle and of how many bodies."""

from __future__ import annotations

from dataclasses import dataclass, replace

from synapse_sim.draw.canvas import Rect
from synapse_sim.scenes.body.figure import Figure, Point
from synapse_sim.scenes.body.person import PERSON
from synapse_sim.scenes.body.rodent import RODENT

_WIDE, _BOTH_SIDES, _RACE = 1.25, 2.05, 1.75
"""Aspects from which numbers stand beside a body, at both sides of it, and between two."""
_MARGIN = 0.02
"""Share of the height that stays free above and below a body."""


@dataclass(frozen=True, slots=True)
class BodyView:
    """The figure in a rectangle: `scale` px a figure unit, (x, y) the pixel of the figure's (0, 0)."""

    picture: Rect
    x: float
    y: float
    scale: float

    def place(self, x: float, y: float) -> Point:
        """The pixel of a point in figure units."""
        return self.x + x * self.scale, self.y + y * self.scale

    def moved(self, dx: float, dy: float) -> BodyView:
        """The same view elsewhere."""
        return replace(self, picture=self.picture.moved(dx, dy), x=self.x + dx, y=self.y + dy)

    def box(self, figure: Figure) -> Rect:
        """Whole pixels that hold the figure."""
        left, top = self.place(-figure.left, -0.02)
        right, bottom = self.place(figure.right, figure.height + 0.02)
        return Rect(*Rect(left, top, right - left, bottom - top).whole)


@dataclass(frozen=True, slots=True)
class Layout:
    """Rooms of one or two bodies, and of the numbers: shares of the dose, and levels."""

    bodies: tuple[Rect, ...]
    shares: Rect
    levels: Rect


def figure_of(species: str) -> Figure:
    """The figure of a species; rats and mice share one."""
    return PERSON if species == "human" else RODENT


def layout(free: Rect, bodies: int) -> Layout:
    """How a room is parted: numbers at both sides of a body, between two of them, or below."""
    room = free.inset(0.02 * free.w, _MARGIN * free.h)
    aspect = free.w / free.h
    if bodies == 2:
        return _race(room) if aspect >= _RACE else _race_above(room)
    if aspect >= _BOTH_SIDES:
        return _between(room)
    return _beside(room) if aspect >= _WIDE else _above(room)


def _between(room: Rect) -> Layout:
    """Numbers at both sides."""
    middle = min(max(1.25 * room.h, 0.36 * room.w), 0.44 * room.w)
    side = (room.w - middle) / 2
    left, rest = room.left_slice(side)
    body, right = rest.left_slice(middle)
    return Layout((body,), left, right)


def _beside(room: Rect) -> Layout:
    body, numbers = room.left_slice(0.54 * room.w)
    numbers = numbers.inset(0.01 * room.w, 0.0)
    shares, levels = numbers.top_slice(0.46 * room.h)
    return Layout((body,), shares, levels)


def _above(room: Rect) -> Layout:
    body, numbers = room.top_slice(0.60 * room.h)
    shares, levels = numbers.top_slice(0.42 * numbers.h)
    return Layout((body,), shares, levels)


def _race(room: Rect) -> Layout:
    """Two bodies of one size, numbers between them."""
    side = min(max(0.80 * room.h, 0.28 * room.w), 0.32 * room.w)
    first, rest = room.left_slice(side)
    numbers, other = rest.left_slice(room.w - 2 * side)
    shares, levels = numbers.top_slice(0.44 * room.h)
    return Layout((first, other), shares, levels)


def _race_above(room: Rect) -> Layout:
    above, numbers = room.top_slice(0.46 * room.h)
    first, other = above.left_slice(room.w / 2)
    shares, levels = numbers.top_slice(0.46 * numbers.h)
    return Layout((first, other), shares, levels)


def body_view(picture: Rect, figure: Figure) -> BodyView:
    """The figure as large as it fits, in the middle."""
    scale = min(picture.w / (figure.left + figure.right), picture.h / (figure.height + 0.01))
    middle = max(picture.center[0], picture.x + figure.left * scale)
    middle = min(middle, picture.right - figure.right * scale)
    return BodyView(picture, middle, picture.y + (picture.h - figure.height * scale) / 2, scale)
