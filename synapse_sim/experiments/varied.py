"""One outcome over one parameter or two: an answer that grows in slices.

With it comes the spread of networks and of people. It is a small sweep: the same plan and the same blocks
give the same numbers as the command.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config import Config, Parameter, Value
from synapse_sim.course.response.plan import Dependencies
from synapse_sim.course.response.response import Response
from synapse_sim.course.response.table import frozen
from synapse_sim.course.work import Work, part
from synapse_sim.experiments.asked_for import GLUTAMATE
from synapse_sim.experiments.sweep.outcomes import outcome_names
from synapse_sim.experiments.sweep.plan import PATIENT, Block, Plan
from synapse_sim.experiments.sweep.task import block_outcomes
from synapse_sim.experiments.what_if import response_in_slices

PEOPLE = 32
"""Virtual patients behind the band of people."""
AT_ONCE = 32
"""Patients of one slice: some milliseconds, hardly more than for eight."""
BANDS_EVERY = 2
"""Bands are smooth: they are known at every second point, and at the last."""
POINTS, MAP_POINTS, MEASURED_POINTS = 21, 9, 5
"""Values of a curve; of each parameter of a map; of a parameter that makes circuits to be measured."""
MIDDLE = 10.0, 90.0
"""Percentiles between which the band of people lies."""
_BESIDE = 4.0
"""A number without a natural end is varied from its default divided by this to its default times this."""
_DIGITS = 4
_DENSER = 1.5
"""Values from zero up are set closer where they are small: most curves bend there."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked.

    vary: one or two keys with their values, rising.
    outcome: one of those in `asked_for`.
    """

    vary: tuple[tuple[str, tuple[Value, ...]], ...]
    outcome: str = GLUTAMATE

    @property
    def keys(self) -> tuple[str, ...]:
        """What is varied."""
        return tuple(key for key, _ in self.vary)

    @property
    def is_map(self) -> bool:
        """Whether two parameters are varied."""
        return len(self.vary) > 1

    @property
    def column(self) -> str:
        """The column of the course that the outcome reads."""
        return column_of(self.outcome)


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What came out so far; the last key varies fastest, and what is not computed yet is NaN.

    values: (points,) of the subject of the config.
    networks: (points, 2) at every second point: if pyramidal cells and interneurons of the networks fired one
        standard deviation less or more while the drug is there.
    people: (points, 2) likewise: the 10th and the 90th percentile of virtual patients; all NaN for a map.
    """

    asked: Asked
    values: Floats
    networks: Floats
    people: Floats

    @property
    def best(self) -> int | None:
        """Where the outcome is furthest in its own direction; None before there is a value."""
        if np.isnan(self.values).all():
            return None
        is_low = self.asked.outcome.startswith("trough_")
        return int(np.nanargmin(self.values) if is_low else np.nanargmax(self.values))


def column_of(outcome: str) -> str:
    """The column of the course that an outcome reads."""
    return outcome.partition("_")[2]


def values_of(about: Parameter, count: int, most: float | None = None) -> tuple[Value, ...]:
    """Values over the sensible range of a number: shares all of theirs, others around their default.

    Args:
        about: a number with bounds.
        count: how many, at most.
        most: where the range ends; left out, it follows from default and bounds.
    """
    low, high = _range(about, most)
    if low > 0.0:
        spread = np.geomspace(low, high, count)
    else:
        spread = low + (high - low) * np.linspace(0.0, 1.0, count) ** _DENSER
    if about.kind == "integer":
        return tuple(sorted({round(value) for value in spread.tolist()}))
    return tuple(dict.fromkeys(float(f"{value:.{_DIGITS}g}") for value in spread.tolist()))


