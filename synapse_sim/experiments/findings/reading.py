"""Reading a course: its start, a moment, a gain, a window of time."""

from __future__ import annotations

from math import inf, nan

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.course.course import Course

PERCENT = 100.0


def start(course: Course, column: str) -> float:
    """A column before the first dose."""
    return float(course.columns[column][0])


def at(course: Course, column: str, at_h: float) -> float:
    """A column at a time."""
    return float(getattr(course.at(at_h), column))


def gain(course: Course, column: str, at_h: float) -> float:
    """What a column has above its start."""
    return at(course, column, at_h) - start(course, column)


def window(course: Course, column: str, from_h: float, to_h: float) -> Floats:
    """The computed values of a column between two times."""
    inside = (course.time_h >= from_h) & (course.time_h <= to_h)
    return course.columns[column][inside]


def area(course: Course, column: str, from_h: float, to_h: float) -> float:
    """A column above its start times hours, between two times."""
    time_h = np.unique(np.clip(course.time_h, from_h, to_h))
    above = np.interp(time_h, course.time_h, course.columns[column]) - start(course, column)
    return float(np.diff(time_h) @ (above[1:] + above[:-1]) / 2)


def share(part: float, whole: float) -> float:
    """A ratio: infinite against nothing, not a number if neither arm moves."""
    if whole:
        return part / whole
    return inf if part else nan
