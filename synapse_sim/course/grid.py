"""Where a course is computed: densely after each dose, sparsely on quiet days.

Drugs that act over weeks need dense times on their first day only.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synapse_sim.config import Config

Floats = NDArray[np.float64]
BEFORE_H = 1.0
_TICK_H = 1e-6
"""Times nearer than this are one."""


def time_grid(config: Config) -> Floats:
    """Times of a course in hours, from one hour before the first dose to the horizon.

    Returns:
        (n,) strictly increasing; every dose time is among them, and both sides of every jump of a level.
    """
    numbers, doses = config.course, config.treatment.schedule_h
    start_h = doses[0] - BEFORE_H
    parts = [
        np.arange(start_h, numbers.horizon_h, numbers.late_step_h),
        np.array([start_h, numbers.horizon_h]),
    ]
    day = np.arange(0.0, numbers.day_h, numbers.day_step_min / 60)
    if config.drug.kind == "monoamine":
        parts += [np.array(doses), doses[0] + day]
    else:
        early = np.arange(0.0, numbers.early_h, numbers.early_step_min / 60)
        parts += [dose_h + steps for dose_h in doses for steps in (day, early)]
    if config.drug.probe:
        jumps = np.add.outer(doses, [0.0, config.drug.probe.hold_h]).ravel()
        parts += [jumps - _TICK_H, jumps]
    ticks = np.unique(np.rint(np.concatenate(parts) / _TICK_H))
    times: Floats = ticks * _TICK_H
    return times[times <= numbers.horizon_h]
