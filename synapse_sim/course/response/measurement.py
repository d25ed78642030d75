"""A response in the making: the resting circuit first, then one spine density after the other, in slices.

A window can go on drawing between the slices; the subject's own spine density comes first, so that a course
can be shown as soon as a part of its time is counted.
"""

from __future__ import annotations

import time

import numpy as np

from synapse_sim.agents.circuit.homeostasis import Homeostasis
from synapse_sim.course.response.ensemble import Ensemble, Rates
from synapse_sim.course.response.plan import Dependencies
from synapse_sim.course.response.table import Response, frozen
from synapse_sim.course.work import Work, finished

_SLICE_STEPS = 16
_HOMEOSTASIS_STEPS = 128
"""Resting networks are fewer and under one condition; as many steps take as long."""
_SETTLING_SHARE = 0.2
"""Of the work, about: bringing the circuit to rest."""
FIRST_LOOK_S = 0.3
"""After so much counted time the first density gives a first look, with more noise than in the end."""


class Measurement:
    """Measures the circuit's response slice by slice.

    Args:
        on: what the response depends on.
        first_density: the density of the plan nearest to this is measured first.
    """

    def __init__(self, on: Dependencies, first_density: float = 1.0) -> None:
        self._on = on
        self._order = sorted(on.plan.density, key=lambda density: abs(density - first_density))
        self._done: dict[float, Rates] = {}
        self._first_look: Rates | None = None
        self._first_look_s = min(FIRST_LOOK_S, on.plan.seconds)
        self._homeostasis = Homeostasis(on.circuit, on.receptor)
        self._ensemble: Ensemble | None = None

    def _next(self) -> Ensemble:
        on, density = self._on, self._order[len(self._done)]
        conditions = [on.conditions(c, density) for c in on.plan.concentration_umolar]
        networks, seconds = range(on.plan.networks), on.plan.seconds
        return Ensemble(self._homeostasis.settled, networks, conditions, seconds)

    @property
    def has_first_look(self) -> bool:
        """Whether the first density has counted for a while, so that `result` is worth showing."""
        return self._first_look is not None

    @property
    def has_own_density(self) -> bool:
        """Whether the first density is measured."""
        return bool(self._done)

    @property
    def is_complete(self) -> bool:
        """Whether every density is measured."""
        return len(self._done) == len(self._order)

    @property
    def fraction(self) -> float:
        """Share of the work that is done, 0..1."""
        running = self._ensemble
        current = 0.0 if running is None else running.steps_done / running.steps_total
        tables = (len(self._done) + current) / len(self._order)
        return _SETTLING_SHARE * self._homeostasis.progress + (1 - _SETTLING_SHARE) * tables

    def advance(self, seconds_budget: float) -> bool:
        """Work for about `seconds_budget` of wall time, at least one slice; True when complete.

        Raises:
            ConfigError: if no background lets the circuit rest at its rates.
        """
        end = time.perf_counter() + seconds_budget
        while not self.is_complete:
            self._slice()
            if time.perf_counter() >= end:
                break
        return self.is_complete

    def _slice(self) -> None:
        if not self._homeostasis.is_settled:
            self._homeostasis.advance(_HOMEOSTASIS_STEPS)
            return
        running = self._ensemble = self._ensemble or self._next()
        running.advance(_SLICE_STEPS)
        if self._first_look is None and running.counted_s >= self._first_look_s:
            self._first_look = running.rates()
        if running.steps_done == running.steps_total:
            self._done[self._order[len(self._done)]] = running.rates()
            self._ensemble = None

    def result(self) -> Response:
        """The response; densities not measured yet show the nearest measured one.

        Raises:
            ValueError: if there is not even a first look.
        """
        if self._first_look is None:
            raise ValueError("nothing is measured yet: advance until has_first_look")
        background = self._homeostasis.settled.background
        plan, known = self._on.plan, self._done or {self._order[0]: self._first_look}
        nearest = [min(known, key=lambda each: abs(each - density)) for density in plan.density]
        columns = [known[density] for density in nearest]
        pyramidal = np.stack([rates.pyramidal_hz for rates in columns], axis=2)
        interneuron = np.stack([rates.interneuron_hz for rates in columns], axis=2)
        answer = np.stack([rates.answer for rates in columns], axis=2)
        return Response(
            concentration_umolar=frozen(plan.concentration_umolar),
            density=frozen(plan.density),
            pyramidal_mean_hz=frozen(pyramidal.mean(axis=0)),
            pyramidal_sd_hz=frozen(pyramidal.std(axis=0)),
            interneuron_mean_hz=frozen(interneuron.mean(axis=0)),
            interneuron_sd_hz=frozen(interneuron.std(axis=0)),
            answer_mean=frozen(answer.mean(axis=0)),
            answer_sd=frozen(answer.std(axis=0)),
            networks=plan.networks,
            background_pyramidal_leak=background.pyramidal_leak,
            background_interneuron_leak=background.interneuron_leak,
            digest=self._on.digest if self.is_complete else "",
        )


def measuring(on: Dependencies, first_density: float = 1.0) -> Work[Response]:
    """The response as work in slices, with a first look and the whole first density on the way.

    Raises:
        ConfigError: if no background lets the circuit rest at its rates.
    """
    measurement, seen = Measurement(on, first_density), (False, False)
    while not measurement.advance(0.0):
        before, seen = seen, (measurement.has_first_look, measurement.has_own_density)
        yield measurement.fraction, measurement.result() if seen != before else None
    return measurement.result()


def measure(on: Dependencies) -> Response:
    """The complete response, measured in one go (a few seconds).

    Raises:
        ConfigError: if no background lets the circuit rest at its rates.
    """
    return finished(measuring(on))
