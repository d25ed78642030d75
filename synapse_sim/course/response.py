"""The circuit's response: rates and the answer to a test signal, measured on drawn networks.

A response depends on the section `circuit`, on the two IC50 values and on magnesium, and on nothing else:
their hash is its digest. It is looked for in memory, then in `assets/response.json` (made by `python -m
synapse_sim.course.response`), and measured only where neither has it. A measurement can be cut into slices,
so that a window can go on drawing meanwhile; the subject's own spine density comes first.
"""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import dataclass
from functools import cache

import numpy as np

from synapse_sim.agents.circuit_numbers import CircuitConditions
from synapse_sim.config import Config, assets_dir
from synapse_sim.config.sections.circuit import Circuit
from synapse_sim.course.ensemble import Ensemble, Rates
from synapse_sim.course.response_table import Response, frozen
from synapse_sim.model.receptor import block_fraction, ic50_umolar

__all__ = [
    "PLAN",
    "Dependencies",
    "Measurement",
    "Plan",
    "Response",
    "known_response",
    "remember",
    "response_for",
]

ASSET = "response.json"
_SLICE_STEPS = 16
_KEPT = 16
_CONCENTRATION_UMOLAR = (0.0, 0.1, 0.25, 0.43, 0.7, 1.0, 1.4, 2.1, 2.8, 3.5, 5.0, 7.0, 14.0)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is measured: free drug levels by spine densities, on how many networks, for how long."""

    concentration_umolar: tuple[float, ...] = _CONCENTRATION_UMOLAR
    density: tuple[float, ...] = (0.5, 0.75, 1.0)
    networks: int = 16
    seconds: float = 3.0


PLAN = Plan()


@dataclass(frozen=True, slots=True)
class Dependencies:
    """All that a response depends on."""

    circuit: Circuit
    ic50_interneuron_umolar: float
    ic50_pyramidal_umolar: float
    magnesium_mmolar: float
    plan: Plan = PLAN

    @classmethod
    def of(cls, config: Config, plan: Plan = PLAN) -> Dependencies:
        """Those of a config."""
        interneuron, pyramidal = ic50_umolar(config)
        return cls(config.circuit, interneuron, pyramidal, config.modulators.magnesium_mmolar, plan)

    def conditions(self, c_umolar: float, density: float) -> CircuitConditions:
        """Those of the circuit at a free drug level and a spine density."""
        return CircuitConditions(
            block_interneuron=float(block_fraction(c_umolar, self.ic50_interneuron_umolar)),
            block_pyramidal=float(block_fraction(c_umolar, self.ic50_pyramidal_umolar)),
            spine_density_rel=density,
            magnesium_mmolar=self.magnesium_mmolar,
        )

    @property
    def digest(self) -> str:
        """SHA-256 as hex digits; how fast the screen shows the circuit does not enter."""
        return _digest(self)


@cache
def _digest(on: Dependencies) -> str:
    parts = [
        on.circuit.model_dump(exclude={"ticks_per_step"}),
        [f"{x:.9g}" for x in (on.ic50_interneuron_umolar, on.ic50_pyramidal_umolar, on.magnesium_mmolar)],
        [on.plan.concentration_umolar, on.plan.density, on.plan.networks, on.plan.seconds],
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


class Measurement:
    """A response in the making, one spine density after the other, in slices of a few milliseconds.

    Args:
        on: what the response depends on.
        first_density: the density nearest to this is measured first.
    """

    def __init__(self, on: Dependencies, first_density: float = 1.0) -> None:
        self._on = on
        self._order = sorted(on.plan.density, key=lambda density: abs(density - first_density))
        self._done: dict[float, Rates] = {}
        self._ensemble = self._next()

    def _next(self) -> Ensemble:
        plan = self._on.plan
        density = self._order[len(self._done)]
        conditions = [self._on.conditions(c, density) for c in plan.concentration_umolar]
        return Ensemble(self._on.circuit, range(plan.networks), conditions, plan.seconds)

    @property
    def fraction(self) -> float:
        """Share of the work that is done, 0..1."""
        return (len(self._done) + self._ensemble_share) / len(self._order)

    @property
    def _ensemble_share(self) -> float:
        return 0.0 if self.is_complete else self._ensemble.steps_done / self._ensemble.steps_total

    @property
    def has_own_density(self) -> bool:
        """Whether the first density is measured, so that `result` is worth showing."""
        return bool(self._done)

    @property
    def is_complete(self) -> bool:
        """Whether every density is measured."""
        return len(self._done) == len(self._order)

    def advance(self, seconds_budget: float) -> bool:
        """Work for about `seconds_budget` of wall time; True when complete."""
        end = time.perf_counter() + seconds_budget
        while not self.is_complete:
            self._ensemble.advance(_SLICE_STEPS)
            if self._ensemble.steps_done == self._ensemble.steps_total:
                self._finish_density()
            if time.perf_counter() >= end:
                break
        return self.is_complete

    def _finish_density(self) -> None:
        self._done[self._order[len(self._done)]] = self._ensemble.rates()
        if not self.is_complete:
            self._ensemble = self._next()

    def result(self) -> Response:
        """The response; densities not measured yet show the nearest measured one.

        Raises:
            ValueError: if not even the first density is measured.
        """
        if not self._done:
            raise ValueError("nothing is measured yet: call advance() until has_own_density is True")
        plan = self._on.plan
        nearest = [min(self._done, key=lambda have: abs(have - density)) for density in plan.density]
        columns = [self._done[density] for density in nearest]
        pyramidal, interneuron, answer = (
            np.stack([getattr(rates, name) for rates in columns], axis=2)
            for name in ("pyramidal_hz", "interneuron_hz", "answer")
        )
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


_known: dict[str, Response] = {}


def remember(response: Response) -> None:
    """Keep a complete response in memory; the oldest of 16 gives way."""
    _known[response.digest] = response
    if len(_known) > _KEPT:
        del _known[next(iter(_known))]


def known_response(config: Config) -> Response | None:
    """The response of a config if it need not be measured: from memory or as shipped."""
    digest = Dependencies.of(config).digest
    if digest not in _known and (shipped := _shipped()) is not None and shipped.digest == digest:
        remember(shipped)
    return _known.get(digest)


def response_for(config: Config) -> Response:
    """The response of a config's circuit, from memory, as shipped, or measured now (some seconds)."""
    known = known_response(config)
    if known is not None:
        return known
    measurement = Measurement(Dependencies.of(config))
    while not measurement.advance(1.0):
        pass
    remember(measurement.result())
    return measurement.result()


@cache
def _shipped() -> Response | None:
    path = assets_dir() / ASSET
    return Response.from_json(path.read_text(encoding="utf-8")) if path.is_file() else None


def main() -> None:
    """Measure the response of the default config anew and write it into the assets."""
    measurement = Measurement(Dependencies.of(Config()))
    while not measurement.advance(1.0):
        pass
    (assets_dir() / ASSET).write_text(measurement.result().to_json(), encoding="utf-8")


if __name__ == "__main__":
    main()
