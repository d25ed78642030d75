"""What happens to the patients of a trial: their scores at the asked times, and who has left."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from synapse_sim.agents.streams import stream
from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.course.chain import columns
from synapse_sim.course.grid import time_grid
from synapse_sim.course.response.response import response_for
from synapse_sim.course.subjects import BLOCK, patients
from synapse_sim.course.work import Work, part
from synapse_sim.experiments.sweep.engine import Engine
from synapse_sim.experiments.trial.design import Design
from synapse_sim.experiments.what_if import response_in_slices

AT_ONCE = 250
"""Patients that are computed together, as in a sweep."""
A_SLICE = 32
"""Patients that are computed between two frames."""
H_PER_WEEK = 168.0


@dataclass(frozen=True, slots=True)
class Some:
    """Some patients of one arm, as a task."""

    config: Config
    numbers: range
    at_h: tuple[float, ...]


def scores(some: Some) -> Floats:
    """(patients, times) scores; NaN from when a patient has left."""
    config = some.config
    time_h = time_grid(config)
    found = columns(config, response_for(config), time_h, patients(config, some.numbers))["score"]
    first_h = config.doses[0].at_h
    asked = np.stack([_at(time_h, found, first_h + at_h) for at_h in some.at_h], axis=1)
    return np.where(_leaves_h(config, some.numbers)[:, None] > np.array(some.at_h), asked, np.nan)


def all_scores(design: Design, engine: Engine) -> list[Floats]:
    """(trials, patients, times) scores of each arm."""
    tasks = [some for arm in range(len(design.arms)) for some in _tasks(design, arm, AT_ONCE)]
    done = dict(engine.run(scores, tasks))
    return _by_arm(design, [done[number] for number in range(len(tasks))])


def scoring(design: Design) -> Work[list[Floats]]:
    """The same as work in slices of some milliseconds; the circuits of the arms are measured so as well."""
    for arm in design.arms:
        yield from part(response_in_slices(arm.config), 0, 1)
    tasks = [some for arm in range(len(design.arms)) for some in _tasks(design, arm, A_SLICE)]
    done = []
    for number, some in enumerate(tasks):
        done.append(scores(some))
        yield (number + 1) / len(tasks), None
    return _by_arm(design, done)


def _by_arm(design: Design, done: list[Floats]) -> list[Floats]:
    whole = np.concatenate(done)
    shape = (len(design.arms), design.repeat, design.size, len(design.at_h))
    return [found[:, : arm.size] for arm, found in zip(design.arms, whole.reshape(shape), strict=True)]


def _tasks(design: Design, arm: int, at_once: int) -> list[Some]:
    numbers = design.people(arm)
    starts = range(0, len(numbers), at_once)
    return [Some(design.arms[arm].config, numbers[k : k + at_once], design.at_h) for k in starts]


def _leaves_h(config: Config, numbers: range) -> Floats:
    """When each patient leaves, hours after the first dose: at a steady rate, whoever it is."""
    first, last = ((number - 1) // BLOCK for number in (numbers[0], numbers[-1]))
    luck = np.concatenate([_luck(config.seed, block) for block in range(first, last + 1)])
    rate_per_h = config.trial.dropout_per_week / H_PER_WEEK
    chosen = luck[np.asarray(numbers) - 1 - first * BLOCK]
    return chosen / rate_per_h if rate_per_h else np.full(len(numbers), np.inf)


@lru_cache(maxsize=1024)
def _luck(seed: int, block: int) -> Floats:
    return stream(seed, "who leaves", 0, block).standard_exponential(BLOCK)


def _at(time_h: Floats, values: Floats, at_h: float) -> Floats:
    along = float(np.interp(at_h, time_h, np.arange(len(time_h))))
    before = min(int(along), len(time_h) - 2)
    between: Floats = values[before] + (along - before) * (values[before + 1] - values[before])
    return between
