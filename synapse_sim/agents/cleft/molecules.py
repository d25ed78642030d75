"""Free molecules between two membranes: Brownian steps and reflection.

Reflection is lazy: a path between two planes is the folded free path, so z is folded only where it is read.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from statistics import NormalDist

import numpy as np

from synapse_sim.arrays import Floats32, Indices

NM2_PER_MS = 1e6
"""From µm²/ms to nm²/ms."""


@cache
def normal_quantiles() -> Floats32:
    """(65536,) quantiles of the standard normal, rescaled to variance 1; looked up by 16 random bits."""
    inverse = NormalDist().inv_cdf
    upper = np.array([inverse(0.5 + (i + 0.5) / 65536) for i in range(32768)])
    both = np.concatenate([-upper[::-1], upper])
    quantiles: Floats32 = (both / both.std()).astype(np.float32)
    return quantiles


@lru_cache(maxsize=16)
def step_quantiles_nm(sigma_nm: float) -> Floats32:
    """(65536,) quantiles of a Brownian step along one axis."""
    return np.float32(sigma_nm) * normal_quantiles()


def folded(z_nm: Floats32, height_nm: float) -> Floats32:
    """Where a free path that passed both membranes really is, 0 to `height_nm`."""
    around = np.mod(z_nm, np.float32(2.0 * height_nm))
    inside: Floats32 = np.float32(height_nm) - np.abs(around - np.float32(height_nm))
    return inside


def brownian_nm(diffusion_um2_per_ms: float, dt_ms: float) -> float:
    """Standard deviation of one Brownian step along one axis: sqrt(2 D dt)."""
    return math.sqrt(2.0 * diffusion_um2_per_ms * NM2_PER_MS * dt_ms)


class Molecules:
    """A pool of free molecules; the first `count` columns are alive.

    xyz_nm: (3, capacity) float32; z is unfolded.
    """

    def __init__(self, capacity: int) -> None:
        self._xyz_nm = np.zeros((3, capacity), dtype=np.float32)
        self._steps_nm = np.empty(3 * capacity, dtype=np.float32)
        self.count = 0

    @property
    def xyz_nm(self) -> Floats32:
        """(3, count) places as they were stepped; z is not folded."""
        return self._xyz_nm[:, : self.count]

    def within(self, height_nm: float) -> Floats32:
        """(3, count) places between the membranes."""
        places = self.xyz_nm.copy()
        places[2] = folded(places[2], height_nm)
        return places

    def move(self, sigma_nm: float, bits: np.random.SFC64) -> None:
        """One Brownian step of `sigma_nm` along each axis."""
        drawn = 3 * self.count
        words = bits.random_raw(drawn // 4 + 1).view(np.uint16)[:drawn]
        steps_nm = step_quantiles_nm(sigma_nm).take(words, out=self._steps_nm[:drawn], mode="wrap")
        np.add(self.xyz_nm, steps_nm.reshape(3, -1), out=self.xyz_nm)

    def add(self, xyz_nm: Floats32) -> None:
        """Put molecules in, as many as there is room for."""
        room = min(xyz_nm.shape[1], self._xyz_nm.shape[1] - self.count)
        self._xyz_nm[:, self.count : self.count + room] = xyz_nm[:, :room]
        self.count += room

    def drop(self, gone: Indices) -> None:
        """Take molecules out, by distinct index in rising order; the last ones move into the gaps."""
        for gap in gone[::-1].tolist():
            self.count -= 1
            self._xyz_nm[:, gap] = self._xyz_nm[:, self.count]

    def clear(self) -> None:
        """Drop all."""
        self.count = 0
