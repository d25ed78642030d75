"""The brain's parcels, looked up instead of drawn ahead: at every time as many as the level there asks for.

They are no sample: a sample would differ from the level that stands beside it, and a viewer who counts would
find two numbers for one thing. The k-th parcel is there while the level asks for more than k, so a parcel
stays the same one from look to look, and the last to come is the first to leave.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synapse_sim.agents.body.paths import BLOOD, BRAIN, ParcelVisits
from synapse_sim.arrays import Floats, Indices

LINK = -2
"""Compartment of the brain's parcels: none of the chain."""
FIRST_PARCEL = 1 << 24
"""Their numbers begin here, above those of any schedule, so that a changed dose moves none of them."""


@dataclass(frozen=True, slots=True)
class BrainLink:
    """The effect site as parcels: (n,) times (h), and (n,) how many the level there is worth."""

    time_h: Floats
    expected: Floats


class BrainParcels:
    """Parcels that come into the brain as the level there rises, and leave it as it falls."""

    def __init__(self, link: BrainLink) -> None:
        self._link = link

    def at(self, time_h: float) -> ParcelVisits:
        """Those that are in the brain at a time."""
        link = self._link
        now = float(np.interp(time_h, link.time_h, link.expected))
        needed = _needed(count_of(now))
        first = int(link.time_h.searchsorted(time_h, side="right"))
        past = np.append(link.time_h[:first], time_h)[::-1], np.append(link.expected[:first], now)[::-1]
        ahead = np.insert(link.time_h[first:], 0, time_h), np.insert(link.expected[first:], 0, now)
        return _in_brain(np.arange(len(needed)), _first_below(*past, needed), _first_below(*ahead, needed))


def count_of(expected: float) -> int:
    """The whole number of parcels for a level; the first only for a whole one, since less is said as such."""
    return round(expected) if expected >= 1.0 else 0


def _needed(count: int) -> Floats:
    """(count,) how many must be asked for so that each parcel is there."""
    needed: Floats = np.maximum(np.arange(count) + 0.5, 1.0)
    return needed


def _first_below(time_h: Floats, expected: Floats, needed: Floats) -> Floats:
    """When, going along, less than needed is asked for the first time; the end where it never is."""
    lowest = -np.minimum.accumulate(expected)
    k = lowest.searchsorted(-needed, side="right").clip(max=len(time_h) - 1)
    before = np.maximum(k - 1, 0)
    fall = expected[before] - expected[k]
    share = np.where(fall > 0.0, (expected[before] - needed) / np.where(fall > 0.0, fall, 1.0), 1.0)
    return np.asarray(time_h[before] + (time_h[k] - time_h[before]) * np.clip(share, 0.0, 1.0))


def _in_brain(index: Indices, entered_h: Floats, leaves_h: Floats) -> ParcelVisits:
    blood = np.full(index.size, BLOOD)
    return ParcelVisits(
        parcel=FIRST_PARCEL + index,
        compartment=np.full(index.size, LINK),
        place=np.full(index.size, BRAIN),
        came_from=blood,
        goes_to=blood,
        entered_h=entered_h,
        leaves_h=leaves_h,
    )
