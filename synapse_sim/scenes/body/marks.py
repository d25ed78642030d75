"""Where each mark is drawn: in the store outside, at the door, on a vessel, in an organ, or between two."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from synapse_sim.agents.body.parcels import (
    BLOOD,
    BRAIN,
    HYDROXYNORKETAMINE,
    LIVER,
    NORKETAMINE,
    PLACE_NAMES,
    SITE,
    ParcelVisits,
)
from synapse_sim.agents.body.paths import GIVEN
from synapse_sim.arrays import Bools, Floats, Indices
from synapse_sim.draw.masks import smooth_path
from synapse_sim.scenes.body.figure import Chain, Figure, Loop, RouteEntry, limb_of
from synapse_sim.scenes.body.vessels import in_vessels

_TRANSIT_H = 2.0 / 60.0
_INLET_H = 3.0 / 60.0
"""Drawn time of a move between two places, and of the way in (illustrative)."""
_TURN_S = 0.4
"""Time on screen in which a molecule is seen to turn into another one; at rest it has a small share."""
_TURN_AT_REST = 0.15
FLOWING = (BLOOD, NORKETAMINE, HYDROXYNORKETAMINE)
"""Places that are drawn as going round with the blood."""
_FLOWS = np.isin(np.arange(len(PLACE_NAMES)), FLOWING)


@dataclass(frozen=True, slots=True)
class Now:
    """What the marks' places depend on: the course's time, the world's tick and how fast the course moves.

    waiting: share of the newest dose that has still to go in.
    """

    time_h: float
    tick: int
    pace_h_per_s: float
    waiting: float


def mark_places(visits: ParcelVisits, figure: Figure, door: RouteEntry, now: Now) -> Floats:
    """(2, n) figure units of every mark that is in the body, or waits outside."""
    scatter = _scatter(visits.parcel, visits.compartment)
    spots = _spots(visits.place, scatter, figure, door, now)
    share = _arrived(visits, now.time_h)
    moving = (share < 1.0) & (visits.came_from != visits.place)
    if moving.any():
        before = _spots(visits.came_from[moving], scatter[:, moving], figure, door, now)
        spots[:, moving] = before + (spots[:, moving] - before) * share[moving]
    waits = (visits.place == SITE) & (visits.compartment == GIVEN)
    if waits.any():
        spots[:, waits] = _waiting(visits, waits, scatter[:, waits], door, now)
    return spots


def turned(visits: ParcelVisits, now: Now) -> Floats:
    """(n,) how far each mark in the liver has turned from drug to norketamine, 0..1; 0 elsewhere."""
    turning = (visits.place == LIVER) & (visits.goes_to == NORKETAMINE)
    stay_h = np.where(turning, visits.leaves_h - visits.entered_h, 1.0)
    lasts_h = np.clip(_TURN_S * now.pace_h_per_s, _TURN_AT_REST * stay_h, stay_h)
    done = 1.0 - np.clip((visits.leaves_h - now.time_h) / np.maximum(lasts_h, 1e-9), 0.0, 1.0)
    share: Floats = np.where(turning, done, 0.0)
    return share


def _arrived(visits: ParcelVisits, time_h: float) -> Floats:
    """How far each mark is on its way from the place it came from, 0..1, smooth at both ends."""
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


def _spots(places: Indices, scatter: Floats, figure: Figure, door: RouteEntry, now: Now) -> Floats:
    flows = _FLOWS[places]
    spots = np.zeros((2, len(places)))
    if flows.any():
        spots[:, flows] = in_vessels(figure, scatter[:, flows], now.tick)
    for place in np.unique(places[~flows]).tolist():
        chosen = places == place
        region = door.region if place == SITE else figure.regions[place]
        fill = 0.92 if place == BRAIN else 0.84
        spots[:, chosen] = _in_region(scatter[:, chosen], region, fill)
    return spots


def _in_region(scatter: Floats, region: tuple[Chain, ...], fill: float) -> Floats:
    """Even spread over capsules, each in proportion to its area."""
    limbs, bounds = _table(region)
    which = np.minimum(bounds[1:].searchsorted(scatter[0], side="right"), len(bounds) - 2)
    along = (scatter[0] - bounds[which]) / (bounds[which + 1] - bounds[which])
    x, y, radius = limbs[0, :, which].T + limbs[1, :, which].T * along
    radius = fill * np.sqrt(scatter[1]) * radius
    turn = 2.0 * np.pi * scatter[2]
    return np.stack([x + radius * np.cos(turn), y + radius * np.sin(turn)])


@lru_cache(maxsize=64)
def _table(region: tuple[Chain, ...]) -> tuple[Floats, Floats]:
    """Starts and spans of the capsules, (2, 3, n) x, y, radius, and the edges of their shares of the area."""
    limbs = np.concatenate([limb_of(chain, 3) for chain in region]).reshape(-1, 2, 3)
    starts, spans = limbs[:, 0].T, (limbs[:, 1] - limbs[:, 0]).T
    area = np.hypot(spans[0], spans[1]) * limbs[:, :, 2].sum(axis=1)
    area += (len(limbs) <= 2 * len(region)) * np.pi * limbs[:, :, 2].max(axis=1) ** 2
    return np.stack([starts, spans]), np.concatenate([[0.0], np.cumsum(area) / area.sum()])


def _waiting(visits: ParcelVisits, waits: Bools, scatter: Floats, door: RouteEntry, now: Now) -> Floats:
    """What is not in the body yet: in the store, whose level sinks, or on its way in."""
    leaves_h = visits.leaves_h[waits]
    left = np.clip((leaves_h - now.time_h) / _INLET_H, 0.0, 1.0)
    spots = _in_store(scatter, door.store, now.waiting)
    flows = (left < 1.0) & (visits.entered_h[waits] <= now.time_h)
    if flows.any():
        spots[:, flows] = _along(door.inlet, 1.0 - left[flows])
    return spots


def _in_store(scatter: Floats, store: Chain, fill: float) -> Floats:
    """Even spread over the lower part of the store, which stands on its last knot."""
    (x0, y0, r0), (x1, y1, r1) = store[0], store[-1]
    along = 1.0 - fill * scatter[0]
    x, y, radius = x0 + (x1 - x0) * along, y0 + (y1 - y0) * along, r0 + (r1 - r0) * along
    length = max(np.hypot(x1 - x0, y1 - y0), 1e-9)
    aside = 0.86 * (2.0 * scatter[1] - 1.0) * radius
    return np.stack([x + aside * (y1 - y0) / length, y - aside * (x1 - x0) / length])


def _along(inlet: Loop, share: Floats) -> Floats:
    path = _path(inlet)
    at = np.linspace(0.0, 1.0, len(path))
    return np.stack([np.interp(share, at, path[:, axis]) for axis in (0, 1)])


@lru_cache(maxsize=32)
def _path(inlet: Loop) -> Floats:
    return smooth_path(np.array(inlet), 8)
