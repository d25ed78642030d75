"""One race: a workload, its plain baseline, and the medians of both.

Ours and the baseline take turns, so that a busy machine slows both. Times are those of the processor.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import process_time

Work = Callable[[], object]
ROUNDS = 7
MS = "ms"


@dataclass(frozen=True, slots=True)
class Race:
    """A workload and what it is measured against.

    workload: its name.
    unit: "ms" for a time, where less is better; anything else is a rate, where more is better.
    ours: one call of the product.
    amount: work in one call; a time is given per piece of work, a rate in pieces a second.
    plain: one call of the baseline, None where there is none.
    plain_amount: work in one call of the baseline.
    goal: in the unit, for ours alone; None if only the ratio counts.
    goal_ratio: how many times faster than the baseline; None if only our own number counts.
    """

    workload: str
    unit: str
    ours: Work
    amount: float = 1.0
    plain: Work | None = None
    plain_amount: float = 1.0
    goal: float | None = None
    goal_ratio: float | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """What is measured once and beside nothing: the longest frame of a scenario, or memory.

    workload: its name.
    unit: of the figure, where less is better.
    measure: finds it.
    goal: in the unit.
    """

    workload: str
    unit: str
    measure: Callable[[], float]
    goal: float


@dataclass(frozen=True, slots=True)
class Timing:
    """What came out of a race.

    workload, unit: as in `Race`.
    ours, baseline: medians of all rounds in the unit; baseline is None without one.
    ratio: how many times faster ours is; None without a baseline.
    goal: in words.
    is_reached: whether ours reaches it.
    """

    workload: str
    unit: str
    ours: float
    baseline: float | None
    ratio: float | None
    goal: str
    is_reached: bool


def run(race: Race | Figure, rounds: int = ROUNDS) -> Timing:
    """Time one workload and its baseline in turns, or find one figure."""
    return _found(race) if isinstance(race, Figure) else _raced(race, rounds)


def _found(figure: Figure) -> Timing:
    ours = figure.measure()
    goal = f"at most {figure.goal:g} {figure.unit}"
    return Timing(figure.workload, figure.unit, ours, None, None, goal, ours <= figure.goal)


def _raced(race: Race, rounds: int) -> Timing:
    for work in (race.ours, race.plain):
        if work:
            work()
    pairs = [(_seconds(race.ours), _seconds(race.plain)) for _ in range(rounds)]
    ours = _in_unit(race.unit, median(pair[0] for pair in pairs), race.amount)
    if race.plain is None:
        return Timing(race.workload, race.unit, ours, None, None, _goal(race), _reached(race, ours, None))
    baseline = _in_unit(race.unit, median(pair[1] for pair in pairs), race.plain_amount)
    ratio = baseline / ours if race.unit == MS else ours / baseline
    return Timing(race.workload, race.unit, ours, baseline, ratio, _goal(race), _reached(race, ours, ratio))


def _seconds(work: Work | None) -> float:
    if work is None:
        return 0.0
    before = process_time()
    work()
    return process_time() - before


def _in_unit(unit: str, seconds: float, amount: float) -> float:
    return 1000.0 * seconds / amount if unit == MS else amount / seconds


def _goal(race: Race) -> str:
    bound = "at most" if race.unit == MS else "at least"
    parts = [
        *([f"{bound} {race.goal:g} {race.unit}"] if race.goal else []),
        *([f"{race.goal_ratio:g} x the baseline"] if race.goal_ratio else []),
    ]
    return ", ".join(parts)


def _reached(race: Race, ours: float, ratio: float | None) -> bool:
    is_bound_kept = race.goal is None or (ours <= race.goal if race.unit == MS else ours >= race.goal)
    return is_bound_kept and (race.goal_ratio is None or (ratio is not None and ratio >= race.goal_ratio))
