"""What a picture is shown as: a part of it larger, some things in their light, the rest behind a veil."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from synapse_sim.arrays import Floats32
from synapse_sim.draw.colour import Colour
from synapse_sim.draw.making import Making, strips
from synapse_sim.draw.masks import grid
from synapse_sim.draw.picture import Picture
from synapse_sim.draw.rect import Rect

VEIL_ALPHA = 0.6
"""How much of the ground lies over what steps back: it can still be made out."""
_RING_ALPHA = 0.5
_CORNER_DP, _SOFT_DP, _RING_DP = 26.0, 22.0, 1.7
_MOST_RINGED = 0.3
"""Share of the picture from which on what is lit needs no ring."""


@dataclass(frozen=True, slots=True)
class Veil:
    """Calm ground over what steps back.

    lit: places that keep their light, px. dimmed: places that step back; none: all that is not lit.
    strength: 0..1, how far the veil has come.
    """

    lit: tuple[Rect, ...] = ()
    dimmed: tuple[Rect, ...] = ()
    strength: float = 1.0

    def dims(self, x: float, y: float) -> bool:
        """Whether a place of the picture (px) is to step back."""
        if self.dimmed:
            return any(rect.contains(x, y) for rect in self.dimmed)
        return not any(rect.contains(x, y) for rect in self.lit)


@dataclass(frozen=True, slots=True)
class Beam:
    """How a picture is shown.

    shown: the part of it that fills its place, px; all of it if None.
    veils: over it; while one goes and another comes there are two.
    free: where words may stand, px.
    seen: what of its place nothing solid lies over, px; all of it if None.
    """

    shown: Rect | None = None
    veils: tuple[Veil, ...] = ()
    free: Rect | None = None
    seen: Rect | None = None

    @property
    def is_plain(self) -> bool:
        """Whether the picture is shown as it is."""
        return self.shown is None and not self.veils


def part_shown(whole: Rect, free: Rect, zoom: float, center: tuple[float, float]) -> Rect:
    """The part of a picture that fills it when it is shown `zoom` times as large, px.

    Args:
        whole: the picture.
        free: the part of it that nothing lies over; its middle shows what is looked at.
        zoom: 1 or more.
        center: what is looked at, as shares 0..1 of `free`.
    """
    width, height = whole.w / zoom, whole.h / zoom
    at_x, at_y = free.x + center[0] * free.w, free.y + center[1] * free.h
    left = at_x - (free.center[0] - whole.x) / zoom
    top = at_y - (free.center[1] - whole.y) / zoom
    left = min(max(left, whole.x), whole.right - width)
    top = min(max(top, whole.y), whole.bottom - height)
    return Rect(left, top, width, height)


def come_to(whole: Rect, shown: Rect | None, x: float, y: float) -> tuple[float, float]:
    """Where a place of the picture has come to stand, px."""
    if shown is None:
        return x, y
    zoom = whole.w / shown.w
    return whole.x + (x - shown.x) * zoom, whole.y + (y - shown.y) * zoom


def come_from(whole: Rect, shown: Rect | None, x: float, y: float) -> tuple[float, float]:
    """Which place of the picture stands at a pixel."""
    return (x, y) if shown is None else come_to(shown, whole, x, y)


def veil_picture(
    width: int, height: int, veil: Veil, ends: tuple[Colour, Colour], px_per_dp: float
) -> Making[Picture]:
    """The veil in slices, with soft edges, and a soft ring around what is lit.

    Args:
        width: of the picture, px.
        height: of the picture, px.
        veil: its rectangles in px of this picture.
        ends: colours of the veil and of the ring.
        px_per_dp: of this picture.
    """
    lit = yield from _distance(width, height, veil.lit, px_per_dp)
    back = lit
    if veil.dimmed:
        back = -(yield from _distance(width, height, veil.dimmed, px_per_dp))
    strength = _RING_ALPHA if _needs_ring(veil.lit, width, height) else 0.0
    picture = np.empty((height, width, 4), dtype=np.uint8)
    for rows in strips(height, width):
        yield
        _veil_rows(picture[rows], (lit[rows], back[rows]), ends, strength, px_per_dp)
    return picture


def _veil_rows(
    onto: Picture,
    away: tuple[Floats32, Floats32],
    ends: tuple[Colour, Colour],
    strength: float,
    px_per_dp: float,
) -> None:
    """Some rows of it, by how far they lie outside of what is lit, and inside of what is dimmed."""
    lit, back = away
    cover = np.clip(back / (_SOFT_DP * px_per_dp) + 0.15, 0.0, 1.0)
    ring = np.clip(1.4 - np.abs(lit - 3 * px_per_dp) / (_RING_DP * px_per_dp), 0.0, 1.0)
    ring *= strength
    cover *= VEIL_ALPHA
    alpha = cover + ring * (1.0 - cover)
    share = ring / np.maximum(alpha, 1e-6)
    for channel, (ground, line) in enumerate(zip(*ends, strict=True)):
        onto[:, :, channel] = ground + (line - ground) * share
    onto[:, :, 3] = np.rint(255 * alpha)


def _needs_ring(lit: Sequence[Rect], width: int, height: int) -> bool:
    return sum(rect.w * rect.h for rect in lit) < _MOST_RINGED * width * height


def _distance(width: int, height: int, rects: Sequence[Rect], px_per_dp: float) -> Making[Floats32]:
    """How far each pixel lies outside of all rectangles, px, no farther than what is soft; in slices."""
    reach = 2.0 * _SOFT_DP * px_per_dp
    found = np.full((height, width), reach, dtype=np.float32)
    x, y = grid(width, height)
    for rect in rects:
        near = Rect(*rect.inset(-reach).common(Rect(0, 0, width, height)).whole)
        left, top, across, down = near.whole
        rows, columns = slice(top, top + down), slice(left, left + across)
        radius = min(_CORNER_DP * px_per_dp, rect.w / 2, rect.h / 2)
        dx = np.abs(x[:, columns] - rect.center[0]) - (rect.w / 2 - radius)
        dy = np.abs(y[rows] - rect.center[1]) - (rect.h / 2 - radius)
        outside = np.hypot(np.maximum(dx, 0), np.maximum(dy, 0))
        own = outside + np.minimum(np.maximum(dx, dy), 0) - radius
        np.minimum(found[rows, columns], own, out=found[rows, columns])
        yield
    return found
