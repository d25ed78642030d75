"""What if a number were 30 % wrong: the courses with it less and more by so much, as work in slices."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config import Config, parameters
from synapse_sim.config.tree import value_of
from synapse_sim.course.course import Course
from synapse_sim.course.response.measurement import measuring
from synapse_sim.course.response.plan import Dependencies
from synapse_sim.course.response.response import Response, known_response, remember
from synapse_sim.course.simulate import simulate
from synapse_sim.course.work import Work, part
from synapse_sim.experiments.moved import within_bounds

WRONG_BY = 0.3
"""The share of itself by which a number may be off; as in `experiments.uncertainty`."""


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """Two courses with one number less and more, on their own grids of time.

    key: of the number.
    values: that it had.
    courses: with it less, and with it more.
    """

    key: str
    values: tuple[float, float]
    courses: tuple[Course, Course]

    def at(self, time_h: Floats, column: str) -> tuple[Floats, Floats]:
        """(n,) a column of both courses at these times, the less of the two first."""
        both = np.stack([np.interp(time_h, each.time_h, each.columns[column]) for each in self.courses])
        return both.min(axis=0), both.max(axis=0)


def can_be_wrong(config: Config, key: str) -> bool:
    """Whether a parameter is a number that 30 % less or more means something for."""
    return isinstance(parameters(config)[key].default, float) and bool(value_of(config, key))


def wrong_values(config: Config, key: str) -> tuple[float, float]:
    """The present value less and more by the share, not beyond its bounds."""
    about = dataclasses.replace(parameters(config)[key], default=value_of(config, key))
    return within_bounds(about, 1.0 - WRONG_BY), within_bounds(about, 1.0 + WRONG_BY)


def banding(config: Config, key: str) -> Work[Band]:
    """Both courses.

    Raises:
        ConfigError: if one cannot be, or its circuit cannot be measured.
    """
    values = wrong_values(config, key)
    courses = []
    for k, value in enumerate(values):
        changed = config.with_changes({key: value})
        response = yield from part(response_in_slices(changed), k, 2)
        courses.append(simulate(changed, response))
        yield (k + 1) / 2, None
    return Band(key, values, (courses[0], courses[1]))


def response_in_slices(config: Config) -> Work[Response]:
    """The response of a config's circuit: known, or measured between frames and remembered.

    Raises:
        ConfigError: if no background lets the circuit rest at its rates.
    """
    found = known_response(config)
    if found is not None:
        return found
    measured = yield from part(measuring(Dependencies.of(config)), 0, 1)
    remember(measured)
    return measured
