"""Where the two hills stand, and their lines."""

from __future__ import annotations

from dataclasses import dataclass

from synapse_sim.arrays import Floats
from synapse_sim.course.course import Course
from synapse_sim.course.thresholds import ONE_PERCENT
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.chart import Axis, x_px
from synapse_sim.session.frame import Frame
from synapse_sim.ui.panels.lane_places import scale_of
from synapse_sim.ui.panels.lane_table import DRUG, RELIEF, TREATED, Lane, lanes_of
from synapse_sim.ui.panels.wrong_band import band_runs

_LEAST_EM = 1.1
"""Least height of the hills themselves, in ems: their names stand in them."""
_KNOB_DP = 7.0
_TICKS_EM, _LOW_TICKS_EM = 1.3, 1.14
"""Height of the row of times, and where hills are low."""
_LOW_EM = 3.0
"""Below this height, in ems, hills are low: they have the room of the knob as well."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where the hills stand: their area, px, and the axis of time below it."""

    area: Rect
    axis: Axis

    def x(self, time_h: float) -> float:
        """The pixel of a time."""
        return x_px(self.area, self.axis, time_h)


def ground_of(canvas: Canvas, rect: Rect, axis: Axis) -> Ground:
    """The hills in a rectangle, above one row of times."""
    em, knob, ticks = canvas.em("small"), canvas.dp(_KNOB_DP), _TICKS_EM * canvas.em("small")
    if rect.h - knob - ticks < _LOW_EM * em:
        knob, ticks = 0.0, _LOW_TICKS_EM * em
    return Ground(Rect(rect.x, rect.y + knob, rect.w, max(1.0, rect.h - knob - ticks)), axis)


def least_hills(canvas: Canvas) -> float:
    """Height below which hills are not worth showing, px."""
    return (_LEAST_EM + _LOW_TICKS_EM) * canvas.em("small")


def hills_of(frame: Frame) -> tuple[Lane, ...]:
    """Drug and relief, or what there is of them."""
    return tuple(lane for lane in lanes_of(frame) if lane.name in {DRUG, RELIEF, TREATED})


def curve_of(frame: Frame, ground: Ground, lane: Lane, course: Course | None = None) -> tuple[Floats, Floats]:
    """X and y of its line, px, as far as it may be seen: of the frame's course or of another."""
    course = course or frame.course
    scale = scale_of(ground.area, [lane.values(course)], (top_of(frame, lane),))
    x = ground.area.x + ground.axis.share(course.time_h) * ground.area.w
    return x[lane.seen(course)], scale.y(lane.values(course))[lane.seen(course)]


def top_of(frame: Frame, lane: Lane) -> float:
    """The largest value of a hill among all runs that are shown."""
    courses = [frame.course, *(pin.course for pin in frame.ghosts if lane.belongs(pin.course))]
    runs = [*(lane.values(course) for course in courses), *band_runs(frame, lane)]
    return max(ONE_PERCENT, *(float(run.max()) for run in runs))
