"""Where a course is computed: densely after each dose, sparsely on quiet days.

Drugs that act over weeks need dense times on their first day only. The times of a dose end where the next one
begins. Where many doses would ask for more than `MOST_TIMES`, the steps after the first dosing interval are
taken longer; the first interval always has its full steps.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.config.sections.course import CourseGrid

BEFORE_H = 1.0
MOST_TIMES = 8000
"""Times after doses, in all; a longer row would be slower and show nothing new."""
_TICK_H = 1e-6
"""Times nearer than this are one."""


def time_grid(config: Config) -> Floats:
    """Times of a course in hours, from one hour before the first dose to the horizon.

    Returns:
        (n,) strictly increasing and read-only; every dose time is among them.
    """
    begins_h = tuple(dose.at_h for dose in config.doses)
    return _times(config.course, begins_h, MOST_TIMES, has_dense_days=config.drug.kind != "monoamine")


@lru_cache(maxsize=8)
def _times(numbers: CourseGrid, begins_h: tuple[float, ...], most: int, *, has_dense_days: bool) -> Floats:
    """They stay the same while a dose is dragged; read-only."""
    doses = np.unique(begins_h)
    start_h = doses[0] - BEFORE_H
    parts = [
        np.arange(start_h, numbers.horizon_h, numbers.late_step_h),
        np.array([start_h, numbers.horizon_h]),
        doses,
    ]
    if has_dense_days:
        parts += _after_doses(doses, numbers, most)
    else:
        parts += [doses[0] + np.arange(0.0, numbers.day_h, numbers.day_step_min / 60)]
    ticks = np.unique(np.rint(np.concatenate(parts) / _TICK_H))
    times: Floats = ticks * _TICK_H
    times = times[times <= numbers.horizon_h]
    times.setflags(write=False)
    return times


def _after_doses(doses_h: Floats, numbers: CourseGrid, most: int) -> list[Floats]:
    """Dense times after each dose, up to the next; thinned after the first interval if they are too many."""
    intervals = list(pairwise([*doses_h.tolist(), np.inf]))
    first, later = intervals[0], intervals[1:]
    dense = _steps_after(*first, numbers, 1.0)
    wanted = sum(len(steps) for dose in later for steps in _steps_after(*dose, numbers, 1.0))
    stretch = max(1.0, wanted / most)
    return dense + [steps for dose in later for steps in _steps_after(*dose, numbers, stretch)]


def _steps_after(start_h: float, end_h: float, numbers: CourseGrid, stretch: float) -> list[Floats]:
    """The times of a dose's day and those while it is young, with steps so many times as long."""
    spans = ((numbers.day_h, numbers.day_step_min), (numbers.early_h, numbers.early_step_min))
    return [
        start_h + np.arange(0.0, min(span_h, end_h - start_h), stretch * step_min / 60)
        for span_h, step_min in spans
    ]
