"""Vesicles of the terminal: docked at their sites, one that fuses, a reserve that moves up and refills."""

from __future__ import annotations

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config.sections.cleft import Cleft

RESERVE, DOCKED, FUSING = 0, 1, 2
DOCKED_UP_NM, _VESICLE_NM = 20.0, 46.0
_MOVE_TAU_MS = 8.0


class Vesicles:
    """The vesicles near the membrane.

    xyz_nm: (3, n) centers; z is the height above the terminal's membrane.
    home_nm: (3, n) where each belongs.
    state: (n,) `RESERVE`, `DOCKED` or `FUSING`.
    fill: (n,) share of a full load.
    opened: (n,) 0 for a whole vesicle, 1 for one that has flattened into the membrane.
    """

    def __init__(self, numbers: Cleft, rng: np.random.Generator) -> None:
        self._tau_ms = numbers.refill_tau_ms
        self._radius_nm = numbers.density_radius_nm
        count = numbers.vesicles + numbers.docked
        self.state = np.where(np.arange(count) < numbers.docked, DOCKED, RESERVE).astype(np.int8)
        self.fill = np.ones(count)
        self.opened = np.zeros(count)
        self.home_nm = np.hstack([self._sites(numbers.docked, rng), self._reserve(numbers.vesicles, rng)])
        self.xyz_nm = self.home_nm.copy()

    def fuse(self, rng: np.random.Generator) -> tuple[float, float]:
        """Open one docked vesicle; returns its x and y in nm."""
        docked = np.flatnonzero((self.state == DOCKED) & (self.fill > 0.9))
        chosen = int(rng.choice(docked if docked.size else np.flatnonzero(self.state == DOCKED)))
        self.state[chosen] = FUSING
        x_nm, y_nm = self.xyz_nm[:2, chosen]
        return float(x_nm), float(y_nm)

    def empty(self, share: float) -> None:
        """Flatten the fusing vesicle; `share` of the release phase has passed."""
        self.opened[self.state == FUSING] = share

    def retrieve(self) -> None:
        """The fused vesicle goes back to the reserve, empty; the fullest of the reserve takes its site."""
        fused = np.flatnonzero(self.state == FUSING)
        reserve = np.flatnonzero(self.state == RESERVE)
        for i in fused:
            self.opened[i], self.fill[i], self.state[i] = 0.0, 0.0, DOCKED
            if reserve.size:
                j = int(reserve[np.argmax(self.fill[reserve])])
                pair = np.array([i, j])
                self.home_nm[:, pair] = self.home_nm[:, pair[::-1]]
                self.state[i], self.state[j] = RESERVE, DOCKED

    def refill(self, dt_ms: float) -> None:
        """Let vesicles move to where they belong and load glutamate."""
        self.xyz_nm += (self.home_nm - self.xyz_nm) * -np.expm1(-dt_ms / _MOVE_TAU_MS)
        self.fill += (1.0 - self.fill) * -np.expm1(-dt_ms / self._tau_ms)

    def _sites(self, count: int, rng: np.random.Generator) -> Floats:
        turn = 2.0 * np.pi * (np.arange(count) + rng.random()) / max(1, count)
        radius = 0.55 * self._radius_nm
        return np.stack([radius * np.cos(turn), radius * np.sin(turn), np.full(count, DOCKED_UP_NM)])

    def _reserve(self, count: int, rng: np.random.Generator) -> Floats:
        """Places that keep a vesicle's width apart, by best of several tries."""
        reach, places = 1.25 * self._radius_nm, np.zeros((3, 0))
        for _ in range(count):
            tries = np.stack(
                [rng.uniform(-reach, reach, 24), rng.uniform(-60.0, 60.0, 24), rng.uniform(62.0, 210.0, 24)]
            )
            apart = np.full(24, np.inf)
            if places.shape[1]:
                apart = np.hypot(tries[0][:, None] - places[0], tries[2][:, None] - places[2]).min(axis=1)
            places = np.hstack([places, tries[:, [int(np.argmax(np.minimum(apart, _VESICLE_NM)))]]])
        return places
