"""Where each parcel is drawn: a spot of its place, the blood's vessels, or the way between two places."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from synapse_sim.agents.body.parcels import BLOOD, HYDROXYNORKETAMINE, NORKETAMINE, SITE, ParcelVisits
from synapse_sim.agents.clock import TICKS_PER_SECOND
from synapse_sim.arrays import Floats, Indices
from synapse_sim.draw.masks import smooth_path
from synapse_sim.scenes.body.figure import Figure, Limbs, Point, RouteEntry

_TRANSIT_H = 2.0 / 60.0
_ROUND_S = 9.0
"""Drawn time of a move between two places (illustrative) and of one round with the blood (s on screen)."""

SUBSTANCES: tuple[tuple[str, str, str, tuple[int, ...]], ...] = (
    ("drug", "drug", "diamond", ()),
    ("norketamine", "metabolite", "square", (NORKETAMINE,)),
    ("hydroxynorketamine", "metabolite_late", "plus", (HYDROXYNORKETAMINE,)),
)
"""Name, colour role, mark and places of each substance; the drug is wherever no other is."""


def parcel_places(
    visits: ParcelVisits, figure: Figure, door: RouteEntry, time_h: float, tick: int
) -> tuple[Floats, Floats]:
    """Figure units (x, y) of every parcel.

    Args:
        visits: the parcels that are in the body at `time_h`.
        figure: its places.
        door: where the site of delivery lies.
        time_h: the course's time.
        tick: of the world, which moves the blood.
    """
    scatter = _scatter(visits.parcel, visits.compartment)
    spots = _spots(visits.place, scatter, figure, door, tick)
    share = _arrived(visits, time_h)
    moving = share < 1.0
    came_from = _spots(visits.came_from[moving], scatter[:, moving], figure, door, tick)
    spots[:, moving] = came_from + (spots[:, moving] - came_from) * share[moving]
    return spots[0], spots[1]


def _arrived(visits: ParcelVisits, time_h: float) -> Floats:
    """How far each parcel is on its way from the place it came from, 0..1, smooth at both ends."""
    lasts_h = np.minimum(_TRANSIT_H, np.maximum(0.5 * (visits.leaves_h - visits.entered_h), 1e-9))
    share = np.clip((time_h - visits.entered_h) / lasts_h, 0.0, 1.0)
    arrived: Floats = share * share * (3.0 - 2.0 * share)
    return arrived


def _scatter(parcel: Indices, compartment: Indices) -> Floats:
    """(3, n) of 0..1, the same for the same parcel in the same compartment."""
    key = parcel.astype(np.float64) + 0.37 * (compartment + 3)
    steps = np.array([0.6180339887, 0.7548776662, 0.5698402910])
    scatter: Floats = np.mod(key * steps[:, None] + np.array([[0.11], [0.43], [0.77]]), 1.0)
    return scatter


def _spots(places: Indices, scatter: Floats, figure: Figure, door: RouteEntry, tick: int) -> Floats:
    spots = np.zeros((2, len(places)))
    for place in np.unique(places):
        chosen = places == place
        if place == BLOOD:
            spots[:, chosen] = _in_vessels(scatter[:, chosen], figure, tick)
        else:
            region = door.region if place == SITE else figure.regions[int(place)]
            spots[:, chosen] = _in_region(scatter[:, chosen], region)
    return spots


def _in_region(scatter: Floats, region: Limbs) -> Floats:
    """Even spread over capsules, each in proportion to its area."""
    limbs, bounds = _table(region)
    which = np.minimum(bounds[1:].searchsorted(scatter[0], side="right"), len(bounds) - 2)
    along = (scatter[0] - bounds[which]) / (bounds[which + 1] - bounds[which])
    x, y, radius = limbs[0, :, which].T + limbs[1, :, which].T * along
    radius = 0.86 * np.sqrt(scatter[1]) * radius
    turn = 2.0 * np.pi * scatter[2]
    return np.stack([x + radius * np.cos(turn), y + radius * np.sin(turn)])


@lru_cache(maxsize=64)
def _table(region: Limbs) -> tuple[Floats, Floats]:
    """Starts and spans of the capsules, (2, 3, n) x, y, radius, and the edges of their shares of the area."""
    limbs = np.array(region).reshape(-1, 2, 3)
    starts, spans = limbs[:, 0].T, (limbs[:, 1] - limbs[:, 0]).T
    area = np.hypot(spans[0], spans[1]) * limbs[:, :, 2].sum(axis=1) + np.pi * limbs[:, :, 2].max(axis=1) ** 2
    return np.stack([starts, spans]), np.concatenate([[0.0], np.cumsum(area) / area.sum()])


@lru_cache(maxsize=4)
def _loops(vessels: tuple[tuple[Point, ...], ...]) -> list[Floats]:
    return [smooth_path(np.array(loop), 10) for loop in vessels]


def _in_vessels(scatter: Floats, figure: Figure, tick: int) -> Floats:
    """Round and round the loops, from the heart and back."""
    loops = _loops(figure.vessels)
    which = np.minimum((scatter[0] * len(loops)).astype(np.intp), len(loops) - 1)
    along = np.mod(scatter[1] + tick / (TICKS_PER_SECOND * _ROUND_S), 1.0)
    spots = np.zeros((2, scatter.shape[1]))
    for k, loop in enumerate(loops):
        chosen = which == k
        at = np.linspace(0.0, 1.0, len(loop))
        spots[:, chosen] = [np.interp(along[chosen], at, loop[:, axis]) for axis in (0, 1)]
    return spots + 0.006 * (scatter[1:] - 0.5)
