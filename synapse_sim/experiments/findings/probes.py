"""How findings are read off courses: each probe is one number.

Every probe takes the lab, the changes of the finding and those of the arm it is compared with, and its own
arguments. A gain is what a column has above its start, before the dose.
"""

from __future__ import annotations

from collections.abc import Callable
from math import log2
from typing import Any

import numpy as np

from synapse_sim.experiments.findings.circuit import CIRCUIT_PROBES
from synapse_sim.experiments.findings.course_cache import CourseCache, Given
from synapse_sim.experiments.findings.hours import HOURS_PROBES
from synapse_sim.experiments.findings.reading import PERCENT, at, gain, share, start, window
from synapse_sim.experiments.findings.receptor import RECEPTOR_PROBES
from synapse_sim.model.relief import response_probability, starting_score

Probe = Callable[..., float]


def value(cache: CourseCache, given: Given, _: Given, column: str, at_h: float) -> float:
    """A column at a time."""
    return at(cache.course(given), column, at_h)


def peak(cache: CourseCache, given: Given, _: Given, column: str) -> float:
    """A column's highest value."""
    return float(cache.course(given).columns[column].max())


def peak_time_h(cache: CourseCache, given: Given, _: Given, column: str) -> float:
    """When a column is highest."""
    course = cache.course(given)
    return float(course.time_h[course.columns[column].argmax()])


def percent_at(cache: CourseCache, given: Given, _: Given, column: str, at_h: float) -> float:
    """Change from the start, in percent of it."""
    course = cache.course(given)
    return PERCENT * gain(course, column, at_h) / start(course, column)


def highest_percent(
    cache: CourseCache, given: Given, _: Given, *, column: str, from_h: float, to_h: float
) -> float:
    """Greatest change from the start within a window, in percent."""
    course = cache.course(given)
    return PERCENT * (float(window(course, column, from_h, to_h).max()) / start(course, column) - 1)


def lowest_percent(
    cache: CourseCache, given: Given, _: Given, *, column: str, from_h: float, to_h: float
) -> float:
    """Lowest change from the start within a window, in percent."""
    course = cache.course(given)
    return PERCENT * (float(window(course, column, from_h, to_h).min()) / start(course, column) - 1)


def gain_of_peak(cache: CourseCache, given: Given, _: Given, column: str, at_h: float) -> float:
    """Gain at a time as a share of the greatest gain."""
    course = cache.course(given)
    return share(gain(course, column, at_h), float(course.columns[column].max()) - start(course, column))


def gain_ratio(
    cache: CourseCache, given: Given, _: Given, *, column: str, at_h: float, over_h: float
) -> float:
    """Gain at one time as a share of the gain at another."""
    course = cache.course(given)
    return share(gain(course, column, at_h), gain(course, column, over_h))


def gain_between(cache: CourseCache, given: Given, _: Given, *, column: str, over: str, at_h: float) -> float:
    """Gain of one column as a share of the gain of another at the same time."""
    course = cache.course(given)
    return share(gain(course, column, at_h), gain(course, over, at_h))


def relative_gain(cache: CourseCache, given: Given, compared: Given, column: str, at_h: float) -> float:
    """Gain at a time as a share of the gain in the other arm."""
    return share(gain(cache.course(given), column, at_h), gain(cache.course(compared), column, at_h))


def relative_peak(cache: CourseCache, given: Given, compared: Given, column: str) -> float:
    """Greatest gain as a share of the greatest gain in the other arm."""
    gains = [float(np.ptp(cache.course(arm).columns[column])) for arm in (given, compared)]
    return share(*gains)


def points_better(cache: CourseCache, given: Given, compared: Given, at_h: float) -> float:
    """By how many points the score lies below the other arm's."""
    return at(cache.course(compared), "score", at_h) - at(cache.course(given), "score", at_h)


def points_fallen(cache: CourseCache, given: Given, _: Given, at_h: float) -> float:
    """By how many points the score has fallen."""
    return -gain(cache.course(given), "score", at_h)


def better_share(cache: CourseCache, given: Given, compared: Given, *, at_h: float, over_h: float) -> float:
    """Difference between two arms at one time as a share of that at another."""
    return points_better(cache, given, compared, at_h) / points_better(cache, given, compared, over_h)


def response_percent(cache: CourseCache, given: Given, _: Given, at_h: float) -> float:
    """Patients whose score has halved, in percent."""
    course = cache.course(given)
    config = course.config
    score = at(course, "score", at_h)
    return PERCENT * response_probability(score, starting_score(config), config.relief.response_spread)


def response_ratio(cache: CourseCache, given: Given, compared: Given, *, at_h: float, over_h: float) -> float:
    """Patients whose score has halved, as a multiple of those at another time."""
    shares = [response_percent(cache, given, compared, time_h) for time_h in (at_h, over_h)]
    return shares[0] / shares[1]


def points_between(cache: CourseCache, given: Given, _: Given, *, at_h: float, over_h: float) -> float:
    """By how many points the score lies above that at another time."""
    course = cache.course(given)
    return at(course, "score", at_h) - at(course, "score", over_h)


def half_life_h(
    cache: CourseCache, given: Given, _: Given, *, column: str, from_h: float, to_h: float
) -> float:
    """Half-life of a column between two times."""
    course = cache.course(given)
    return (to_h - from_h) / log2(at(course, column, from_h) / at(course, column, to_h))


def exposure_share(cache: CourseCache, given: Given, compared: Given, column: str) -> float:
    """Area under the curve per dose as a share of the other arm's: the bioavailability."""
    areas = []
    for arm in (given, compared):
        course = cache.course(arm)
        values, steps_h = course.columns[column], np.diff(course.time_h)
        areas.append(float(steps_h @ (values[1:] + values[:-1]) / 2) / course.config.doses[0].mg)
    return areas[0] / areas[1]


PROBES: dict[str, Probe] = {
    probe.__name__: probe
    for probe in (
        value,
        peak,
        peak_time_h,
        percent_at,
        highest_percent,
        lowest_percent,
        gain_of_peak,
        gain_ratio,
        gain_between,
        relative_gain,
        relative_peak,
        points_better,
        points_fallen,
        better_share,
        response_percent,
        response_ratio,
        points_between,
        half_life_h,
        exposure_share,
    )
} | {**HOURS_PROBES, **RECEPTOR_PROBES, **CIRCUIT_PROBES}
"""Every probe by the name that findings use."""


def answer(cache: CourseCache, probe: str, given: Given, compared: Given, args: dict[str, Any]) -> float:
    """The model's answer to one finding."""
    return float(PROBES[probe](cache, given, compared, **args))
