"""The timeline: the curves of the course on one warped axis, with a playhead that can be dragged."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.draw.chart import Axis, Chart, draw_chart, playhead, x_px
from synapse_sim.draw.marks import fitting
from synapse_sim.session.commands import Command, GoTo
from synapse_sim.session.frame import Frame
from synapse_sim.session.published import Published
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.numbers import after, plain
from synapse_sim.ui.panels.curves import Detail, chart_of, lines_shown, most_rows
from synapse_sim.ui.widgets.widget import Widget, WidgetState

_NEAR_DP = 14.0
_IN_UNITS = {"plasma_ng_per_ml", "score"}
"""Columns with published points whose values have a unit."""


def timeline_height(canvas: Canvas, detail: Detail) -> float:
    """Height in which every label has its line, px."""
    return most_rows(detail) * canvas.line_height("small") + canvas.dp(30)


class Timeline(Widget):
    """The curves; press or drag to move in time. Arrows, Home and End move in time from everywhere, here too.

    detail: how many curves are shown.
    """

    takes_focus_by_press = False

    def __init__(self, now: Callable[[], Frame], do: Callable[[Command], object]) -> None:
        super().__init__("timeline")
        self._now = now
        self._do = do
        self.detail = Detail.ALL
        self._near_px = 10.0
        self._area = Rect(0, 0, 1, 1)
        self._axis = Axis(-1.0, 336.0, transform=np.arcsinh)
        self._percent = Axis(0.0, 100.0)
        self._shown: list[tuple[Paint, Floats]] = []
        self._places: list[tuple[float, float, Published]] = []

    def height(self, canvas: Canvas) -> float:
        """Height that it needs, px."""
        return timeline_height(canvas, self.detail)

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        frame = self._now()
        state = frame.revision, self.detail, bool(frame.published), frame.masked
        canvas.kept(self.name, state, self.rect, self._paint_chart, ground="background")
        playhead(canvas, self._area, self._axis, frame.time_h)
        self._draw_values(canvas)

    def _paint_chart(self, canvas: Canvas) -> None:
        frame = self._now()
        shown, chart = lines_shown(frame, self.detail), chart_of(frame, self.detail)
        self._axis, self._percent, self._near_px = chart.x, chart.y, canvas.dp(_NEAR_DP)
        self._shown = [(line.paint, line.percent(frame.course)) for line in shown]
        self._area = draw_chart(canvas, self.rect.inset(canvas.dp(12), canvas.dp(8)), chart)
        self._places = [
            (self._x(float(points.x[0])), self._y(float(points.y[0])), each)
            for points, each in zip(chart.points, frame.published, strict=True)
        ]
        self._draw_span_words(canvas, chart)

    def _draw_span_words(self, canvas: Canvas, chart: Chart) -> None:
        """What the shaded span is; in the larger room beside it the data's sources, in the other the unit."""
        pad, area = canvas.dp(6), self._area
        y, start, end = area.y + canvas.dp(3), area.x + pad, area.x
        for span in chart.spans:
            left, end = self._x(span.start), self._x(span.stop)
            said = fitting(canvas, (*wordings("panels.timeline.present"), ""), end - left - 2 * pad)
            words = canvas.text(end - pad, y, said, "small", "ink_soft", anchor="topright")
            start = words.x
        behind = Rect(end + pad, y, area.right - end - 2 * pad, 0)
        before = Rect(area.x + pad, y, start - area.x - 2 * pad, 0)
        larger, other = sorted((behind, before), key=lambda room: -room.w)
        self._draw_sources(canvas, larger)
        _draw_in(
            canvas,
            other if self._places else larger,
            area,
            (*wordings("panels.timeline.axis"), ""),
            "ink_soft",
        )

    def _draw_sources(self, canvas: Canvas, room: Rect) -> None:
        if self._places:
            sources = "◆ " + ", ".join(dict.fromkeys(each.short_source for *_, each in self._places))
            _draw_in(canvas, room, self._area, (sources,), "ink")

    def _draw_values(self, canvas: Canvas) -> None:
        frame = self._now()
        now_h, x = frame.time_h, self._x(frame.time_h)
        for paint, percent in self._shown:
            y = self._y(float(np.interp(now_h, frame.course.time_h, percent)))
            canvas.disc(x, y, canvas.dp(4.5), "panel")
            canvas.disc(x, y, canvas.dp(3.5), paint)

    def _x(self, time_h: float) -> float:
        return x_px(self._area, self._axis, time_h)

    def _y(self, percent: float) -> float:
        return self._area.bottom - min(max(float(self._percent.share(percent)), 0.0), 1.0) * self._area.h

    def tip(self) -> str:
        """What the curves are."""
        return text("panels.timeline.tip")

    def tip_at(self, x: float, y: float) -> str:
        """The published value under the pointer, or what the curves are."""
        for at_x, at_y, each in self._places:
            if hypot(x - at_x, y - at_y) <= self._near_px:
                return self._published_tip(each)
        return self.tip()

    def _published_tip(self, each: Published) -> str:
        point, finding = each.point, each.finding
        course = self._now().course
        model = float(np.interp(point.time_h, course.time_h, course.columns[point.column]))
        spread = "_spread" if point.error else ""
        column = point.column if point.column in _IN_UNITS else "plain"
        said = text(
            f"panels.published.{column}{spread}",
            value=plain(point.value),
            error=plain(point.error or 0.0),
            time=after(point.time_h),
            model=plain(model),
        )
        return f"{said}<br>{finding.claim}<br>{finding.source}"

    def press(self, x: float, y: float, *, double: bool) -> None:
        """Move there."""
        del double
        self.drag(x, y)

    def drag(self, x: float, y: float) -> None:
        """Follow the pointer."""
        del y
        share = (x - self._area.x) / max(1.0, self._area.w)
        self._do(GoTo(self._axis.value(min(max(share, 0.0), 1.0))))


def _draw_in(canvas: Canvas, room: Rect, area: Rect, wordings: tuple[str, ...], paint: Paint) -> None:
    """Words at the top of a room of the chart, at the chart's own end of it."""
    at_right = room.x > area.x + canvas.dp(7)
    words = fitting(canvas, wordings, room.w)
    canvas.text(
        room.right if at_right else room.x, room.y, words, "small", paint,
        anchor="topright" if at_right else "topleft", max_width=max(0.0, room.w),
    )  # fmt: skip
