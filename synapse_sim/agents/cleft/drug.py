"""Drug molecules in sight: as many as the cleft holds at the level, each as mobile as it really is."""

from __future__ import annotations

import numpy as np

from synapse_sim.agents.cleft.capture import MOLECULES_PER_UMOLAR_NM3
from synapse_sim.agents.cleft.molecules import brownian_nm, folded
from synapse_sim.arrays import Floats32
from synapse_sim.config.sections.cleft import Cleft


class DrugMolecules:
    """Molecules in exchange with the space around the cleft; pores feel the level, not these.

    xyz_nm: (3, n) places between the membranes; every molecule is one, none stands for several.
    """

    def __init__(self, numbers: Cleft, umolar: float, rng: np.random.Generator) -> None:
        self._numbers = numbers
        self.xyz_nm = self._scattered(int(rng.poisson(self._held(umolar))), rng)

    def step(self, umolar: float, dt_ms: float, rng: np.random.Generator) -> None:
        """Let molecules wander, leave and come; their number follows the level."""
        left = float(-np.expm1(-dt_ms / self._numbers.uptake_tau_ms))
        stays = rng.random(self.xyz_nm.shape[1]) >= left
        born = self._scattered(int(rng.poisson(self._held(umolar) * left)), rng)
        self.xyz_nm = np.hstack([self._moved(self.xyz_nm[:, stays], dt_ms, rng), born])

    def _held(self, umolar: float) -> float:
        numbers = self._numbers
        return umolar * MOLECULES_PER_UMOLAR_NM3 * np.pi * numbers.edge_radius_nm**2 * numbers.height_nm

    def _moved(self, places: Floats32, dt_ms: float, rng: np.random.Generator) -> Floats32:
        sigma = np.float32(brownian_nm(self._numbers.diffusion_um2_per_ms, dt_ms))
        moved = places + sigma * rng.standard_normal(places.shape, dtype=np.float32)
        inside = np.hypot(moved[0], moved[1]) < self._numbers.edge_radius_nm
        kept: Floats32 = np.where(inside, moved, places)
        kept[2] = folded(kept[2], self._numbers.height_nm)
        return kept

    def _scattered(self, count: int, rng: np.random.Generator) -> Floats32:
        """(3, count) places spread evenly over the cleft."""
        chance = rng.random((3, count), dtype=np.float32)
        radius, turn = self._numbers.edge_radius_nm * np.sqrt(chance[0]), 2.0 * np.pi * chance[1]
        places = [radius * np.cos(turn), radius * np.sin(turn), self._numbers.height_nm * chance[2]]
        return np.stack(places).astype(np.float32)
