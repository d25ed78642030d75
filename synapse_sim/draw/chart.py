"""Charts: drawn once and shown again; the playhead moves on top.

Only the newest picture of a chart is remembered, so that a drag leaves none of all its settings behind. It is
known by the chart's `key`: first the chart's name, then everything that it shows.
"""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from synapse_sim.arrays import Bools, Floats
from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.draw.chart_values import Axis, Band, Chart, Curve, Points, Span
from synapse_sim.draw.label_rows import row_of_words, spread

__all__ = ["Axis", "Band", "Chart", "Curve", "Points", "Span", "draw_chart", "playhead", "x_px"]


def draw_chart(canvas: Canvas, rect: Rect, chart: Chart, *, ground: Paint = "panel") -> Rect:
    """Draw a chart, as it was drawn last while it shows the same.

    Returns:
        The area of the curves inside `rect` (ticks and end labels lie outside it).
    """
    name, *shown = chart.key
    paint = partial(_paint, chart=chart)
    canvas.kept(("chart", name), tuple(shown), rect, paint, ground=ground, calm=True)
    return _area(canvas, rect, chart)


def x_px(area: Rect, axis: Axis, value: float) -> float:
    """The pixel of a value along the x axis of a drawn chart."""
    return area.x + float(axis.share(value)) * area.w


def playhead(canvas: Canvas, area: Rect, axis: Axis, value: float, *, knob: bool = True) -> None:
    """One line through the chart at a value, with a knob on top."""
    x = x_px(area, axis, value)
    width = canvas.stroke(1.5)
    canvas.fill("ink", Rect(x - width / 2, area.y, width, area.h))
    if knob:
        canvas.disc(x, area.y, canvas.dp(6), "ink")


def _area(canvas: Canvas, rect: Rect, chart: Chart) -> Rect:
    names = [canvas.measure(c.label, "small")[0] for c in chart.curves if c.label]
    right = max(names) + canvas.dp(14) if names else canvas.dp(8)
    below = canvas.line_height("small") + canvas.dp(4) if chart.x.ticks else canvas.dp(4)
    left = max((canvas.measure(w, "small")[0] + canvas.dp(8) for _, w in chart.y.ticks), default=canvas.dp(4))
    named_top = any(value >= chart.y.high for value, _ in chart.y.ticks)
    top = max(canvas.dp(10), 0.5 * canvas.line_height("small") * named_top)
    return Rect(rect.x + left, rect.y + top, max(1, rect.w - left - right), max(1, rect.h - top - below))


def _paint(canvas: Canvas, chart: Chart) -> None:
    area = _area(canvas, canvas.rect, chart)
    _paint_ground(canvas, area, chart)
    for band in chart.bands:
        _paint_band(canvas, area, chart, band)
    for curve in sorted(chart.curves, key=lambda c: not c.ghost):
        _paint_curve(canvas, area, chart, curve)
    for points in chart.points:
        _paint_points(canvas, area, chart, points)
    _paint_labels(canvas, area, chart)


def _place(area: Rect, chart: Chart, x: ArrayLike, y: ArrayLike) -> tuple[Floats, Floats]:
    across, up = chart.x.share(x), np.clip(chart.y.share(y), 0.0, 1.0)
    return area.x + across * area.w, area.bottom - up * area.h


def _paint_ground(canvas: Canvas, area: Rect, chart: Chart) -> None:
    for span in chart.spans:
        left, right = (x_px(area, chart.x, v) for v in (span.start, span.stop))
        box = Rect(left, area.y, right - left, area.h)
        canvas.panel(box, span.colour, None, radius_dp=0, alpha=span.alpha)
        canvas.text(
            left + canvas.dp(5), area.y + canvas.dp(2), span.words, "small", "ink_soft",
            max_width=max(0.0, right - left - canvas.dp(8)),
        )  # fmt: skip
    _paint_x_ticks(canvas, area, chart)
    _paint_y_ticks(canvas, area, chart)
    _paint_marks(canvas, area, chart)


def _paint_y_ticks(canvas: Canvas, area: Rect, chart: Chart) -> None:
    """Lines and words from below; a word that would touch the one below it is left out with its line."""
    free = np.inf
    for value, words in chart.y.ticks:
        y = float(_place(area, chart, chart.x.low, value)[1])
        if y <= free:
            canvas.line((area.x, y), (area.right, y), "border", 1)
            canvas.text(area.x - canvas.dp(6), y, words, "small", "ink_soft", anchor="midright")
            free = y - canvas.em("small")


