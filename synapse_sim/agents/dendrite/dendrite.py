"""Spine sites along one branch, each with its own births and deaths, readable at any time without stepping.

A site is vacant, or holds a new spine that either matures or is eliminated, or holds a persistent spine until
it is lost; then it is vacant again. The clocks are exponential, with rates that may change over time, so a
site's whole history follows from its unit exponentials: an event comes when the summed rate has grown by its
luck. The luck depends on the seed alone, so changed rates shift events and leave most spines as they were.

Births happen at vacant sites, each at the rate births / (vacant share) of its stretch of the branch: growth
falls where BDNF was released before, and its sum over the branch is that of the course. The expected numbers
obey the density equation of the course:

    N' = F - (elimination + maturation) N          P' = maturation N - loss P
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from synapse_sim.agents.dendrite.growth import SpineRates, growth_of
from synapse_sim.agents.dendrite.lives import Lives, draw_lives
from synapse_sim.agents.dendrite.pool import SignalChain, activity, local_protein
from synapse_sim.agents.dendrite.sites import draw_sites, sites_needed
from synapse_sim.agents.hazard import Hazard, event_times, summed
from synapse_sim.agents.states import States, counts
from synapse_sim.agents.streams import stream
from synapse_sim.arrays import Bools, Floats, Indices
from synapse_sim.config.sections.dendrite import Dendrite as DendriteSection

__all__ = [
    "FILOPODIUM",
    "KIND_NAMES",
    "MUSHROOM",
    "THIN",
    "Dendrite",
    "DendriteState",
    "Events",
    "SignalChain",
    "SpineRates",
]

Kinds = NDArray[np.int8]

FILOPODIUM, THIN, MUSHROOM = range(3)
KIND_NAMES = ("filopodium", "thin", "mushroom")


@dataclass(frozen=True, slots=True)
class DendriteState:
    """The branch at one time; arrays over the k living spines, but for `lost`.

    site: (k,) index into the arrays of `Dendrite.sites`.
    kind: (k,) FILOPODIUM, THIN or MUSHROOM.
    age_h: (k,) since birth.
    head_um: (k,) width of the head.
    length_um: (k,) from the branch to the top of the head.
    lost: (m,) sites whose spine was lost to stress and that are vacant now.
    density_rel: living spines relative to health.
    """

    time_h: float
    site: Indices
    kind: Kinds
    age_h: Floats
    head_um: Floats
    length_um: Floats
    lost: Indices
    density_rel: float

    @property
    def born_h(self) -> Floats:
        """(k,) time of birth in hours after the first dose."""
        return self.time_h - self.age_h


@dataclass(frozen=True, slots=True)
class Events:
    """Short events on the branch that are visible at one time: where (µm), and how far gone (0..1)."""

    position_um: Floats
    progress: Floats


class Dendrite:
    """A branch over the whole course; built in well under a millisecond, so it can follow a slider.

    sites: where its sites are.
    """

    def __init__(self, section: DendriteSection, seed: int, rates: SpineRates, chain: SignalChain) -> None:
        """Draw the branch's history.

        Args:
            section: its numbers.
            seed: its luck, whatever the rates.
            rates: the density equation's terms and solution.
            chain: from releases to the pools that growth follows.
        """
        self._section, self._seed = section, seed
        self._draw_events(rates.time_h, seed, chain)
        self._chain, self._times_h = chain, rates.time_h
        releases = (self._puff_h, self._event_um[0].take(np.arange(self._puff_h.size), mode="wrap"))
        self._local = local_protein(section, seed, chain, rates.time_h, releases)
        growth = growth_of(rates, self._local)
        self.sites = draw_sites(section, sites_needed(section, float(growth.density_rel.max())), seed)
        along = self.sites.position_um / self.sites.length_um * len(self._local.share)
        self._lives = draw_lives(rates, growth, along.astype(np.intp), section.spines, seed)
        self._lost = np.arange(round(float(rates.density_rel[0]) * section.spines), section.spines)
        self._prepare_shapes()

    def _draw_events(self, time_h: Floats, seed: int, chain: SignalChain) -> None:
        section = self._section
        puffs = Hazard(time_h, summed(time_h, section.bdnf_puffs_per_h * chain.bdnf_rel))
        bursts = Hazard(time_h, summed(time_h, section.synthesis_per_h * chain.mtorc1_rel))
        self._puff_h = event_times(puffs, seed, "bdnf puffs")
        self._synthesis_h = event_times(bursts, seed, "protein synthesis")
        self._event_um = _event_places(section, seed)

    @property
    def lives(self) -> Lives:
        """Every spine of the course: its site, when it was born, matured and died."""
        return self._lives

    def at(self, time_h: float) -> DendriteState:
        """The branch at any time of the course, hours after the first dose."""
        lives = self._lives
        alive = ((lives.born_h <= time_h) & (lives.died_h > time_h)).nonzero()[0]
        site, since_h = lives.site.take(alive), time_h - self._starts_h.take(alive, axis=1)
        ramps = self._slopes * since_h
        np.minimum(np.maximum(ramps, 0.0, out=ramps), 1.0, out=ramps)
        present = np.minimum(ramps[2], ramps[3])
        present *= self.sites.scale.take(site)
        sizes_um = self._swelling_um.dot(ramps[:2])
        sizes_um += self._slender_um
        sizes_um *= present
        return DendriteState(
            time_h=time_h,
            site=site,
            kind=(ramps[0] > 0.0).view(np.int8) + (ramps[1] >= 0.5),
            age_h=since_h[2],
            head_um=sizes_um[0],
            length_um=sizes_um[1],
            lost=self._vacant_lost(site),
            density_rel=site.size / self.sites.healthy,
        )

    def protein_rel(self, time_h: float) -> Floats:
        """(stretches,) pools of synaptic protein along the branch; their mean is the course's protein."""
        return float(np.interp(time_h, self._times_h, self._chain.protein_rel)) * self.pool_shares(time_h)

    def pool_shares(self, time_h: float) -> Floats:
        """(stretches,) the pools relative to their mean over the branch; growth is spread by them."""
        return self._local.during(np.array([time_h]))[:, 0]

    @cached_property
    def steadfast(self) -> Bools:
        """(sites,) whether a spine stands there, fully grown, from the first time to the last."""
        lives, first_h, last_h = self._lives, self._times_h[0], self._times_h[-1]
        grown = lives.matured_h + self._section.swelling_h <= first_h
        stays = grown & (lives.died_h > last_h + self._section.shrinking_h)
        found = np.zeros(self.sites.scale.size, dtype=bool)
        found[lives.site[stays]] = True
        return found

    @property
    def first_h(self) -> float:
        """When the history begins."""
        return float(self._times_h[0])

    @property
    def busiest_um(self) -> float:
        """Middle of the stretch whose synapses are busiest."""
        busy = activity(self._section, self._seed)
        return float((busy.argmax() + 0.5) * self.sites.length_um / busy.size)

    def newborns(self, from_h: float, to_h: float, standing_h: float) -> Indices:
        """Sites of the spines that were born between two times and still stand at a third."""
        lives = self._lives
        chosen = (lives.born_h > from_h) & (lives.born_h <= to_h) & (lives.died_h > standing_h)
        return lives.site[chosen]

    def syntheses(self, from_h: float, to_h: float) -> tuple[Indices, Floats, Floats]:
        """Numbers, places (µm) and times (h) of the bursts of protein synthesis between two times."""
        first, last = self._synthesis_h.searchsorted((from_h, to_h), side="right")
        numbers = np.arange(first, last)
        return numbers, self._event_um[1].take(numbers, mode="wrap"), self._synthesis_h[first:last]

    def births(self, from_h: float, to_h: float) -> Floats:
        """(k,) places (µm) of the spines born between two times."""
        born_h = self._lives.born_h
        return self.sites.position_um[self._lives.site[(born_h > from_h) & (born_h <= to_h)]]

    def bdnf_puffs(self, time_h: float) -> Events:
        """Releases of BDNF that are visible at a time."""
        return self._events(self._puff_h, time_h, 0)

    def protein_synthesis(self, time_h: float) -> Events:
        """Bursts of protein synthesis that are visible at a time."""
        return self._events(self._synthesis_h, time_h, 1)

    def snapshot(self, time_h: float) -> States:
        """The spines that stand at a time, and how many events there were before it and are in all."""
        now = self.at(time_h)
        events = self._lives.born_h, self._lives.died_h, self._puff_h, self._synthesis_h
        return {
            "spine_site": now.site,
            "spine_kind": now.kind,
            "events_before": counts(*(int(np.count_nonzero(times <= time_h)) for times in events)),
            "events": counts(*(times.size for times in events)),
        }

    def _prepare_shapes(self) -> None:
        """Straight ramps from 0 to 1 in every life, and what they do to head and length.

        In order: filopodium to thin spine, thin to mushroom, growing out, and (falling) shrinking away.
        """
        lives, numbers = self._lives, self._section
        self._starts_h = np.stack(
            [lives.born_h + numbers.filopodium_h, lives.matured_h, lives.born_h, lives.died_h]
        )
        lasts_h = (numbers.growth_h, numbers.swelling_h, numbers.growth_h, -numbers.shrinking_h)
        self._slopes = 1.0 / np.array(lasts_h)[:, None]
        sizes_um = np.array(
            [
                [numbers.head_filopodium_um, numbers.head_thin_um, numbers.head_mushroom_um],
                [numbers.length_filopodium_um, numbers.length_thin_um, numbers.length_mushroom_um],
            ]
        )
        self._slender_um = sizes_um[:, :1]
        self._swelling_um = np.diff(sizes_um, axis=1)

    def _events(self, times_h: Floats, time_h: float, row: int) -> Events:
        lasts_h = self._section.event_min / 60.0
        first, last = times_h.searchsorted((time_h - lasts_h, time_h), side="right")
        places = self._event_um[row]
        return Events(
            places.take(np.arange(first, last), mode="wrap"), (time_h - times_h[first:last]) / lasts_h
        )

    def _vacant_lost(self, occupied: Indices) -> Indices:
        free = np.ones(self.sites.scale.size, dtype=bool)
        free[occupied] = False
        return self._lost[free[self._lost]]


@lru_cache(maxsize=8)
def _event_places(section: DendriteSection, seed: int) -> Floats:
    """(2, 1024) places of releases and of bursts of synthesis: more where the branch is busy."""
    busy = activity(section, seed)
    edges = np.concatenate([[0.0], np.cumsum(busy)]) / busy.sum()
    along = np.interp(
        stream(seed, "dendrite events").random((2, 1024)), edges, np.linspace(0.0, 1.0, edges.size)
    )
    return np.asarray(section.spines / section.spines_per_um * along)
