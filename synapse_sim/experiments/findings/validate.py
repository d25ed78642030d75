"""Is the model right where it can be tested? Every finding, its answer and the verdict.

A finding passes if the answer lies in its range. A miss that is declared with a reason is a gap; any other is
a failure; a finding without a range is only shown. That studies disagree is said beside any verdict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Generator
from dataclasses import dataclass
from typing import Any, Literal

from synapse_sim.config import parameters
from synapse_sim.config.config import Changes
from synapse_sim.course.response.measurement import measuring
from synapse_sim.course.response.response import Dependencies, known_response, remember
from synapse_sim.course.work import Work, told
from synapse_sim.experiments.findings.course_cache import CourseCache
from synapse_sim.experiments.findings.findings import Class, Finding, findings
from synapse_sim.experiments.findings.probes import answer

Verdict = Literal["pass", "gap", "fail", "shown"]
FITTED = "fitted"
"""Parameters whose source says this word were moved until a finding fitted."""


@dataclass(frozen=True, slots=True)
class Result:
    """One finding and the model's answer.

    simulated: None where nothing is computed.
    reason: of a gap, else empty.
    """

    finding: Finding
    simulated: float | None
    verdict: Verdict
    reason: str = ""

    def data(self) -> dict[str, Any]:
        """All of it: the row, and the published points and bars."""
        about = self.finding
        kept = {"points": about.points, "bars": about.bars}
        return {**self.row(), **{name: [each.model_dump() for each in many] for name, many in kept.items()}}

    def row(self) -> dict[str, str | float | bool | None]:
        """As the interface names it."""
        about = self.finding
        return {
            "id": about.id,
            "stage": about.stage,
            "claim": about.claim,
            "source": about.source,
            "published": about.published,
            "simulated": self.simulated,
            "unit": about.unit,
            "low": about.low,
            "high": about.high,
            "verdict": self.verdict,
            "contested": about.contested,
            "class": about.kind,
            "reason": self.reason,
        }


def validate(
    only: str | None = None, base: Changes | None = None, done: Callable[[Result], None] | None = None
) -> tuple[Result, ...]:
    """Every finding with its verdict.

    Args:
        only: the id of one finding.
        base: changes under every finding's own.
        done: is told of each result as soon as it is there.

    Raises:
        KeyError: if there is no finding of that id.
    """
    chosen = [finding for finding in findings() if only in {None, finding.id}]
    if not chosen:
        raise KeyError(f"there is no finding '{only}'")
    cache = CourseCache(base)
    results = []
    for finding in chosen:
        results.append(result(finding, cache))
        if done:
            done(results[-1])
    return tuple(results)


def validating(ids: Container[str], base: Changes | None = None) -> Work[tuple[Result, ...]]:
    """The findings of these ids with their verdicts, a slice for each.

    Args:
        ids: of the findings.
        base: changes under every finding's own.
    """
    chosen = [finding for finding in findings() if finding.id in ids]
    cache, results = CourseCache(base), []
    for k, finding in enumerate(chosen):
        yield k / len(chosen), None
        yield from preparing(finding, cache, k / len(chosen))
        results.append(result(finding, cache))
    return tuple(results)


def preparing(
    finding: Finding, cache: CourseCache, share: float
) -> Generator[tuple[float, None], None, None]:
    """Measure the circuits of a finding that nobody has measured, in slices.

    Args:
        finding: what will be asked.
        cache: where it will be.
        share: that is done of the whole, to be told meanwhile.

    Raises:
        ConfigError: if a circuit cannot be measured.
    """
    if not finding.probe:
        return
    for given in (finding.given, finding.compared):
        config = cache.config(given)
        if known_response(config) is None:
            work = measuring(Dependencies.of(config), first_density=1.0)
            response = yield from told(work, share)
            remember(response)


def result(finding: Finding, cache: CourseCache) -> Result:
    """The model's answer to one finding in a lab."""
    if not finding.probe:
        return Result(finding, None, "shown")
    simulated = answer(cache, finding.probe, finding.given, finding.compared, finding.args)
    if finding.low is None and finding.high is None:
        return Result(finding, simulated, "shown")
    if inside(finding, simulated):
        return Result(finding, simulated, "pass")
    return Result(finding, simulated, "gap" if finding.gap else "fail", finding.gap)


def inside(finding: Finding, simulated: float) -> bool:
    """Whether an answer lies in the published range."""
    low = float("-inf") if finding.low is None else finding.low
    high = float("inf") if finding.high is None else finding.high
    return low <= simulated <= high


def score(results: tuple[Result, ...]) -> dict[Class, Counter[Verdict]]:
    """How many verdicts of each kind each class has."""
    counted: dict[Class, Counter[Verdict]] = {}
    for each in results:
        counted.setdefault(each.finding.kind, Counter())[each.verdict] += 1
    return counted


def fitted_parameters(base: Changes | None = None) -> dict[str, str]:
    """Every parameter that was moved to fit findings, and to which, by dotted key."""
    known = parameters(CourseCache(base).config({}))
    return {key: about.source for key, about in known.items() if FITTED in about.source}
