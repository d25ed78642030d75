"""The circuit's response while parameters change: known at once, or measured in slices as time allows."""

from __future__ import annotations

from synapse_sim.config import Config, ConfigError
from synapse_sim.course.response.response import (
    Dependencies,
    Response,
    known_response,
    measuring,
    remember,
    response_for,
)
from synapse_sim.session.jobs import Job


class CircuitAnswer:
    """The best response at hand for a config, and the measurement of a better one.

    refusal: why the config's circuit cannot be measured, if so; the last response then goes on standing in.
    """

    def __init__(self, config: Config) -> None:
        self._job: Job[Response] | None = None
        self._wanted = ""
        self.refusal: ConfigError | None = None
        self.response = known_response(config) or response_for(Config())
        self.ask(config, first_density=1.0)

    @property
    def progress(self) -> float | None:
        """Share 0..1 of the measurement that runs, None if the response fits the config."""
        return self._job.progress if self._job else None

    @property
    def is_foreign(self) -> bool:
        """Whether `response` is still that of another config."""
        return self._job is not None and self._job.best is None

    def ask(self, config: Config, first_density: float) -> None:
        """Want the response of this config; the last one stands in until it is measured.

        Args:
            config: the new config.
            first_density: the spine density that is measured first.
        """
        known = known_response(config)
        if known is not None:
            self.response, self._job, self._wanted = known, None, known.digest
            self.refusal = None
            return
        needs = Dependencies.of(config)
        if needs.digest != self._wanted:
            self._wanted = needs.digest
            self.refusal = None
            self._job = Job(measuring(needs, first_density))

    def advance(self, seconds_budget: float) -> bool:
        """Measure for a while; True if `response` became better."""
        job = self._job
        if job is None:
            return False
        better = job.advance(seconds_budget)
        if better and job.best is not None:
            self.response = job.best
        if job.is_done:
            self._job, self.refusal = None, job.refusal
            if job.refusal is None:
                remember(self.response)
        return better
