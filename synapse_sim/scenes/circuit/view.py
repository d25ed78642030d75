"""Where everything of the circuit stands: a function of its picture's rectangle and the drawn network alone.

A few cells are drawn large: interneurons evenly spaced in order of excitability, and around each of them
pyramidal cells that it really speaks to. The others are points behind. Every connection between neighbours
that the network has is drawn, none is invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from synapse_sim.agents.circuit.circuit import CELLS, PYRAMIDAL_CELLS, Wiring, draw_wiring
from synapse_sim.arrays import Floats, Indices
from synapse_sim.draw.masks import smooth_path
from synapse_sim.draw.rect import Rect
from synapse_sim.scenes.circuit.neurons import BASKET_BOUNDS, PYRAMIDAL_BOUNDS

PATH_STEPS = 40
"""Places along a drawn axon; a travelling spike stands on one of them."""
MOST_GROUPS = 4
"""Groups of a pyramidal cell in front, one behind it and a basket cell; a wide scene has most."""

_UNITS_HIGH = 572.0
_UNITS_APART, _LEAST_UNITS_APART = 470.0, 330.0
"""Of a picture's height, and between two groups, in the units of `neurons`."""
_FRONT_Y, _BACK_Y, _BASKET_Y = 0.775, 0.60, 0.855
_BACK_SIZE, _BASKET_SIZE = 0.74, 1.04
_SWAY = 0.008
FOOT = 0.12
"""Share of the picture over which it fades into what is below."""


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """A cell drawn large: its number in the circuit, middle of its body (px), px a unit, and its shape."""

    cell: int
    x: float
    y: float
    scale: float
    shape: int
    is_behind: bool = False

    @property
    def is_pyramidal(self) -> bool:
        """Whether it excites."""
        return self.cell < PYRAMIDAL_CELLS

    @property
    def bounds(self) -> Rect:
        """What it covers at most, px."""
        left, top, right, bottom = PYRAMIDAL_BOUNDS if self.is_pyramidal else BASKET_BOUNDS
        s = self.scale
        return Rect(self.x + left * s, self.y + top * s, (right - left) * s, (bottom - top) * s)


@dataclass(frozen=True, slots=True)
class Axons:
    """Drawn connections: rows of `Layout.cells` from and to, and paths (k, PATH_STEPS, 2), px."""

    sender: Indices
    receiver: Indices
    path: Floats


@dataclass(frozen=True, slots=True)
class Points:
    """The cells behind: number, place (px), and nearness 0..1; all (n,)."""

    cell: Indices
    x: Floats
    y: Floats
    near: Floats


@dataclass(frozen=True, slots=True)
class Layout:
    """The picture, px: cells from the back to the front, their axons, and the points behind.

    unit: px of a unit of length of the cells in front.
    """

    picture: Rect
    unit: float
    cells: tuple[DrawnCell, ...]
    axons: Axons
    points: Points

    @property
    def numbers(self) -> Indices:
        """(n,) numbers of the drawn cells in the circuit."""
        return np.array([each.cell for each in self.cells])


@lru_cache(maxsize=16)
def layout(picture: Rect, network_seed: int, spread: float) -> Layout:
    """The cells drawn into a rectangle; the network is that of the live circuit."""
    unit, groups = _size(picture)
    wiring = draw_wiring(network_seed, 0, spread)
    cells = _placed(picture, unit, drawn_cells(wiring, groups), groups)
    return Layout(picture, unit, cells, _axons(cells, wiring), _points(picture, cells))


_LEAST_UNIT_PX = 0.02
"""Even where nothing can be made out."""


def _size(picture: Rect) -> tuple[float, int]:
    """Px a unit, and how many groups stand side by side."""
    fits = min(picture.h / _UNITS_HIGH, picture.w / (1.54 * _LEAST_UNITS_APART))
    unit = max(_LEAST_UNIT_PX, fits)
    groups = round(picture.w / (_UNITS_APART * unit) - 0.44)
    return unit, min(max(groups, 1), MOST_GROUPS)


def drawn_cells(wiring: Wiring, groups: int) -> Indices:
    """(3, groups) numbers: pyramidal cells in front, those behind, interneurons that speak to them."""
    order = np.argsort(wiring.background_factor[PYRAMIDAL_CELLS:])
    baskets = PYRAMIDAL_CELLS + _every(order, groups)
    heard = [set(wiring.interneuron_targets[b - PYRAMIDAL_CELLS].tolist()) for b in baskets]
    free = np.argsort(wiring.background_factor[:PYRAMIDAL_CELLS]).tolist()
    front = [_taken(free, k, groups, [heard[k], heard[max(0, k - 1)]]) for k in range(groups)]
    behind = [_taken(free, groups - 1 - k, groups, [heard[k]]) for k in range(groups)]
    return np.array([front, behind, baskets])


