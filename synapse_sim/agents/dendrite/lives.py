"""The lives of all spines of a branch: who is born when and where, who matures, who is lost.

Three clocks run in a spine's life: elimination and maturation while it is new, loss once it is persistent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import count

import numpy as np

from synapse_sim.agents.dendrite.growth import Growth, SpineRates
from synapse_sim.agents.hazard import Hazard, HazardRows, SteadyHazard, summed, unit_exponentials
from synapse_sim.arrays import Floats, Indices

GOLDEN = 0.6180339887498949
"""Its multiples fill the unit interval evenly: any first k sites hold the right share of new spines."""
KIND = "dendrite lives"
SLOWEST_PER_H = 1e-6


@dataclass(frozen=True, slots=True)
class Lives:
    """Flat arrays, one entry a spine: its site and its three times (h), infinite where one never comes."""

    site: Indices
    born_h: Floats
    matured_h: Floats
    died_h: Floats


Clock = Hazard | SteadyHazard
Rates = tuple[float, float, float]
"""Elimination and maturation of new spines, loss of persistent ones, a day."""


@dataclass(frozen=True, slots=True)
class _Ends:
    """The three clocks of a life."""

    elimination: Clock
    maturation: Clock
    loss: Clock

    def fate(self, born_h: Floats, chance: Floats) -> tuple[Floats, Floats]:
        """When new spines mature (infinite: never) and when they vanish; `chance` is (3, k)."""
        eliminated = self.elimination.after(born_h, chance[0])
        matured = self.maturation.after(born_h, chance[1])
        stays = matured < eliminated
        lost = self.loss.after(matured, chance[2])
        return np.where(stays, matured, np.inf), np.where(stays, lost, eliminated)


@dataclass(frozen=True, slots=True)
class _Start:
    """How a branch begins: when, at which density, how much of it new, with how many spines and what luck."""

    time_h: float
    density_rel: float
    new_rel: float
    spines: int
    sites: int
    seed: int


def draw_lives(rates: SpineRates, growth: Growth, stretch: Indices, healthy: int, seed: int) -> Lives:
    """Every life on the branch between the first and the last time.

    Args:
        rates: the density equation's terms.
        growth: how the births are spread over the stretches of the branch.
        stretch: (sites,) the stretch of each place that can hold a spine.
        healthy: spines at a density of 1, fewer than sites.
        seed: the same seed has the same luck, whatever the rates.

    Raises:
        ValueError: if the density ever needs more sites than there are.
    """
    sites = stretch.size
    free = sites / healthy - growth.density_rel
    if not np.minimum.reduce(free, axis=None) > 0.0:
        raise ValueError(f"a density of {growth.density_rel.max():.2f} needs more than {sites} sites")
    per_site = growth.births_per_d / (24.0 * free)
    births = HazardRows(growth.time_h, summed(growth.time_h, per_site))
    density_rel = float(rates.density_rel[0])
    spines = round(density_rel * healthy)
    start = _Start(float(rates.time_h[0]), density_rel, rates.new_rel, spines, sites, seed)
    ends, first = _begun(rates, start)
    return _joined([first, *_later(births, ends, first, stretch, start)])


def _begun(rates: SpineRates, start: _Start) -> tuple[_Ends, Lives]:
    """The clocks, and the spines that stand at the first time."""
    per_d = rates.elimination_per_d, rates.maturation_per_d, rates.loss_per_d
    elimination, maturation, loss = per_d
    if isinstance(elimination, float) and isinstance(maturation, float) and isinstance(loss, float):
        return _begun_steadily((elimination, maturation, loss), start)
    ends = _Ends(*(_clock(rates.time_h, each) for each in per_d))
    first, second, third = (float(np.ravel(each)[0]) for each in per_d)
    return ends, _standing(ends, (first, second, third), start)


@lru_cache(maxsize=8)
def _begun_steadily(per_d: Rates, start: _Start) -> tuple[_Ends, Lives]:
    """The same where rates never change: a drag of the dose finds it again."""
    ends = _Ends(*(SteadyHazard(each / 24.0) for each in per_d))
    return ends, _standing(ends, per_d, start)


def _clock(time_h: Floats, rate_per_d: float | Floats) -> Clock:
    if isinstance(rate_per_d, np.ndarray):
        return Hazard(time_h, summed(time_h, rate_per_d / 24.0))
    return SteadyHazard(rate_per_d / 24.0)


def _standing(ends: _Ends, per_d: Rates, start: _Start) -> Lives:
    """The spines that stand at the first time, as old as spines at rest are."""
    start_h = np.full(start.spines, start.time_h)
    site = np.arange(start.spines)
    chance = unit_exponentials(start.seed, KIND, 0, (5, start.sites))[:, : start.spines]
    elimination, maturation, loss = (each / 24.0 for each in per_d)
    new_age_h = chance[3] / max(elimination + maturation, SLOWEST_PER_H)
    is_new = site * GOLDEN % 1.0 * start.density_rel < start.new_rel
    matured_h, died_h = ends.fate(start_h, chance)
    stood_h = start_h - chance[4] / max(loss, SLOWEST_PER_H)
    return Lives(
        site,
        np.where(is_new, start_h, stood_h) - new_age_h,
        np.where(is_new, matured_h, stood_h),
        np.where(is_new, died_h, ends.loss.after(start_h, chance[2])),
    )


def _later(births: HazardRows, ends: _Ends, first: Lives, stretch: Indices, start: _Start) -> Iterator[Lives]:
    """All spines born after the first time, in rounds: the next spine of every site that still gets one."""
    vacant_h = np.empty(start.sites)
    vacant_h[: start.spines], vacant_h[start.spines :] = first.died_h, start.time_h
    site = np.arange(start.sites)
    for block in count(1):
        chance = unit_exponentials(start.seed, KIND, block, (4, start.sites))
        comes, born_h = births.ringing(vacant_h, chance[3].take(site), stretch.take(site))
        if not comes.size:
            return
        site = site.take(comes)
        matured_h, vacant_h = ends.fate(born_h, chance[:3].take(site, axis=1))
        yield Lives(site, born_h, matured_h, vacant_h)


def _joined(parts: list[Lives]) -> Lives:
    return Lives(
        np.concatenate([part.site for part in parts]),
        np.concatenate([part.born_h for part in parts]),
        np.concatenate([part.matured_h for part in parts]),
        np.concatenate([part.died_h for part in parts]),
    )
