"""Virtual patients: the same course for many people who differ, and the arms of a trial beside each other.

How they differ is said in `course.subjects`. Patient k is the same person in every arm.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from synapse_sim.arrays import Floats, Floats32
from synapse_sim.config import Config
from synapse_sim.config.config import Changes
from synapse_sim.course.chain import columns
from synapse_sim.course.course import Course
from synapse_sim.course.grid import time_grid
from synapse_sim.course.response.response import Response, response_for
from synapse_sim.course.subjects import BLOCK, patients
from synapse_sim.course.work import Work, finished
from synapse_sim.model.relief import HIGHEST_SCORE, starting_score

__all__ = [
    "BLOCK",
    "COMPARATORS",
    "HALVED",
    "HIGHEST_SCORE",
    "Arm",
    "Population",
    "Trial",
    "arms",
    "own_pair",
    "populating",
    "population",
    "trial",
]

SLICE_SCORES = 3000
"""Scores that are computed in about three milliseconds."""
LEAST_AT_ONCE = 8
"""Patients of one slice; with fewer the work is mostly its own bookkeeping."""
COARSE = {"course.early_step_min": 5.0, "course.day_step_min": 60.0, "course.late_step_h": 6.0}
"""A grid for many: differs from the course's own by less than half a point of the score."""
HALVED = 0.5
"""A patient responds when the score has fallen to this share of the start."""


@dataclass(frozen=True, slots=True, eq=False)
class Population:
    """How many patients fare under one treatment; read-only.

    config: what they were given.
    time_h: (n,) hours after the first dose.
    score: (n, m) illustrative score of every patient, 0..60.
    start: score of all patients before treatment.
    """

    config: Config
    time_h: Floats
    score: Floats32
    start: float

    @property
    def mean_score(self) -> Floats:
        """(n,) mean over patients."""
        return np.asarray(self.score.mean(axis=1, dtype=np.float64))

    @property
    def response_share(self) -> Floats:
        """(n,) share of patients whose score has at least halved; nobody's can where there was none."""
        halved = (self.score <= HALVED * self.start) & (self.start > 0.0)
        return np.asarray(halved.mean(axis=1))

    def at(self, time_h: float) -> Floats:
        """(m,) scores of all patients at a time, straight between the grid's times."""
        along = float(np.interp(time_h, self.time_h, np.arange(len(self.time_h))))
        first = min(int(along), len(self.time_h) - 2)
        share = along - first
        between = (1.0 - share) * self.score[first] + share * self.score[first + 1]
        return np.asarray(between, dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Arm:
    """One arm of a trial: the name of its drug and what its patients are given."""

    name: str
    config: Config


def population(config: Config, subjects: int | None = None, response: Response | None = None) -> Population:
    """Many patients under one treatment.

    Args:
        config: what they are given, and how they differ (section `population`).
        subjects: how many; by default `population.subjects`.
        response: of the circuit; looked up if left out.
    """
    wanted = config.population.subjects if subjects is None else subjects
    circuit = response_for(config) if response is None else response
    return finished(populating(config, circuit, wanted, at_once=BLOCK))


def populating(
    config: Config, response: Response, subjects: int, at_once: int | None = None
) -> Work[Population]:
    """Many patients under one treatment, as work in slices.

    Args:
        config: what they are given, and how they differ.
        response: of the circuit.
        subjects: how many.
        at_once: patients of one slice; as many as take a few milliseconds if left out.
    """
    coarse = config.with_changes(COARSE)
    time_h = time_grid(coarse)
    score = np.empty((len(time_h), subjects), dtype=np.float32)
    step = at_once or max(LEAST_AT_ONCE, SLICE_SCORES // len(time_h))
    for first in range(0, subjects, BLOCK):
        ends = range(first, min(first + BLOCK, subjects), step)
        for here in (slice(k, min(k + step, first + BLOCK, subjects)) for k in ends):
            score[:, here] = _scores(coarse, response, time_h, here)
            yield here.stop / subjects, None
    for array in (time_h, score):
        array.setflags(write=False)
    return Population(config, time_h, score, starting_score(config))


def _scores(config: Config, response: Response, time_h: Floats, here: slice) -> Floats:
    """(n, m) scores of the patients at these places, 0 for the first patient."""
    people = patients(config, range(here.start + 1, here.stop + 1))
    return columns(config, response, time_h, people)["score"]


COMPARATORS = {"saline": "saline", "midazolam": "midazolam", "ssri": "pill"}
"""The arms beside the treated one, and what their patients expect."""


def arms(config: Config) -> tuple[Arm, ...]:
    """The treated arm and its comparators, all over the same horizon.

    Patients of the treated arm expect what `trial.expectancy` says; if that is nothing, then what they do in
    the usual trial: a comparator what it expects as such, else a pill for a conventional antidepressant and
    midazolam for everything else.
    """
    return (_treated(config), *_comparators(config))


def own_pair(config: Config) -> tuple[Arm, Arm]:
    """The treated arm and its own comparator: who expect the same, at the same times, without its drug.

    Where no comparator's patients expect the same, saline stands for a sham of it: a pill, say.
    """
    treated, *others = arms(config)
    without = {arm.name: arm for arm in others if arm.name in _INERT}
    if treated.name in _INERT or "saline" not in without:
        return treated, others[0]
    expected = treated.config.trial.expectancy
    name = next((name for name in without if COMPARATORS[name] == expected), "saline")
    times_h = tuple(dose.at_h for dose in treated.config.doses)
    same: Changes = {"trial.expectancy": expected, "treatment.schedule_h": times_h}
    return treated, Arm(name, without[name].config.with_changes(same))


_INERT = ("saline", "midazolam")
"""What does nothing to the score in this model but by what its patients expect."""


def _treated(config: Config) -> Arm:
    by_kind = "pill" if config.drug.kind == "monoamine" else "midazolam"
    usual = COMPARATORS.get(config.treatment.drug, by_kind)
    expected = usual if config.trial.expectancy == "none" else config.trial.expectancy
    return Arm(config.treatment.drug, config.with_changes({"trial.expectancy": expected}))


def _comparators(config: Config) -> Iterator[Arm]:
    back_to_regimen = {key: None for key in config.changes if key.startswith("treatment.")}
    horizon_h = config.course.horizon_h
    for name, expected in COMPARATORS.items():
        drug = config.drugs[name]
        if name == config.treatment.drug or not drug.routes_for(config.subject.species):
            continue
        within = tuple(time_h for time_h in drug.regimen.schedule_h if time_h < horizon_h)
        given: Changes = {
            "treatment.drug": name,
            "treatment.schedule_h": within,
            "trial.expectancy": expected,
            "course.horizon_h": horizon_h,
        }
        yield Arm(name, config.with_changes({**back_to_regimen, **given}))


def trial(config: Config, subjects: int | None = None) -> dict[str, Population]:
    """The populations of all arms by the name of their drug, the treated one first."""
    response = response_for(config)
    return {arm.name: population(arm.config, subjects, response) for arm in arms(config)}


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """The arms of a trial beside each other, the treated one first; an object of its own each time.

    reference: what the reference adult goes through in each arm.
    """

    arms: tuple[tuple[str, Population], ...]
    reference: tuple[Course, ...] = ()
