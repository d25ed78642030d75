"""The scale bar of the synapse: nanometers sideways; the cleft is drawn higher, which a chip says."""

from __future__ import annotations

from collections.abc import Sequence

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.scenes.synapse.view import HALF, UNITS_PER_NM, Side
from synapse_sim.texts.numbers import whole

_LENGTHS_NM = (200.0, 100.0, 50.0)
_SHARE = 0.24
"""Most of a picture's width that the bar has; the longest that has less is drawn."""


def bar_of(canvas: Canvas, placed: Sequence[Side]) -> tuple[Rect, float]:
    """The bar at the lower edge, where no synapse is, px; and its length in nm.

    Between two synapses, else below the words beside one, else right of it.
    """
    side, scale = placed[0], placed[0].art.scale
    most = _SHARE * side.picture.w
    fits = (length for length in _LENGTHS_NM if length * UNITS_PER_NM * scale <= most)
    length = next(fits, _LENGTHS_NM[-1])
    width, height = length * UNITS_PER_NM * scale, canvas.stroke(2)
    if len(placed) > 1:
        left = placed[-1].half.x - width / 2
    else:
        left = side.head.x if side.beside else side.picture.right - width - canvas.dp(8)
    return Rect(left, side.picture.bottom - canvas.dp(8), width, height), length


def draw_ruler(canvas: Canvas, placed: Sequence[Side]) -> Rect | None:
    """Draw it, where there is room; what it covers with its words comes back, px."""
    bar, length = bar_of(canvas, placed)
    if len(placed) == 1 and not _has_room(placed[0], bar):
        return None
    canvas.fill("background", bar.inset(-canvas.dp(1.5)))
    canvas.fill("ink", bar)
    words = haloed(canvas, bar.center[0], bar.y - canvas.dp(3), whole(length, "nm"), anchor="midbottom")
    return Rect(min(words.x, bar.x), words.y, max(words.w, bar.w), bar.bottom - words.y)


def _has_room(side: Side, bar: Rect) -> bool:
    """Whether neither the synapse stands there, nor the counts below its releases."""
    return side.strip.h == 0.0 if side.beside else bar.x > side.art.at(HALF, 0.0)[0]
