"""The timeline: a relay of lanes (two hills on the projector), all curves on one axis, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from enum import IntEnum
from math import hypot
from typing import TYPE_CHECKING

import numpy as np

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.chart import Axis, x_px
from synapse_sim.late import Late
from synapse_sim.session.commands import Change, Command, EndGesture, GoTo
from synapse_sim.session.frame import Frame
from synapse_sim.session.regimen import moved
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.numbers import after, moment, plain, written
from synapse_sim.ui.panels.beaming import draw_light, lit_beside
from synapse_sim.ui.panels.caption import HIDDEN
from synapse_sim.ui.panels.drawn import NOTHING, OWN_PEAKS, Drawn, Own
from synapse_sim.ui.panels.lane_places import least_height, natural_height
from synapse_sim.ui.panels.lane_table import lanes_of
from synapse_sim.ui.panels.relay_chart import paint_relay
from synapse_sim.ui.panels.wrong_band import band_state, band_words
from synapse_sim.ui.widgets.widget import Widget, WidgetState

if TYPE_CHECKING:
    from synapse_sim.session.published import Published
    from synapse_sim.ui.panels import curves, hill_places, hills, one_axis
    from synapse_sim.ui.panels.curves import Detail
else:
    curves = Late("synapse_sim.ui.panels.curves")
    one_axis = Late("synapse_sim.ui.panels.one_axis")
    hill_places = Late("synapse_sim.ui.panels.hill_places")
    hills = Late("synapse_sim.ui.panels.hills")

_NEAR_DP = 14.0
_IN_UNITS = {"plasma_ng_per_ml", "score"}
"""Columns with published points whose values have a unit."""
_MOST_SHARE = 0.265
"""Most height that the lanes may have, as a share of the window's."""
_KNOB_DP = 6.0
_AIR_DP, _RING_DP = 3.0, 6.0
_DAYS_H = 96.0
"""From this length of the axis on a dose is dragged in whole hours."""


class Mode(IntEnum):
    """What the timeline shows: the relay, all curves on one axis, or nothing."""

    RELAY = 0
    CURVES = 1
    NOTHING = 2


