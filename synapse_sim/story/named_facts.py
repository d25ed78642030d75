"""Facts with a name, a unit, a range and a sentence: for lessons' claims, their sentences and worksheets.

Each is one number of a course, or of a config alone, computed when it is asked for. A fact whose column this
model does not have is not there: `NAMED_FACTS` lists those that are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf

import numpy as np

from synapse_sim.agents.scheme import blocked_generator, equilibrium, pore_rates
from synapse_sim.config import Config
from synapse_sim.course.course import COLUMNS, Course
from synapse_sim.course.simulate import simulate
from synapse_sim.experiments.findings.findings import findings
from synapse_sim.experiments.findings.hypotheses import EXPLANATIONS, alone
from synapse_sim.model.receptor import unblocked_share
from synapse_sim.model.relief import response_probability, starting_score
from synapse_sim.texts.message import Message
from synapse_sim.texts.numbers import digits, duration, percent, with_unit

_SHARE, _HOURS, _SECONDS, _POINTS, _TIMES = "share", "h", "s", "points", "×"
_IN_USE_UMOLAR, _IN_USE_MV = 1000.0, -70.0
"""Glutamate that keeps a channel in use, and the voltage at which a drug's rates are given."""


@dataclass(frozen=True, slots=True)
class NamedFact:
    """One fact.

    unit: of its value: "share", "h", "s", "points", "×" (of the start).
    low, high: between which any value of it lies.
    value: computes it; what it needs besides the course stands in its own arguments.
    columns: of a course that it reads.
    """

    name: str
    unit: str
    low: float
    high: float
    value: Callable[..., float]
    columns: tuple[str, ...] = ()

    def sentence(self, value: float) -> Message:
        """The fact in one sentence."""
        return Message(f"facts.{self.name}", {"value": in_words(value, self.unit), "count": value})


def in_words(value: float, unit: str) -> str:
    """The value of a fact with its unit."""
    if unit == _SHARE:
        return percent(value)
    if unit in {_HOURS, _SECONDS}:
        return duration(value * (3600.0 if unit == _HOURS else 1.0))
    return with_unit(digits(value), unit)


# levels and signals of a course


def peak_h(course: Course, *, column: str) -> float:
    """When a column is highest, hours after the first dose."""
    return float(course.time_h[course.columns[column].argmax()])


def protein_peak_h(course: Course) -> float:
    """When most protein for new spines is stored."""
    return peak_h(course, column="protein_rel")


def inhibition_received(course: Course, *, at_h: float) -> float:
    """Inhibition that a pyramidal cell receives, of before the dose."""
    received = course.columns["received_inhibition_rel"]
    return float(np.interp(at_h, course.time_h, received) / received[0])


def mean_glutamate(course: Course, *, from_h: float, to_h: float) -> float:
    """Mean of glutamate over a window, of before the dose.

    Raises:
        ValueError: if the window is empty or reaches beyond the course.
    """
    if not course.time_h[0] <= from_h < to_h <= course.time_h[-1]:
        raise ValueError(f"a window from {from_h:g} to {to_h:g} h is not inside the course")
    at_h = np.unique(np.concatenate([[from_h, to_h], course.time_h]))
    at_h = at_h[(at_h >= from_h) & (at_h <= to_h)]
    values = np.interp(at_h, course.time_h, course.glutamate_rel)
    area = float(np.diff(at_h) @ (values[1:] + values[:-1]) / 2.0)
    return area / (to_h - from_h) / float(course.glutamate_rel[0])


# people


def responder_share(course: Course, *, at_h: float) -> float:
    """Share of an arm whose score has halved since the first dose; nobody's has before it."""
    config = course.config
    if at_h < config.doses[0].at_h:
        return 0.0
    return response_probability(course.at(at_h).score, starting_score(config), config.relief.response_spread)


def lost_gain_share(course: Course, *, at_h: float) -> float:
    """Of the most points that were gained before a time, the share that is lost again at it.

    Nothing is lost where nothing was gained.
    """
    start, before = float(course.score[0]), course.score[course.time_h <= at_h]
    gained = start - float(before.min(initial=start))
    return (course.at(at_h).score - start + gained) / gained if gained > 0.0 else 0.0