def _every(order: Indices, count: int) -> Indices:
    """Evenly spaced members of an order."""
    return order[((np.arange(count) + 0.5) * len(order) / count).astype(np.intp)]


def _taken(free: list[int], k: int, count: int, heard: list[set[int]]) -> int:
    """Take a pyramidal cell that hears all of these interneurons, near the k-th part of the order."""
    wanted = (k + 0.5) * len(free) / count
    fitting = [cell for cell in free if all(cell in targets for targets in heard)]
    fitting = fitting or [cell for cell in free if cell in heard[0]]
    found = min(fitting, key=lambda cell: abs(free.index(cell) - wanted))
    free.remove(found)
    return found


def _placed(picture: Rect, unit: float, numbers: Indices, groups: int) -> tuple[DrawnCell, ...]:
    def row(
        cells: Indices, share: float, y: float, size: float, *, is_behind: bool = False
    ) -> list[DrawnCell]:
        across = (np.arange(groups) + share) / (groups + 0.44)
        sway = _SWAY * picture.h * np.sin(2.4 * np.arange(groups) + 9 * share)
        return [
            DrawnCell(
                int(cell), picture.x + float(x) * picture.w, picture.y + y * picture.h + float(dy),
                size * unit, 3 * k + round(2 * share), is_behind,
            )
            for k, (cell, x, dy) in enumerate(zip(cells, across, sway, strict=True))
        ]  # fmt: skip

    front, behind, baskets = numbers
    return (
        *row(behind, 0.96, _BACK_Y, _BACK_SIZE, is_behind=True),
        *row(front, 0.46, _FRONT_Y, 1.0),
        *row(baskets, 0.97, _BASKET_Y, _BASKET_SIZE),
    )


def _axons(cells: tuple[DrawnCell, ...], wiring: Wiring) -> Axons:
    pairs = [
        (a, b)
        for a, one in enumerate(cells)
        for b, other in enumerate(cells)
        if one.is_pyramidal != other.is_pyramidal and _speaks(one, other, wiring) and _are_near(one, other)
    ]
    paths = [_path(cells[a], cells[b]) for a, b in pairs]
    sender, receiver = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
    return Axons(sender, receiver, np.array(paths).reshape(-1, PATH_STEPS, 2))


def _speaks(one: DrawnCell, other: DrawnCell, wiring: Wiring) -> bool:
    if one.is_pyramidal:
        return other.cell in wiring.pyramidal_targets[one.cell]
    return other.cell in wiring.interneuron_targets[one.cell - PYRAMIDAL_CELLS]


def _are_near(one: DrawnCell, other: DrawnCell) -> bool:
    """Whether no whole group stands between the two."""
    return abs(one.x - other.x) < 0.75 * _UNITS_APART * max(one.scale, other.scale)


def _path(start: DrawnCell, end: DrawnCell) -> Floats:
    """From an interneuron up and over to a net; from a pyramidal cell down its axon and up again."""
    side = 1.0 if start.x > end.x else -1.0
    away = abs(start.x - end.x)
    if start.is_pyramidal:
        s = start.scale
        knots = [
            (start.x, start.y + 28 * s),
            (start.x - 0.05 * away * side, start.y + 108 * s),
            (end.x + 0.3 * away * side, end.y + 74 * end.scale),
            (end.x + 14 * side * s, end.y + 18 * end.scale),
        ]
    else:
        s = end.scale
        over = start.x + 0.35 * (end.x - start.x), start.y - 50 * start.scale - 0.10 * away
        knots = [(start.x, start.y - 8 * start.scale), over, (end.x + 42 * side * s, end.y + 10 * s)]
    return _evenly(smooth_path(np.array(knots)))


def _evenly(path: Floats) -> Floats:
    """The same path in `PATH_STEPS` places at equal distances."""
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(path, axis=0).T))])
    places = np.linspace(0.0, along[-1], PATH_STEPS)
    return np.column_stack([np.interp(places, along, path[:, 0]), np.interp(places, along, path[:, 1])])


def _points(picture: Rect, cells: tuple[DrawnCell, ...]) -> Points:
    """The cells that are not drawn large, the farther the higher."""
    others = np.setdiff1d(np.arange(CELLS), [each.cell for each in cells])
    rng = np.random.default_rng(5)
    near = np.sort(rng.random(len(others)) ** 0.8)
    across = rng.permutation((np.arange(len(others)) + rng.uniform(0.2, 0.8, len(others))) / len(others))
    down = 0.14 + 0.56 * (1.0 - near) + rng.normal(0.0, 0.02, len(others))
    order = rng.permutation(others)
    return Points(order, picture.x + across * picture.w, picture.y + down * picture.h, near)
