"""Charts: what they show as frozen values, drawn once into a cached layer; the playhead moves on top.

A chart's layer is remembered by the chart's `key`, its size and the theme; so the key must name everything
that the chart shows.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synapse_sim.draw.canvas import Canvas, Paint, Rect

Floats = NDArray[np.float64]
Transform = Callable[[Floats], Floats]


def linear(values: Floats) -> Floats:
    """Even steps."""
    return values


@dataclass(frozen=True, slots=True)
class Axis:
    """From `low` to `high`, spread by `transform` (np.arcsinh warps time), with labelled ticks."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...] = ()
    transform: Transform = linear

    def share(self, values: ArrayLike) -> Floats:
        """Places along the axis, 0 at `low` and 1 at `high`; any shape."""
        low, high = self.transform(np.array([self.low, self.high], dtype=np.float64))
        placed: Floats = (self.transform(np.asarray(values, dtype=np.float64)) - low) / (high - low)
        return placed

    def value(self, share: float) -> float:
        """The value at a place 0..1, by bisection (`transform` must rise)."""
        low, high = self.low, self.high
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if self.share(middle) < share else (low, middle)
        return (low + high) / 2


@dataclass(frozen=True, slots=True)
class Curve:
    """One line; `label` stands at its end, a `ghost` is thin and faint, `fill` shades down to the axis."""

    x: Floats
    y: Floats
    colour: Paint
    label: str = ""
    width_dp: float = 2.0
    ghost: bool = False
    fill: float = 0.0
    dash_dp: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """The space between two lines (replicates, confidence)."""

    x: Floats
    low: Floats
    high: Floats
    colour: Paint
    alpha: float = 0.18


@dataclass(frozen=True, slots=True)
class Points:
    """Published data: places with error bars and a shape."""

    x: Floats
    y: Floats
    error: Floats
    colour: Paint
    shape: str = "diamond"


@dataclass(frozen=True, slots=True)
class Span:
    """A shaded stretch of the x axis."""

    start: float
    stop: float
    colour: Paint
    words: str = ""
    alpha: float = 0.10


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything one chart shows; `marks` are places on the x axis with a triangle (doses)."""

    key: Hashable
    x: Axis
    y: Axis
    curves: Sequence[Curve] = ()
    bands: Sequence[Band] = ()
    points: Sequence[Points] = ()
    spans: Sequence[Span] = ()
    marks: Sequence[float] = field(default_factory=tuple)


def draw_chart(canvas: Canvas, rect: Rect, chart: Chart, *, ground: Paint = "panel") -> Rect:
    """Draw a chart, from its cached layer.

    Returns:
        The area of the curves inside `rect` (ticks and end labels lie outside it).
    """
    canvas.layer(("chart", chart.key), rect, lambda inner: _paint(inner, chart), ground=ground)
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
    top = canvas.dp(10)
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


def row_of_words(
    centres: Sequence[float], widths: Sequence[float], ends: tuple[float, float], *, gap: float, reach: float
) -> list[tuple[int, float]]:
    """Words in a row, each centred near its place; those that would have to move too far are left out.

    Args:
        centres: where every word belongs, from left to right, px.
        widths: of every word, px.
        ends: between which they stand.
        gap: least distance between two words.
        reach: how far one may stand from its place. The first and the last word may stand further.

    Returns:
        Index and left edge of every word that stays.
    """

    def placed(kept: list[int]) -> list[tuple[int, float]]:
        return list(zip(kept, _side_by_side([(centres[k], widths[k]) for k in kept], ends, gap), strict=True))

    def farthest(kept: list[int]) -> float:
        return max((abs(left + widths[k] / 2 - centres[k]) for k, left in placed(kept)[1:-1]), default=0.0)

    kept = list(range(len(centres)))
    while farthest(kept) > reach:
        kept = min(([k for k in kept if k != out] for out in kept[1:-1]), key=farthest)
    return placed(kept)


def _side_by_side(words: Sequence[tuple[float, float]], ends: tuple[float, float], gap: float) -> list[float]:
    """Left edges nearest to where the words would be centred, so that none overlap."""
    if not words:
        return []
    widths = np.array([width for _, width in words])
    before = np.concatenate([[0.0], np.cumsum(widths + gap)[:-1]])
    wanted = np.array([centre for centre, _ in words]) - widths / 2 - before
    last = ends[1] - widths[-1] - before[-1]
    return [float(left) for left in np.clip(_pooled(wanted), ends[0], max(ends[0], last)) + before]


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


def _runs(kept: NDArray[np.bool_]) -> list[tuple[int, int]]:
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


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places near the wanted ones, at least `gap` apart where the room allows, in the same order."""
    order = np.argsort(wanted, kind="stable")
    step = min(gap, (high - low) / max(1, len(wanted) - 1)) if len(wanted) > 1 else gap
    places = np.asarray(wanted, dtype=np.float64)[order]
    offsets = step * np.arange(len(places))
    placed = np.clip(_pooled(places - offsets), low, max(low, high - (offsets[-1] if len(offsets) else 0)))
    result = np.empty_like(places)
    result[order] = placed + offsets
    return [float(v) for v in result]


def _pooled(values: Floats) -> list[float]:
    """The nearest rising sequence (least squares), by pooling neighbours that fall."""
    groups: list[tuple[float, int]] = []
    for value in values.tolist():
        mean, count = value, 1
        while groups and groups[-1][0] > mean:
            before, members = groups.pop()
            mean, count = (before * members + mean * count) / (members + count), count + members
        groups.append((mean, count))
    return [mean for mean, count in groups for _ in range(count)]
