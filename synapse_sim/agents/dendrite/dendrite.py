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
from synapse_sim.agents.dendrite.pool import SignalChain, activity, event_places, local_protein, stretches
from synapse_sim.agents.dendrite.sites import Sites, draw_sites, sites_needed
from synapse_sim.agents.hazard import Hazard, Process, summed
from synapse_sim.agents.states import States, counts
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
        self._chain, self._times_h = chain, rates.time_h
        self._puffs = self._process(section.bdnf_puffs_per_h * chain.bdnf_rel, "bdnf puffs")
        self._local = local_protein(section, seed, chain, rates.time_h, self._puffs)
        growth = growth_of(rates, self._local)
        sites = sites_needed(section, float(np.maximum.reduce(growth.density_rel, axis=None)))
        self.sites, stretch = _sites_and_stretches(section, sites, seed)
        self._lives = draw_lives(rates, growth, stretch, section.spines, seed)
        self._standing = round(float(rates.density_rel[0]) * section.spines)
        self._prepare_shapes()

    def _process(self, rate_per_h: Floats, kind: str) -> Process:
        """Short events that come at a rate over the times of the course."""
        return Process(Hazard(self._times_h, summed(self._times_h, rate_per_h)), self._seed, kind)

    @cached_property
    def _syntheses(self) -> Process:
        return self._process(self._section.synthesis_per_h * self._chain.mtorc1_rel, "protein synthesis")

    @property
    def _event_um(self) -> Floats:
        return event_places(self._section, self._seed)

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
        first, last = self._syntheses.before(np.array([from_h, to_h])).tolist()
        numbers = np.arange(first, last)
        return numbers, self._event_um[1].take(numbers, mode="wrap"), self._syntheses.times_h(first, last)

    def births(self, from_h: float, to_h: float) -> Floats:
        """(k,) places (µm) of the spines born between two times."""
        born_h = self._lives.born_h
        return self.sites.position_um[self._lives.site[(born_h > from_h) & (born_h <= to_h)]]

    def bdnf_puffs(self, time_h: float) -> Events:
        """Releases of BDNF that are visible at a time."""
        return self._events(self._puffs, time_h, 0)

    def snapshot(self, time_h: float) -> States:
        """The spines that stand at a time, and how many events there were before it and are in all."""
        now, lives, events = self.at(time_h), self._lives, (self._puffs, self._syntheses)
        of_spines = (int(np.count_nonzero(times_h <= time_h)) for times_h in (lives.born_h, lives.died_h))
        passed = (int(each.before(np.array(time_h))) for each in events)
        return {
            "spine_site": now.site,
            "spine_kind": now.kind,
            "events_before": counts(*of_spines, *passed),
            "events": counts(lives.site.size, lives.site.size, *(each.count for each in events)),
        }

    def _prepare_shapes(self) -> None:
        """Straight ramps from 0 to 1 in every life, and what they do to head and length.

        In order: filopodium to thin spine, thin to mushroom, growing out, and (falling) shrinking away.
        """
        lives, starts_h = self._lives, np.empty((4, self._lives.site.size))
        np.add(lives.born_h, self._section.filopodium_h, out=starts_h[0])
        starts_h[1], starts_h[2], starts_h[3] = lives.matured_h, lives.born_h, lives.died_h
        self._starts_h = starts_h
        self._slopes, self._slender_um, self._swelling_um = _shapes(self._section)

    def _events(self, process: Process, time_h: float, row: int) -> Events:
        lasts_h = self._section.event_min / 60.0
        first, last = process.before(np.array([time_h - lasts_h, time_h])).tolist()
        places = self._event_um[row].take(np.arange(first, last), mode="wrap")
        return Events(places, (time_h - process.times_h(first, last)) / lasts_h)

    def _vacant_lost(self, occupied: Indices) -> Indices:
        free = np.ones(self.sites.scale.size, dtype=bool)
        free[occupied] = False
        return free[self._standing : self._section.spines].nonzero()[0] + self._standing


@lru_cache(maxsize=8)
def _sites_and_stretches(section: DendriteSection, n: int, seed: int) -> tuple[Sites, Indices]:
    """The n sites, and the stretch on which each lies."""
    sites = draw_sites(section, n, seed)
    return sites, (sites.position_um / sites.length_um * stretches(section)).astype(np.intp)


@lru_cache(maxsize=8)
def _shapes(numbers: DendriteSection) -> tuple[Floats, Floats, Floats]:
    """(4, 1) slopes of the ramps; (2, 1) head and length of a filopodium, (2, 2) what two ramps add, µm."""
    lasts_h = (numbers.growth_h, numbers.swelling_h, numbers.growth_h, -numbers.shrinking_h)
    sizes_um = np.array(
        [
            [numbers.head_filopodium_um, numbers.head_thin_um, numbers.head_mushroom_um],
            [numbers.length_filopodium_um, numbers.length_thin_um, numbers.length_mushroom_um],
        ]
    )
    return 1.0 / np.array(lasts_h)[:, None], sizes_um[:, :1], np.diff(sizes_um, axis=1)
