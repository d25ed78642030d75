"""What relief is made of, and when it outlasts the drug."""

from __future__ import annotations

import numpy as np

from synapse_sim.arrays import Bools, Floats
from synapse_sim.course.bookmarks import drug_is_there
from synapse_sim.course.course import Course
from synapse_sim.course.subjects import subject_of
from synapse_sim.course.thresholds import MOST_OF_RELIEF, NOTICEABLE
from synapse_sim.model.relief import spine_part


def relief_parts(course: Course) -> tuple[Floats, Floats]:
    """The fast part of relief and the part of the spines, (n,) each; their sum is the column."""
    factor = subject_of(course.config).relief
    spines = np.minimum(factor * spine_part(course.restored_share, course.config), course.relief)
    return course.relief - spines, spines


def improvement(course: Course) -> Floats:
    """Share 0..1 of the starting score that the drug takes away, whichever way it works; (n,)."""
    left: Floats = (1.0 - course.relief) * (1.0 - course.monoamine_part)
    return 1.0 - left


def most_relief_without_drug(course: Course) -> Bools:
    """When hardly any drug is left and most of the relief is there; (n,), never where there is no relief."""
    top = float(course.relief.max())
    if top < NOTICEABLE:
        return np.zeros(len(course.time_h), dtype=np.bool_)
    has_most: Bools = (course.relief >= MOST_OF_RELIEF * top) & ~drug_is_there(course)
    return has_most


def stretches_h(course: Course, holds: Bools) -> tuple[tuple[float, float], ...]:
    """Start and end, in hours, of every stretch of a course in which something holds."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], holds, [False]]).astype(np.int8)))
    times, last = course.time_h, len(holds) - 1
    return tuple(
        (float(times[start]), float(times[min(stop, last)])) for start, stop in edges.reshape(-1, 2).tolist()
    )
