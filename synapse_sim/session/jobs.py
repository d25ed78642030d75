"""Work between two frames: it goes on for as long as a frame can spare, and can be dropped at any slice."""

from __future__ import annotations

from collections.abc import Callable
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


class Newest(Generic[Result]):
    """The last result of one kind of work, which stays until the one that is wanted now is there.

    Work is known by a key: what it depends on. This is the one place where work begins, gives way and ends.

    result: the last, maybe not complete or of another key; None before the first.
    key: what `result` belongs to, once it is complete.
    wanted: the key that was asked for last.
    refusal: why there can be no result of that key, if so.

    Args:
        patience_s: work that took longer gives way to a newer wish; shorter work is shown first, so that
            a drag is followed. 0 lets every wish begin at once.
    """

    def __init__(self, result: Result | None = None, patience_s: float = 0.0) -> None:
        self.result = result
        self.key = self.wanted = ""
        self.refusal: ConfigError | None = None
        self._patience_s = patience_s
        self._begin: Callable[[], Work[Result]] | None = None
        self._job: Job[Result] | None = None
        self._running = ""

    @property
    def progress(self) -> float | None:
        """Share 0..1 of the work that is done; None if none is wanted."""
        return self._job.progress if self._job else 0.0 if self._begin else None

    @property
    def is_busy(self) -> bool:
        """Whether something is wanted that is not there yet."""
        return self._job is not None or self._begin is not None

    @property
    def is_first_awaited(self) -> bool:
        """Whether the work that runs has nothing to show yet, so that `result` is another key's."""
        return self.is_busy and (self._job is None or self._job.best is None)

    def take(self, key: str, result: Result) -> None:
        """Have a result that needs no work."""
        self.drop()
        self.wanted = self.key = key
        self.result, self.refusal = result, None

    def want(self, key: str, begin: Callable[[], Work[Result]]) -> None:
        """Ask for the result of a key; asked again for the same nothing changes."""
        if key == self.wanted and (self.is_busy or key == self.key or self.refusal):
            return
        self.wanted, self.refusal = key, None
        if key == self.key or not self._patience_s:
            self._job = None
        is_begun = key == self.key or (self._job is not None and key == self._running)
        self._begin = None if is_begun else begin

    def drop(self) -> None:
        """Nothing is wanted any more; what runs is cancelled."""
        self._job = self._begin = None
        self.wanted = self.key

    def advance(self, seconds_budget: float) -> bool:
        """Work for a while; whether `result` became better."""
        if self._job is None or self._job.spent_s > self._patience_s:
            self._start()
        job = self._job
        if job is None:
            return False
        better = job.advance(seconds_budget)
        if better:
            self.result = job.best
        if job.is_done:
            self._end(job)
        return better

    def _start(self) -> None:
        if self._begin is not None:
            self._job, self._running, self._begin = Job(self._begin()), self.wanted, None

    def _end(self, job: Job[Result]) -> None:
        self._job = None
        if job.refusal is None:
            self.key = self._running
        elif self._running == self.wanted:
            self.refusal = job.refusal
