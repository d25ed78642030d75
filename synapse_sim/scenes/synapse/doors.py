"""The doors of a monoamine terminal: transporters that turn from outside to inside and back."""

from __future__ import annotations

from functools import partial

import numpy as np

from synapse_sim.arrays import Floats32
from synapse_sim.draw import solids
from synapse_sim.draw.canvas import Canvas, Sprite
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.lighting import Finish, lit
from synapse_sim.draw.picture import Picture
from synapse_sim.scenes.shared.shading import lay

WIDTH, MEMBRANE = 60.0, 112.0
"""Room of a door along the membrane, and the membrane's thickness, in units."""
_BOX = (33.0, 30.0, 66.0, 172.0)
"""The middle on the membrane's inner face, and width and height."""
TURNS = 9
"""Pictures of a door from open outward to open inward."""
_OUTWARD, _SHUT, _INWARD = (7.5, 9.0, 17.0), (8.0, 11.5, 8.0), (17.0, 10.0, 7.5)
"""How far the bundles are from the middle: inside, in the membrane, outside."""
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)


def door_sprite(canvas: Canvas, scale: float, turn: float) -> Sprite:
    """A door that is open outward (turn 0), shut on both sides (0.5) or open inward (1)."""
    size, step = round(scale, 2), round(turn * (TURNS - 1))
    colour = mix(canvas.colour("dendrite"), canvas.colour("receptor_ampa"), 0.55)
    build = partial(_picture, colour, size, step / (TURNS - 1), light=canvas.theme.light)
    return canvas.sprite(
        ("monoamine_door", size, step), build, None, (round(_BOX[0] * size), round(_BOX[1] * size))
    )


def _picture(colour: Colour, scale: float, turn: float, *, light: bool) -> Picture:
    first, last = (_OUTWARD, _SHUT) if turn < 0.5 else (_SHUT, _INWARD)
    share = 2 * turn if turn < 0.5 else 2 * turn - 1
    gaps = tuple(a + (b - a) * share for a, b in zip(first, last, strict=True))
    size = round(_BOX[2] * scale) + 1, round(_BOX[3] * scale) + 1
    image = np.zeros((size[1], size[0], 4), dtype=np.float32)
    finish = Finish(ambient=0.22, occlusion=0.8, occlusion_px=9 * scale, gloss=0.3, rim=0.8, warmth=0.25)
    for side in (-1, 1):
        body = solids.Body(_bundle(scale, gaps, side), 4 * scale)
        paint = mix(colour, _BLACK if side > 0 else _WHITE, 0.12)
        lay(image, lit(solids.height_map(body, *size), paint, finish, light=light))
    return np.rint(image).astype(np.uint8)


def _bundle(scale: float, gaps: tuple[float, ...], side: int) -> tuple[Floats32, ...]:
    """Helices of one half, the outer before the inner."""
    up, mid, low = gaps
    outer = ((up + 9, -8), (up + 7, 30), (mid + 9, 62), (low + 9, 104), (low + 8, 122))
    inner = ((up, -14), (up - 0.5, 26), (mid, 58), (low, 100), (low, 124))
    return tuple(
        solids.smooth_limb(
            [((_BOX[0] + side * x) * scale, (_BOX[1] + y) * scale) for x, y in points],
            [scale * r for r in radii],
        )
        for points, radii in ((outer, (7.5, 8.6, 8.8, 8.4, 7.0)), (inner, (7.0, 7.8, 7.6, 7.2, 6.0)))
    )
