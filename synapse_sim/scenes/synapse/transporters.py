"""Glutamate transporters on glia: claws around a molecule."""

from __future__ import annotations

from functools import partial

import numpy as np

from synapse_sim.draw import masks
from synapse_sim.draw.canvas import Canvas, Sprite
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.picture import Picture
from synapse_sim.scenes.shared.shading import flat, lay, stroked
from synapse_sim.scenes.synapse.view import CLEFT, Art

TRANSPORTERS = 9
"""Drawn at each side."""
_STEP = 29.0
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)


def place_of(side: int, number: int) -> tuple[float, float]:
    """Where a drawn transporter stands, units: the nearest beside the cleft, the others above and below."""
    y = CLEFT / 2 + (-1 if number % 2 else 1) * (number + 1) // 2 * _STEP
    bend = (y - 66.0) / 170.0
    return (-1 if side == 0 else 1) * (252.0 + 34.0 * bend * bend), y


def held_at(side: int, number: int) -> tuple[float, float]:
    """Where the molecule in it is, units."""
    x, y = place_of(side, number)
    return x + (3.0 if side == 0 else -3.0), y


def draw_claws(canvas: Canvas, art: Art) -> None:
    """All claws, as part of a layer."""
    for side in (0, 1):
        for number in range(TRANSPORTERS):
            canvas.stamp(_claw_sprite(canvas, art.scale, side), *art.at(*place_of(side, number)))


def _claw_sprite(canvas: Canvas, scale: float, side: int) -> Sprite:
    """Two arms that open toward the cleft."""
    size, light = round(scale, 2), canvas.theme.light
    colour = mix(canvas.colour("neutral"), _BLACK if light else _WHITE, 0.2 if light else 0.3)
    return canvas.sprite(("synapse_claw", size, side), partial(_claw, size, -1 if side == 0 else 1, colour))


def _claw(scale: float, side: int, colour: Colour) -> Picture:
    w = h = round(44 * scale) + 1
    image = np.zeros((h, w, 4), dtype=np.float32)
    for sign, paint in ((1, mix(colour, _BLACK, 0.22)), (-1, mix(colour, _WHITE, 0.1))):
        arm = masks.smooth_path(
            np.array([(side * 12, sign * 2), (side * 3, sign * 9), (-side * 9, sign * 8)])
        )
        for lift, width, tint, alpha in ((0.0, 7.2, paint, 1.0), (-1.6, 1.6, _WHITE, 0.45)):
            path = (arm + np.array([22.0, 22.0 + lift])) * scale
            lay(image, flat(alpha * stroked(path, width * scale, (w, h)), tint))
    return np.rint(image).astype(np.uint8)
