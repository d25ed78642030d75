"""The solid parts of a door, in its own units: walls, cavity, gate; each is made once a size."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from synapse_sim.arrays import Floats32
from synapse_sim.draw import solids
from synapse_sim.draw.canvas import Canvas, Sprite
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.lighting import Finish, lit
from synapse_sim.draw.picture import Picture
from synapse_sim.scenes.channel.view import ABOVE, BELOW, REACH, Door
from synapse_sim.scenes.shared.shading import lay

GATE_STEPS = 10
"""Pictures of a gate from clamshell and leaf shut to both moved."""
_CLAMPED = 0.4
"""Up to here the clamshell closes, from here on the leaf moves."""
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
_SHUT, _OPEN = 12.5, 44.0
"""How far the tip of a leaf is from the middle."""

Points = Sequence[tuple[float, float]]


def gate_step(clamped: float, opened: float) -> int:
    """Which picture of the gate."""
    return round((GATE_STEPS - 1) * (_CLAMPED * clamped + (1.0 - _CLAMPED) * opened))


def gate_sprite(canvas: Canvas, door: Door, step: int) -> Sprite:
    """Both clamshells and leaves; its center lies on the door's place."""
    build = partial(_gate, canvas, _size(door), step / (GATE_STEPS - 1))
    return canvas.sprite(("channel_gate", step, _size(door)), build, None, _center(door))


def walls_sprite(canvas: Canvas, door: Door) -> Sprite:
    """What never moves: the walls in the membrane."""
    return canvas.sprite(
        ("channel_walls", _size(door)), partial(_walls, canvas, _size(door)), None, _center(door)
    )


def cavity_sprite(canvas: Canvas, door: Door) -> Sprite:
    """The back of the pore, dark in the middle."""
    return canvas.sprite(
        ("channel_cavity", _size(door)), partial(_cavity, canvas, _size(door)), None, _center(door)
    )


def _size(door: Door) -> tuple[int, int, int]:
    """Width and height of a door's picture, px, and px per ten thousand units down."""
    return round(2 * REACH * door.across), round((ABOVE + BELOW) * door.down), round(1e4 * door.down)


def _center(door: Door) -> tuple[int, int]:
    return round(REACH * door.across), round(ABOVE * door.down)


class _Drawing:
    """Limbs in units of a door, made solid in pixels."""

    def __init__(self, size: tuple[int, int, int]) -> None:
        self.width, self.height = size[0], size[1]
        self.across, self.down = size[0] / (2 * REACH), size[1] / (ABOVE + BELOW)
        self.units = 0.5 * (self.across + self.down)

    def limb(self, points: Points, radii: Sequence[float], side: int = 1) -> Floats32:
        places = [((REACH + side * x) * self.across, (ABOVE + y) * self.down) for x, y in points]
        return solids.smooth_limb(places, [1.04 * self.across * r for r in radii])

    def field(self, limbs: Sequence[Floats32], join: float) -> Floats32:
        return solids.height_map(solids.Body(tuple(limbs), join * self.units), self.width, self.height)

    def finish(self, *, gloss: float, occlusion: float = 0.85, rim: float = 0.75) -> Finish:
        return Finish(occlusion=occlusion, occlusion_px=20 * self.units, gloss=gloss, rim=rim, warmth=0.28)


def _colour(canvas: Canvas, side: int) -> Colour:
    """The two halves of a channel differ a little, as its subunits do."""
    return mix(canvas.colour("receptor_nmda"), canvas.colour("dendrite"), 0.25 if side < 0 else 0.62)


def _gate(canvas: Canvas, size: tuple[int, int, int], way: float) -> Picture:
    drawing, light = _Drawing(size), canvas.theme.light
    clamped, opened = min(way / _CLAMPED, 1.0), max((way - _CLAMPED) / (1.0 - _CLAMPED), 0.0)
    tip = _SHUT + (_OPEN - _SHUT) * opened
    image = np.zeros((size[1], size[0], 4), dtype=np.float32)
    pale = mix(canvas.colour("receptor_nmda"), _WHITE, 0.34)
    for side in (-1, 1):
        leaf = drawing.field([_leaf(drawing, tip, side)], 6)
        lay(image, lit(leaf, pale, drawing.finish(gloss=0.4, occlusion=0.4, rim=0.9), light=light))
        shell = drawing.field(_shell(drawing, tip, 1.0 - clamped, side), 10)
        lay(image, lit(shell, _colour(canvas, side), drawing.finish(gloss=0.24), light=light))
    image[:, :, 3] *= _fading_up(drawing)
    return np.rint(image).astype(np.uint8)


