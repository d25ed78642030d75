"""Drug on the cells: little doors on dendrites, in the proportion of the channels that hold drug."""

from __future__ import annotations

import math
from functools import lru_cache, partial

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.draw.canvas import Canvas, Making, Rect
from synapse_sim.draw.colour import mix
from synapse_sim.scenes.circuit.cells import arbor_of
from synapse_sim.scenes.circuit.view import FOOT, DrawnCell, Layout

CHANNELS = 20
"""Channels that a drawn cell stands for; in the model each has as many as it has."""
_HALF_WIDTH, _HALF_HEIGHT, _BEHIND = 1.25, 1.2, 0.8
_LEAST_GAP, _NEAR_BODY, _ABOVE_NET, _HIGHEST = 26.0, 44.0, 80.0, 330.0
"""In units: between two doors, around a basket cell's body, and along the trunk of a pyramidal cell."""


def held_channels(share: float, row: int, rows: int) -> int:
    """How many of the `row`-th of `rows` cells' channels hold drug; over all cells the mean is the share."""
    return math.floor(min(max(share, 0.0), 1.0) * CHANNELS + (row + 0.5) / rows)


def doors_of(places: Layout, block_pyramidal: float, block_interneuron: float) -> list[tuple[DrawnCell, int]]:
    """How many doors each drawn cell shows."""
    found = []
    for is_pyramidal, share in ((True, block_pyramidal), (False, block_interneuron)):
        cells = [cell for cell in places.cells if cell.is_pyramidal == is_pyramidal]
        found += [(cell, held_channels(share, k, len(cells))) for k, cell in enumerate(cells)]
    return found


def draw_doors(canvas: Canvas, places: Layout, cell: DrawnCell, count: int) -> None:
    """The first `count` doors of a cell inside the picture: more block adds to those that are there."""
    spots = canvas.made(("doors", cell.shape, cell.is_pyramidal), partial(_placing, cell)) if count else None
    if spots is not None:
        radius = door_px(canvas, places) * (_BEHIND if cell.is_behind else 1.0)
        inside = places.picture.top_slice((1.0 - FOOT) * places.picture.h)[0].inset(2 * radius)
        spots = spots * cell.scale + (cell.x, cell.y)
        for x, y in [(x, y) for x, y in spots.tolist() if inside.contains(x, y)][:count]:
            draw_door(canvas, x, y, radius)


def _placing(cell: DrawnCell) -> Making[Floats]:
    """Places for its doors; its branches may have to grow first, in a slice of their own."""
    yield
    return door_places(cell.shape, is_pyramidal=cell.is_pyramidal)


def door_px(canvas: Canvas, places: Layout) -> float:
    """Half the height of a door in front."""
    return max(canvas.dp(5.5), 9.5 * places.unit)


def draw_door(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """An open channel with the drug in its middle."""
    box = Rect(round(x - _HALF_WIDTH * radius), round(y - _HALF_HEIGHT * radius), 2.5 * radius, 2.4 * radius)
    canvas.layer(("door", round(radius, 2)), box, lambda part: _paint_door(part, radius))


def _paint_door(canvas: Canvas, radius: float) -> None:
    x, y = canvas.rect.center
    wall = mix(canvas.colour("receptor_nmda"), (255, 255, 255), 0.0 if canvas.theme.light else 0.12)
    for side in (-1, 1):
        post = x + side * 0.86 * radius
        canvas.capsule((post, y - 0.72 * radius), (post, y + 0.72 * radius), 0.52 * radius, wall)
    drug = canvas.colour("drug")
    corners = np.array([(0, -1.0), (0.72, 0), (0, 1.0), (-0.72, 0)]) * radius * 0.86 + (x, y)
    middle = np.array([(x - 0.1 * radius, y + 0.1 * radius)])
    for k, (toward, share) in enumerate(
        (((255, 255, 255), 0.1), ((0, 0, 0), 0.4), ((0, 0, 0), 0.16), ((255, 255, 255), 0.5))
    ):
        facet = np.concatenate([corners[[k, (k + 1) % 4]], middle])
        canvas.polygon(facet, mix(drug, toward, share))


@lru_cache(maxsize=64)
def door_places(shape: int, *, is_pyramidal: bool) -> Floats:
    """(n, 2) places for doors on the dendrites of a shape, far enough apart to be counted, in units."""
    shafts = arbor_of(shape, is_pyramidal=is_pyramidal).shafts
    if is_pyramidal:
        shafts = shafts[(shafts[:, 1] < -_ABOVE_NET) & (shafts[:, 1] > -_HIGHEST)]
    else:
        shafts = shafts[np.hypot(shafts[:, 0], shafts[:, 1]) > _NEAR_BODY]
    found: list[Floats] = []
    for spot in np.random.default_rng(9 + shape).permutation(shafts):
        if all(math.dist(spot, other) > _LEAST_GAP for other in found):
            found.append(spot)
    return np.array(found).reshape(-1, 2)
