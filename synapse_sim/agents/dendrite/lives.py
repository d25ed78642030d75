"""The lives of all spines of a branch: who is born when and where, who matures, who is lost.

Three clocks run in a spine's life: elimination and maturation while it is new, loss once it is persistent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Clocks:
    """The four clocks of a site."""

    birth: HazardRows
    elimination: Hazard | SteadyHazard
    maturation: Hazard | SteadyHazard
    loss: Hazard | SteadyHazard

    def fate(self, born_h: Floats, chance: Floats) -> tuple[Floats, Floats]:
        """When new spines mature (infinite: never) and when they vanish; `chance` is (3, k)."""
        eliminated = self.elimination.after(born_h, chance[0])
        matured = self.maturation.after(born_h, chance[1])
        stays = matured < eliminated
        lost = self.loss.after(matured, chance[2])
        return np.where(stays, matured, np.inf), np.where(stays, lost, eliminated)


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
    if not np.all(free > 0.0):
        raise ValueError(f"a density of {growth.density_rel.max():.2f} needs more than {sites} sites")
    per_site = growth.births_per_d / (24.0 * free)
    births = HazardRows(growth.time_h, summed(growth.time_h, per_site))
    ends = (rates.elimination_per_d, rates.maturation_per_d, rates.loss_per_d)
    clocks = _Clocks(births, *(_clock(rates.time_h, rate) for rate in ends))
    first = _first(
        rates,
        clocks,
        round(float(rates.density_rel[0]) * healthy),
        unit_exponentials(seed, KIND, 0, (5, sites)),
    )
    return _joined([first, *_later(clocks, first, stretch, seed, float(rates.time_h[0]))])


def _clock(time_h: Floats, rate_per_d: float | Floats) -> Hazard | SteadyHazard:
    if isinstance(rate_per_d, np.ndarray):
        return Hazard(time_h, summed(time_h, rate_per_d / 24.0))
    return SteadyHazard(rate_per_d / 24.0)


def _first(rates: SpineRates, clocks: _Clocks, spines: int, chances: Floats) -> Lives:
    """The spines that stand at the first time, as old as spines at rest are; `chances` is (5, sites)."""
    start_h = np.full(spines, rates.time_h[0])
    site = np.arange(spines)
    chance = chances[:, site]
    elimination, maturation, loss = (
        float(np.ravel(rate)[0]) / 24.0
        for rate in (rates.elimination_per_d, rates.maturation_per_d, rates.loss_per_d)
    )
    new_age_h = chance[3] / max(elimination + maturation, SLOWEST_PER_H)
    is_new = site * GOLDEN % 1.0 * rates.density_rel[0] < rates.new_rel
    matured_h, died_h = clocks.fate(start_h, chance)
    stood_h = start_h - chance[4] / max(loss, SLOWEST_PER_H)
    return Lives(
        site,
        np.where(is_new, start_h, stood_h) - new_age_h,
        np.where(is_new, matured_h, stood_h),
        np.where(is_new, died_h, clocks.loss.after(start_h, chance[2])),
    )


def _later(clocks: _Clocks, first: Lives, stretch: Indices, seed: int, start_h: float) -> Iterator[Lives]:
    """All spines born after the first time, in rounds: the next spine of every site that still gets one."""
    sites = stretch.size
    vacant_h = np.full(sites, start_h)
    vacant_h[first.site] = first.died_h
    site = np.arange(sites)
    for block in count(1):
        chance = unit_exponentials(seed, KIND, block, (4, sites))[:, site]
        born_h = clocks.birth.after(vacant_h, chance[3], stretch[site])
        comes = np.flatnonzero(np.isfinite(born_h))
        if not comes.size:
            return
        site, born_h = site[comes], born_h[comes]
        matured_h, vacant_h = clocks.fate(born_h, chance[:, comes])
        yield Lives(site, born_h, matured_h, vacant_h)


def _joined(parts: list[Lives]) -> Lives:
    return Lives(
        np.concatenate([part.site for part in parts]),
        np.concatenate([part.born_h for part in parts]),
        np.concatenate([part.matured_h for part in parts]),
        np.concatenate([part.died_h for part in parts]),
    )
