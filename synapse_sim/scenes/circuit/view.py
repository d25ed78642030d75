"""Where everything of the circuit scene stands: a function of its rectangle and the drawn network alone.

A few cells stand for all: of each class every k-th in order of excitability, so that their mean rate is that
of the class. All connections between drawn cells are drawn, none is invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from synapse_sim.agents.circuit.circuit import INTERNEURONS, PYRAMIDAL_CELLS, Wiring, draw_wiring
from synapse_sim.arrays import Floats, Indices
from synapse_sim.draw.rect import Rect

FULL, STRIP = (12, 5), (8, 4)
"""Drawn pyramidal cells and interneurons: in a full scene, and in a low and wide strip."""
PATH_STEPS = 40
"""Places along a drawn axon; a travelling spike stands on one of them."""

_STRIP_ASPECT = 2.9
_TALL_ASPECT = 2.0
"""Below this the words take a larger share of the width."""
_UPPER_SOMA, _LOWER_SOMA, _INTERNEURON = 0.46, 0.635, 0.885
_PYRAMIDAL_HEIGHT, _INTERNEURON_SIZE = 0.545, 0.25
_SLIM = 0.34
"""Width of a pyramidal cell over its height."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of the scene, px.

    column: words and meters on the left; picture: the cells; raster: the spikes below them.
    cell: (n,) numbers of the drawn cells in the circuit, pyramidal cells first.
    pyramidal: how many of them are pyramidal.
    soma: (n, 2) middles of their cell bodies.
    height: of a pyramidal cell; size: of an interneuron.
    """

    column: Rect
    picture: Rect
    raster: Rect
    cell: Indices
    pyramidal: int
    soma: Floats
    height: float
    size: float


@dataclass(frozen=True, slots=True)
class Axons:
    """Drawn connections: sender and receiver, rows of `Layout.cell`, and paths (k, PATH_STEPS, 2), px."""

    sender: Indices
    receiver: Indices
    path: Floats


@lru_cache(maxsize=16)
def layout(rect: Rect, network_seed: int, spread: float) -> Layout:
    """The parts of the scene drawn into `rect`; the network is that of the live circuit."""
    is_strip = rect.w > _STRIP_ASPECT * rect.h
    left, top, floor, foot = (0.40, 0.03, 0.75, 0.96) if is_strip else (0.33, 0.125, 0.735, 0.925)
    left = 0.365 if rect.w < _TALL_ASPECT * rect.h else left
    pyramidal, interneurons = counts = STRIP if is_strip else FULL
    picture = rect.part(left, top, 0.985, floor)
    return Layout(
        column=rect.part(0.0, 0.0, left - 0.012, 1.0),
        picture=picture,
        raster=rect.part(left, floor + 0.015, 0.985, foot),
        cell=drawn_cells(draw_wiring(network_seed, 0, spread), *counts),
        pyramidal=pyramidal,
        soma=_somata(picture, *counts),
        height=min(_PYRAMIDAL_HEIGHT * picture.h, 1.9 * picture.w / (pyramidal + 1) / _SLIM),
        size=min(_INTERNEURON_SIZE * picture.h, 0.8 * picture.w / (interneurons + 1)),
    )


def drawn_cells(wiring: Wiring, pyramidal: int, interneurons: int) -> Indices:
    """Numbers of the cells that stand for all, pyramidal ones first."""
    excitability = wiring.background_factor * wiring.tonic_factor
    first = _every(np.argsort(excitability[:PYRAMIDAL_CELLS]), pyramidal)
    second = PYRAMIDAL_CELLS + _every(np.argsort(excitability[PYRAMIDAL_CELLS:]), interneurons)
    return np.concatenate([first, second])


def _every(order: Indices, count: int) -> Indices:
    """Evenly spaced members of an order, mixed so that neighbours on screen are not neighbours in it."""
    stride = next(k for k in (5, 3, 2) if count % k)
    mixed = stride * np.arange(count) % count
    return order[((mixed + 0.5) * len(order) / count).astype(np.intp)]


def _somata(picture: Rect, pyramidal: int, interneurons: int) -> Floats:
    slots = np.arange(pyramidal)
    across = (slots + 0.75) / (pyramidal + 0.5)
    sway = 0.012 * np.sin(2.4 * slots)
    down = np.where(slots % 2 == 0, _LOWER_SOMA, _UPPER_SOMA) + 0.5 * sway
    inner = (np.arange(interneurons) + 0.5) / interneurons
    x = np.concatenate([across + sway, 0.04 + 0.92 * inner])
    y = np.concatenate([down, np.full(interneurons, _INTERNEURON)])
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
    rows: Indices = row_of[targets]
    return rows[rows >= 0]


def _paths(places: Layout, sender: Indices, receiver: Indices) -> Floats:
    """Cubic curves that leave pyramidal cells downward and interneurons upward, and end likewise."""
    from_pyramidal, to_pyramidal = sender < places.pyramidal, receiver < places.pyramidal
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
