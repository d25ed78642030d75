"""The circuit's response while parameters change: known at once, or measured in slices as time allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synapse_sim.config import Config, ConfigError
from synapse_sim.course.response.response import (
    Dependencies,
    Response,
    known_response,
    remember,
    response_for,
)
from synapse_sim.late import Late
from synapse_sim.session.jobs import Newest

if TYPE_CHECKING:
    from synapse_sim.course.response import measurement
else:
    measurement = Late("synapse_sim.course.response.measurement")


class ResponseFeed:
    """The best response at hand for a config, and the measurement of a better one."""

    def __init__(self, config: Config) -> None:
        self._newest = Newest[Response]()
        self.response = known_response(config) or response_for(Config())
        self.ask(config, first_density=1.0)

    @property
    def refusal(self) -> ConfigError | None:
        """Why the config's circuit cannot be measured; the last response then goes on standing in."""
        return self._newest.refusal

    @property
    def progress(self) -> float | None:
        """Share 0..1 of the measurement that runs, None if the response fits the config."""
        return self._newest.progress

    @property
    def is_foreign(self) -> bool:
        """Whether `response` is still that of another config."""
        return self._newest.is_first_awaited

    def ask(self, config: Config, first_density: float) -> None:
        """Want the response of this config; the last one stands in until it is measured.

        Args:
            config: the new config.
            first_density: the spine density that is measured first.
        """
        known = known_response(config)
        if known is not None:
            self.response = known
            self._newest.take(known.digest, known)
            return
        needs = Dependencies.of(config)
        self._newest.want(needs.digest, lambda: measurement.measuring(needs, first_density))

    def advance(self, seconds_budget: float) -> bool:
        """Measure for a while; True if `response` became better."""
        better, found = self._newest.advance(seconds_budget), self._newest.result
        if better and found is not None:
            self.response = found
            if not self._newest.is_busy:
                remember(found)
        return better
