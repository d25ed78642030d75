"""How work grows with what it is done for, as a fitted exponent: 1 is in proportion, 2 with the square.

Each size is timed several times, the sizes in turns, and the least time of each counts: what others do on the
machine only ever adds.
"""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import numpy as np

from synapse_sim.config import Config
from synapse_sim.course.simulate import simulate
from synapse_sim.experiments.speed.workload import Figure, Race
from synapse_sim.experiments.sweep.sweep import sweep

ROUNDS = 3
SUBJECTS = (200, 1000, 5000)
DOSES = (1, 5, 25, 100, 500)
RACED, HELD = 1000, 5000
"""Subjects of the race, and of the measured memory."""
MB = 1e6


def growths(config: Config) -> Iterator[Race | Figure]:
    """A sweep's speed, its growth with subjects and doses, and its memory."""
    yield Race(
        "sweep, one row a subject",
        "subjects/s",
        lambda: sweep(config, subjects=RACED),
        amount=RACED,
        goal=5000.0,
    )
    yield Figure(
        f"sweep, {SUBJECTS[0]} to {SUBJECTS[-1]} subjects",
        "as exponent",
        lambda: exponent(SUBJECTS, lambda subjects: sweep(config, subjects=subjects)),
        1.1,
    )
    yield Figure(
        f"course, {DOSES[0]} to {DOSES[-1]} doses in two weeks",
        "as exponent",
        lambda: exponent(DOSES, partial(_course, config)),
        1.1,
    )
    yield Figure(f"memory of a sweep of {HELD} subjects", "MB", lambda: peak_mb(config, HELD), 300.0)


def exponent(sizes: Sequence[int], work: Callable[[int], object]) -> float:
    """The steepest growth between neighbouring sizes: time as a power of size.

    Args:
        sizes: increasing.
        work: what is done for a size.
    """
    least_s = np.min([[_seconds(work, size) for size in sizes] for _ in range(ROUNDS)], axis=0)
    steps = zip(pairwise(sizes), pairwise(least_s.tolist()), strict=True)
    return max(log(later / before) / log(larger / size) for (size, larger), (before, later) in steps)


def peak_mb(config: Config, subjects: int) -> float:
    """The most that a sweep into a file ever holds, in MB."""
    with TemporaryDirectory() as folder:
        tracemalloc.start()
        try:
            sweep(config, subjects=subjects, out=Path(folder) / "a.csv")
            return tracemalloc.get_traced_memory()[1] / MB
        finally:
            tracemalloc.stop()


def _seconds(work: Callable[[int], object], size: int) -> float:
    before = process_time()
    work(size)
    return process_time() - before


def _course(config: Config, doses: int) -> None:
    """So many small doses, evenly over two weeks."""
    times = np.linspace(0.0, 335.0, doses, endpoint=False).round(3).tolist()
    simulate(config.with_changes({"treatment.schedule_h": tuple(times), "treatment.dose": 0.01}))
