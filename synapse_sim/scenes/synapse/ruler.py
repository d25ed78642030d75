"""The scale bar of the synapse: nanometers sideways; the cleft is drawn higher, which a chip says."""

from __future__ import annotations

from collections.abc import Sequence

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.scenes.synapse.view import REACH, UNITS_PER_NM, Side
from synapse_sim.texts.numbers import whole

_LENGTHS_NM = (200.0, 100.0, 50.0)
_SHARE = 0.24
"""Most of a picture's width that the bar has; the longest that has less is drawn."""
_OFF_DP = 8.0
"""Off the picture's edges."""


def bar_of(canvas: Canvas, placed: Sequence[Side]) -> tuple[Rect, float]:
    """The bar, where no synapse is, px; and its length in nm.

    At the lower edge between two synapses, else below the words beside one of two arms; of one alone in the
    upper corner, beside the terminal, or where that reaches too far in the lower one, over the glia.
    """
    side = placed[0]
    if len(placed) > 1 or (side.beside and side.strip.h == 0.0):
        length = _length(side, _SHARE * side.picture.w)
        width = length * UNITS_PER_NM * side.art.scale
        left = placed[-1].half.x - width / 2 if len(placed) > 1 else side.head.x
        return _at_foot(canvas, side, left, width), length
    left, right = _beside_terminal(canvas, side)
    length = _length(side, right - left)
    width = length * UNITS_PER_NM * side.art.scale
    wider = max(0.0, canvas.measure(whole(length, "nm"), "small", "medium")[0] - width)
    if left + wider + width > right:
        return _at_foot(canvas, side, side.picture.x + 3 * canvas.dp(_OFF_DP) + wider / 2, width), length
    left += max(0.0, wider / 2 - canvas.dp(_OFF_DP))
    top = max(side.picture.y, side.art.at(0.0, -side.art.above)[1])
    return Rect(left, top + 1.2 * canvas.line_height("small"), width, canvas.stroke(2)), length


def _at_foot(canvas: Canvas, side: Side, left: float, width: float) -> Rect:
    return Rect(left, side.picture.bottom - canvas.dp(_OFF_DP), width, canvas.stroke(2))


def _length(side: Side, most_px: float) -> float:
    fits = (length for length in _LENGTHS_NM if length * UNITS_PER_NM * side.art.scale <= most_px)
    return next(fits, _LENGTHS_NM[-1])


def _beside_terminal(canvas: Canvas, side: Side) -> tuple[float, float]:
    """From where to where there is room left of the terminal, px; its words may begin a little before."""
    return max(side.picture.x, side.head.x) + canvas.dp(_OFF_DP), side.art.at(-REACH, 0.0)[0]


def draw_ruler(canvas: Canvas, placed: Sequence[Side]) -> Rect:
    """Draw it; what it covers with its words comes back, px."""
    bar, length = bar_of(canvas, placed)
    canvas.fill("background", bar.inset(-canvas.dp(1.5)))
    canvas.fill("ink", bar)
    words = haloed(canvas, bar.center[0], bar.y - canvas.dp(3), whole(length, "nm"), anchor="midbottom")
    return Rect(min(words.x, bar.x), words.y, max(words.w, bar.w), bar.bottom - words.y)
