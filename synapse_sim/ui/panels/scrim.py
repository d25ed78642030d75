"""Calm ground under words that lie over the picture: the ground's own colour, growing toward the edges."""

from __future__ import annotations

from functools import partial

import numpy as np

from synapse_sim.arrays import AnyFloats
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.colour import Colour
from synapse_sim.draw.picture import Picture

_UNDER_WORDS = 0.9
"""How much of the ground stands under words: art below it cannot lower their contrast to 4.5."""
_BELOW_FADES = 2.2
"""Height of the ground that runs out below, as a multiple of what it runs out over."""
_INTO_FREE = {False: 0.0, True: 1.6}
"""How far the ground above runs on into the free part, likewise: on a light one less is seen as an edge."""


def draw_scrims(canvas: Canvas, whole: Rect, free: Rect, fade_px: float) -> None:
    """Lay the ground above and below the free part of a picture.

    Args:
        canvas: to draw on.
        whole: the picture.
        free: what stays as it is.
        fade_px: from words to the free part, px; there the ground runs out.
    """
    ground = canvas.colour("background")
    into = _INTO_FREE[canvas.theme.light] * fade_px
    above = Rect(whole.x, whole.y, whole.w, free.y + into - whole.y)
    seen = uncovered(whole, free, fade_px)
    below = Rect(whole.x, free.bottom, whole.w, seen.bottom - free.bottom)
    canvas.image(("scrim_above", round(fade_px + into)), above, partial(_above, ground, fade_px + into))
    canvas.image(("scrim_below", round(fade_px)), below, partial(_below, ground, fade_px))
    canvas.fill("background", Rect(whole.x, seen.bottom, whole.w, whole.bottom - seen.bottom))


def uncovered(whole: Rect, free: Rect, fade_px: float) -> Rect:
    """The part of a picture that can be seen: from there on the ground below lies solid over it."""
    bottom = free.bottom + min(_BELOW_FADES * fade_px, whole.bottom - free.bottom)
    return Rect(whole.x, whole.y, whole.w, bottom - whole.y)


def _above(ground: Colour, fade_px: float, width: int, height: int) -> Picture:
    """Nearly solid under words, then out over the last `fade_px`."""
    y = np.arange(height, dtype=np.float32) + 0.5
    return _sheet(ground, width, _UNDER_WORDS * _eased((height - y) / fade_px))


def _below(ground: Colour, fade_px: float, width: int, height: int) -> Picture:
    """From nothing to nearly solid over the first `fade_px`, then on to the ground itself."""
    y = np.arange(height, dtype=np.float32) + 0.5
    rest = np.clip((y - fade_px) / max(1.0, height - fade_px), 0.0, 1.0)
    return _sheet(ground, width, _UNDER_WORDS * _eased(y / fade_px) + (1.0 - _UNDER_WORDS) * rest)


def _eased(share: AnyFloats) -> AnyFloats:
    inside = np.clip(share, 0.0, 1.0)
    return inside * inside * (3.0 - 2.0 * inside)


def _sheet(ground: Colour, width: int, alpha: AnyFloats) -> Picture:
    picture = np.empty((len(alpha), width, 4), dtype=np.uint8)
    picture[:, :, :3] = ground
    picture[:, :, 3] = np.rint(255 * alpha)[:, None]
    return picture
