"""The virtual patients beside the present course, computed between frames; the last ones stand in so long."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from synapse_sim.config import Config, ConfigError
from synapse_sim.course.response.response import Response
from synapse_sim.course.work import Work
from synapse_sim.experiments.population import Arm, Population, Trial, arms, populating
from synapse_sim.session.jobs import Job

MOST_PEOPLE = 500
"""Patients of an arm that a window computes and draws; commands take as many as are asked for."""
_PATIENCE_S = 0.3
"""Work that took longer gives way to a newer wish; shorter work is shown first, so a drag is followed."""
_KEPT = 12
_STEPS = 10


@dataclass(frozen=True, slots=True)
class People:
    """What can be shown of the virtual patients now.

    trial: the last arms that were computed; None before the first.
    is_stale: whether they are those of another config.
    progress: share 0..1, in tenths, of newer ones that are being computed; None if none are.
    """

    trial: Trial | None = None
    is_stale: bool = True
    progress: float | None = None


NOBODY = People()


class PeopleFeed:
    """The arms that were wanted last, as soon as they are there.

    refusal: why there can be none, if so; the last ones then go on standing in.
    """

    def __init__(self) -> None:
        self._known: dict[str, Population] = {}
        self._trial: Trial | None = None
        self._asked: tuple[Config, Response] | None = None
        self._wanted = self._running = self._shown = ""
        self._job: Job[Trial] | None = None
        self.refusal: ConfigError | None = None

    def now(self, config: Config) -> People:
        """What there is beside a config."""
        progress = None if self._job is None else int(_STEPS * self._job.progress) / _STEPS
        is_of_it = self._asked is not None and self._asked[0] is config and self._shown == self._wanted
        return People(self._trial, not is_of_it, progress)

    @property
    def is_busy(self) -> bool:
        """Whether arms are wanted that are not there yet."""
        return self._job is not None or (self._wanted != self._shown and self.refusal is None)

    def ask(self, config: Config, response: Response) -> None:
        """Want the arms beside this config, whose circuit has this response."""
        if self._asked is None or self._asked[0] is not config or self._asked[1] is not response:
            self._asked, wanted = (config, response), config.digest() + response.digest
            self.refusal = self.refusal if wanted == self._wanted else None
            self._wanted = wanted

    def advance(self, seconds_budget: float) -> None:
        """Compute for a while."""
        if self._asked is None or not self.is_busy:
            return
        if self._job is None or (self._running != self._wanted and self._job.spent_s > _PATIENCE_S):
            self._job, self._running = Job(self._computing(*self._asked)), self._wanted
        self._job.advance(seconds_budget)
        if self._job.is_done:
            self._take(self._job)

    def _take(self, job: Job[Trial]) -> None:
        self._job = None
        if job.best is not None:
            self._trial, self._shown = job.best, self._running
        elif self._running == self._wanted:
            self.refusal = job.refusal

    def _computing(self, config: Config, response: Response) -> Work[Trial]:
        """All arms, the ones that are remembered at once."""
        found: list[tuple[str, Population]] = []
        wanted = arms(config)
        for k, arm in enumerate(wanted):
            patients = self._known.get(arm.config.digest())
            if patients is None:
                work = populating(arm.config, response, _count(config))
                patients = yield from _part_of(work, k, len(wanted))
                self._remember(arm, patients)
            found.append((arm.name, patients))
        return Trial(tuple(found))

    def _remember(self, arm: Arm, patients: Population) -> None:
        self._known[arm.config.digest()] = patients
        if len(self._known) > _KEPT:
            del self._known[next(iter(self._known))]


def _count(config: Config) -> int:
    return min(config.population.subjects, MOST_PEOPLE)


def _part_of(work: Work[Population], k: int, count: int) -> Generator[tuple[float, None], None, Population]:
    """Work as the k-th of `count` equal parts of a larger one."""
    while True:
        try:
            share, _ = next(work)
        except StopIteration as end:
            patients: Population = end.value
            return patients
        yield (k + share) / count, None
