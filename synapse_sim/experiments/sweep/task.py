"""One part of a sweep as a task: a value that is sent to whoever computes it, and what they do with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from synapse_sim.allocator import keep
from synapse_sim.arrays import Floats
from synapse_sim.config import Config, Value
from synapse_sim.course.chain import columns
from synapse_sim.course.grid import time_grid
from synapse_sim.course.response.kept import kept_response
from synapse_sim.course.response.measurement import measure
from synapse_sim.course.response.plan import Dependencies
from synapse_sim.course.response.response import Response, known_response, response_for
from synapse_sim.course.subjects import Subjects, patients, subject_of
from synapse_sim.experiments.sweep.outcomes import outcomes
from synapse_sim.experiments.sweep.plan import Block, Plan, combinations

_KEPT_BELOW_BYTES, _KEPT_BYTES = 32 << 20, 200 << 20
"""More than the columns of a block of patients take."""


@dataclass(frozen=True, slots=True)
class Task:
    """One part.

    responses: those of its circuits that are not shipped.
    """

    plan: Plan
    part: int
    responses: tuple[Response, ...] = ()


def compute(task: Task) -> Floats:
    """(rows, outcomes) of a part; memory of one block of patients is kept for the next.

    Raises:
        ConfigError: if a point cannot be.
    """
    keep(below_bytes=_KEPT_BELOW_BYTES, at_most_bytes=_KEPT_BYTES)
    known = {response.digest: response for response in task.responses}
    return np.concatenate([_block(task.plan, block, known) for block in task.plan.blocks(task.part)])


def measured(on: Dependencies) -> Response:
    """A response that nobody has yet.

    Raises:
        ConfigError: if no background lets the circuit rest at its rates.
    """
    return measure(on)


def circuits(plan: Plan) -> tuple[dict[str, Response], list[Dependencies]]:
    """The distinct circuits of a plan that are not the shipped one.

    Returns:
        The responses that are known, by digest, and what is still to be measured.
    """
    known: dict[str, Response] = {}
    unknown: dict[str, Dependencies] = {}
    shipped = _digest(Config())
    for config in _distinct(plan):
        on = Dependencies.of(config)
        if on.digest == shipped or on.digest in known or on.digest in unknown:
            continue
        found = known_response(config) or kept_response(on)
        if found is None:
            unknown[on.digest] = on
        else:
            known[on.digest] = found
    return known, list(unknown.values())


def task_of(plan: Plan, part: int, responses: Mapping[str, Response]) -> Task:
    """A part with those of the responses that it needs."""
    if not responses:
        return Task(plan, part)
    points = dict.fromkeys(block.point for block in plan.blocks(part))
    digests = dict.fromkeys(_digest(plan.config_of(plan.point(point))) for point in points)
    return Task(plan, part, tuple(responses[digest] for digest in digests if digest in responses))


def _digest(config: Config) -> str:
    return Dependencies.of(config).digest


def _distinct(plan: Plan) -> Iterator[Config]:
    """A config for every circuit in the grid: only the keys that shape one are varied."""
    first = {key: values[0] for key, values in plan.vary}
    shaping = {key: values for key, values in plan.vary if _shapes(plan, first, key, values)}
    for changes in combinations(shaping):
        yield plan.config_of({**first, **changes})


def _shapes(plan: Plan, first: dict[str, Value], key: str, values: tuple[Value, ...]) -> bool:
    """Whether the values of a key make different circuits."""
    return len({_digest(plan.config_of({**first, key: value})) for value in values}) > 1


def _block(plan: Plan, block: Block, known: Mapping[str, Response]) -> Floats:
    config = plan.config_of(plan.point(block.point))
    return block_outcomes(plan, block, known.get(_digest(config)) or response_for(config))


def block_outcomes(plan: Plan, block: Block, response: Response) -> Floats:
    """(rows, outcomes) of a block whose circuit has this response.

    Raises:
        ConfigError: if the point cannot be.
    """
    config = plan.config_of(plan.point(block.point))
    found = columns(config, response, time_grid(config), _subjects(config, block))
    first_h = config.doses[0].at_h
    return outcomes(found, [first_h + time_h for time_h in plan.at_h])


def _subjects(config: Config, block: Block) -> Subjects:
    return patients(config, range(block.first, block.last + 1)) if block.first else subject_of(config)
