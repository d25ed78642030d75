"""Vesicles: glass balls with glutamate that fill, dock, open into the cleft and flatten into the membrane."""

from __future__ import annotations

from functools import partial

import numpy as np

from synapse_sim.draw import masks, solids
from synapse_sim.draw.canvas import Canvas, Sprite
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.picture import Picture
from synapse_sim.scenes.shared.shading import flat, joined, lay

_GRAINS = 15
_OPENINGS = 6
"""Pictures between a whole ball and a flat membrane."""


def vesicle_sprite(canvas: Canvas, diameter_px: float, opened: float = 0.0) -> Sprite:
    """A vesicle from empty (level 0) to full (level 1).

    A whole one is centered on its middle; an opened one (`opened` > 0, 1 = flat) on the membrane it lies in.
    """
    width = max(6, round(diameter_px))
    step = min(_OPENINGS - 1, round(opened * _OPENINGS))
    paints = tuple(canvas.colour(role) for role in ("terminal", "background", "ink", "glutamate"))
    light = canvas.theme.light
    build = partial(_picture, width, step / _OPENINGS, paints, light=light)
    center = (width // 2 + 2, _membrane_row(width, step / _OPENINGS) if step else width // 2 + 2)
    return canvas.sprite(("vesicle", width, step), partial(build, 0), partial(build, _GRAINS), center)


def _membrane_row(width: int, opened: float) -> int:
    return 2 + round(width * (1.0 - opened))


def _picture(width: int, opened: float, paints: tuple[Colour, ...], grains: int, *, light: bool) -> Picture:
    membrane, ground, ink, glutamate = paints
    side, middle, radius = width + 4, width / 2 + 2, width / 2
    glass = solids.Material(
        mix(membrane, ground, 0.55 if light else 0.72), mix(membrane, ground, 0.7 if light else 0.35),
        mix(membrane, ink, 0.35), 0.25, 0.9,
    )  # fmt: skip
    ball = joined([(middle, middle, radius, middle, middle, radius)], 1.0)
    image = solids.shade(solids.height_map(ball, side, side), glass).astype(np.float32)
    x, y = masks.grid(side, side)
    lay(
        image,
        flat(
            masks.coverage(np.abs(np.hypot(x - middle, y - middle) - radius + 0.8) - 0.8),
            mix(membrane, ink, 0.4),
        ),
    )
    for grain_x, grain_y in _grains(grains) * 0.7 * radius + middle:
        lay(image, flat(masks.coverage(np.hypot(x - grain_x, y - grain_y) - 0.1 * radius - 0.4), glutamate))
    if opened:
        image[_membrane_row(width, opened) :, :, 3] = 0
    return np.rint(image).astype(np.uint8)


def _grains(count: int) -> np.ndarray:
    turn = np.arange(count) * np.pi * (3 - np.sqrt(5))
    reach = np.sqrt((np.arange(count) + 0.5) / max(count, 1))
    return np.column_stack([reach * np.cos(turn), reach * np.sin(turn)])
