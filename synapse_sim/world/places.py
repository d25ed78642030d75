"""The grid of places: a place is a minute of the course."""

from __future__ import annotations

from math import floor

from synapse_sim.config import ConfigError, Mistake
from synapse_sim.course.course import Course
from synapse_sim.texts.message import Message

MINUTES_PER_H = 60


def place_index(time_h: float) -> int:
    """Number of the place next to a time (hours after the first dose); negative before the dose."""
    return round(time_h * MINUTES_PER_H)


def place_within(course: Course, time_h: float) -> int:
    """The place next to a time of a course.

    Raises:
        ConfigError: if the course does not hold that time.
    """
    first_h, last_h = float(course.time_h[0]), float(course.time_h[-1])
    if not first_h <= time_h <= last_h:
        numbers = {"time": f"{time_h:g}", "first": f"{first_h:g}", "last": f"{last_h:g}"}
        raise ConfigError(Mistake("", "time_h", Message("config.outside_course", numbers)))
    last = floor(last_h * MINUTES_PER_H + 1e-9)
    return min(place_index(time_h), last)
