"""The axis of time under lanes and hills: warped from one dose on, days on a straight one for schedules."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synapse_sim.course.course import Course
from synapse_sim.draw.chart import Axis
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import ticks

_WARPED_H = (0.0, 2 / 3, 2.0, 6.0, 24.0, 72.0, 168.0, 336.0, 672.0, 1344.0, 4032.0)
_BANDS_H = (("hours", 0.0, 24.0), ("days", 24.0, 168.0), ("weeks", 168.0, np.inf))
_STEPS_D = (1, 2, 7, 14, 28, 56, 112)
_MOST_TICKS = 8


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the axis with the unit in which one counts there, hours."""

    words: str
    start_h: float
    stop_h: float


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Where times stand, and what says how the axis bends: no bands on a straight one."""

    axis: Axis
    bands: tuple[Band, ...] = ()


def time_axis(course: Course) -> TimeAxis:
    """The axis of a course; one dose that comes later is a schedule, since the warp begins at time 0."""
    low, high = float(course.time_h[0]), float(course.time_h[-1])
    if len(course.config.doses) > 1 or course.config.doses[0].at_h > 0.0:
        return TimeAxis(Axis(low, high, ticks(_days_h(low, high))))
    named = ticks([at_h for at_h in _WARPED_H if at_h <= high * (1 + 1e-9)])
    bands = tuple(
        Band(text(f"panels.lanes.band.{name}"), start_h, min(stop_h, high))
        for name, start_h, stop_h in _BANDS_H
        if start_h < high
    )
    return TimeAxis(Axis(low, high, named, np.arcsinh), bands)


def _days_h(low: float, high: float) -> list[float]:
    """Even steps of whole days that leave no more ticks than can be read; at least that of the end."""
    step = next((step for step in _STEPS_D if high / 24.0 / step <= _MOST_TICKS), _STEPS_D[-1])
    days_h = (24.0 * day for day in range(0, int(high / 24.0) + 1, step))
    return [day_h for day_h in days_h if day_h >= low] or [high]
