"""Vesicles as sprites: balls with glutamate in three depths, and one that opens into the cleft."""

from __future__ import annotations

from functools import partial

import numpy as np

from synapse_sim.arrays import Floats, Floats32
from synapse_sim.draw import masks, solids
from synapse_sim.draw.blur import blurring
from synapse_sim.draw.canvas import Canvas, Making, Sprite
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.lighting import Finish, lit
from synapse_sim.draw.making import strips
from synapse_sim.draw.picture import Picture
from synapse_sim.scenes.shared.shading import flat, lay, stroked
from synapse_sim.scenes.synapse.packing import VESICLE

DEPTHS = 3
_DOTS = 200
"""One dot is ten molecules, as outside."""
_OPENINGS = 6
"""Pictures between a whole ball and a flat membrane."""
_CUT_AT_ONCE = 8_000
"""Pixels whose distance to the rim of the mouth is reckoned in a slice."""
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)


def vesicle_sprite(canvas: Canvas, scale: float, step: int, kind: str = "glutamate") -> Sprite:
    """A vesicle from empty (level 0) to full (level 1), out of focus where it is some steps behind."""
    size = round(scale, 2)
    paints = tuple(canvas.colour(role) for role in ("terminal", "background", kind))
    build = partial(_ball, size, step / (DEPTHS - 1), paints, light=canvas.theme.light)
    return canvas.sprite(("synapse_vesicle", size, step, kind), partial(build, 0), partial(build, _DOTS))


def _ball(
    scale: float, depth: float, paints: tuple[Colour, ...], dots: int, *, light: bool
) -> Making[Picture]:
    membrane, _, inside = (mix(paint, paints[1], 0.42 * depth) for paint in paints)
    radius, middle = VESICLE * scale, (VESICLE + 7) * scale
    side = round(2 * middle) + 1
    image = np.zeros((side, side, 4), dtype=np.float32)
    x, y = (each + np.zeros((side, side), dtype=np.float32) for each in masks.grid(side, side))
    away = np.hypot(x - middle, y - middle)
    lay(image, flat((0.12 if light else 0.35) * _soft_disc(x, y, middle, radius, scale), _BLACK))
    body = solids.body((middle, middle, radius, middle, middle, radius), join=1.0)
    shell = mix(membrane, _WHITE, 0.3)
    yield
    lay(image, lit(solids.height_map(body, side, side), shell, Finish(occlusion=0, gloss=0.3), light=light))
    lumen = mix(membrane, _WHITE, 0.74) if light else mix(membrane, _BLACK, 0.55)
    lay(image, flat(0.84 * masks.coverage(away - radius + 4.2 * scale), lumen))
    yield
    lay(image, flat(_grains(x, y, middle, scale, dots), inside))
    ring = masks.coverage(np.abs(away - radius + 0.9 * scale) - max(0.5, 0.8 * scale))
    lay(image, flat(0.55 * ring, mix(membrane, _WHITE, 0.0 if light else 0.6)))
    shine = np.exp(-(((x - middle + 9 * scale) ** 2 + (y - middle + 11 * scale) ** 2) / (40 * scale * scale)))
    lay(image, flat(0.3 * shine, _WHITE))
    yield
    return (yield from _unsharp(image, 1.2 * depth * scale))


def _soft_disc(x: Floats32, y: Floats32, middle: float, radius: float, scale: float) -> Floats32:
    away = np.hypot(x - middle - 2 * scale, y - middle - 4 * scale)
    soft: Floats32 = np.clip((radius + 6 * scale - away) / (9 * scale), 0, 1)
    return soft


