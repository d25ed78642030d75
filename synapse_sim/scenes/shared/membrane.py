"""A membrane that is cut across: a dark middle, and two tails to each head."""

from __future__ import annotations

import numpy as np

from synapse_sim.draw import masks
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.picture import Picture

_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)


def draw_cut(canvas: Canvas, rect: Rect, step: float, gap: float, colour: Colour) -> None:
    """The face of the cut, as part of a layer.

    Args:
        canvas: to draw on.
        rect: between the heads of both leaves, px.
        step: from one head to the next, px.
        gap: around the tails, px.
        colour: of the membrane.
    """
    light = canvas.theme.light
    ends = (_WHITE, 0.35, 0.72) if light else (_BLACK, 0.5, 0.78)
    edge, middle = mix(colour, ends[0], ends[1]), mix(colour, ends[0], ends[2])
    canvas.image(("membrane_cut", edge, middle), rect, lambda w, h: _cut(w, h, edge, middle))
    tall = 0.5 * rect.h - 3 * gap
    tail = canvas.sprite(
        ("membrane_tail", colour, round(step), round(tall)), lambda: _tail(step, tall, colour, light=light)
    )
    xs = np.arange(rect.x, rect.right + step, step)
    for y in (rect.y + tall / 2 + 2 * gap, rect.bottom - tall / 2 - 2 * gap):
        canvas.dots(tail, xs, np.full(xs.size, y))


def _cut(width: int, height: int, edge: Colour, middle: Colour) -> Picture:
    picture = np.full((height, width, 4), 245, dtype=np.uint8)
    share = (1 - np.abs(np.linspace(-1, 1, height, dtype=np.float32)))[:, None, None]
    first, last = (np.asarray(c, dtype=np.float32) for c in (edge, middle))
    picture[:, :, :3] = first + (last - first) * share
    return picture


def _tail(step: float, tall: float, colour: Colour, *, light: bool) -> Picture:
    w, h = max(3, round(step)), max(4, round(tall))
    x, y = masks.grid(w, h)
    sway = 0.1 * step * np.sin(9.0 * y / h)
    near = np.minimum(np.abs(x - 0.28 * w - sway), np.abs(x - 0.72 * w + sway))
    cover = masks.coverage(near - max(0.45, 0.055 * step)) * (0.5 if light else 0.36)
    picture = np.empty((h, w, 4), dtype=np.uint8)
    picture[:, :, :3] = colour if light else mix(colour, _WHITE, 0.12)
    picture[:, :, 3] = 255 * cover
    return picture
