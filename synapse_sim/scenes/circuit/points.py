"""The cells that are not drawn large: points of their class's shape behind, which flash as they fire."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial

import numpy as np

from synapse_sim.agents.circuit.circuit import PYRAMIDAL_CELLS
from synapse_sim.arrays import Floats
from synapse_sim.draw import masks
from synapse_sim.draw.blur import blurred
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.masks import smooth_path
from synapse_sim.draw.picture import Picture
from synapse_sim.scenes.circuit.panel import SHAPES
from synapse_sim.scenes.circuit.view import Layout

FAINT = 0.04
"""Brightness from which a light is laid at all."""
_FIBRES = 26
_REACH = 3.0
"""How far the light of a point goes, in its radii."""
_DEPTHS = (0.0, 1.0, 2.0)


def paint_points(canvas: Canvas, places: Layout, corner: tuple[float, float]) -> Iterator[None]:
    """The points at rest and faint fibres between them, in slices; `corner` is where (0, 0) lies, px."""
    points = places.points
    x, y = points.x - corner[0], points.y - corner[1]
    for path, role in _fibres(places, x, y):
        canvas.polyline(path, role, 0.9, 0.14 if canvas.theme.light else 0.07)
        yield
    for k, cell in enumerate(points.cell.tolist()):
        size, near = _size_px(places.picture, points.near[k]), float(points.near[k])
        paint = partial(_resting, canvas, _role(cell), size, 0.10 + 0.12 * near)
        canvas.stamp(canvas.sprite(("circuit", "point", _role(cell), size, near), paint), x[k], y[k])
        yield


def draw_points(canvas: Canvas, places: Layout, levels: Floats) -> None:
    """Light on the points: `levels` (100,) is how bright each cell of the circuit is."""
    points = places.points
    level = levels[points.cell] * (0.45 + 0.45 * points.near)
    excites, depth = points.cell < PYRAMIDAL_CELLS, np.rint(2 * points.near)
    for role in SHAPES:
        for near in _DEPTHS:
            chosen = (excites == (role == "pyramidal")) & (depth == near) & (level > FAINT)
            size = _size_px(places.picture, near / 2)
            sprite = canvas.light_sprite(("point", role, size), role, partial(_shining, role, size))
            canvas.dots(sprite, points.x[chosen], points.y[chosen], level[chosen])


def _fibres(places: Layout, x: Floats, y: Floats) -> Iterator[tuple[Floats, str]]:
    """Faint curves between some of the points: only to say that there is more of the tissue."""
    rng = np.random.default_rng(3)
    for one, other in rng.permutation(len(x))[: 2 * _FIBRES].reshape(-1, 2):
        below = max(y[one], y[other]) + rng.uniform(0.03, 0.14) * places.picture.h
        knots = [(x[one], y[one]), ((x[one] + x[other]) / 2, below), (x[other], y[other])]
        yield smooth_path(np.array(knots), 10), _role(int(places.points.cell[one]))


def _role(cell: int) -> str:
    return "pyramidal" if cell < PYRAMIDAL_CELLS else "gaba"


def _size_px(picture: Rect, near: float) -> float:
    """How large a point is, in three depths."""
    return max(1.5, round(picture.h * (0.010 + 0.005 * round(2 * near)), 1))


def _resting(canvas: Canvas, role: str, size: float, strength: float) -> Picture:
    mask = _form(role, size)
    picture = np.empty((*mask.shape, 4), dtype=np.uint8)
    picture[:, :, :3] = canvas.colour(role)
    picture[:, :, 3] = np.rint(255 * strength * mask)
    return picture


def _form(role: str, size: float) -> masks.Mask:
    """The shape of a class, out of focus, in the middle of its own light's square."""
    side = 2 * math.ceil(_REACH * size) + 1
    core = masks.shape(SHAPES[role], size)
    form = np.zeros((side, side), dtype=np.float32)
    corner = (side - len(core)) // 2
    form[corner : corner + len(core), corner : corner + len(core)] = core
    return np.asarray(np.clip(blurred(form, 0.22 * size), 0.0, 1.0), dtype=np.float32)


def _shining(role: str, size: float) -> masks.Mask:
    """A point that has just fired: its shape and soft light around it."""
    form = _form(role, size)
    around = masks.glow(len(form) / 2 - 1)
    pad = (len(form) - len(around)) // 2
    return np.asarray(np.maximum(0.85 * form, 0.5 * np.pad(around, (pad, len(form) - len(around) - pad))))
