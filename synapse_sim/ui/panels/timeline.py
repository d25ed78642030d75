"""The timeline: a relay of lanes (two hills on the projector), all curves on one axis, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from enum import IntEnum
from math import hypot

import numpy as np

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.chart import x_px
from synapse_sim.session.commands import Command, GoTo
from synapse_sim.session.frame import Frame
from synapse_sim.session.published import Published
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import after, moment, plain
from synapse_sim.ui.panels.curves import Detail, most_rows
from synapse_sim.ui.panels.drawn import NOTHING, Drawn
from synapse_sim.ui.panels.hills import HILLS_SHARE, least_hills
from synapse_sim.ui.panels.lane_places import least_height, natural_height
from synapse_sim.ui.panels.lane_table import lanes_of
from synapse_sim.ui.panels.one_axis import paint_one_axis
from synapse_sim.ui.panels.relay_chart import paint_relay
from synapse_sim.ui.widgets.widget import Widget, WidgetState

_NEAR_DP = 14.0
_IN_UNITS = {"plasma_ng_per_ml", "score"}
"""Columns with published points whose values have a unit."""
_MOST_SHARE = 0.24
"""Most height that the lanes may have, as a share of the window's."""
_KNOB_DP = 6.0


class Mode(IntEnum):
    """What the timeline shows: the relay, all curves on one axis, or nothing."""

    RELAY = 0
    CURVES = 1
    NOTHING = 2


class Timeline(Widget):
    """Press or drag it to move in time. Arrows, Home and End move in time from everywhere, here too.

    mode: what it shows.
    """

    takes_focus_by_press = False
    ground = "background"

    def __init__(self, now: Callable[[], Frame], do: Callable[[Command], object]) -> None:
        super().__init__("timeline")
        self._now = now
        self._do = do
        self.mode = Mode.RELAY
        self._near_px = 10.0
        self._drawn: Drawn = NOTHING

    def next_mode(self) -> None:
        """From the relay to all curves, to nothing, and back."""
        self.mode = Mode((self.mode + 1) % len(Mode))

    def layout_state(self) -> Hashable:
        """What its height depends on but the canvas."""
        return self.mode, len(lanes_of(self._now()))

    def height(self, canvas: Canvas) -> float:
        """Height that it needs, px; none while it shows nothing."""
        if self.mode == Mode.NOTHING:
            return 0.0
        if canvas.theme.light:
            return HILLS_SHARE * canvas.window[1]
        most = _MOST_SHARE * canvas.window[1]
        lanes = lanes_of(self._now())
        return min(most, natural_height(canvas, lanes)) if self.mode == Mode.RELAY and lanes else most

    def least(self, canvas: Canvas) -> float:
        """Height below which it is not worth showing, px."""
        if canvas.theme.light and self.mode == Mode.RELAY:
            return least_hills(canvas)
        return least_height(canvas, lanes_of(self._now()))

    def scales(self) -> tuple[str, ...]:
        """What must be said of its scales: that each lane or hill has its own."""
        if self.mode != Mode.RELAY or not lanes_of(self._now()):
            return ()
        is_light = self._now().config.window.projector
        return (text(f"panels.lanes.own_{'peak' if is_light else 'scale'}"),)

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        if self.mode == Mode.NOTHING or self.rect.h <= 0:
            return
        frame = self._now()
        state = frame.revision, self.mode, bool(frame.published), frame.masked
        canvas.kept(self.name, state, self.rect, self._paint, ground="background")
        self._draw_playhead(canvas, frame)

    def _paint(self, canvas: Canvas) -> None:
        frame, self._near_px = self._now(), canvas.dp(_NEAR_DP)
        if self.mode == Mode.CURVES:
            self._drawn = paint_one_axis(canvas, self.rect, frame, _detail(canvas, self.rect))
        else:
            self._drawn = paint_relay(canvas, self.rect, frame)

    def _draw_playhead(self, canvas: Canvas, frame: Frame) -> None:
        """One line through all that is drawn, with a knob to drag on top, and dots on the curves."""
        area, width, radius = self._drawn.area, canvas.stroke(1.5), canvas.dp(_KNOB_DP)
        x = x_px(area, self._drawn.axis, frame.time_h)
        top = max(self.rect.y + radius, area.y - 0.5 * radius)
        canvas.fill("ink", Rect(x - width / 2, top, width, area.bottom - top))
        for each in self._drawn.riding:
            y = float(np.interp(frame.time_h, frame.course.time_h, each.y))
            canvas.disc(x, y, canvas.dp(4.5), "background")
            canvas.disc(x, y, canvas.dp(3.5), each.paint)
        canvas.disc(x, top, radius, "ink")

    def tip(self) -> str:
        """What it shows."""
        return text("panels.timeline.tip" if self.mode == Mode.CURVES else "panels.lanes.tip")

    def tip_at(self, x: float, y: float) -> str:
        """The published value under the pointer, else the lane's value there, else what all is."""
        for mark in self._drawn.marks:
            if hypot(x - mark.x, y - mark.y) <= self._near_px:
                return self._published_tip(mark.published)
        row = next((row for row in self._drawn.rows if row.rect.contains(x, y)), None)
        return self._lane_tip(row.name, self._time_at(x)) if row else self.tip()

    def _lane_tip(self, name: str, time_h: float) -> str:
        """Its value at a time, and its peak."""
        frame = self._now()
        lane = next((each for each in lanes_of(frame) if each.name == name), None)
        if lane is None:
            return self.tip()
        course, peak_h = frame.course, lane.peak_h(frame.course)
        value = lane.said(course, time_h)
        said = text("panels.lanes.here", name=lane.label(course), value=value, time=after(time_h))
        if peak_h is None:
            return said
        peak = text("panels.lanes.at_peak", value=lane.said(course, peak_h), time=moment(peak_h))
        return f"{said}<br>{peak}"

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
        self._do(GoTo(self._time_at(x)))

    def _time_at(self, x: float) -> float:
        area = self._drawn.area
        share = (x - area.x) / max(1.0, area.w)
        return self._drawn.axis.value(min(max(share, 0.0), 1.0))


def _detail(canvas: Canvas, rect: Rect) -> Detail:
    """As many curves as have lines for their names."""
    fits = (each for each in reversed(Detail) if rect.h >= most_rows(each) * canvas.line_height("small"))
    return next(fits, Detail.PAIR)