def gain_of_dose(course: Course, *, number: int) -> float:
    """Points by which the lowest score after one dose lies below that of all doses before it.

    Args:
        course: of any number of doses.
        number: of the dose, from 1.

    Raises:
        ValueError: if the course has no such dose.
    """
    doses_h = [dose.at_h for dose in course.config.doses if dose.at_h < course.time_h[-1]]
    if not 1 <= number <= len(doses_h):
        raise ValueError(f"there is no dose {number} in this course")
    ends_h = [*doses_h, inf][number]
    start = float(course.score[0])
    before = course.score[course.time_h < doses_h[number - 1]].min(initial=start)
    until = course.score[course.time_h < ends_h].min(initial=start)
    return float(before - until)


def relief_alone(config: Config, *, explanation: str, at_h: float) -> float:
    """Relief of one explanation alone, as strong as the mixture at the usual dose.

    Raises:
        ConfigError: if this explanation alone sends no BDNF at the usual dose.
        KeyError: if there is no such explanation.
    """
    if explanation not in EXPLANATIONS:
        raise KeyError(explanation)
    return simulate(config.with_changes(alone(explanation))).at(at_h).relief


def same_trial(*, one: str, other: str) -> float:
    """Whether two published findings come from the same trial: 1 or 0.

    Raises:
        KeyError: if there is no such finding.
    """
    sources = {finding.id: finding.source for finding in findings()}
    return float(sources[one] == sources[other])


# the channel


def unplugged_share(config: Config, *, cell: str, voltage_mv: float) -> float:
    """Share of the open channels of a class of cells that magnesium leaves free at a voltage."""
    seen = config.circuit.magnesium_interneuron_share if cell == "interneuron" else 1.0
    return unblocked_share(voltage_mv, config.modulators.magnesium_mmolar * seen, config.receptor)


def residence_s(config: Config, *, glutamate_umolar: float = _IN_USE_UMOLAR) -> float:
    """Mean time that a trapped molecule stays once free drug is gone, from the channel's own scheme.

    It can leave through the open pore alone, so that without glutamate it stays for good.

    Args:
        config: with a drug that enters the channel.
        glutamate_umolar: steady, around the channel.

    Raises:
        ValueError: if the drug does not enter the channel.
    """
    block = config.drug.block
    if block is None:
        raise ValueError(f"{config.drug.label} does not enter the channel")
    if glutamate_umolar == 0.0:
        return inf
    washing = pore_rates(block, 0.0, _IN_USE_MV, 1.0)
    blocking = pore_rates(block, 1.0, _IN_USE_MV, 1.0)
    held = slice(5, 15 if block.shallow_share else 10)
    start = equilibrium(blocked_generator(config.cleft, glutamate_umolar, blocking))[held]
    within = blocked_generator(config.cleft, glutamate_umolar, washing)[held, held]
    return float(start / start.sum() @ np.linalg.solve(within, -np.ones(len(within))))


_EVERY = (
    NamedFact("peak_h", _HOURS, -1.0, inf, peak_h),
    NamedFact("protein_peak_h", _HOURS, -1.0, inf, protein_peak_h, ("protein_rel",)),
    NamedFact("inhibition_received", _SHARE, 0.0, inf, inhibition_received, ("received_inhibition_rel",)),
    NamedFact("mean_glutamate", _TIMES, 0.0, inf, mean_glutamate, ("glutamate_rel",)),
    NamedFact("responder_share", _SHARE, 0.0, 1.0, responder_share, ("score",)),
    NamedFact("lost_gain_share", _SHARE, 0.0, inf, lost_gain_share, ("score",)),
    NamedFact("gain_of_dose", _POINTS, 0.0, 60.0, gain_of_dose, ("score",)),
    NamedFact("relief_alone", _SHARE, 0.0, 1.0, relief_alone, ("relief",)),
    NamedFact("same_trial", "", 0.0, 1.0, same_trial),
    NamedFact("unplugged_share", _SHARE, 0.0, 1.0, unplugged_share),
    NamedFact("residence_s", _SECONDS, 0.0, inf, residence_s),
)
NAMED_FACTS = {fact.name: fact for fact in _EVERY if set(fact.columns) <= set(COLUMNS)}
"""The facts of this model, by name."""