def _range(about: Parameter, most: float | None) -> tuple[float, float]:
    """Between its bounds, which every number that has a slider has."""
    low, high = about.low or 0.0, about.high if about.high is not None else 1.0
    if most is not None:
        return low, most
    usual = about.default if isinstance(about.default, int | float) else 0.0
    if low < 0.0 or usual <= 0.0 or (low == 0.0 and high <= 1.0):
        return low, high
    return max(low, usual / _BESIDE), min(high, usual * _BESIDE)


def needs_circuits(config: Config, key: str, values: tuple[Value, ...]) -> bool:
    """Whether another value makes another circuit, whose response must be measured."""
    ends = {Dependencies.of(config.with_changes({key: value})).digest for value in (values[0], values[-1])}
    return len(ends) > 1


def plan_of(config: Config, asked: Asked) -> Plan:
    """The sweep behind an answer, its people among it; its points are checked when they are computed."""
    people = 0 if asked.is_map or config.population.patient or PATIENT in asked.keys else PEOPLE
    return Plan(config, asked.vary, people, ())


def answering(config: Config, asked: Asked) -> Work[Answer]:
    """The answer, point by point: first the curve, then the networks' band, then that of people.

    Raises:
        ConfigError: if a point cannot be, or its circuit cannot be measured.
    """
    plan = plan_of(config, asked)
    place = outcome_names(()).index(asked.outcome)
    values, networks, people = _empty(plan)
    responses: list[Response] = []
    for point in range(plan.points):
        response = yield from part(
            response_in_slices(plan.config_of(plan.point(point))), point, 3 * plan.points
        )
        responses.append(response)
        values[point] = block_outcomes(plan, Block(point, 0, 0), response)[0, place]
        yield (point + 1) / (3 * plan.points), Answer(asked, values.copy(), networks.copy(), people.copy())
    for point in () if asked.is_map else banded(plan.points):
        networks[point] = _of_networks(plan, point, responses[point], place)
        yield (plan.points + point + 1) / (3 * plan.points), None
    for point in banded(plan.points) if plan.subjects else ():
        work = _of_people(plan, point, responses[point], place)
        people[point] = yield from part(work, 2 * plan.points + point, 3 * plan.points)
    return Answer(asked, values, networks, people)


def banded(points: int) -> tuple[int, ...]:
    """The points at which bands are known."""
    return tuple(sorted({*range(0, points, BANDS_EVERY), points - 1}))


def _empty(plan: Plan) -> tuple[Floats, Floats, Floats]:
    return np.full(plan.points, np.nan), np.full((plan.points, 2), np.nan), np.full((plan.points, 2), np.nan)


def _of_networks(plan: Plan, point: int, response: Response, place: int) -> Floats:
    """(2,) the outcome in networks that fire one standard deviation less, or more."""
    ends = [block_outcomes(plan, Block(point, 0, 0), shifted(response, by))[0, place] for by in (-1.0, 1.0)]
    return np.sort(np.array(ends))


def shifted(response: Response, by: float) -> Response:
    """The response of networks that fire so many standard deviations more while the drug is there.

    Without drug they fire as the mean does: every network is held against its own rest.
    """
    is_there = (response.concentration_umolar > 0.0)[:, None]
    pyramidal = response.pyramidal_mean_hz + by * is_there * response.pyramidal_sd_hz
    interneuron = response.interneuron_mean_hz + by * is_there * response.interneuron_sd_hz
    return dataclasses.replace(
        response,
        pyramidal_mean_hz=frozen(np.maximum(pyramidal, 0.0)),
        interneuron_mean_hz=frozen(np.maximum(interneuron, 0.0)),
    )


def _of_people(
    plan: Plan, point: int, response: Response, place: int
) -> Generator[tuple[float, None], None, Floats]:
    """(2,) the percentiles of virtual patients."""
    found = []
    for first in range(1, plan.subjects + 1, AT_ONCE):
        last = min(first + AT_ONCE - 1, plan.subjects)
        found.append(block_outcomes(plan, Block(point, first, last), response)[:, place])
        yield last / plan.subjects, None
    return np.percentile(np.concatenate(found), MIDDLE)
