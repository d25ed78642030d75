"""How parcels find their way: a continuous-time Markov chain with the rate constants of the kinetics.

A parcel waits in each compartment for an exponential time and jumps on in proportion to the rates, so that
the expected number in a compartment is the closed-form amount. The kinetics has no liver: a parcel that
leaves gut or blood for good is drawn there for its last minutes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import count

import numpy as np

from synapse_sim.agents.hazard import unit_exponentials
from synapse_sim.arrays import Floats, Indices

_Round = tuple[Indices, Indices, Floats, Floats]

SITE, GUT, LIVER, BLOOD, TISSUE, BRAIN, NORKETAMINE, HYDROXYNORKETAMINE, OUT = range(9)
PLACE_NAMES = (
    "site",
    "gut",
    "liver",
    "blood",
    "tissue",
    "brain",
    "norketamine",
    "hydroxynorketamine",
    "leaving",
)
VIA_LIVER = frozenset({(GUT, BLOOD), (GUT, NORKETAMINE), (GUT, OUT), (BLOOD, NORKETAMINE), (BLOOD, OUT)})
GIVEN = -1
"""Compartment of a parcel that has not entered the body yet; drawn at the site of delivery."""
CHUNK = 512
"""Paths drawn at a time, so that a changed dose adds parcels and leaves the others alone."""


@dataclass(frozen=True, slots=True)
class Intake:
    """One way into the body: a share of the dose enters a compartment at a steady rate for some time."""

    compartment: int
    share: float
    duration_h: float


@dataclass(frozen=True, slots=True)
class Pathways:
    """The chain: where each compartment is drawn and how fast parcels jump between them.

    places: place of each of the m compartments; the last one is OUT, from which nothing returns.
    rates_per_h: (m, m) from row to column; the diagonal is ignored.
    intakes: ways into the body; what their shares leave over is lost.
    """

    places: tuple[int, ...]
    rates_per_h: tuple[tuple[float, ...], ...]
    intakes: tuple[Intake, ...]


@dataclass(frozen=True, slots=True)
class ParcelVisits:
    """Flat arrays, one entry a stay of one parcel at one place, in order of entering for each parcel.

    parcel: which parcel, >= 0.
    compartment: of the chain, whatever place it is drawn at.
    place, came_from, goes_to: places; the first stay comes from its own place.
    entered_h, leaves_h: hours after the dose.
    """

    parcel: Indices
    compartment: Indices
    place: Indices
    came_from: Indices
    goes_to: Indices
    entered_h: Floats
    leaves_h: Floats

    def where(self, chosen: Indices) -> ParcelVisits:
        """The chosen stays (indices or mask)."""
        return ParcelVisits(*(getattr(self, name)[chosen] for name in self.__slots__))


def joined(parts: list[ParcelVisits]) -> ParcelVisits:
    """Several tables of stays as one."""
    return ParcelVisits(
        *(np.concatenate([getattr(part, name) for part in parts]) for name in ParcelVisits.__slots__)
    )


def draw_paths(pathways: Pathways, parcels: int, seed: int, variant: int, liver_h: float) -> ParcelVisits:
    """The stays of all parcels of one dose, the last of them OUT without end.

    Args:
        pathways: the chain.
        parcels: how many; more parcels leave the paths of the first ones as they are.
        seed: their luck.
        variant: which of several independent draws.
        liver_h: time for which the passage through the liver is shown.
    """
    whole = _draw_chunks(pathways, -(-parcels // CHUNK) * CHUNK, seed, variant, liver_h)
    return whole.where((whole.parcel < parcels).nonzero()[0])


@lru_cache(maxsize=16)
def _draw_chunks(pathways: Pathways, parcels: int, seed: int, variant: int, liver_h: float) -> ParcelVisits:
    rounds = zip(*_rounds(pathways, parcels, seed, f"parcels {variant}"), strict=True)
    parcel, compartment, entered_h, leaves_h = (np.concatenate(column) for column in rounds)
    order = np.argsort(parcel, kind="stable")
    return _drawn(pathways, (parcel[order], compartment[order], entered_h[order], leaves_h[order]), liver_h)


def _rounds(pathways: Pathways, parcels: int, seed: int, kind: str) -> Iterator[_Round]:
    """One stay of every parcel that is still in, again and again: parcel, compartment, entered, leaves."""
    rates = np.array(pathways.rates_per_h)
    np.fill_diagonal(rates, 0.0)
    out = len(rates) - 1
    following = np.cumsum(rates[:out], axis=1)
    leaving_per_h = following[:, -1]
    parcel = np.arange(parcels)
    compartment, now_h = _entries(pathways, unit_exponentials(seed, kind, 0, (parcels, 2)))
    yield parcel, np.full(parcels, GIVEN), np.zeros(parcels), now_h
    for block in count(1):
        gone = compartment == out
        yield parcel[gone], compartment[gone], now_h[gone], np.full(np.count_nonzero(gone), np.inf)
        parcel, compartment, now_h = parcel[~gone], compartment[~gone], now_h[~gone]
        if not parcel.size:
            return
        chance = unit_exponentials(seed, kind, block, (parcels, 2))[parcel]
        leaves_h = now_h + chance[:, 0] / leaving_per_h[compartment]
        yield parcel, compartment, now_h, leaves_h
        wanted = _uniform(chance[:, 1]) * leaving_per_h[compartment]
        compartment, now_h = (following[compartment] <= wanted[:, None]).sum(axis=1), leaves_h


def _entries(pathways: Pathways, chance: Floats) -> tuple[Indices, Floats]:
    """Which compartment each parcel enters first, and when; what no intake takes goes OUT."""
    shares = np.cumsum([intake.share for intake in pathways.intakes])
    lasts_h = np.array([intake.duration_h for intake in pathways.intakes])
    enters = np.array([*(intake.compartment for intake in pathways.intakes), len(pathways.places) - 1])
    chosen = shares.searchsorted(_uniform(chance[:, 0]), side="right")
    return enters[chosen], _uniform(chance[:, 1]) * np.append(lasts_h, lasts_h.max(initial=0.0))[chosen]


def _uniform(exponential: Floats) -> Floats:
    return -np.expm1(-exponential)


def _drawn(pathways: Pathways, visits: _Round, liver_h: float) -> ParcelVisits:
    """Give every stay a place, cut off the passage through the liver, and link stays to their neighbours."""
    parcel, compartment, entered_h, leaves_h = visits
    place = np.array([*pathways.places, SITE])[compartment]
    following = np.append(place[1:], OUT)
    passes = np.flatnonzero(_LIVER_TABLE[place, following] & np.isfinite(leaves_h))
    arrives_h = np.maximum(entered_h[passes], leaves_h[passes] - liver_h)
    order = np.argsort(np.concatenate([np.arange(place.size), passes + 0.5]))
    ends_h = leaves_h.copy()
    ends_h[passes] = arrives_h
    parcel, compartment = (np.concatenate([array, array[passes]])[order] for array in (parcel, compartment))
    place = np.concatenate([place, np.full(passes.size, LIVER)])[order]
    last, first = parcel != np.append(parcel[1:], -1), parcel != np.append(-1, parcel[:-1])
    return ParcelVisits(
        parcel,
        compartment,
        place,
        came_from=np.where(first, place, np.roll(place, 1)),
        goes_to=np.where(last, OUT, np.roll(place, -1)),
        entered_h=np.concatenate([entered_h, arrives_h])[order],
        leaves_h=np.concatenate([ends_h, leaves_h[passes]])[order],
    )


_LIVER_TABLE = np.zeros((len(PLACE_NAMES), len(PLACE_NAMES)), dtype=bool)
for _before, _after in VIA_LIVER:
    _LIVER_TABLE[_before, _after] = True