class Timeline(Widget):
    """Press or drag it to move in time, or a dose to another time.

    Arrows, Home and End move in time from everywhere, here too.

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
        self._dose: int | None = None
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
            return hills.HILLS_SHARE * canvas.window[1]
        most = _MOST_SHARE * canvas.window[1]
        lanes = lanes_of(self._now())
        return min(most, natural_height(canvas, lanes)) if self.mode == Mode.RELAY and lanes else most

    def least(self, canvas: Canvas) -> float:
        """Height below which it is not worth showing, px."""
        if canvas.theme.light and self.mode == Mode.RELAY:
            return hill_places.least_hills(canvas)
        return least_height(canvas, lanes_of(self._now()))

    def scales(self) -> tuple[tuple[str, ...], ...]:
        """What must be said of its scales, from long to short: that each lane or hill has its own."""
        if self.mode != Mode.RELAY or not lanes_of(self._now()):
            return ()
        is_light = self._now().config.window.projector
        own = wordings(f"panels.lanes.own_{'peak' if is_light else 'scale'}")
        band = ((band_words(self._now()),),) if is_light and band_words(self._now()) else ()
        stands_there = any(row.name == OWN_PEAKS for row in self._drawn.rows)
        return band if stands_there else (*band, own)

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        if self.mode == Mode.NOTHING or self.rect.h <= 0:
            return
        frame = self._now()
        hidden = frame.masked, frame.masked_from_h
        state = frame.revision, self.mode, bool(frame.published), frame.measured, hidden, band_state(frame)
        canvas.kept(self.name, state, self.rect, self._paint, ground=None, calm=True)
        self._draw_playhead(canvas, frame)
        self._draw_light(canvas, lit_beside(frame))

    def _paint(self, canvas: Canvas) -> None:
        frame, self._near_px = self._now(), canvas.dp(_NEAR_DP)
        if self.mode == Mode.CURVES:
            canvas.fill("background", self.rect)
            self._drawn = one_axis.paint_one_axis(canvas, self.rect, frame, _detail(canvas, self.rect))
        else:
            self._drawn = paint_relay(canvas, self.rect, frame)

    def _draw_playhead(self, canvas: Canvas, frame: Frame) -> None:
        """One line through all that is drawn, with a knob to drag on top, and dots on the curves."""
        area, width, radius = self._drawn.area, canvas.stroke(1.5), canvas.dp(_KNOB_DP)
        x = x_px(area, self._drawn.axis, frame.time_h)
        top = max(self.rect.y + radius, area.y - 0.5 * radius)
        for start, stop in gaps_between(self._drawn.words, x, (top, area.bottom), canvas.dp(_AIR_DP)):
            canvas.fill("ink", Rect(x - width / 2, start, width, stop - start))
        for each in self._drawn.riding:
            y = float(np.interp(frame.time_h, frame.course.time_h, each.y))
            canvas.disc(x, y, canvas.dp(4.5), "background")
            canvas.disc(x, y, canvas.dp(3.5), each.paint)
        canvas.disc(x, top, radius, "ink")

    def _draw_light(self, canvas: Canvas, lit: frozenset[str]) -> None:
        """A ring around a lane with its name, or around the name of a hill, or around all of them."""
        area = self._drawn.area
        if "lanes" in lit:
            draw_light(canvas, Rect(self.rect.x, area.y, self.rect.w, area.h))
        for row in (each for each in self._drawn.rows if each.name in lit):
            is_lane = row.rect.w >= area.w
            lane = Rect(self.rect.x, row.rect.y, row.rect.right - self.rect.x, row.rect.h)
            draw_light(canvas, lane if is_lane else row.rect.inset(-canvas.dp(_RING_DP)))

    def tip(self) -> str:
        """What it shows."""
        return text("panels.timeline.tip" if self.mode == Mode.CURVES else "panels.lanes.tip")

    def tip_at(self, x: float, y: float) -> str:
        """The published value under the pointer, else the lane's value there, else what all is."""
        for mark in self._drawn.marks:
            if hypot(x - mark.x, y - mark.y) <= self._near_px:
                given = mark.given
                return self._measured_tip(given) if isinstance(given, Own) else self._published_tip(given)
        number = self._dose_at(x, y)
        if number is not None:
            at_h = self._now().config.doses[number].at_h
            return text("panels.timeline.dose", number=number + 1, time=moment(at_h))
        row = next((row for row in self._drawn.rows if row.rect.contains(x, y)), None)
        return self._lane_tip(row.name, self._time_at(x)) if row else self.tip()

    def lane_at(self, x: float, y: float) -> str:
        """Name of the lane under a point; empty where there is none."""
        return next((row.name for row in self._drawn.rows if row.rect.contains(x, y)), "")

    def _lane_tip(self, name: str, time_h: float) -> str:
        """Its value at a time, and its peak."""
        frame = self._now()
        lane = next((each for each in lanes_of(frame) if each.name == name), None)
        if lane is None:
            return self.tip()
        if time_h >= lane.hidden_from_h:
            return text("panels.lanes.here", name=lane.label(frame.course), value=HIDDEN, time=after(time_h))
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

    def _measured_tip(self, own: Own) -> str:
        """A user's value, and how far the model is from it."""
        course, each = self._now().course, own.measured
        residual = own.table.residual(course, each)
        is_ranged = each.low is not None and each.high is not None
        return text(
            f"panels.measured.{'range' if is_ranged else 'plain'}",
            name=own.table.name, column=each.column, time=after(each.time_h), value=plain(each.value),
            low=plain(each.low or 0.0), high=plain(each.high or 0.0),
            model=plain(each.value - residual), residual=written(f"{residual:+.3g}"),
        )  # fmt: skip

    def press(self, x: float, y: float, *, double: bool) -> None:
        """Move there; a dose of several is taken instead."""
        del double
        self._dose = self._dose_at(x, y)
        if self._dose is None:
            self.drag(x, y)

    def drag(self, x: float, y: float) -> None:
        """Follow the pointer: the time, or the dose that was taken."""
        del y
        if self._dose is None:
            self._do(GoTo(self._time_at(x)))
            return
        config = self._now().config
        at_h = _in_steps(self._time_at(x), self._drawn.axis)
        self._do(Change(moved(config, self._dose, at_h), f"drag_{self._dose}"))

    def release(self, x: float, y: float) -> None:
        """A dose stays where it is let go."""
        del x, y
        self.leave()

    def leave(self) -> None:
        """Let go of a dose."""
        if self._dose is not None:
            self._dose = None
            self._do(EndGesture())

    def _dose_at(self, x: float, y: float) -> int | None:
        """The dose whose mark at the foot of the curves lies here, if there are several."""
        config, area = self._now().config, self._drawn.area
        if len(config.doses) < 2 or abs(y - area.bottom) > self._near_px:
            return None
        away_px = [abs(x - x_px(area, self._drawn.axis, dose.at_h)) for dose in config.doses]
        nearest = int(np.argmin(away_px))
        return nearest if away_px[nearest] <= self._near_px else None

    def _time_at(self, x: float) -> float:
        area = self._drawn.area
        share = (x - area.x) / max(1.0, area.w)
        return self._drawn.axis.value(min(max(share, 0.0), 1.0))


def _in_steps(time_h: float, axis: Axis) -> float:
    """A time as a hand can set it: to the hour on an axis of days, else to six minutes."""
    step_h = 1.0 if axis.high - axis.low > _DAYS_H else 0.1
    return round(round(time_h / step_h) * step_h, 6)


def gaps_between(
    words: Sequence[Rect], x: float, ends: tuple[float, float], air: float
) -> list[tuple[float, float]]:
    """Where an upright line at x runs from end to end: it stops before words and goes on behind them.

    Args:
        words: that are not to be struck, px.
        x: of the line, px.
        ends: its top and its bottom, px.
        air: that it keeps to them, px.
    """
    met = sorted((box.y, box.bottom) for box in words if box.x - air <= x <= box.right + air)
    edges = [ends[0], *(edge for box in met for edge in box), ends[1]]
    return [(top, bottom) for top, bottom in zip(edges[::2], edges[1::2], strict=True) if bottom > top]


def _detail(canvas: Canvas, rect: Rect) -> Detail:
    """As many curves as have lines for their names."""
    line_px = canvas.line_height("small")
    fits = (each for each in reversed(curves.Detail) if rect.h >= curves.most_rows(each) * line_px)
    return next(fits, curves.Detail.PAIR)
