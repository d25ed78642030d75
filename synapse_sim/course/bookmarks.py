"""Moments of a course that are worth going to, each found by its definition."""

from __future__ import annotations

import numpy as np

from synapse_sim.course.course import Course

GONE_SHARE = 0.01
"""The drug counts as gone below this share of its highest level in the brain."""
NEW_SPINE_SHARE = 0.005
"""One new spine among some 200 sites."""


def bookmarks(course: Course) -> dict[str, float]:
    """Names and times (h) of the moments that this course has, in order of time.

    dose: the first one. peak_block: most interneuron channels blocked. peak_surge: most glutamate.
    first_new_spine: the density has grown by one spine in 200. drug_gone: from here on less than 1 % of the
    highest level. day_1, day_7.
    """
    dose_h = course.config.treatment.schedule_h[0]
    found: dict[str, float | None] = {
        "dose": dose_h,
        "peak_block": _peak_h(course, "block_interneuron"),
        "peak_surge": _peak_h(course, "glutamate_rel"),
        "first_new_spine": _first_new_spine_h(course),
        "drug_gone": _drug_gone_h(course),
        "day_1": dose_h + 24.0,
        "day_7": dose_h + 168.0,
    }
    last_h = float(course.time_h[-1])
    times = {name: at_h for name, at_h in found.items() if at_h is not None and at_h <= last_h}
    return dict(sorted(times.items(), key=lambda entry: entry[1]))


def _peak_h(course: Course, column: str) -> float | None:
    """Time of the highest value, None if nothing ever rises."""
    values = course.columns[column]
    top = int(values.argmax())
    return float(course.time_h[top]) if values[top] > values[0] + 1e-9 else None


def _first_new_spine_h(course: Course) -> float | None:
    grown = course.spine_density_rel > course.spine_density_rel[0] + NEW_SPINE_SHARE
    return float(course.time_h[grown.argmax()]) if grown.any() else None


def _drug_gone_h(course: Course) -> float | None:
    """First time after which the level stays low; None if there is no drug or it never goes."""
    level = np.maximum(course.effect_site_umolar, 0.0)
    if level.max() <= 0:
        return None
    after = int(np.flatnonzero(level >= GONE_SHARE * level.max())[-1]) + 1
    return float(course.time_h[after]) if after < len(level) else None
