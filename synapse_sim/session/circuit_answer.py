"""The circuit's response while parameters change: known at once, or measured in slices as time allows."""

from __future__ import annotations

from synapse_sim.config import Config, ConfigError
from synapse_sim.course.response import (
    Dependencies,
    Measurement,
    known_response,
    remember,
    response_for,
)


class CircuitAnswer:
    """The best response at hand for a config, and the measurement of a better one.

    refusal: why the config's circuit cannot be measured, if so; the last response then goes on standing in.
    """

    def __init__(self, config: Config) -> None:
        self._measurement: Measurement | None = None
        self._wanted = ""
        self.refusal: ConfigError | None = None
        self.response = known_response(config) or response_for(Config())
        self.ask(config, first_density=1.0)

    @property
    def progress(self) -> float | None:
        """Share 0..1 of the measurement that runs, None if the response fits the config."""
        return self._measurement.fraction if self._measurement else None

    @property
    def is_foreign(self) -> bool:
        """Whether `response` is still that of another config."""
        return self._measurement is not None and not self._measurement.has_first_look

    def ask(self, config: Config, first_density: float) -> None:
        """Want the response of this config; the last one stands in until it is measured.

        Args:
            config: the new config.
            first_density: the spine density that is measured first.
        """
        known = known_response(config)
        if known is not None:
            self.response, self._measurement, self._wanted = known, None, known.digest
            self.refusal = None
            return
        needs = Dependencies.of(config)
        if needs.digest != self._wanted:
            self._wanted = needs.digest
            self.refusal = None
            self._measurement = Measurement(needs, first_density)

    def advance(self, seconds_budget: float) -> bool:
        """Measure for a while; True if `response` became better."""
        if self._measurement is None:
            return False
        before = _seen(self._measurement)
        try:
            complete = self._measurement.advance(seconds_budget)
        except ConfigError as error:
            self._measurement, self.refusal = None, error
            return False
        if not complete and before == _seen(self._measurement):
            return False
        self.response = self._measurement.result()
        if complete:
            remember(self.response)
            self._measurement = None
        return True


def _seen(measurement: Measurement) -> tuple[bool, bool]:
    """What of a measurement can be shown: a first look, the whole first density."""
    return measurement.has_first_look, measurement.has_own_density
