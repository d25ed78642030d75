"""What luck does to one branch: the share of lost spines that is back, over many branches of one course."""

from __future__ import annotations

from dataclasses import dataclass
from math import asinh

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config.config import SEEDS
from synapse_sim.course.course import Course
from synapse_sim.course.work import Work
from synapse_sim.world.slow import dendrite_of

BRANCHES = 40
"""Enough for the tenth and the ninetieth percentile to hold still."""
_LOW, _HIGH = 10.0, 90.0
_TIMES = 64


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """Between which values eight of ten branches lie: luck between branches, and nothing else.

    time_h, low, high: arrays of one length; shares of the lost spines that are back.
    """

    time_h: Floats
    low: Floats
    high: Floats


def branch_band(course: Course, branches: int = BRANCHES) -> Work[Band]:
    """The band of many branches, a branch a slice; they differ in their seed alone.

    Args:
        course: of a subject that lost spines.
        branches: how many, 32 at least for a band that is worth showing.
    """
    first_h, last_h = float(course.time_h[0]), float(course.time_h[-1])
    time_h = np.clip(np.sinh(np.linspace(asinh(first_h), asinh(last_h), _TIMES)), first_h, last_h)
    found = np.empty((branches, _TIMES))
    for k in range(branches):
        seed = (course.config.seed + k) % SEEDS
        branch = dendrite_of(course.config.with_changes({"seed": seed}), course)
        density = np.array([branch.at(at_h).density_rel for at_h in time_h])
        lost = 1.0 - density[0]
        found[k] = (density - density[0]) / lost if lost > 0.0 else 0.0
        yield (k + 1) / branches, None
    low, high = np.percentile(found, (_LOW, _HIGH), axis=0)
    return Band(time_h, low, high)
