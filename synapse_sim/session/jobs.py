"""Work between two frames: it goes on for as long as a frame can spare, and can be dropped at any slice."""

from __future__ import annotations

from time import perf_counter
from typing import Generic

from synapse_sim.config import ConfigError
from synapse_sim.course.work import Result, Work


class Job(Generic[Result]):
    """One piece of work.

    progress: share that is done, 0..1.
    best: the result, or the best so far; None before the first.
    is_done: whether nothing more will come.
    refusal: why there can be no result, if so.
    spent_s: how long it has worked.
    """

    def __init__(self, work: Work[Result]) -> None:
        self._work = work
        self.progress = 0.0
        self.best: Result | None = None
        self.is_done = False
        self.refusal: ConfigError | None = None
        self.spent_s = 0.0

    def advance(self, seconds_budget: float) -> bool:
        """Work for about so long, at least one slice; True if `best` became better."""
        start_s, better = perf_counter(), False
        while not self.is_done:
            better |= self._slice()
            if perf_counter() - start_s >= seconds_budget:
                break
        self.spent_s += perf_counter() - start_s
        return better

    def _slice(self) -> bool:
        """One slice; work that fails is done, so that nobody asks it again."""
        self.is_done = True
        try:
            self.progress, so_far = next(self._work)
        except StopIteration as end:
            self.progress, self.best = 1.0, end.value
            return True
        except ConfigError as refusal:
            self.refusal = refusal
            return False
        self.is_done = False
        self.best = self.best if so_far is None else so_far
        return so_far is not None
