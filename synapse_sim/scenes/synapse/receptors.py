"""Receptors of the synapse as sprites: two lit halves with a pore between them, shut or open."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from synapse_sim.arrays import Floats32
from synapse_sim.draw import solids
from synapse_sim.draw.canvas import Canvas, Making, Sprite
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.lighting import Finish, lit
from synapse_sim.draw.picture import Picture
from synapse_sim.scenes.shared.shading import lay
from synapse_sim.scenes.synapse.looks import Look

_BOX = (33.0, 84.0, 66.0, 140.0)
"""Where the membrane's face crosses the middle, and width and height, in units."""
_FULL = 1.2
_SHUT, _OPEN = 1.2, 5.6
"""Half the width of the pore."""
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)

Points = Sequence[tuple[float, float, float]]
"""x, y from the membrane's face, and radius."""


def receptor_sprite(canvas: Canvas, look: Look, scale: float, *, nmda: bool) -> Sprite:
    """A receptor in the units of the picture; its middle on the membrane's face lies on the asked place."""
    size = round(scale, 2)
    key = "synapse_receptor", nmda, look.is_open, look.dim, size
    colour = canvas.colour("receptor_nmda" if nmda else "receptor_ampa")
    if look.dim:
        colour = mix(colour, canvas.colour("background"), 0.35)
    build = partial(_picture, colour, size, nmda=nmda, is_open=look.is_open, light=canvas.theme.light)
    return canvas.sprite(key, build, None, (round(_BOX[0] * size), round(_BOX[1] * size)))


def _picture(colour: Colour, scale: float, *, nmda: bool, is_open: bool, light: bool) -> Making[Picture]:
    """A part of it in each slice."""
    pore = _OPEN if is_open else _SHUT
    width, height = round(_BOX[2] * scale) + 1, round(_BOX[3] * scale) + 1
    image = np.zeros((height, width, 4), dtype=np.float32)
    top = -46 if nmda else -29
    back = [_limb(((0, top, 9.5), (0, -8, 8.5), (0, 32, 8.5)), scale, 1)]
    dark = mix(colour, _WHITE if light else _BLACK, 0.42)
    finish = Finish(occlusion=0.0, gloss=0.05, rim=0.3)
    lay(image, lit(_field(back, scale, (width, height)), dark, finish, light=light))
    for side in (-1, 1):
        yield
        limbs = [_limb(points, scale, side) for points in _half(pore, nmda=nmda)]
        paint = mix(colour, _WHITE if side < 0 else _BLACK, 0.12)
        finish = Finish(ambient=0.24, occlusion=0.6, occlusion_px=8 * scale, gloss=0.3, rim=0.7, warmth=0.25)
        lay(image, lit(_field(limbs, scale, (width, height)), paint, finish, light=light))
    return np.rint(image).astype(np.uint8)


def _half(pore: float, *, nmda: bool) -> tuple[Points, ...]:
    """The lobes and the wall of the pore, at the right."""
    if nmda:
        return (
            ((13, -55, 8.2), (14, -42, 8.4)),
            ((12.5, -31, 7.6), (11.5, -20, 6.4)),
            ((9.5 + 0.3 * pore, -12, 5.2), (6.2 + pore, 0, 5.6), (6.4 + pore, 18, 6.0), (8 + pore, 34, 5.4)),
        )
    return (
        ((10.5, -36, 7.4), (11.5, -27, 7.4)),
        ((9, -16, 6.4), (8.4, -10, 5.6)),
        ((7.2 + 0.3 * pore, -6, 4.8), (5.6 + pore, 2, 5.2), (5.8 + pore, 20, 5.4), (6.6 + pore, 34, 5.0)),
    )


def _limb(points: Points, scale: float, side: int) -> Floats32:
    places = [((_BOX[0] + side * _FULL * x) * scale, (_BOX[1] + _FULL * y) * scale) for x, y, _ in points]
    return solids.smooth_limb(places, [_FULL * scale * r for _, _, r in points])


def _field(limbs: Sequence[Floats32], scale: float, size: tuple[int, int]) -> Floats32:
    return solids.height_map(solids.Body(tuple(limbs), 4 * scale), *size)
