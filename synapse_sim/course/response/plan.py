"""What a response depends on and where it is measured; the hash of both is its digest."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache

from synapse_sim.agents.circuit.numbers import CircuitConditions
from synapse_sim.config import Config
from synapse_sim.config.sections.circuit import Circuit
from synapse_sim.config.sections.receptor import Receptor
from synapse_sim.model.receptor import block_fraction, ic50_umolar

_CONCENTRATION_UMOLAR = (0.0, 0.1, 0.25, 0.43, 0.7, 1.0, 1.4, 2.1, 2.8, 3.5, 5.0, 7.0, 14.0)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is measured: free drug levels by spine densities, on how many networks, for how long."""

    concentration_umolar: tuple[float, ...] = _CONCENTRATION_UMOLAR
    density: tuple[float, ...] = (0.5, 0.75, 1.0)
    networks: int = 32
    seconds: float = 1.5


PLAN = Plan()


@dataclass(frozen=True, slots=True)
class Dependencies:
    """All that a response depends on; of the section `receptor`, the magnesium block alone."""

    circuit: Circuit
    receptor: Receptor
    ic50_interneuron_umolar: float
    ic50_pyramidal_umolar: float
    magnesium_mmolar: float
    plan: Plan = PLAN

    @classmethod
    def of(cls, config: Config, plan: Plan = PLAN) -> Dependencies:
        """Those of a config."""
        interneuron, pyramidal = ic50_umolar(config)
        magnesium_mmolar = config.modulators.magnesium_mmolar
        return cls(config.circuit, config.receptor, interneuron, pyramidal, magnesium_mmolar, plan)

    def conditions(self, c_umolar: float, density: float) -> CircuitConditions:
        """Those of the circuit at a free drug level and a spine density."""
        return CircuitConditions(
            block_interneuron=block_fraction(c_umolar, self.ic50_interneuron_umolar),
            block_pyramidal=block_fraction(c_umolar, self.ic50_pyramidal_umolar),
            spine_density_rel=density,
            magnesium_mmolar=self.magnesium_mmolar,
        )

    @property
    def digest(self) -> str:
        """SHA-256 as hex digits; how fast the screen shows the circuit does not enter."""
        return _digest(self)


@lru_cache(maxsize=256)
def _digest(on: Dependencies) -> str:
    numbers = (
        on.receptor.magnesium_half_mmolar,
        on.receptor.magnesium_slope_per_mv,
        on.ic50_interneuron_umolar,
        on.ic50_pyramidal_umolar,
        on.magnesium_mmolar,
    )
    circuit = on.circuit.model_dump(exclude={"ticks_per_step"})
    parts = [circuit, [f"{number:.9g}" for number in numbers], dataclasses.astuple(on.plan)]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
