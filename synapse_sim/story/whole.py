"""What a whole course has, so that a moment can be held against it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from synapse_sim.course.bookmarks import gone_h
from synapse_sim.course.course import Course
from synapse_sim.course.thresholds import GONE_SHARE


@dataclass(frozen=True, slots=True)
class Whole:
    """The extremes of a course.

    level_umolar: highest in the brain. has_plasma: whether levels in the blood are modeled.
    gone_h: from when on the drug is gone, from the blood where its level in the brain is not modeled; None if
        never.
    norketamine, hydroxynorketamine: highest of each metabolite in the blood, ng/mL.
    restored, restored_h: most of the loss that comes back, and when.
    relief, relief_h: most of it, and when.
    """

    level_umolar: float
    has_plasma: bool
    gone_h: float | None
    norketamine: float
    hydroxynorketamine: float
    restored: float
    restored_h: float
    relief: float
    relief_h: float


@lru_cache(maxsize=8)
def whole(course: Course) -> Whole:
    """Of a course, computed once."""
    restored = course.restored_share
    return Whole(
        level_umolar=float(course.effect_site_umolar.max()),
        has_plasma=bool(course.plasma_ng_per_ml.any()),
        gone_h=_out_of_blood_h(course) if _is_in_blood_alone(course) else gone_h(course),
        norketamine=float(course.norketamine_ng_per_ml.max()),
        hydroxynorketamine=float(course.hydroxynorketamine_ng_per_ml.max()),
        restored=float(restored.max()),
        restored_h=float(course.time_h[restored.argmax()]),
        relief=float(course.relief.max()),
        relief_h=float(course.time_h[course.relief.argmax()]),
    )


def _is_in_blood_alone(course: Course) -> bool:
    """Whether the level of the drug is modeled in the blood and not in the brain."""
    return not course.effect_site_umolar.any() and bool(course.plasma_ng_per_ml.any())


def _out_of_blood_h(course: Course) -> float | None:
    level = course.plasma_ng_per_ml
    after = int(np.flatnonzero(level >= GONE_SHARE * level.max())[-1]) + 1
    return float(course.time_h[after]) if after < level.size else None
