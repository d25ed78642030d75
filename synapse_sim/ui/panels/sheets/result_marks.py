"""Marks of a published result: difference with whisker, bars, direction without a size, eye of blinding.

Right is better and zero stands at the same place on every axis of points.
"""

from __future__ import annotations

from math import cos, pi, sin
from typing import Literal

from synapse_sim.draw.canvas import Canvas, Paint, Rect

Eye = Literal["shut", "half", "open", "unknown"]
"""Nobody could tell, masked but felt, open, not said."""
WORST, BEST = 5.0, -20.0
"""Ends of the axis of points; a fall of the score is better and lies to the right."""
_TRACK_ALPHA = 0.45


def point_x(rect: Rect, points: float) -> float:
    """Where a change of so many points lies on the axis."""
    share = (WORST - points) / (WORST - BEST)
    return rect.x + min(max(share, 0.0), 1.0) * rect.w


def draw_track(canvas: Canvas, rect: Rect, *, zero: bool) -> None:
    """The ground of a row's axis, with its zero."""
    canvas.panel(rect, "track", None, radius_dp=4, alpha=_TRACK_ALPHA)
    if zero:
        x = point_x(rect, 0.0)
        canvas.line((x, rect.y - canvas.dp(2)), (x, rect.bottom + canvas.dp(2)), "ink", 1.4)


def draw_difference(canvas: Canvas, rect: Rect, points: float, interval: tuple[float, float] | None) -> None:
    """A diamond at the difference, and a whisker over its interval if there is one."""
    y, reach = rect.center[1], canvas.dp(6)
    if interval is not None:
        ends = [point_x(rect, each) for each in interval]
        canvas.line((ends[0], y), (ends[1], y), "drug", 3)
        for x in ends:
            canvas.line((x, y - reach), (x, y + reach), "drug", 2)
    draw_diamond(canvas, point_x(rect, points), y)


def draw_diamond(canvas: Canvas, x: float, y: float) -> None:
    """The mark of a published value."""
    canvas.mark("diamond", x, y, canvas.dp(8), "background")
    canvas.mark("diamond", x, y, canvas.dp(6.5), "drug")


def draw_bar(canvas: Canvas, rect: Rect, start_x: float, end_x: float, paint: Paint) -> None:
    """One arm: from the axis' start to its value."""
    left, right = min(start_x, end_x), max(start_x, end_x)
    canvas.panel(Rect(left, rect.y, max(right - left, canvas.dp(1.5)), rect.h), paint, None, radius_dp=3)


def draw_direction(canvas: Canvas, rect: Rect, outcome: str) -> None:
    """An arrow to the better side, a ring at zero, or both: nothing was read of its size."""
    x, y = point_x(rect, 0.0), rect.center[1]
    lift = 0.22 * rect.h if outcome == "mixed" else 0.0
    if outcome in {"positive", "mixed"}:
        tip, head = (rect.right - canvas.dp(10), y - lift), canvas.dp(7)
        canvas.polyline(((x + canvas.dp(6), y - lift), tip), "drug", 2, dash_dp=(5, 5))
        wings = ((tip[0] - head, tip[1] - head), tip, (tip[0] - head, tip[1] + head))
        canvas.polyline(wings, "drug", 2)
    if outcome in {"negative", "mixed"}:
        _draw_dashed_ring(canvas, x, y + lift)


def _draw_dashed_ring(canvas: Canvas, x: float, y: float) -> None:
    radius = canvas.dp(6)
    canvas.disc(x, y, radius, "panel")
    circle = [(x + radius * cos(k * pi / 12), y + radius * sin(k * pi / 12)) for k in range(25)]
    canvas.polyline(circle, "drug", 1.8, dash_dp=(3, 2.4))


def draw_hole(canvas: Canvas, rect: Rect) -> None:
    """Something that was looked for and not found: an empty place, not a value."""
    box = rect.inset(canvas.dp(1))
    corners = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
    canvas.polyline(corners, "ink_soft", 1.2, closed=True, dash_dp=(4, 4))
    if box.h >= canvas.line_height("small"):
        canvas.text(*box.center, "?", "small", "ink_soft", anchor="center")


def draw_eye(canvas: Canvas, x: float, y: float, eye: Eye, size_px: float) -> None:
    """How blind a trial was; x and y are the middle, size its width."""
    if eye == "unknown":
        canvas.text(x, y, "?", "small", "ink_soft", anchor="center")
        return
    half, rise = size_px / 2, 0.3 * size_px
    lower = [(x + half * cos(pi * k / 12), y + rise * sin(pi * k / 12)) for k in range(13)]
    if eye == "shut":
        canvas.polyline(lower, "ink", 1.6)
        for k in (2, 5, 7, 10):
            angle = pi * k / 12
            start = (x + half * cos(angle), y + rise * sin(angle))
            canvas.line(start, (start[0] + 0.2 * half * cos(angle), start[1] + 0.24 * size_px), "ink", 1.4)
        return
    upper = [(px, 2 * y - py) for px, py in reversed(lower)]
    canvas.polyline([*lower, *upper], "ink", 1.6, closed=True)
    if eye == "open":
        canvas.disc(x, y, 0.17 * size_px, "ink")
        return
    canvas.polygon([*upper, (x + half, y)], "ink", 0.35)
    canvas.line((x - half, y), (x + half, y), "ink", 1.4)
