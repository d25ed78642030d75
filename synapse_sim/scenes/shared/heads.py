"""What every scene wears: title on the left, its scales as chips on the right.

Whether a scene shows its full detail follows from how many ems of text its rectangle holds.
"""

from __future__ import annotations

from collections.abc import Sequence

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.marks import chip_width
from synapse_sim.draw.marks import chips as draw_chips

_ROOMY_EM = (32.0, 15.0)
"""Least width and height of a full-size scene, in ems of body text."""


def is_roomy(canvas: Canvas) -> bool:
    """Whether the scene has room for its full detail; panels of the overview have not."""
    em = canvas.em("body")
    return canvas.rect.w >= _ROOMY_EM[0] * em and canvas.rect.h >= _ROOMY_EM[1] * em


def content(canvas: Canvas) -> Rect:
    """The scene's rectangle without its margins."""
    return (
        canvas.rect.inset(canvas.dp(28), canvas.dp(20))
        if is_roomy(canvas)
        else canvas.rect.inset(canvas.dp(14))
    )


def draw_head(canvas: Canvas, label: str, subtitle: str, chips: Sequence[str]) -> Rect:
    """Draw the title, below it the subtitle if there is room, and the chips.

    A small scene has its title and its first scale alone.

    Returns:
        The content below all of them.
    """
    left, right = draw_heads(canvas, label, subtitle, chips)
    return left if left.y > right.y else right


def draw_heads(
    canvas: Canvas, label: str, subtitle: str, chips: Sequence[str], *, chips_left: float = 0.0
) -> tuple[Rect, Rect]:
    """As `draw_head`; no chip begins left of `chips_left` px.

    Returns:
        The content below the title, and the content below the chips.
    """
    del subtitle
    inner = content(canvas)
    if not is_roomy(canvas):
        return _draw_small(canvas, inner, label, chips[0] if chips else "")
    head = canvas.text(inner.x, inner.y, label, "title", ground="background")
    left = max(head.right + canvas.dp(24), chips_left)
    y = inner.y
    if max((chip_width(canvas, words) for words in chips), default=0.0) > inner.right - left:
        left, y = inner.x, head.bottom + canvas.dp(6)
    pills = draw_chips(canvas, inner.right, y, chips, left)
    return _below(inner, head.bottom + canvas.dp(10)), _below(inner, pills.bottom + canvas.dp(12))


def _below(inner: Rect, y: float) -> Rect:
    return inner.top_slice(y - inner.y)[1]


def _draw_small(canvas: Canvas, inner: Rect, label: str, scale: str) -> tuple[Rect, Rect]:
    head = canvas.text(inner.x, inner.y, label, "heading", max_width=inner.w, ground="background")
    width, height = canvas.measure(scale, "small")
    fits = width <= inner.right - head.right - canvas.dp(16)
    x, y = (inner.right - width, head.center[1] - height / 2) if fits else (inner.x, head.bottom)
    words = canvas.text(x, y, scale, "small", "ink_soft", max_width=inner.w, ground="background")
    rest = _below(inner, max(head.bottom, words.bottom))
    return rest, rest
