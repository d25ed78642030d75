"""What every scene wears: title and place in time on the left, its scales as chips on the right.

Whether a scene shows its full detail follows from how many ems of text its rectangle holds.
"""

from __future__ import annotations

from collections.abc import Sequence

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.marks import chips as draw_chips

_ROOMY_EM = (32.0, 18.0)
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


def draw_chrome(
    canvas: Canvas, label: str, subtitle: str, chips: Sequence[str], *, chips_left: float = 0.0
) -> Rect:
    """Draw the title, below it the subtitle, and the chips, none of which begins left of `chips_left` px.

    A small scene has its title and its first scale alone.

    Returns:
        The content below them.
    """
    inner = content(canvas)
    if not is_roomy(canvas):
        return _draw_small(canvas, inner, label, chips[0] if chips else "")
    head = canvas.text(inner.x, inner.y, label, "title", ground="background")
    sub = canvas.text(
        inner.x, inner.y + canvas.line_height("title"), subtitle, "body", "ink_soft", ground="background"
    )
    left = max(head.right + canvas.dp(24), sub.right + canvas.dp(24), chips_left)
    pills = draw_chips(canvas, inner.right, inner.y, chips, left)
    return inner.top_slice(max(sub.bottom, pills.bottom) - inner.y + canvas.dp(10))[1]


def _draw_small(canvas: Canvas, inner: Rect, label: str, scale: str) -> Rect:
    head = canvas.text(inner.x, inner.y, label, "heading", max_width=inner.w, ground="background")
    room = inner.right - head.right - canvas.dp(16)
    width, height = canvas.measure(scale, "small")
    if width <= room:
        y = head.center[1] - height / 2
        canvas.text(inner.right, y, scale, "small", "ink_soft", anchor="topright", ground="background")
        return inner.top_slice(head.h)[1]
    below = canvas.text(
        inner.x, head.bottom, scale, "small", "ink_soft", max_width=inner.w, ground="background"
    )
    return inner.top_slice(below.bottom - inner.y)[1]
