"""All curves on one axis: in percent of their start, or of what stands in brackets."""

from __future__ import annotations

import numpy as np

from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.draw.chart import Chart, draw_chart, x_px
from synapse_sim.draw.marks import fitting
from synapse_sim.session.frame import Frame
from synapse_sim.session.published import Published
from synapse_sim.texts.catalogue import wordings
from synapse_sim.ui.panels.answer_row import draw_hatch
from synapse_sim.ui.panels.caption import HIDDEN
from synapse_sim.ui.panels.curves import Detail, chart_of, lines_shown, own_in, shown_published
from synapse_sim.ui.panels.drawn import Drawn, Mark, Own, Riding
from synapse_sim.ui.panels.hill import haloed


def paint_one_axis(canvas: Canvas, rect: Rect, frame: Frame, detail: Detail) -> Drawn:
    """Paint the curves of a frame.

    Args:
        canvas: an opaque one.
        rect: of the whole timeline, px.
        frame: gives course, pins and published points.
        detail: how many curves.
    """
    chart = chart_of(frame, detail)
    area = draw_chart(canvas, rect, chart, ground="background")

    def y(percent: object) -> object:
        share = np.clip(chart.y.share(np.asarray(percent, dtype=np.float64)), 0.0, 1.0)
        return area.bottom - share * area.h

    shown = lines_shown(frame, detail)
    given: list[Published | Own] = [*shown_published(frame, shown), *own_in(frame, shown)]
    marks = tuple(
        Mark(x_px(area, chart.x, float(points.x[0])), float(np.asarray(y(points.y[0]))), each)
        for points, each in zip(chart.points, given, strict=True)
    )
    riding = tuple(Riding(line.paint, np.asarray(y(line.percent(frame.course)))) for line in shown)
    _paint_span_words(canvas, area, chart, marks)
    _paint_hidden(canvas, area, chart, frame)
    return Drawn(area, chart.x, marks, riding=riding)


def _paint_hidden(canvas: Canvas, area: Rect, chart: Chart, frame: Frame) -> None:
    """The stretch that is to be predicted, as it stands in the lanes: no curve of it is drawn at all."""
    if frame.masked:
        left = max(area.x, x_px(area, chart.x, max(frame.masked_from_h, frame.span_h[0])))
        room = Rect(left, area.y, max(1.0, area.right - left), area.h)
        draw_hatch(canvas.sub(room), room)
        haloed(canvas, room.center, HIDDEN, anchor="center")


def _paint_span_words(canvas: Canvas, area: Rect, chart: Chart, marks: tuple[Mark, ...]) -> None:
    """What the shaded span is; in the larger room beside it the data's sources, in the other the unit."""
    pad = canvas.dp(6)
    y, start, end = area.y + canvas.dp(3), area.x + pad, area.x
    for span in chart.spans:
        left, end = x_px(area, chart.x, span.start), x_px(area, chart.x, span.stop)
        said = fitting(canvas, (*wordings("panels.timeline.present"), ""), end - left - 2 * pad)
        start = canvas.text(end - pad, y, said, "small", "ink_soft", anchor="topright").x
    behind = Rect(end + pad, y, area.right - end - 2 * pad, 0)
    before = Rect(area.x + pad, y, start - area.x - 2 * pad, 0)
    larger, other = sorted((behind, before), key=lambda room: -room.w)
    if marks:
        _paint_in(canvas, larger, area, (_sources(marks),), "ink")
    unit = (*wordings("panels.timeline.axis"), "")
    _paint_in(canvas, other if marks else larger, area, unit, "ink_soft")


def _sources(marks: tuple[Mark, ...]) -> str:
    """What was published and what was measured, each with its sign."""
    published = dict.fromkeys(m.given.short_source for m in marks if not isinstance(m.given, Own))
    measured = dict.fromkeys(m.given.table.name for m in marks if isinstance(m.given, Own))
    signs = (("◆", published), ("●", measured))
    return "  ".join(f"{sign} {', '.join(names)}" for sign, names in signs if names)


def _paint_in(canvas: Canvas, room: Rect, area: Rect, wordings: tuple[str, ...], paint: Paint) -> None:
    """Words at the top of a room of the chart, at the chart's own end of it."""
    at_right = room.x > area.x + canvas.dp(7)
    words = fitting(canvas, wordings, room.w)
    canvas.text(
        room.right if at_right else room.x, room.y, words, "small", paint,
        anchor="topright" if at_right else "topleft", max_width=max(0.0, room.w),
    )  # fmt: skip
