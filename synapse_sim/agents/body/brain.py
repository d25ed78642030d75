"""The brain's parcels, looked up instead of drawn ahead: only those that can still be there are made.

They arrive as a Poisson process whose expected number is known at every time. Counted in expected arrivals
it is a steady process, cut into blocks that each have a seed of their own: how many arrive in a block, where
in it, and how long each stays. A look at a time opens the blocks of the last few stays, and no other.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from synapse_sim.agents.body.paths import BLOOD, BRAIN, ParcelVisits
from synapse_sim.agents.hazard import Hazard, summed
from synapse_sim.agents.streams import stream
from synapse_sim.arrays import Floats, Indices

BLOCK = 256
"""Arrivals expected in a block."""
STAYS_BACK = 14.0
"""Mean stays after which a parcel in a million is still there; none is looked for that came earlier."""
LINK = -2
"""Compartment of the brain's parcels: none of the chain."""
FIRST_PARCEL = 1 << 24
"""Their numbers begin here, above those of any schedule, so that a changed dose moves none of them."""


@dataclass(frozen=True, slots=True)
class BrainLink:
    """The effect site as parcels: (n,) times (h), (n,) how many are expected, and how fast each leaves."""

    time_h: Floats
    expected: Floats
    leaving_per_h: float


class BrainParcels:
    """Parcels that come into the brain in proportion to what flows in, and stay for exponential times."""

    def __init__(self, link: BrainLink, seed: int) -> None:
        there = link.expected
        flowed_in = there - there[0] + link.leaving_per_h * summed(link.time_h, there)
        self._link, self._seed = link, seed
        self._arrived = np.maximum.accumulate(flowed_in)
        self._arrivals = Hazard(link.time_h, self._arrived)

    def at(self, time_h: float) -> ParcelVisits:
        """Those that are in the brain at a time."""
        mean_h = 1.0 / self._link.leaving_per_h
        earliest, latest = np.interp((time_h - STAYS_BACK * mean_h, time_h), self._link.time_h, self._arrived)
        blocks = range(int(earliest // BLOCK), int(latest // BLOCK) + 1)
        drawn = [_block(self._seed, block) for block in blocks]
        place, stay, parcel = (np.concatenate(column) for column in zip(*drawn, strict=True))
        entered_h = self._arrivals.times(place)
        leaves_h = entered_h + stay * mean_h
        there = (place <= latest) & (entered_h <= time_h) & (leaves_h > time_h)
        return _in_brain(parcel[there], entered_h[there], leaves_h[there])


@lru_cache(maxsize=512)
def _block(seed: int, block: int) -> tuple[Floats, Floats, Indices]:
    """Arrivals in order, counted in expected ones; how many mean stays each stays; their numbers."""
    rng = stream(seed, "brain parcels", 0, block)
    count = int(rng.poisson(BLOCK))
    place = BLOCK * (block + np.sort(rng.random(count)))
    parcel = FIRST_PARCEL + 2 * BLOCK * block + np.arange(count)
    return place, rng.standard_exponential(count), parcel


def _in_brain(parcel: Indices, entered_h: Floats, leaves_h: Floats) -> ParcelVisits:
    blood = np.full(parcel.size, BLOOD)
    return ParcelVisits(
        parcel=parcel,
        compartment=np.full(parcel.size, LINK),
        place=np.full(parcel.size, BRAIN),
        came_from=blood,
        goes_to=blood,
        entered_h=entered_h,
        leaves_h=leaves_h,
    )
