"""The still picture of the relay: lanes on a dark look, two hills on a light one, over one axis of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.chart_values import linear
from synapse_sim.late import Late
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.panels.drawn import Drawn, Row
from synapse_sim.ui.panels.hill import haloed
from synapse_sim.ui.panels.lane_places import field_of
from synapse_sim.ui.panels.lane_table import lanes_of
from synapse_sim.ui.panels.lane_words import highest
from synapse_sim.ui.panels.lanes import paint_lanes
from synapse_sim.ui.panels.time_axis import TimeAxis, time_axis
from synapse_sim.ui.panels.time_ground import (
    GONE_COLUMNS,
    lay_axis,
    paint_doses,
    paint_present,
    paint_times,
)

if TYPE_CHECKING:
    from synapse_sim.ui.panels import hill_places, hills
else:
    hill_places = Late("synapse_sim.ui.panels.hill_places")
    hills = Late("synapse_sim.ui.panels.hills")


def paint_relay(canvas: Canvas, rect: Rect, frame: Frame) -> Drawn:
    """Paint it, and say where what stands.

    Args:
        canvas: an opaque one.
        rect: of the whole timeline, px.
        frame: gives the course and what lies over it.
    """
    times = time_axis(frame.course)
    return _hills(canvas, rect, frame, times) if canvas.theme.light else _lanes(canvas, rect, frame, times)


def _lanes(canvas: Canvas, rect: Rect, frame: Frame, times: TimeAxis) -> Drawn:
    lanes = lanes_of(frame)
    labels = [lane.label(frame.course) for lane in lanes]
    is_of_days = times.axis.transform is linear
    values = [words for lane in lanes for words in highest(frame.course, lane)] if is_of_days else []
    field = field_of(canvas, rect, lanes, labels, times.axis, values=values)
    area = field.area
    lay_axis(canvas, rect, area, times, (field.ticks_y, field.bands_y))
    if not frame.hides(GONE_COLUMNS):
        paint_present(canvas, area, times.axis, frame.course)
    marks, words = paint_lanes(canvas, frame, field)
    paint_doses(canvas, area, times.axis, frame.course)
    if not lanes:
        haloed(canvas, area.center, text("panels.lanes.nothing"), anchor="center", paint="ink_soft")
    rows = tuple(Row(lane.name, row) for lane, row in zip(field.lanes, field.rects, strict=True))
    return Drawn(area, times.axis, marks, rows, words=words)


def _hills(canvas: Canvas, rect: Rect, frame: Frame, times: TimeAxis) -> Drawn:
    ground = hill_places.ground_of(canvas, rect, times.axis)
    area = ground.area
    canvas.fill("background", rect)
    paint_times(canvas, area, times.axis, area.bottom + 0.05 * canvas.em("small"), lines=False)
    names = hills.paint_hills(canvas, frame, ground)
    canvas.fill("ink", Rect(area.x, area.bottom - canvas.dp(1), area.w, canvas.dp(2)))
    paint_doses(canvas, area, times.axis, frame.course)
    if not hill_places.hills_of(frame):
        haloed(canvas, area.center, text("panels.lanes.nothing"), anchor="center", paint="ink_soft")
    return Drawn(area, times.axis, rows=names, words=tuple(row.rect for row in names))
