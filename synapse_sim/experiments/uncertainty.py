"""Which numbers decide an outcome when all are uncertain at once: Morris and Sobol, by SALib.

`findings.sensitivity` moves one number at a time and asks which findings fall. Here many move together, each
evenly within a share of itself, and one outcome of the course is followed. Morris is cheap and says which
numbers matter at all; Sobol says which share of the outcome's variance each has, alone and with others.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.course.chain import columns
from synapse_sim.course.grid import time_grid
from synapse_sim.course.response.response import response_for
from synapse_sim.course.subjects import subject_of
from synapse_sim.experiments.findings.sensitivity import movable, shapes_response
from synapse_sim.experiments.moved import within_bounds
from synapse_sim.experiments.sweep.engine import Here
from synapse_sim.experiments.sweep.outcomes import outcome_names, outcomes
from synapse_sim.experiments.sweep.processes import Processes
from synapse_sim.files.extras import extra
from synapse_sim.files.printing import say

Method = Literal["morris", "sobol"]
AT_ONCE = 50
"""Courses of one task."""
USUAL = "at_24h_relief"
FOREIGN = ("monoamine.", "drugs.ketamine.rodent.")
"""Numbers that no course of ketamine in people has."""
KNOWN = "molar_mass_g_per_mol"
"""What nobody is uncertain about."""
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Some:
    """Some courses as a task: a row of values each."""

    base: Config
    keys: tuple[str, ...]
    values: Floats
    outcome: str
    at_h: tuple[float, ...]


def uncertainty(
    outcome: str = USUAL,
    keys: Sequence[str] | None = None,
    config: Config | None = None,
    *,
    method: Method = "morris",
    share: float = 0.3,
    samples: int = 32,
    workers: int = 1,
) -> list[Row]:
    """Numbers by how much they decide an outcome, the most decisive first.

    Args:
        outcome: a column of a sweep's table, read at 24 h where it names a time.
        keys: numbers that are uncertain; left out, all of the slow chain and of the drug in people.
        config: around which they move.
        method: "morris" (`mu_star`, mean size of an effect; `sigma`, how much it depends on the others) or
            "sobol" (`s1`, share of the variance alone; `st`, with all others); `_conf` is half an interval.
        share: by how much of itself each number may be off, not beyond its bounds.
        samples: trajectories of Morris, or base samples of Sobol (a power of two).
        workers: processes of this machine, 1 for none beside this one.

    Raises:
        MissingExtra: if SALib is not installed.
        ValueError: if there is no such outcome.
    """
    base, at_h = config or Config(), (24.0,)
    if outcome not in outcome_names(at_h):
        raise ValueError(f"there is no outcome '{outcome}'; there are {', '.join(outcome_names(at_h))}")
    problem = _problem(tuple(keys or uncertain()), share)
    values = _sampled(problem, method, samples, base.seed)
    found = _computed(Some(base, tuple(problem["names"]), values, outcome, at_h), workers)
    return _analyzed(problem, method, values, found, base.seed)


def uncertain() -> Iterator[str]:
    """Numbers that need no new response of the circuit and act on ketamine in people."""
    for key, about in movable().items():
        if not (key.startswith(FOREIGN) or key.endswith(KNOWN) or shapes_response(about)):
            yield key


def outcome_of(some: Some) -> Floats:
    """(courses,) the outcome of each row of values."""
    place = outcome_names(some.at_h).index(some.outcome)
    return np.array([_course(some, row)[place] for row in some.values], dtype=np.float64)


def _course(some: Some, row: Floats) -> Floats:
    config = some.base.with_changes(dict(zip(some.keys, row.tolist(), strict=True)))
    found = columns(config, response_for(config), time_grid(config), subject_of(config))
    (result,) = outcomes(found, some.at_h)
    return np.asarray(result)


def _problem(keys: tuple[str, ...], share: float) -> dict[str, Any]:
    known = movable()
    bounds = [[within_bounds(known[key], factor) for factor in (1 - share, 1 + share)] for key in keys]
    return {"num_vars": len(keys), "names": list(keys), "bounds": bounds}


def _sampled(problem: Mapping[str, Any], method: Method, samples: int, seed: int) -> Floats:
    sample = extra(f"SALib.sample.{method}", "stats").sample
    options: Row = {} if method == "morris" else {"calc_second_order": False}
    found: Floats = sample(problem, samples, seed=seed, **options)
    return found


def _computed(whole: Some, workers: int) -> Floats:
    starts = range(0, len(whole.values), AT_ONCE)
    tasks = [
        Some(whole.base, whole.keys, whole.values[k : k + AT_ONCE], whole.outcome, whole.at_h) for k in starts
    ]
    engine = Processes(workers) if workers > 1 else Here()
    done = dict(engine.run(outcome_of, tasks))
    return np.concatenate([done[number] for number in range(len(tasks))])


def _analyzed(
    problem: Mapping[str, Any], method: Method, values: Floats, found: Floats, seed: int
) -> list[Row]:
    analyze = extra(f"SALib.analyze.{method}", "stats").analyze
    if method == "morris":
        said = analyze(problem, values, found, seed=seed)
        names = {"mu_star": "mu_star", "mu_star_conf": "mu_star_conf", "sigma": "sigma"}
    else:
        said = analyze(problem, found, calc_second_order=False, seed=seed)
        names = {"st": "ST", "st_conf": "ST_conf", "s1": "S1", "s1_conf": "S1_conf"}
    rows = [
        {"key": key, **{name: float(said[theirs][place]) for name, theirs in names.items()}}
        for place, key in enumerate(problem["names"])
    ]
    return sorted(rows, key=lambda row: -row[next(iter(names))])


def main(words: Sequence[str] | None = None) -> None:
    """Print which numbers decide an outcome."""
    program = "python -m synapse_sim.experiments.uncertainty"
    parser = argparse.ArgumentParser(program, description=main.__doc__)
    parser.add_argument("--outcome", default=USUAL, help=f"a column of a sweep's table ({USUAL})")
    parser.add_argument("--method", choices=get_args(Method), default="morris")
    parser.add_argument("--share", type=float, default=0.3, help="by how much each may be off (0.3)")
    parser.add_argument("--samples", type=int, default=32, help="trajectories, or base samples (32)")
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args(words)
    if not 0 < given.share < 1:
        parser.error("the share must be above 0 and below 1")
    if given.outcome not in outcome_names((24.0,)):
        parser.error(f"there is no outcome '{given.outcome}'")
    rows = uncertainty(
        given.outcome, method=given.method, share=given.share, samples=given.samples, workers=given.workers
    )
    say(", ".join(rows[0]))
    for row in rows:
        say(", ".join(f"{value:.3g}" if isinstance(value, float) else value for value in row.values()))


if __name__ == "__main__":
    main()
