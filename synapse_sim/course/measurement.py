"""A response in the making: one spine density after the other, in slices of a few milliseconds.

A window can go on drawing between the slices; the subject's own spine density comes first, so that a course
can be shown as soon as a part of its time is counted.
"""

from __future__ import annotations

import time

import numpy as np

from synapse_sim.course.ensemble import Ensemble, Rates
from synapse_sim.course.response_plan import Dependencies
from synapse_sim.course.response_table import Response, frozen

_SLICE_STEPS = 16
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
        self._ensemble = self._next()

    def _next(self) -> Ensemble:
        on, density = self._on, self._order[len(self._done)]
        conditions = [on.conditions(c, density) for c in on.plan.concentration_umolar]
        return Ensemble(on.circuit, on.receptor, range(on.plan.networks), conditions, on.plan.seconds)

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
        current = 0.0 if self.is_complete else self._ensemble.steps_done / self._ensemble.steps_total
        return (len(self._done) + current) / len(self._order)

    def advance(self, seconds_budget: float) -> bool:
        """Work for about `seconds_budget` of wall time, at least one slice; True when complete."""
        end = time.perf_counter() + seconds_budget
        while not self.is_complete:
            self._slice()
            if time.perf_counter() >= end:
                break
        return self.is_complete

    def _slice(self) -> None:
        self._ensemble.advance(_SLICE_STEPS)
        if self._first_look is None and self._ensemble.counted_s >= self._first_look_s:
            self._first_look = self._ensemble.rates()
        if self._ensemble.steps_done < self._ensemble.steps_total:
            return
        self._done[self._order[len(self._done)]] = self._ensemble.rates()
        if not self.is_complete:
            self._ensemble = self._next()

    def result(self) -> Response:
        """The response; densities not measured yet show the nearest measured one.

        Raises:
            ValueError: if there is not even a first look.
        """
        if self._first_look is None:
            raise ValueError("nothing is measured yet: advance until has_first_look")
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
            digest=self._on.digest if self.is_complete else "",
        )


def measure(on: Dependencies) -> Response:
    """The complete response, measured in one go (a few seconds)."""
    measurement = Measurement(on)
    while not measurement.advance(1.0):
        pass
    return measurement.result()
