"""A figure that walks: a solid body with its shadow and, where it responds, a ring at its feet."""

from __future__ import annotations

from functools import lru_cache, partial

import numpy as np

from synapse_sim.arrays import Floats32
from synapse_sim.draw.blur import blurred
from synapse_sim.draw.canvas import Canvas, Sprite
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.lighting import Finish, lit
from synapse_sim.draw.picture import Picture
from synapse_sim.draw.solids import Body, height_map, limb
from synapse_sim.scenes.people.reading import ROWS
from synapse_sim.scenes.people.view import Slope
from synapse_sim.scenes.shared.shading import ellipse, flat, lay

STEPS = 2
"""Postures of the walk."""
_WIDTH, _FEET = 0.74, 0.96
"""Width of the picture, and where the feet stand in it, in heights of a figure."""
_BELOW = 0.10
_RING = (0.29, 0.075)
"""Half axes of the ring, in heights of a figure."""
_AWAY = 0.07
"""How much of the ground's colour each row has more than the one before it."""
_FINISH = Finish(ambient=0.26, occlusion=0.45, gloss=0.22, rim=0.7, warmth=0.3)

_Points = tuple[tuple[float, float], ...]
_TRUNK: tuple[tuple[_Points, tuple[float, ...]], ...] = (
    (((0.015, 0.115), (0.018, 0.125)), (0.088, 0.084)),
    (((0.01, 0.20), (0.008, 0.25)), (0.036, 0.05)),
    (((-0.055, 0.285), (0.07, 0.285)), (0.058, 0.058)),
    (((0.008, 0.30), (0.0, 0.42), (0.0, 0.53)), (0.094, 0.076, 0.080)),
)
_WALK: tuple[tuple[tuple[_Points, tuple[float, ...]], ...], ...] = (
    (
        (((0.02, 0.54), (0.085, 0.74), (0.115, 0.925)), (0.064, 0.046, 0.034)),
        (((0.115, 0.935), (0.165, 0.94)), (0.030, 0.022)),
        (((-0.02, 0.54), (-0.065, 0.74), (-0.15, 0.905)), (0.064, 0.046, 0.032)),
        (((-0.15, 0.91), (-0.115, 0.94)), (0.028, 0.020)),
        (((0.075, 0.29), (0.135, 0.42), (0.175, 0.52)), (0.044, 0.034, 0.028)),
        (((-0.06, 0.29), (-0.115, 0.43), (-0.12, 0.56)), (0.044, 0.034, 0.028)),
    ),
    (
        (((0.02, 0.54), (0.045, 0.74), (0.03, 0.925)), (0.064, 0.046, 0.034)),
        (((0.03, 0.935), (0.085, 0.94)), (0.030, 0.022)),
        (((-0.02, 0.54), (0.0, 0.73), (-0.075, 0.90)), (0.064, 0.046, 0.032)),
        (((-0.075, 0.905), (-0.04, 0.935)), (0.028, 0.020)),
        (((0.075, 0.29), (0.095, 0.43), (0.115, 0.555)), (0.044, 0.034, 0.028)),
        (((-0.06, 0.29), (-0.085, 0.43), (-0.075, 0.565)), (0.044, 0.034, 0.028)),
    ),
)
"""Limbs as paths with radii, in heights of a figure: x from its middle, y from its top."""


def figure_sprite(canvas: Canvas, slope: Slope, row: int, step: int, *, responds: bool) -> Sprite:
    """A figure of a row; laid down at its feet."""
    height = slope.height_of(row)
    key = "people", "figure", height, row, step, responds
    width, tall = _size(height)
    center = width // 2, round(_FEET * height)
    build = partial(_picture, canvas, (width, tall), height, row, step, responds=responds)
    return canvas.sprite(key, build, center=center)


def _size(height: int) -> tuple[int, int]:
    return round(_WIDTH * height) | 1, round((_FEET + _BELOW) * height)


def colour_of(canvas: Canvas, *, responds: bool) -> Colour:
    """What a figure is made of."""
    if canvas.theme.light:
        return canvas.colour("growth" if responds else "neutral")
    if responds:
        return mix(canvas.colour("sprout"), (255, 255, 255), 0.08)
    return mix(canvas.colour("ink_soft"), canvas.colour("gaba"), 0.45)


def _picture(
    canvas: Canvas, size: tuple[int, int], height: int, row: int, step: int, *, responds: bool
) -> Picture:
    ground, own = canvas.colour("background"), colour_of(canvas, responds=responds)
    away = _AWAY * row
    image = _shadow(canvas, size, height).astype(np.float32)
    if responds:
        lay(image, _ring(canvas, size, height, mix(own, ground, 0.5 * away)))
    body = lit(_field(size, height, step), mix(own, ground, away), _FINISH, light=canvas.theme.light)
    lay(image, body)
    return np.rint(image).astype(np.uint8)


@lru_cache(maxsize=4 * STEPS * ROWS)
def _field(size: tuple[int, int], height: int, step: int) -> Floats32:
    """The height map, the same in both looks."""
    limbs = []
    for points, radii in (*_TRUNK, *_WALK[step]):
        path = np.asarray(points) * height + (size[0] / 2, 0.0)
        limbs.append(limb(path, np.asarray(radii) * height))
    return height_map(Body(tuple(limbs), 0.03 * height), *size)


def _shadow(canvas: Canvas, size: tuple[int, int], height: int) -> Picture:
    center = size[0] / 2, _FEET * height
    mask = ellipse(*size, center, (0.22 * height, 0.045 * height))
    soft = blurred(np.asarray(mask, dtype=np.float32), 0.025 * height)
    return flat((0.22 if canvas.theme.light else 0.5) * soft, (0, 0, 0))


def _ring(canvas: Canvas, size: tuple[int, int], height: int, colour: Colour) -> Picture:
    """A line around the feet, with its own light on a dark look."""
    center = size[0] / 2, _FEET * height
    line = max(1.4, 0.026 * height) * (1.35 if canvas.theme.light else 1.0)
    wide, high = _RING[0] * height, _RING[1] * height
    outer = ellipse(*size, center, (wide, high))
    inner = ellipse(*size, center, (wide - line, high - line))
    mask = np.asarray(np.clip(outer - inner, 0.0, 1.0), dtype=np.float32)
    around = 0.0 if canvas.theme.light else 0.7 * blurred(mask, 0.03 * height)
    return flat(np.maximum(mask, around), colour)
