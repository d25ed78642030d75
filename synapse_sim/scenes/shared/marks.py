"""Small things as sprites, wherever they are seen large: plug, ions, drug, glutamate, heads of lipids."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from synapse_sim.arrays import Floats32
from synapse_sim.draw import masks, solids
from synapse_sim.draw.canvas import Canvas, Paint, Sprite
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.lighting import Finish, lit
from synapse_sim.draw.picture import Picture
from synapse_sim.scenes.shared.shading import flat, lay

_BLACK, _WHITE, _INK = (0, 0, 0), (255, 255, 255), (16, 20, 24)


def ball(canvas: Canvas, paint: Paint, radius_px: float) -> Sprite:
    """A lit ball."""
    return _sized(canvas, "ball", canvas.colour(paint), radius_px, partial(_ball, light=canvas.theme.light))


def magnesium(canvas: Canvas, radius_px: float) -> Sprite:
    """The plug: a gray ball with two pluses."""
    colour = mix(canvas.colour("magnesium"), _WHITE, 0.0 if canvas.theme.light else 0.1)
    return _charged(canvas, "magnesium", colour, radius_px, signs=2)


def sodium(canvas: Canvas, radius_px: float) -> Sprite:
    """A ball with one plus, in the light colour of what streams in: nothing gray flows."""
    colour = mix(canvas.colour("calcium"), _WHITE, 0.5 if canvas.theme.light else 0.62)
    return _charged(canvas, "sodium", colour, radius_px, signs=1)


def _charged(canvas: Canvas, name: str, colour: Colour, radius_px: float, *, signs: int) -> Sprite:
    ink = _WHITE if canvas.theme.light and signs > 1 else _INK
    return _sized(canvas, name, colour, radius_px, partial(_with_signs, count=signs, ink=ink))


def calcium(canvas: Canvas, radius_px: float) -> Sprite:
    """A triangle that points inward, with a lit face."""
    build = partial(_calcium, light=canvas.theme.light, warm=canvas.colour("glutamate"))
    return _sized(canvas, "calcium", canvas.colour("calcium"), radius_px, build)


def gem(canvas: Canvas, radius_px: float) -> Sprite:
    """The drug: a diamond of four facets."""
    return _sized(canvas, "gem", canvas.colour("drug"), radius_px, _gem)


def _sized(
    canvas: Canvas, name: str, colour: Colour, radius_px: float, build: Callable[[float, Colour], Picture]
) -> Sprite:
    radius = max(1.0, round(4 * radius_px) / 4)
    return canvas.sprite((f"mark_{name}", colour, radius), lambda: build(radius, colour))


def _ball(radius: float, colour: Colour, *, light: bool) -> Picture:
    side = 2 * int(np.ceil(radius)) + 3
    body = solids.body((side / 2, side / 2, radius, side / 2, side / 2, radius), join=1.0)
    finish = Finish(ambient=0.22, occlusion=0.0, gloss=0.35, rim=0.35, warmth=0.2)
    return lit(solids.height_map(body, side, side), colour, finish, light=light)


def _with_signs(radius: float, colour: Colour, count: int, ink: Colour) -> Picture:
    """A lit ball with so many pluses side by side, as large as fit."""
    image = _ball(radius, colour, light=False).astype(np.float32)
    side = image.shape[0]
    x, y = masks.grid(side, side)
    arm, half = (0.5, 0.36)[count - 1] * radius, max(0.6, 0.1 * radius)
    for k in range(count):
        aside = np.abs(x - side / 2 - (k - (count - 1) / 2) * 0.86 * radius)
        across = masks.coverage(np.maximum(aside - arm, np.abs(y - side / 2) - half))
        down = masks.coverage(np.maximum(aside - half, np.abs(y - side / 2) - arm))
        lay(image, flat(np.maximum(across, down), ink))
    return np.rint(image).astype(np.uint8)


def _calcium(radius: float, colour: Colour, *, light: bool, warm: Colour) -> Picture:
    edge = colour if light else mix(colour, _BLACK, 0.3)
    face = mix(colour, _WHITE, 0.2) if light else mix(colour, warm, 0.42)
    image = np.zeros((*_polygon(radius, 1.0).shape, 4), dtype=np.float32)
    for scale, paint, alpha in ((1.0, edge, 1.0), (0.78, face, 1.0), (0.36, mix(colour, _WHITE, 0.62), 0.75)):
        lay(image, flat(alpha * _polygon(radius, scale), paint))
    return np.rint(image).astype(np.uint8)


def _polygon(radius: float, scale: float) -> masks.Mask:
    """A triangle that points down, in the middle of a square."""
    side = 2 * int(np.ceil(1.1 * radius)) + 3
    x, y = masks.grid(side, side)
    corners = np.array([(0.0, 1.05), (0.92, -0.62), (-0.92, -0.62)]) * radius * scale
    return masks.coverage(masks.polygon_distance(x - side / 2 + 0 * y, y - side / 2 + 0 * x, corners))


def _gem(radius: float, colour: Colour) -> Picture:
    side = 2 * int(np.ceil(1.3 * radius)) + 3
    x, y = (each + np.zeros((side, side), dtype=np.float32) for each in masks.grid(side, side))
    top, bottom, left, right, middle = (
        np.array(p) * radius + side / 2 for p in ((0, -1.3), (0, 1.3), (-0.92, 0), (0.92, 0), (-0.16, 0.14))
    )
    image = np.zeros((side, side, 4), dtype=np.float32)
    whole = masks.coverage(masks.polygon_distance(x, y, np.array([top, right, bottom, left])))
    lay(image, flat(whole, mix(colour, _WHITE, 0.12)))
    facets = (
        ((top, left, middle), mix(colour, _WHITE, 0.55)),
        ((bottom, left, middle), mix(colour, _BLACK, 0.16)),
        ((bottom, right, middle), mix(colour, _BLACK, 0.42)),
    )
    for corners, paint in facets:
        lay(image, flat(whole * masks.coverage(masks.polygon_distance(x, y, np.array(corners))), paint))
    image[:, :, 3] = 255 * whole
    return np.rint(image).astype(np.uint8)


def band(height: int, peak: float, fall: float) -> Floats32:
    """(height, 1) light that is brightest at a row and falls off below it, and fast above it."""
    y = np.arange(height, dtype=np.float32) - np.float32(peak)
    above, below = np.exp(-((y / (0.15 * fall)) ** 2)), np.exp(-y / fall) * np.linspace(1.0, 0.0, height)
    light: Floats32 = np.where(y < 0, above, below).astype(np.float32)
    return light[:, None]