def _leaf(drawing: _Drawing, tip: float, side: int) -> Floats32:
    """The door's leaf: it hangs at the wall and turns about its foot."""
    points = [(58.0, 100.0), (54.0, 48.0), (tip + 3, 4.0), (tip, -16.0)]
    return drawing.limb(points, [12, 14.5, 13.5, 12.5], side)


def _shell(drawing: _Drawing, tip: float, ajar: float, side: int) -> list[Floats32]:
    """The clamshell that holds glutamate: it closes on it and pulls the leaf."""
    q, g = 17 * ajar, 7 * ajar
    return [
        drawing.limb([(74 - 0.3 * q, -132), (106, -126), (118, -112)], [33, 32, 22], side),
        drawing.limb(
            [(66 - q, -62 + g), (98 - 0.5 * q, -50 + 1.4 * g), (116 - 0.3 * q, -58 + 1.4 * g)],
            [30, 29, 20],
            side,
        ),
        drawing.limb([(58 - 0.6 * q, -128), (52 - q, -96), (56 - q, -60)], [24, 19, 23], side),
        drawing.limb([(60 - q, -52), (tip + 9, -34), (tip + 2, -20)], [22, 16, 12.5], side),
        drawing.limb([(86, -176), (94, -156)], [42, 36], side),
    ]


def _walls(canvas: Canvas, size: tuple[int, int, int]) -> Picture:
    drawing = _Drawing(size)
    image = np.zeros((size[1], size[0], 4), dtype=np.float32)
    for side in (-1, 1):
        limbs = [
            drawing.limb([(112, 2), (116, 60), (110, 118)], [17, 19, 17], side),
            drawing.limb([(84, -6), (80, 60), (86, 122)], [19, 20, 18], side),
            drawing.limb([(100, -14), (96, -4)], [20, 18], side),
            drawing.limb([(66, 120), (60, 106), (34, 101), (22.5, 88)], [17, 15, 11.5, 8.5], side),
        ]
        colour = mix(_colour(canvas, side), _BLACK, 0.12)
        field = drawing.field(limbs, 7)
        lay(image, lit(field, colour, drawing.finish(gloss=0.22, occlusion=0.9), light=canvas.theme.light))
    return np.rint(image).astype(np.uint8)


def _cavity(canvas: Canvas, size: tuple[int, int, int]) -> Picture:
    drawing, light = _Drawing(size), canvas.theme.light
    path = [(0.0, -128.0), (0.0, -60.0), (0.0, 8.0), (0.0, 70.0), (0.0, 120.0)]
    field = drawing.field([drawing.limb(path, [70, 60, 56, 52, 54])], 10)
    colour = mix(canvas.colour("receptor_nmda"), canvas.colour("background"), 0.5 if light else 0.6)
    finish = drawing.finish(gloss=0.0, occlusion=0.0, rim=0.2)
    image: Floats32 = lit(field, colour, finish, light=light).astype(np.float32)
    x = (np.arange(size[0]) / drawing.across - REACH)[None, :]
    y = (np.arange(size[1]) / drawing.down - ABOVE)[:, None]
    hollow = np.exp(-((x / 27) ** 2)) * np.clip(1 - np.abs(y - 20) / 190, 0, 1)
    image[:, :, :3] *= (1 - (0.28 if light else 0.78) * hollow)[:, :, None].astype(np.float32)
    image[:, :, 3] *= np.clip((y + 150) / 60, 0, 1).astype(np.float32)
    return np.rint(image).astype(np.uint8)


def _fading_up(drawing: _Drawing) -> Floats32:
    """The outer end of a channel is out of the picture."""
    y = np.arange(drawing.height, dtype=np.float32) / np.float32(drawing.down) - np.float32(ABOVE)
    fading: Floats32 = (np.clip((y + 176) / 62, 0, 1)[:, None] ** 1.2).astype(np.float32)
    return fading
