"""What a wrong number would overturn: every finding again, with one number moved at a time.

`python -m synapse_sim.experiments.findings.sensitivity` prints the tables of `docs/model.md`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from synapse_sim.config import Config, ConfigError, Parameter, parameters
from synapse_sim.course.response.plan import Dependencies
from synapse_sim.experiments.findings.course_cache import CourseCache
from synapse_sim.experiments.findings.findings import Finding, findings
from synapse_sim.experiments.findings.validate import Verdict, result
from synapse_sim.experiments.moved import within_bounds
from synapse_sim.files.printing import complain, say

SECTIONS = (
    "receptor.",
    "signalling.",
    "synapses.",
    "relief.",
    "monoamine.",
    "hypothesis.",
    "modulators.magnesium_mmolar",
    "circuit.",
    "cleft.",
    "drugs.",
)
"""Numbers that a finding can depend on."""
LEFT_OUT = ("_seed", "step_ms", "ticks_per_step", "highest_dose_mg_per_kg", "vein_share")
"""Numbers that say how or whether to compute, or that are so by definition."""


SLOW_CHAIN = (
    "signalling.",
    "synapses.",
    "relief.",
    "monoamine.",
    "hypothesis.",
    "drugs.ketamine.disposition.",
    "drugs.ketamine.effect_site.",
    "drugs.ketamine.rodent.",
)
TESTED = frozenset({"predicted", "fitted"})
"""Findings by construction only say that a number arrives where it should."""


@dataclass(frozen=True, slots=True)
class Overturned:
    """One number, moved to a multiple of itself, that changes a finding's verdict."""

    key: str
    factor: float
    finding: str
    was: Verdict
    simulated: float | None
    now: Verdict


def movable() -> dict[str, Parameter]:
    """Numbers that can be moved: those of the model that are not zero."""
    return {
        key: about
        for key, about in parameters().items()
        if key.startswith(SECTIONS)
        and not key.endswith(LEFT_OUT)
        and about.kind == "number"
        and isinstance(about.default, float)
        and about.default
    }


def overturned(
    factors: Sequence[float], keys: Sequence[str] | None = None, report: Callable[[str], object] = str
) -> Iterator[Overturned]:
    """Every change of verdict when one number at a time is multiplied.

    A number stops at its bounds. Numbers of circuit and receptor make the response be measured anew, which
    takes some seconds each.

    Args:
        factors: such as 0.9 and 1.1.
        keys: which numbers; all if left out.
        report: told each key before its turn.
    """
    asked = tuple(finding for finding in findings() if finding.kind in TESTED)
    known = movable()
    before = {finding.id: result(finding, CourseCache()).verdict for finding in asked}
    for key in known if keys is None else keys:
        report(key)
        for factor in factors:
            yield from _moved(known[key], factor, asked, before)


def _moved(
    about: Parameter, factor: float, asked: Sequence[Finding], before: dict[str, Verdict]
) -> Iterator[Overturned]:
    cache = CourseCache({about.key: within_bounds(about, factor)})
    for finding in asked:
        try:
            found = result(finding, cache)
        except ConfigError:
            continue
        if found.verdict != before[finding.id]:
            was = before[finding.id]
            yield Overturned(about.key, factor, finding.id, was, found.simulated, found.verdict)


def shapes_response(about: Parameter) -> bool:
    """Whether the circuit's response must be measured anew when a number moves."""
    moved = Config({about.key: within_bounds(about, 0.9)})
    return Dependencies.of(moved).digest != Dependencies.of(Config()).digest


def table(changes: Iterable[Overturned]) -> str:
    """Which numbers overturn each finding, as on the page: the most easily overturned first."""
    found: dict[str, dict[str, None]] = {}
    for change in changes:
        name = f"`{change.finding}`" + (", a gap that is then met" if change.was == "gap" else "")
        found.setdefault(name, {})[f"`{change.key}`"] = None
    rows = sorted(found.items(), key=lambda row: (-len(row[1]), row[0]))
    lines = [f"| {finding} | {', '.join(keys)} |" for finding, keys in rows]
    return (
        "\n".join(["| finding | overturned by |", "|---|---|", *lines]) if lines else "nothing is overturned"
    )


def free_numbers(keys: Iterable[str], changes: Iterable[Overturned]) -> str:
    """Numbers of the slow chain that no finding guards, as on the page."""
    guarded = {change.key for change in changes if change.now == "fail"}
    free = [key for key in keys if key.startswith(SLOW_CHAIN) and key not in guarded]
    return ", ".join(f"`{key}`" for key in free) or "none"


def main(words: Sequence[str] | None = None) -> None:
    """Print what moving each number by a share up and down overturns."""
    parser = argparse.ArgumentParser(
        "python -m synapse_sim.experiments.findings.sensitivity", description=main.__doc__
    )
    parser.add_argument("--share", type=float, default=0.1, help="by how much, above 0 and below 1 (0.1)")
    parser.add_argument(
        "--circuit",
        action="store_true",
        help="numbers of circuit and block, each with its own response: slow",
    )
    given = parser.parse_args(words)
    if not 0 < given.share < 1:
        parser.error("the share must be above 0 and below 1")
    keys = [key for key, about in movable().items() if shapes_response(about) == given.circuit]
    complain(f"{len(keys)} numbers, each moved by {given.share:.0%} up and down")
    changes = list(overturned([1 - given.share, 1 + given.share], keys))
    say(table(changes))
    say(f"\nof the slow chain no finding guards: {free_numbers(keys, changes)}")


if __name__ == "__main__":
    main()
