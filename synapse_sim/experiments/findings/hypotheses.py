"""Which findings each explanation alone reproduces.

Each explanation is tried with the others off, and with a weight at which the usual dose
sends as much BDNF as the default mixture does: so they differ in what starts the chain, not in its strength.
A finding is on the board if its answer depends on the explanation. Metabolites are modelled in people only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import isfinite, isnan, nan

import numpy as np

from synapse_sim.config import ConfigError, Mistake
from synapse_sim.config.config import Changes
from synapse_sim.config.sections.hypothesis import Hypothesis
from synapse_sim.course.course import Course
from synapse_sim.course.work import Work, finished, told
from synapse_sim.experiments.findings.course_cache import CourseCache
from synapse_sim.experiments.findings.findings import Finding, findings
from synapse_sim.experiments.findings.probes import answer
from synapse_sim.experiments.findings.validate import inside, preparing
from synapse_sim.texts.message import Message

EXPLANATIONS = tuple(Hypothesis.model_fields)
MIXTURE = "mixture"
STAGES = frozenset({"signalling", "synapses", "relief", "people"})


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One finding: the answer of the mixture and of each explanation alone; NaN where there is none."""

    finding: Finding
    answers: dict[str, float]

    @property
    def reproduces(self) -> dict[str, bool | None]:
        """Whether each answer lies in the published range; None where there is none."""
        return {
            name: None if isnan(found) else inside(self.finding, found)
            for name, found in self.answers.items()
        }

    def row(self) -> dict[str, str | float | bool | None]:
        """One flat table row: answers by explanation, and `<explanation>_reproduces`."""
        about = self.finding
        head = {"id": about.id, "claim": about.claim, "low": about.low, "high": about.high}
        kept = {f"{name}_reproduces": yes for name, yes in self.reproduces.items()}
        shown = {name: found if isfinite(found) else None for name, found in self.answers.items()}
        return {**head, **shown, **kept}


@dataclass(frozen=True, slots=True)
class Board:
    """Every finding that the explanations answer differently, and with which weights they were asked.

    weights: changes that leave one explanation alone, by its name; those of the mixture are none.
    """

    rows: tuple[BoardRow, ...]
    weights: dict[str, dict[str, float]]


def hypotheses(base: Changes | None = None) -> tuple[BoardRow, ...]:
    """The board: every finding that the explanations answer differently.

    Args:
        base: changes under everything.
    """
    return finished(boarding(base)).rows


def boarding(base: Changes | None = None) -> Work[Board]:
    """The same in slices, with the weights.

    Args:
        base: changes under everything.
    """
    weights: dict[str, dict[str, float]] = {MIXTURE: {}}
    for name in EXPLANATIONS:
        yield 0.0, None
        weights[name] = alone(name, base)
    caches = {name: CourseCache({**(base or {}), **given}) for name, given in weights.items()}
    asked, rows = [finding for finding in findings() if _is_on_board(finding)], []
    for k, finding in enumerate(asked):
        yield from preparing(finding, caches[MIXTURE], k / len(asked))
        row = yield from told(_answering(finding, caches), k / len(asked))
        rows.append(row)
    return Board(tuple(row for row in rows if _differs(row)), weights)


def counts(board: Sequence[BoardRow]) -> dict[str, dict[str, int]]:
    """How many findings the mixture and each explanation reproduce, and of how many they say anything."""
    verdicts = {name: [row.reproduces[name] for row in board] for name in (MIXTURE, *EXPLANATIONS)}
    return {
        name: {"reproduces": sum(map(bool, found)), "of": sum(each is not None for each in found)}
        for name, found in verdicts.items()
    }


def separating(board: Sequence[BoardRow]) -> list[dict[str, str | float]]:
    """For every two explanations the finding whose answers lie furthest apart, in widths of its range.

    One of the two must reproduce it and the other not; a pair that nothing separates is left out.
    """
    found: list[dict[str, str | float]] = []
    for one, other in combinations(EXPLANATIONS, 2):
        widths = {row.finding.id: apart(row, one, other) for row in board}
        best = max(widths, key=lambda name: widths[name])
        if widths[best] > 0:
            found.append({"one": one, "other": other, "finding": best, "widths": widths[best]})
    return found


def apart(row: BoardRow, one: str, other: str) -> float:
    """How far two answers lie apart, in widths of the range; 0 unless just one of them lies in it."""
    low, high = row.finding.low, row.finding.high
    if {row.reproduces[one], row.reproduces[other]} != {True, False} or low is None or high is None:
        return 0.0
    distance = abs(row.answers[one] - row.answers[other]) / (high - low)
    return distance if isfinite(distance) else 0.0


def alone(explanation: str, base: Changes | None = None) -> dict[str, float]:
    """The weights of one explanation alone, as strong as the mixture at the usual dose.

    Raises:
        ConfigError: if the mixture or the explanation alone sends no BDNF at all.
    """
    only = {f"hypothesis.{name}": float(name == explanation) for name in EXPLANATIONS}
    mixture, single = CourseCache(base).course({}), CourseCache({**(base or {}), **only}).course({})
    sent, sent_alone = _sent(mixture), _sent(single)
    if not sent:
        raise _not_comparable("no_bdnf")
    if not sent_alone:
        raise _not_comparable("no_bdnf_alone", explanation=explanation)
    return {key: sent / sent_alone * weight for key, weight in only.items()}


def _not_comparable(name: str, **numbers: object) -> ConfigError:
    return ConfigError(Mistake("", "", Message(f"config.{name}", numbers)))


def _is_on_board(finding: Finding) -> bool:
    return bool(finding.probe) and finding.stage in STAGES and finding.low != finding.high


def _differs(row: BoardRow) -> bool:
    found = np.nan_to_num(list(row.answers.values()), nan=-1.0)
    return bool(np.ptp(found) > 1e-6)


def _answering(finding: Finding, caches: dict[str, CourseCache]) -> Work[BoardRow]:
    """One row, a slice for each explanation."""
    answers = {}
    for name, cache in caches.items():
        yield 0.0, None
        answers[name] = answer(cache, finding.probe, finding.given, finding.compared, finding.args)
    if finding.given.get("subject.species", "human") != "human":
        answers["metabolite"] = nan
    return BoardRow(finding, answers)


def _sent(course: Course) -> float:
    """BDNF above baseline times hours."""
    above, steps_h = course.bdnf_rel - 1, np.diff(course.time_h)
    return float(steps_h @ (above[1:] + above[:-1]) / 2)