def _paint_marks(canvas: Canvas, area: Rect, chart: Chart) -> None:
    """A triangle at every mark, but none that would touch the one before."""
    radius, free = canvas.dp(5), -np.inf
    for x in (x_px(area, chart.x, value) for value in sorted(chart.marks)):
        if x >= free:
            canvas.mark("triangle", x, area.bottom - canvas.dp(4), radius, "ink")
            free = x + 2.6 * radius


def _paint_x_ticks(canvas: Canvas, area: Rect, chart: Chart) -> None:
    for value, _ in chart.x.ticks:
        x = x_px(area, chart.x, value)
        canvas.line((x, area.y), (x, area.bottom), "border", 1)
    widths = [canvas.measure(words, "small")[0] for _, words in chart.x.ticks]
    centres = [x_px(area, chart.x, value) for value, _ in chart.x.ticks]
    room, em = canvas.rect, canvas.em("small")
    for k, left in row_of_words(centres, widths, (room.x, room.right), gap=0.5 * em, reach=0.8 * em):
        canvas.text(left, area.bottom + canvas.dp(4), chart.x.ticks[k][1], "small", "ink_soft")


def _paint_band(canvas: Canvas, area: Rect, chart: Chart, band: Band) -> None:
    x, low = _place(area, chart, band.x, band.low)
    _, high = _place(area, chart, band.x, band.high)
    _shade(canvas, x, (high, low), band.colour, band.alpha)


def _shade(canvas: Canvas, x: Floats, span: tuple[Floats, Floats], colour: Paint, alpha: float) -> None:
    left, right = int(np.floor(x[0])), int(np.ceil(x[-1]))
    columns = np.arange(left, right) + 0.5
    upper, lower = (np.interp(columns, x, edge) for edge in span)
    canvas.columns(left, upper, lower, colour, alpha)


def _paint_curve(canvas: Canvas, area: Rect, chart: Chart, curve: Curve) -> None:
    """The curve, with a gap where it has no value."""
    x, y = _place(area, chart, curve.x, curve.y)
    shown = (x >= area.x - 1) & (x <= area.right + 1)
    x, y = x[shown], y[shown]
    has_value = np.isfinite(y)
    for start, stop in _runs(has_value):
        _paint_stretch(canvas, area, curve, x[start:stop], y[start:stop])


def _runs(kept: Bools) -> list[tuple[int, int]]:
    """Start and stop of every row of two or more that are kept."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], kept, [False]]).astype(np.int8)))
    return [(int(start), int(stop)) for start, stop in edges.reshape(-1, 2) if stop - start > 1]


def _paint_stretch(canvas: Canvas, area: Rect, curve: Curve, x: Floats, y: Floats) -> None:
    if curve.fill:
        _shade(canvas, x, (y, np.full_like(y, area.bottom)), curve.colour, curve.fill)
    paint = canvas.faded(curve.colour, 0.55) if curve.ghost else curve.colour
    width = curve.width_dp * (0.7 if curve.ghost else 1.0)
    if curve.dash_dp is None:
        canvas.trace(x, y, paint, width)
    else:
        canvas.polyline(np.column_stack([x, y]), paint, width, dash_dp=curve.dash_dp)


def _paint_points(canvas: Canvas, area: Rect, chart: Chart, points: Points) -> None:
    x, y = _place(area, chart, points.x, points.y)
    _, low = _place(area, chart, points.x, points.y - points.error)
    _, high = _place(area, chart, points.x, points.y + points.error)
    for at_x, at_y, at_low, at_high in zip(x, y, low, high, strict=True):
        canvas.line((at_x, at_low), (at_x, at_high), points.colour, 1.5)
        canvas.mark(points.shape, at_x, at_y, canvas.dp(7), "ink")
        canvas.mark(points.shape, at_x, at_y, canvas.dp(5), points.colour)


def _paint_labels(canvas: Canvas, area: Rect, chart: Chart) -> None:
    named = [c for c in chart.curves if c.label and np.isfinite(c.y[-1])]
    ends = [float(_place(area, chart, c.x[-1], c.y[-1])[1]) for c in named]
    rows = spread(ends, canvas.line_height("small"), area.y, area.bottom - canvas.em("small") / 2)
    for curve, end, row in zip(named, ends, rows, strict=True):
        x = area.right + canvas.dp(10)
        canvas.line((area.right, end), (x - canvas.dp(2), row), curve.colour, 1)
        canvas.text(x, row, curve.label, "small", curve.colour, anchor="midleft")
