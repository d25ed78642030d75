"""Glutamate transporters (EAAT) on the glial membrane around the receptor field, one by one.

Each stands in a grid cell of its own and is free or busy. A molecule over a free one is bound at the rate
1/tau, whatever its height (a cleft is crossed in less than a microsecond), and keeps it busy for a cycle,
which lasts exponentially long. What is left of a release as a level is bound at the same rate.
"""

from __future__ import annotations

import math

import numpy as np

from synapse_sim.agents.cleft.layout import Grid
from synapse_sim.agents.cleft.molecules import Molecules
from synapse_sim.arrays import AnyInts, Floats32, Indices
from synapse_sim.config.sections.cleft import Cleft

NM_PER_UM = 1000.0


class Transporters:
    """All transporters of a synapse.

    xy_nm: (2, n) where they stand.
    captured: molecules they have taken so far.
    """

    def __init__(self, numbers: Cleft) -> None:
        self._tau_ms = numbers.uptake_tau_ms
        self._cycle_ms = 1e3 / numbers.transporter_cycles_per_s
        cell_nm = NM_PER_UM / math.sqrt(numbers.transporters_per_um2)
        self._grid = Grid(cell_nm, numbers.edge_radius_nm + cell_nm)
        centers_nm = self._grid.centers_nm
        away_nm = np.hypot(*centers_nm)
        stands = (away_nm > numbers.density_radius_nm) & (away_nm < numbers.edge_radius_nm)
        at = np.flatnonzero(stands)
        self._standing = np.full(self._grid.size, at.size, dtype=np.int32)
        self._standing[at] = np.arange(at.size)
        self._busy_ms = np.append(np.zeros(at.size), np.inf).astype(np.float32)
        self.xy_nm = centers_nm[:, at]
        self.captured = 0

    @property
    def busy_ms(self) -> Floats32:
        """(n,) how long each will be busy; 0 or less if it is free."""
        return self._busy_ms[:-1]

    @property
    def per_ms(self) -> float:
        """Rate at which a molecule somewhere among them is bound."""
        return float(np.count_nonzero(self.busy_ms <= 0.0)) / self.busy_ms.size / self._tau_ms

    def turn(self, dt_ms: float) -> None:
        """Let cycles go on."""
        self._busy_ms -= np.float32(dt_ms)

    def catch(self, molecules: Molecules, dt_ms: float, rng: np.random.Generator) -> Indices:
        """(k,) indices of the molecules that are bound in one step, in rising order."""
        willing = (rng.random(molecules.count, dtype=np.float32) < self._share(dt_ms)).nonzero()[0]
        under = self._standing.take(self._grid.cells(molecules.xyz_nm[:2, willing]), mode="clip")
        over_free = (self._busy_ms.take(under) <= 0.0).nonzero()[0]
        first = over_free[_first_of_each(under[over_free])]
        self._occupy(under[first], rng)
        caught: Indices = willing[first]
        return caught

    def take(self, count: int, rng: np.random.Generator) -> None:
        """Bind so many molecules of a level, by free transporters anywhere."""
        free = np.flatnonzero(self.busy_ms <= 0.0)
        self._occupy(rng.choice(free, min(count, free.size), replace=False), rng)

    def _share(self, dt_ms: float) -> float:
        return -math.expm1(-dt_ms / self._tau_ms)

    def _occupy(self, which: AnyInts, rng: np.random.Generator) -> None:
        self._busy_ms[which] = rng.exponential(self._cycle_ms, which.size)
        self.captured += which.size


def _first_of_each(which: AnyInts) -> Indices | slice:
    """Where each number first occurs, in order; mostly each occurs once."""
    if len(set(which.tolist())) == which.size:
        return slice(None)
    return np.sort(np.unique(which, return_index=True)[1])
