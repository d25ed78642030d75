"""Light on a height map: what makes a solid stand in a room instead of on a sheet.

Beside lamp, gloss and rim there is shade where things meet (blurred height minus height), light that goes
through at the edge of the shadow, and coloured light from what glows near by.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from synapse_sim.arrays import Floats32
from synapse_sim.draw.blur import blurred, blurring
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.making import strips
from synapse_sim.draw.picture import Picture

_LIT_AT_ONCE = 40_000
"""Pixels that are lit in a slice."""
_WHITE, _NIGHT = (255, 255, 255), (4, 8, 20)


def _direction(x: float, y: float, z: float) -> tuple[np.float32, ...]:
    return tuple(np.float32(v / np.sqrt(x * x + y * y + z * z)) for v in (x, y, z))


_LAMP = _direction(-0.46, -0.62, 0.64)
_HALFWAY = _direction(-0.25, -0.34, 0.91)
_WRAP = np.float32(0.28)
"""How far behind the edge the lamp still reaches, as skin does it."""
_EDGE, _EDGE_WIDTH = np.float32(0.05), np.float32(0.22)
"""Where light goes through the body, and over how much of the slope."""


@dataclass(frozen=True, slots=True)
class Finish:
    """How a surface takes the light; all strengths 0..1.

    ambient: light that reaches even the dark side. occlusion: shade where things meet, as wide as
    `occlusion_px`. warmth: light that goes through at the edge of the shadow. rim: bright edge against the
    ground; `rim_colour` is the body's own, lighter, if None. gloss: of the lamp's mirror image, the smaller
    the higher `shininess`. fill: coloured light from the lower right.
    """

    ambient: float = 0.16
    occlusion: float = 0.8
    occlusion_px: float = 18.0
    warmth: float = 0.35
    rim: float = 0.75
    rim_colour: Colour | None = None
    gloss: float = 0.3
    shininess: float = 34.0
    fill: Colour | None = None


def lit(field: Floats32, colour: Colour, finish: Finish | None = None, *, light: bool) -> Picture:
    """A height map in light.

    Args:
        field: (2, h, w) of `solids.height_map`.
        colour: of the body.
        finish: how its surface takes the light.
        light: whether it stands on a light ground, where shadows are softer.

    Returns:
        (h, w, 4) picture, smooth at the edge.
    """
    picture = np.zeros((*field.shape[1:], 4), dtype=np.uint8)
    for _ in lighting(picture, field, colour, finish, light=light):
        pass
    return picture


def lighting(
    picture: Picture, field: Floats32, colour: Colour, finish: Finish | None = None, *, light: bool
) -> Iterator[None]:
    """As `lit`, in slices of a few milliseconds that fill a picture of zeros from above."""
    surface = finish or Finish()
    around = (yield from blurring(field[1], surface.occlusion_px)) if surface.occlusion else field[1]
    yield
    for part in strips(field.shape[1], field.shape[2], _LIT_AT_ONCE):
        rows = slice(max(0, part.start - 1), part.stop + 1)
        if field[0, rows].max() > -1.0:
            shade = _shade_where_things_meet(field[1, rows], around[rows], surface)
            strip = _lit_strip(field[:, rows], shade, colour, surface, light=light)
            picture[part] = strip[part.start - rows.start :][: part.stop - part.start]
        yield


def _shade_where_things_meet(height: Floats32, around: Floats32, finish: Finish) -> Floats32:
    """By how far the blurred heights around lie above each place."""
    if not finish.occlusion:
        return np.ones_like(height)
    above = (around - height) / np.float32(0.9 * finish.occlusion_px)
    shade: Floats32 = np.clip(1 - np.float32(finish.occlusion) * np.clip(above, 0, 1), 0.15, 1)
    return shade


def _lit_strip(field: Floats32, shade: Floats32, colour: Colour, finish: Finish, *, light: bool) -> Picture:
    nx, ny, nz = _normals(blurred(field[1], 1.1))
    lamp = nx * _LAMP[0] + ny * _LAMP[1] + nz * _LAMP[2]
    own = np.asarray(colour, dtype=np.float32)
    dark, bright = (np.asarray(c, dtype=np.float32) for c in _ends(colour, light=light))
    wrapped = np.clip((lamp + _WRAP) / (1 + _WRAP), 0, 1)
    share = (finish.ambient + (1 - finish.ambient) * wrapped) * shade
    strip = dark + (bright - dark) * share[:, :, None]
    through = np.exp(-(((lamp - _EDGE) / _EDGE_WIDTH) ** 2)) * shade * np.float32(finish.warmth)
    strip += own * (0.12 if light else 0.55) * through[:, :, None]
    _add_rim(strip, (nx, ny, nz), colour, finish)
    _add_fill(strip, (nx, ny, nz), finish, light=light)
    mirror = np.clip(nx * _HALFWAY[0] + ny * _HALFWAY[1] + nz * _HALFWAY[2], 0, 1) ** finish.shininess
    strip += (255 - strip) * (mirror * finish.gloss * shade)[:, :, None]
    picture = np.empty((*field.shape[1:], 4), dtype=np.uint8)
    picture[:, :, :3] = np.clip(strip, 0, 255)
    picture[:, :, 3] = np.clip(field[0] + 0.5, 0, 1) * 255
    return picture


def _normals(height: Floats32) -> tuple[Floats32, Floats32, Floats32]:
    slope_y, slope_x = np.gradient(height)
    scale = 1 / np.sqrt(slope_x * slope_x + slope_y * slope_y + 1)
    return -slope_x * scale, -slope_y * scale, scale


def _ends(colour: Colour, *, light: bool) -> tuple[Colour, Colour]:
    """The colour in shadow and in the lamp's light."""
    if light:
        return mix(colour, (0, 0, 0), 0.5), mix(colour, _WHITE, 0.26)
    return mix(_NIGHT, colour, 0.14), mix(colour, _WHITE, 0.12)


def _add_rim(
    strip: Floats32, normal: tuple[Floats32, Floats32, Floats32], colour: Colour, finish: Finish
) -> None:
    nx, ny, nz = normal
    wanted = np.asarray(finish.rim_colour or mix(colour, _WHITE, 0.45), dtype=np.float32)
    upward = np.clip(0.7 - 0.325 * (0.2 * nx + 0.9 * ny), 0, 1)
    strip += (wanted - strip) * (np.clip(1 - nz, 0, 1) ** 2.2 * finish.rim * upward)[:, :, None]


def _add_fill(
    strip: Floats32, normal: tuple[Floats32, Floats32, Floats32], finish: Finish, *, light: bool
) -> None:
    if finish.fill is None:
        return
    nx, ny, nz = normal
    share = np.clip(0.55 * nx + 0.6 * ny + 0.25 * nz, 0, 1) ** 1.4 * (0.15 if light else 0.55)
    strip += np.asarray(finish.fill, dtype=np.float32) * share[:, :, None]
