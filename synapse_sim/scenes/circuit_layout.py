"""Where everything of the circuit scene stands: a function of the scene's rectangle and the drawn network alone.

A few cells stand for all: of each class every k-th in order of excitability, so that their mean rate is that
of the class. All connections between drawn cells are drawn, none is invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from synapse_sim.agents.circuit import INTERNEURONS, PYRAMIDAL_CELLS, Wiring, draw_wiring
from synapse_sim.draw.rect import Rect

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]

DRAWN_PYRAMIDAL = 12
DRAWN_INTERNEURONS = 5
PATH_STEPS = 40
"""Places along a drawn axon; a travelling spike stands on one of them."""

_UPPER_SOMA, _LOWER_SOMA, _INTERNEURON = 0.42, 0.63, 0.885
_PYRAMIDAL_HEIGHT, _INTERNEURON_SIZE = 0.46, 0.23
_SLIM = 0.34
"""Width of a pyramidal cell over its height."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of the scene, px.

    column: words and meters on the left; picture: the cells; raster: the spikes below them.
    cell: (17,) numbers of the drawn cells in the circuit, pyramidal cells first.
    soma: (17, 2) middles of their cell bodies.
    height: of a pyramidal cell; size: of an interneuron.
    """

    column: Rect
    picture: Rect
    raster: Rect
    cell: Indices
    soma: Floats
    height: float
    size: float


@dataclass(frozen=True, slots=True)
class Axons:
    """Drawn connections: sender and receiver as rows of `Layout.cell`, and their (k, PATH_STEPS, 2) paths, px."""

    sender: Indices
    receiver: Indices
    path: Floats


@lru_cache(maxsize=16)
def layout(rect: Rect, network_seed: int, spread: float) -> Layout:
    """The parts of the scene drawn into `rect`; the network is that of the live circuit."""
    wide = min(max((rect.w / max(rect.h, 1.0) - 1.6) / 1.4, 0.0), 1.0)
    left = 0.31 + 0.05 * wide
    picture = rect.part(left, 0.10, 0.985, 0.745)
    height = min(_PYRAMIDAL_HEIGHT * picture.h, 2.1 * picture.w / (DRAWN_PYRAMIDAL + 1) / _SLIM)
    size = min(_INTERNEURON_SIZE * picture.h, 0.8 * picture.w / (DRAWN_INTERNEURONS + 1))
    return Layout(
        column=rect.part(0.0, 0.0, left - 0.012, 1.0),
        picture=picture,
        raster=rect.part(left, 0.765, 0.985, 0.94),
        cell=drawn_cells(draw_wiring(network_seed, 0, spread)),
        soma=_somata(picture),
        height=height,
        size=size,
    )


def drawn_cells(wiring: Wiring) -> Indices:
    """(17,) the cells that stand for all, pyramidal ones first."""
    excitability = wiring.background_factor * wiring.tonic_factor
    pyramidal = _every(np.argsort(excitability[:PYRAMIDAL_CELLS]), DRAWN_PYRAMIDAL)
    inhibitory = PYRAMIDAL_CELLS + _every(np.argsort(excitability[PYRAMIDAL_CELLS:]), DRAWN_INTERNEURONS)
    return np.concatenate([pyramidal, inhibitory])


def _every(order: Indices, count: int) -> Indices:
    """Evenly spaced members of an order, mixed so that neighbours on screen are not neighbours in it."""
    stride = next(k for k in (5, 3, 2) if count % k)
    mixed = stride * np.arange(count) % count
    return order[((mixed + 0.5) * len(order) / count).astype(np.intp)]


def _somata(picture: Rect) -> Floats:
    slots = np.arange(DRAWN_PYRAMIDAL)
    across = (slots + 0.75) / (DRAWN_PYRAMIDAL + 0.5)
    sway = 0.012 * np.sin(2.4 * slots)
    down = np.where(slots % 2 == 0, _LOWER_SOMA, _UPPER_SOMA) + 0.5 * sway
    inner = (np.arange(DRAWN_INTERNEURONS) + 0.5) / DRAWN_INTERNEURONS
    x = np.concatenate([across + sway, 0.04 + 0.92 * inner])
    y = np.concatenate([down, np.full(DRAWN_INTERNEURONS, _INTERNEURON)])
    return np.column_stack([picture.x + x * picture.w, picture.y + y * picture.h])


@lru_cache(maxsize=16)
def axons(rect: Rect, network_seed: int, spread: float) -> Axons:
    """All connections of the network between drawn cells, as soft curves."""
    places, wiring = layout(rect, network_seed, spread), draw_wiring(network_seed, 0, spread)
    row_of = np.full(PYRAMIDAL_CELLS + INTERNEURONS, -1, dtype=np.intp)
    row_of[places.cell] = np.arange(len(places.cell))
    pairs = [_contacts(row_of, places.cell, wiring, row) for row in range(len(places.cell))]
    sender = np.repeat(np.arange(len(pairs)), [len(p) for p in pairs])
    receiver = np.concatenate(pairs)
    return Axons(sender, receiver, _paths(places, sender, receiver))


def _contacts(row_of: Indices, cells: Indices, wiring: Wiring, row: int) -> Indices:
    cell = cells[row]
    is_pyramidal = cell < PYRAMIDAL_CELLS
    targets = (
        wiring.pyramidal_targets[cell] if is_pyramidal else wiring.interneuron_targets[cell - PYRAMIDAL_CELLS]
    )
    rows = row_of[targets]
    return rows[rows >= 0]


def _paths(places: Layout, sender: Indices, receiver: Indices) -> Floats:
    """Cubic curves that leave a cell downward (interneurons: upward) and reach the next from below or above."""
    from_pyramidal, to_pyramidal = sender < DRAWN_PYRAMIDAL, receiver < DRAWN_PYRAMIDAL
    reach = 0.20 * places.height
    lean = np.where(from_pyramidal, 1.0, -1.0)
    start, end = places.soma[sender].copy(), places.soma[receiver].copy()
    start[:, 1] += np.where(from_pyramidal, 0.16 * places.height, -0.24 * places.size)
    spread = 0.035 * places.height * ((np.arange(len(sender)) * 7) % 9 - 4) / 4
    end[:, 0] += spread
    end[:, 1] += np.where(to_pyramidal, 0.13 * places.height, -0.26 * places.size)
    away = np.abs(end[:, 0] - start[:, 0])
    bow = reach + 0.10 * away
    control_1, control_2 = start.copy(), end.copy()
    control_1[:, 1] += lean * bow
    control_2[:, 1] += np.where(to_pyramidal, 1.0, -1.0) * bow
    sideways = ~from_pyramidal & ~to_pyramidal
    control_1[sideways, 1] += 0.1 * places.size
    return _bezier(start, control_1, control_2, end)


def _bezier(p0: Floats, p1: Floats, p2: Floats, p3: Floats) -> Floats:
    t = np.linspace(0.0, 1.0, PATH_STEPS)[None, :, None]
    p0, p1, p2, p3 = (p[:, None, :] for p in (p0, p1, p2, p3))
    curve: Floats = (1 - t) ** 3 * p0 + 3 * t * (1 - t) ** 2 * p1 + 3 * t**2 * (1 - t) * p2 + t**3 * p3
    return curve
