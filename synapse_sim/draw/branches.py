"""Height maps of bodies with many thin limbs: each limb is computed only where it is.

The same distances, joins and heights as `solids.height_map`, which works tile by tile and suits few thick
limbs; a neuron has hundreds that cover little of their picture.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence

import numpy as np

from synapse_sim.arrays import Floats32
from synapse_sim.draw.making import strips
from synapse_sim.draw.solids import Body

_FAR = np.float32(1e4)
_MARGIN_PX = 2
_SLICE_WORK = 60_000
"""Pixels of capsules that are looked at in a slice, and a little for each limb."""
_OF_A_LIMB = 8_000
_THORN_PX = 2.0
"""How far beyond its own box a thorn is looked at."""

Box = tuple[int, int, int, int]
"""Left, top, right, bottom, whole px."""


def branching(solid: Body, thorns: Floats32, width: int, height: int) -> Generator[None, None, Floats32]:
    """Distance inside and height of a body of thin limbs, with thorns that do not flow into it, in slices.

    Args:
        solid: the limbs, px; those after the first flow into what is there.
        thorns: (n, 6) single capsules, px.
        width: of the map, px.
        height: of the map, px.

    Returns:
        (2, height, width) float32: [0] distance inside (px, negative outside), [1] height, px.
    """
    distance = np.full((height, width), _FAR, dtype=np.float32)
    radius = np.ones((height, width), dtype=np.float32)
    done = _SLICE_WORK
    for limb in solid.limbs:
        if done >= _SLICE_WORK:
            yield
            done = 0
        done += _lay_limb(distance, radius, limb, max(solid.join, 1e-3))
    yield
    _lay_thorns(distance, radius, thorns)
    field = np.empty((2, height, width), dtype=np.float32)
    for rows in strips(height, width):
        yield
        inside = np.clip(-distance[rows] / radius[rows], 0.0, 1.0)
        field[0, rows] = -distance[rows]
        field[1, rows] = radius[rows] * np.sqrt(1.0 - (1.0 - inside) ** 2)
    return field


def _lay_limb(distance: Floats32, radius: Floats32, limb: Floats32, join: float) -> int:
    """Join one limb to what is there, within its box; returns how much work that was."""
    left, top, right, bottom = _box(limb, join + _MARGIN_PX, distance.shape)
    if right <= left or bottom <= top:
        return 0
    box = slice(top, bottom), slice(left, right)
    own, own_radius = _nearest(limb, left, top, right - left, bottom - top)
    there, there_radius = distance[box], radius[box]
    blend = np.clip(0.5 + 0.5 * (there - own) / np.float32(join), 0.0, 1.0)
    distance[box] = there + (own - there) * blend - np.float32(join) * blend * (1.0 - blend)
    radius[box] = there_radius + (own_radius - there_radius) * blend
    return _OF_A_LIMB + len(limb) * there.size


def _box(limb: Floats32, reach: float, size: tuple[int, ...]) -> Box:
    thick = np.maximum(limb[:, 2], limb[:, 5])
    low = np.minimum(limb[:, [0, 1]], limb[:, [3, 4]]) - thick[:, None] - reach
    high = np.maximum(limb[:, [0, 1]], limb[:, [3, 4]]) + thick[:, None] + reach
    left, top = np.floor(low.min(axis=0)).astype(int).clip(0)
    right, bottom = np.ceil(high.max(axis=0)).astype(int)
    return int(left), int(top), min(int(right), size[1]), min(int(bottom), size[0])


def _nearest(limb: Floats32, left: int, top: int, width: int, height: int) -> tuple[Floats32, Floats32]:
    """Distance to the nearest capsule of a limb, and its radius there."""
    x = np.arange(width, dtype=np.float32)[None, None, :] + np.float32(left + 0.5)
    y = np.arange(height, dtype=np.float32)[None, :, None] + np.float32(top + 0.5)
    away, radius = _capsules(x, y, limb[:, :, None, None])
    nearest = away.argmin(axis=0)[None]
    return np.take_along_axis(away, nearest, 0)[0], np.take_along_axis(radius, nearest, 0)[0]


def _capsules(x: Floats32, y: Floats32, capsule: Floats32) -> tuple[Floats32, Floats32]:
    """Distances to capsules (n, 6, ...) and their radii at the nearest place."""
    x0, y0, r0, x1, y1, r1 = (capsule[:, k] for k in range(6))
    dx, dy = x1 - x0, y1 - y0
    share = ((x - x0) * dx + (y - y0) * dy) / np.maximum(dx * dx + dy * dy, np.float32(1e-6))
    share = np.clip(share, 0.0, 1.0)
    radius = r0 + (r1 - r0) * share
    return np.hypot(x - x0 - share * dx, y - y0 - share * dy) - radius, radius


def _lay_thorns(distance: Floats32, radius: Floats32, thorns: Sequence[Floats32] | Floats32) -> None:
    """All thorns at once, each in a window of the same size."""
    thorns = np.asarray(thorns, dtype=np.float32).reshape(-1, 6)
    if not len(thorns):
        return
    corner = np.floor(np.minimum(thorns[:, [0, 1]], thorns[:, [3, 4]]) - thorns[:, [5]] - _THORN_PX)
    reach = np.abs(thorns[:, [3, 4]] - thorns[:, [0, 1]]).max() + 2 * (thorns[:, 5].max() + _THORN_PX)
    side = np.arange(int(np.ceil(reach)) + 1, dtype=np.float32)
    x = corner[:, 0, None, None] + side[None, None, :]
    y = corner[:, 1, None, None] + side[None, :, None]
    away, own_radius = _capsules(x + np.float32(0.5), y + np.float32(0.5), thorns[:, :, None, None])
    row, column = (np.broadcast_to(v, away.shape).astype(np.intp) for v in (y, x))
    seen = (away < 1.0) & (row >= 0) & (column >= 0)
    seen &= (row < distance.shape[0]) & (column < distance.shape[1])
    seen &= away < distance[np.where(seen, row, 0), np.where(seen, column, 0)]
    order = np.argsort(-away[seen])
    place = row[seen][order], column[seen][order]
    distance[place], radius[place] = away[seen][order], own_radius[seen][order]
