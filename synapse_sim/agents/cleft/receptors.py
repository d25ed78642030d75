"""Receptors as arrays: gating by exact step tables, drug in the pore, magnesium in the pore."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from synapse_sim.agents.scheme import (
    AMPA_BOUND,
    NMDA_BOUND,
    OPEN,
    PoreRates,
    ampa_generator,
    equilibrium,
    nmda_generator,
    step_table,
)
from synapse_sim.arrays import Bools, Floats, Floats32
from synapse_sim.config.sections.cleft import Cleft

Number = TypeVar("Number", bound=np.generic)

AMPA, NMDA = 0, 1
FREE, DEEP, SHALLOW = 0, 1, 2
"""What sits at the drug's site."""

BOUND = np.stack([AMPA_BOUND, np.append(NMDA_BOUND, np.int8(0))])
_LEVELS_UMOLAR = np.concatenate([[0.0], np.geomspace(0.01, 20_000.0, 64)])


@dataclass(frozen=True, slots=True)
class GateTables:
    """Step tables of both kinds at a ladder of glutamate levels, for one step length.

    edges_umolar: (levels - 1,) between neighbouring levels.
    cumulative: (levels, 2, 6, 5) upper edges of the first five states.
    """

    edges_umolar: Floats
    cumulative: Floats32

    def at(self, glutamate_umolar: float) -> Floats32:
        """(2, 6, 5) the table of the nearest level."""
        table: Floats32 = self.cumulative[self.edges_umolar.searchsorted(glutamate_umolar)]
        return table


@lru_cache(maxsize=16)
def gate_tables(numbers: Cleft, dt_s: float) -> GateTables:
    """Tables for steps of `dt_s` over a ladder of levels from 0 to 20 mM."""
    tables = np.stack([exact_table(numbers, level, dt_s) for level in _LEVELS_UMOLAR])
    return GateTables(0.5 * (_LEVELS_UMOLAR[1:] + _LEVELS_UMOLAR[:-1]), tables)


def exact_table(numbers: Cleft, glutamate_umolar: float, dt_s: float) -> Floats32:
    """(2, 6, 5) cumulative step table at one level."""
    table = np.ones((2, 6, 6))
    table[AMPA] = step_table(ampa_generator(numbers, glutamate_umolar), dt_s).cumsum(axis=1)
    table[NMDA, :5, :5] = step_table(nmda_generator(numbers, glutamate_umolar), dt_s).cumsum(axis=1)
    return table[:, :, :5].astype(np.float32)


@lru_cache(maxsize=16)
def table_without_binding(numbers: Cleft, dt_s: float) -> Floats32:
    """(2, 6, 5) cumulative step table where binding is by molecules."""
    return exact_table(numbers, 0.0, dt_s)


class Receptors:
    """A pool of receptors.

    kind: (n,) `AMPA` or `NMDA`.
    state: (n,) state of the scheme; see `agents.scheme`.
    drug: (n,) `FREE`, `DEEP` or `SHALLOW`.
    magnesium: (n,) whether magnesium sits in the pore of an NMDA channel; False for AMPA.
    """

    def __init__(self, kind: NDArray[np.int8]) -> None:
        self.kind = kind
        self.is_nmda = kind == NMDA
        self._row = kind.astype(np.intp) * BOUND.shape[1]
        self.state = np.zeros(kind.size, dtype=np.int8)
        self.drug = np.zeros(kind.size, dtype=np.int8)
        self.magnesium = np.zeros(kind.size, dtype=bool)

    @property
    def bound(self) -> NDArray[np.int8]:
        """(n,) glutamate molecules held."""
        return self.looked_up(BOUND)

    @property
    def is_open(self) -> Bools:
        """(n,) in the open state, whatever sits in the pore."""
        is_open: Bools = self.state == OPEN
        return is_open

    @property
    def conducts(self) -> Bools:
        """(n,) open with nothing in the pore."""
        empty: Bools = (self.drug == FREE) & ~self.magnesium
        return self.is_open & empty

    def looked_up(self, table: NDArray[Number]) -> NDArray[Number]:
        """(n,) entries of a (2, 6) table by kind and state."""
        entries: NDArray[Number] = table.take(self._row + self.state)
        return entries

    def settle(self, numbers: Cleft, glutamate_umolar: float, rng: np.random.Generator) -> None:
        """Draw states from the equilibrium at a level."""
        for kind, generator in ((AMPA, ampa_generator), (NMDA, nmda_generator)):
            mine = self.kind == kind
            edges = equilibrium(generator(numbers, glutamate_umolar)).clip(0.0).cumsum()[:-1]
            self.state[mine] = np.searchsorted(edges, rng.random(int(mine.sum())))

    def load(self, share: float, shallow_share: float, rng: np.random.Generator) -> None:
        """Put drug into NMDA channels: the whole number nearest to `share`, the rest by chance."""
        channels = np.flatnonzero(self.is_nmda)
        wanted = share * channels.size
        count = int(wanted) + int(rng.random() < wanted % 1.0)
        chosen = rng.permutation(channels)[:count]
        self.drug[:] = FREE
        self.drug[chosen] = np.where(rng.random(count) < shallow_share, SHALLOW, DEEP)

    def follow(self, before: float, now: float, shallow_share: float, rng: np.random.Generator) -> None:
        """Let drug come or go as the share of blocked channels went from `before` to `now` over the hours."""
        chance = rng.random((2, self.kind.size))
        comes = self.is_nmda & (self.drug == FREE) & (chance[0] * (1.0 - before) < now - before)
        goes = chance[0] * before < before - now
        self.drug[goes] = FREE
        self.drug[comes] = np.where(chance[1] < shallow_share, SHALLOW, DEEP)[comes]

    def gate(self, table: Floats32, chance: Floats32) -> None:
        """One step of gating by (n,) uniform numbers."""
        edges = table.reshape(-1, table.shape[-1]).take(self._row + self.state, axis=0)
        self.state = np.add.reduce(chance[:, None] >= edges, axis=1, dtype=np.int8)

    def exchange_drug(self, pore: PoreRates, dt_s: float, rng: np.random.Generator) -> None:
        """Let drug enter open pores without magnesium, leave open ones and the shallow site, for one step."""
        is_open, is_free = self.is_open & self.is_nmda, self.drug == FREE
        chance = rng.random(self.kind.size, dtype=np.float32)
        enters = is_open & is_free & ~self.magnesium & (chance < -np.expm1(-pore.enter_per_s * dt_s))
        leaves = is_open & ~is_free & (chance < -np.expm1(-pore.leave_per_s * dt_s))
        if pore.shallow_share:
            leaves |= (self.drug == SHALLOW) & (chance > np.exp(-pore.shallow_per_s * dt_s))
        self.drug[leaves] = FREE
        if enters.any():
            site = np.where(rng.random(int(enters.sum())) < pore.shallow_share, SHALLOW, DEEP)
            self.drug[enters] = site

    def exchange_magnesium(self, unblocked: float, renewed: float, rng: np.random.Generator) -> None:
        """Renew a share of the pores without drug: magnesium is then out with probability `unblocked`."""
        chance = rng.random((2, self.kind.size), dtype=np.float32)
        plugged = np.where(chance[0] < renewed, chance[1] >= unblocked, self.magnesium)
        self.magnesium = plugged & self.is_nmda & (self.drug == FREE)
