"""How the cells look: branching solids at rest, and a blurred copy of light for what they do."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from functools import lru_cache, partial

import numpy as np

from synapse_sim.arrays import Floats32
from synapse_sim.draw.blur import blurring, soft_focusing
from synapse_sim.draw.branches import branching
from synapse_sim.draw.canvas import Canvas, Making, Sprite
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.lighting import Finish, lighting
from synapse_sim.draw.masks import Mask
from synapse_sim.draw.picture import Picture
from synapse_sim.draw.solids import Body
from synapse_sim.scenes.circuit.neurons import Arbor, basket, pyramidal
from synapse_sim.scenes.circuit.view import DrawnCell

_SOFTEN_UNITS = 1.6
_FADE_FROM = 0.84
"""Share of a cell's height from which its foot fades into the ground."""
_BEHIND_UNITS, _GLOW_UNITS = 1.5, 9.0
"""How far cells behind are out of focus, and how wide the light of a cell spreads."""
_BODY_LIGHT, _GLOW_LIGHT = 0.34, 0.85
"""Strength of the light on the cell itself, and of what spreads around it."""
_FINISH = Finish(ambient=0.20, occlusion=0.6, gloss=0.18, rim=0.8, warmth=0.35)
_OCCLUSION_UNITS = 10.0
_LIGHT_LEVELS = 7
"""Steps of brightness of a cell; a large form has few, so that they fit into memory."""


@lru_cache(maxsize=64)
def arbor_of(shape: int, *, is_pyramidal: bool) -> Arbor:
    """The branches of a shape."""
    return pyramidal(7 + 4 * shape) if is_pyramidal else basket(3 + 5 * shape)


def role_of(cell: DrawnCell) -> str:
    """The colour of its class."""
    return "pyramidal" if cell.is_pyramidal else "gaba"


def lay_cell(canvas: Canvas, cell: DrawnCell) -> Iterator[None]:
    """A cell at rest, in slices."""
    return canvas.laying(cell.bounds, partial(_resting, canvas, cell))


def light_of(canvas: Canvas, cell: DrawnCell) -> Sprite | None:
    """Its light when it fires, None while its form is not there; the center is the middle of its body."""
    left, top, width, height = cell.bounds.whole
    own = canvas.made(_area_key(cell, width, height), partial(_covering, cell, width, height))
    if own is None:
        return None
    center = round(cell.x) - left, round(cell.y) - top
    key = "circuit", "light", cell.shape, cell.is_pyramidal, cell.scale, width, height
    mask = partial(_light, cell, own)
    return canvas.light_sprite(key, _glow(canvas, cell), mask, center, levels=_LIGHT_LEVELS)


def _glow(canvas: Canvas, cell: DrawnCell) -> Colour:
    """What it shines in; a blue light must be deep, or it looks white."""
    colour = canvas.colour(role_of(cell))
    return colour if cell.is_pyramidal else mix(colour, canvas.colour("accent"), 0.55)


def _resting(canvas: Canvas, cell: DrawnCell, width: int, height: int) -> Making[Picture]:
    field = yield from _grown(cell, width, height)
    canvas.cached(_area_key(cell, width, height), lambda: _area(field))
    yield
    picture = np.zeros((height, width, 4), dtype=np.uint8)
    finish = replace(_FINISH, occlusion_px=_OCCLUSION_UNITS * cell.scale)
    yield from lighting(picture, field, _at_rest(canvas, cell), finish, light=canvas.theme.light)
    if cell.is_behind:
        picture = yield from soft_focusing(picture, _BEHIND_UNITS * cell.scale)
    yield
    return _footless(picture) if cell.is_pyramidal else picture


def _grown(cell: DrawnCell, width: int, height: int) -> Making[Floats32]:
    """(2, h, w) height map of a cell in its bounds."""
    arbor, box = arbor_of(cell.shape, is_pyramidal=cell.is_pyramidal), cell.bounds
    dx, dy = cell.x - box.x, cell.y - box.y
    body = Body(arbor.limbs, arbor.join).scaled(cell.scale).moved(dx, dy)
    shift = np.array([dx, dy, 0, dx, dy, 0], dtype=np.float32)
    field = yield from branching(body, arbor.spines * np.float32(cell.scale) + shift, width, height)
    yield
    field[1] = yield from blurring(field[1], _SOFTEN_UNITS * cell.scale)
    return field


def _area(field: Floats32) -> Floats32:
    """(h, w) how much of each pixel the cell covers."""
    return np.asarray(np.clip(field[0] + 0.5, 0.0, 1.0), dtype=np.float32)


def _covering(cell: DrawnCell, width: int, height: int) -> Making[Floats32]:
    return _area((yield from _grown(cell, width, height)))


def _area_key(cell: DrawnCell, width: int, height: int) -> Hashable:
    return "circuit", "area", cell.shape, cell.is_pyramidal, cell.scale, width, height


def _at_rest(canvas: Canvas, cell: DrawnCell) -> Colour:
    """Its colour when it does not fire: nearer to the ground, the farther it stands."""
    colour, ground = canvas.colour(role_of(cell)), canvas.colour("background")
    if not cell.is_pyramidal:
        return mix(mix(colour, canvas.colour("accent"), 0.6), ground, 0.35 if canvas.theme.light else 0.58)
    if canvas.theme.light:
        return mix(colour, ground, 0.55 if cell.is_behind else 0.40)
    return mix(colour, ground, 0.62 if cell.is_behind else 0.44)


def _light(cell: DrawnCell, own: Floats32) -> Making[Mask]:
    """The cell itself and a soft light around it."""
    around = yield from blurring(own, _GLOW_UNITS * cell.scale)
    on_body = _BODY_LIGHT if cell.is_pyramidal else 0.8 * _BODY_LIGHT
    mask = on_body * own + _GLOW_LIGHT * around * (1.0 - 0.7 * own)
    if cell.is_pyramidal:
        mask *= _fade(len(own))[:, None]
    return np.asarray(np.clip(mask, 0.0, 1.0), dtype=np.float32)


def _footless(picture: Picture) -> Picture:
    """Its lower end fades away."""
    picture[:, :, 3] = np.rint(picture[:, :, 3] * _fade(len(picture))[:, None])
    return picture


def _fade(height: int) -> Floats32:
    down = np.linspace(0.0, 1.0, height, dtype=np.float32)
    return np.asarray(np.clip((1.0 - down) / np.float32(1.0 - _FADE_FROM), 0.0, 1.0))
