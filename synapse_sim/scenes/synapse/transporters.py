"""Glutamate transporters on glia: claws around a molecule."""

from __future__ import annotations

from functools import partial

from synapse_sim.draw import solids
from synapse_sim.draw.canvas import Canvas, Sprite
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.lighting import Finish, lit
from synapse_sim.draw.picture import Picture
from synapse_sim.scenes.synapse.view import CLEFT, Art

TRANSPORTERS = 5
"""Drawn at each side."""
_STEP = 52.0
_LOBE = ((13.0, 1.5, 7.0), (5.0, 8.5, 7.5), (-10.0, 11.5, 5.5))
"""x away from the cleft, y and radius along one lobe, units."""
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
    build = partial(_claw, size, -1 if side == 0 else 1, colour, light=light)
    return canvas.sprite(("synapse_claw", size, side), build)


def _claw(scale: float, side: int, colour: Colour, *, light: bool) -> Picture:
    """Two lobes that are joined on the glia's side, a pocket between them."""
    size = round(48 * scale) + 1
    limbs = [
        solids.smooth_limb(
            [((24 + side * x) * scale, (24 + sign * y) * scale) for x, y, _ in _LOBE],
            [radius * scale for _, _, radius in _LOBE],
        )
        for sign in (-1, 1)
    ]
    field = solids.height_map(solids.Body(tuple(limbs), 3 * scale), size, size)
    finish = Finish(ambient=0.24, occlusion=0.6, occlusion_px=6 * scale, gloss=0.3, rim=0.7, warmth=0.2)
    return lit(field, colour, finish, light=light)
