"""Calcium dots behind open NMDA channels: born at a channel, wandering, bound or pumped out after some ms."""

from __future__ import annotations

import numpy as np

from synapse_sim.agents.cleft.molecules import Molecules
from synapse_sim.arrays import Floats32
from synapse_sim.config.sections.cleft import Cleft

_CAPACITY = 600
_STEP_NM_PER_ROOT_MS = 22.0
_CHANNEL_DEPTH_NM = 6.0


class Calcium:
    """Dots of `calcium_ions_per_dot` ions each; z is negative, below the postsynaptic membrane.

    dots: the pool; its z is a depth until it is read.
    """

    def __init__(self, numbers: Cleft) -> None:
        self._numbers = numbers
        self.dots = Molecules(_CAPACITY)

    @property
    def xyz_nm(self) -> Floats32:
        """(3, n) places; z <= 0."""
        places = self.dots.xyz_nm.copy()
        places[2] = -np.abs(places[2])
        return places

    def step(self, kiloions: float, gates_nm: Floats32, dt_ms: float, rng: np.random.Generator) -> None:
        """Let dots in through (2, n) open channels, move them, and take some away."""
        drawn = int(rng.poisson(1000.0 * kiloions / self._numbers.calcium_ions_per_dot))
        if drawn and gates_nm.shape[1]:
            born = gates_nm[:, rng.integers(gates_nm.shape[1], size=drawn)]
            self.dots.add(np.vstack([born, np.full((1, drawn), -_CHANNEL_DEPTH_NM, dtype=np.float32)]))
        count = self.dots.count
        if count:
            spread = np.float32(_STEP_NM_PER_ROOT_MS * np.sqrt(dt_ms))
            self.dots.xyz_nm[...] += spread * rng.standard_normal((3, count), dtype=np.float32)
            lost = rng.random(count) >= np.exp(-dt_ms / self._numbers.calcium_tau_ms)
            self.dots.drop(np.flatnonzero(lost))
