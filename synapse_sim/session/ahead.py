"""Circuits that will be needed soon: measured one after the other while nothing in view waits for work."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from synapse_sim.config import Config
from synapse_sim.course.response.response import Dependencies, Response, known_response, remember
from synapse_sim.late import Late
from synapse_sim.session.jobs import Job

if TYPE_CHECKING:
    from synapse_sim.course.response import measurement
else:
    measurement = Late("synapse_sim.course.response.measurement")


class ResponsesAhead:
    """Work that nobody waits for yet."""

    def __init__(self) -> None:
        self._job: Job[Response] | None = None
        self._tried: set[str] = set()

    def work(self, configs: Iterable[Config], seconds_budget: float) -> bool:
        """Measure for a while; whether there was anything to do."""
        if self._job is None:
            self._begin(configs)
        job = self._job
        if job is None:
            return False
        job.advance(seconds_budget)
        if job.is_done:
            self._job = None
            if job.best is not None and job.refusal is None:
                remember(job.best)
        return True

    def _begin(self, configs: Iterable[Config]) -> None:
        """The first circuit that is neither known nor was tried; a refused one is tried once."""
        for config in configs:
            needs = Dependencies.of(config)
            if known_response(config) is None and needs.digest not in self._tried:
                self._tried.add(needs.digest)
                self._job = Job(measurement.measuring(needs, 1.0))
                return
