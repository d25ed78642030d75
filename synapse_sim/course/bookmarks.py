"""Moments of a course that are worth going to, each found by its definition."""

from __future__ import annotations

import numpy as np

from synapse_sim.arrays import Bools, Floats
from synapse_sim.course.course import Course
from synapse_sim.course.thresholds import GONE_SHARE, NEW_SPINES_SHARE, NOTICEABLE, ONE_PERCENT


def bookmarks(course: Course) -> dict[str, float]:
    """Names and times (h) of the moments that this course has, in order of time.

    dose: the first one. peak_block: most interneuron channels blocked. peak_surge: most glutamate.
    first_new_spine: a twentieth of the lost spines is back. drug_gone: as `gone_h` says. day_1, day_7.
    """
    dose_h = course.config.doses[0].at_h
    found: dict[str, float | None] = {
        "dose": dose_h,
        "peak_block": _peak_h(course, course.block_interneuron),
        "peak_surge": _peak_h(course, course.glutamate_rel),
        "first_new_spine": _first_h(course, course.restored_share >= NEW_SPINES_SHARE),
        "drug_gone": gone_h(course),
        "day_1": dose_h + 24.0,
        "day_7": dose_h + 168.0,
    }
    last_h = float(course.time_h[-1])
    times = {name: at_h for name, at_h in found.items() if at_h is not None and at_h <= last_h}
    return dict(sorted(times.items(), key=lambda entry: entry[1]))


def gone_h(course: Course) -> float | None:
    """From when on the drug is gone: little of its highest level left, and few channels blocked by it.

    After a very high dose a small share of the peak still blocks, so that both must hold.

    Returns:
        Hours; None if there is no drug or it never goes.
    """
    is_there = drug_is_there(course)
    if not is_there.any():
        return None
    after = int(np.flatnonzero(is_there)[-1]) + 1
    return float(course.time_h[after]) if after < len(is_there) else None


def drug_is_there(course: Course) -> Bools:
    """When more than a trace of the drug's highest level is in the brain, or it blocks channels; (n,)."""
    level = np.maximum(course.effect_site_umolar, 0.0)
    top = float(level.max())
    if top <= 0.0:
        return np.zeros(len(level), dtype=np.bool_)
    there: Bools = (level >= GONE_SHARE * top) | (course.block_interneuron >= NOTICEABLE)
    return there


def _peak_h(course: Course, values: Floats) -> float | None:
    """Time of the highest value, None if nothing rises by a whole percent."""
    top = int(values.argmax())
    return float(course.time_h[top]) if values[top] > values[0] + ONE_PERCENT else None


def _first_h(course: Course, holds: Bools) -> float | None:
    return float(course.time_h[holds.argmax()]) if holds.any() else None