def _grains(x: Floats32, y: Floats32, middle: float, scale: float, count: int) -> Floats32:
    """Where dots lie in the lumen; each place is random, and the same in every vesicle of a look."""
    rng = np.random.default_rng(50)
    cover = np.zeros_like(x)
    angle, reach = 2 * np.pi * rng.random(count), (VESICLE - 6.4) * scale * np.sqrt(rng.random(count))
    for at_x, at_y in zip(middle + reach * np.cos(angle), middle + reach * np.sin(angle), strict=True):
        box = slice(int(at_y) - 2, int(at_y) + 4), slice(int(at_x) - 2, int(at_x) + 4)
        dot = masks.coverage(np.hypot(x[box] - at_x, y[box] - at_y) - max(0.75, 1.35 * scale))
        np.maximum(cover[box], dot, out=cover[box])
    return cover


def _unsharp(image: Floats32, sigma_px: float) -> Making[Picture]:
    """Out of focus, with alpha kept apart from colour."""
    share = image[:, :, 3:] / np.float32(255)
    soft = yield from blurring(np.concatenate([image[:, :, :3] * share, image[:, :, 3:]], axis=2), sigma_px)
    soft[:, :, :3] /= np.maximum(soft[:, :, 3:] / np.float32(255), np.float32(1e-3))
    return np.rint(np.clip(soft, 0, 255)).astype(np.uint8)


def opening_sprite(canvas: Canvas, scale: float, opened: float) -> Sprite:
    """A vesicle that opens through the membrane, from a narrow mouth (0) to flat (1); centred on the face."""
    size, step = round(scale, 2), min(_OPENINGS - 1, int(opened * _OPENINGS))
    paints = tuple(canvas.colour(role) for role in ("terminal", "background", "glutamate"))
    build = partial(_omega, size, step / _OPENINGS, paints, light=canvas.theme.light)
    return canvas.sprite(("synapse_omega", size, step), build, None, (round(50 * size), round(70 * size)))


def _omega(scale: float, opened: float, paints: tuple[Colour, ...], *, light: bool) -> Making[Picture]:
    membrane, ground, glutamate = paints
    path = _omega_path(opened) * scale + np.array([50, 70]) * scale
    w, h = round(100 * scale) + 1, round(84 * scale) + 1
    x, y = (each + np.zeros((h, w), dtype=np.float32) for each in masks.grid(w, h))
    inside = np.empty((h, w), dtype=np.float32)
    for rows in strips(h, w, _CUT_AT_ONCE):
        inside[rows] = masks.coverage(masks.polygon_distance(x[rows], y[rows], path))
        yield
    share = np.clip((y / scale - 16) / 56, 0, 1)[:, :, None]
    top, low = (
        mix(_WHITE if light else ground, glutamate, each) for each in ((0.2, 0.5) if light else (0.12, 0.66))
    )
    image = np.zeros((h, w, 4), dtype=np.float32)
    image[:, :, :3] = (
        np.asarray(top, dtype=np.float32) * (1 - share) + np.asarray(low, dtype=np.float32) * share
    )
    image[:, :, 3] = 255 * inside
    yield
    for width, paint in (
        (6.0, mix(membrane, _WHITE, 0.1 if light else 0.35)),
        (2.0, mix(membrane, _WHITE, 0.7)),
    ):
        lay(image, flat(stroked(path, width * scale, (w, h)), paint))
        yield
    return np.rint(np.clip(image, 0, 255)).astype(np.uint8)


def _omega_path(opened: float) -> Floats:
    """From lip to lip around the ball, in units from the middle of the face; it flattens as it opens."""
    mouth, radius = 12.0 + 24.0 * opened, 28.0
    start = np.arcsin(min(mouth / radius, 0.98))
    turn = np.linspace(np.pi / 2 + start + 0.1, 2.5 * np.pi - start - 0.1, 40)
    tall = 1.0 - 0.75 * opened
    ball = np.column_stack([radius * np.cos(turn), tall * (-26.0 + radius * np.sin(turn))])
    lips = np.array([(-mouth - 10, 1.0), (-mouth - 1, -6.0 * tall)])
    return np.vstack([lips, ball, lips[::-1] * (-1, 1)])
