"""What lies behind the branch: a calm ground, brighter in its middle, and axons that are out of focus."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

import numpy as np

from synapse_sim.arrays import Floats, Floats32
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.picture import Picture, Rows, vignette


class _Axon(NamedTuple):
    """Where it crosses the middle and how far it drifts, in widths; how soft and broad it is, in µm."""

    start: float
    drift: float
    soft_um: float
    radius_um: float
    strength: float
    turn: float


_AXONS = (
    _Axon(0.06, 0.20, 0.20, 0.24, 0.30, 0.4), _Axon(0.87, -0.17, 0.20, 0.20, 0.30, 1.9),
    _Axon(0.33, 0.24, 0.12, 0.13, 0.38, 3.1), _Axon(0.70, -0.22, 0.12, 0.10, 0.36, 4.6),
    _Axon(0.50, 0.10, 0.05, 0.07, 0.42, 5.9),
)  # fmt: skip
"""From the farthest to the nearest."""


def draw_ground(canvas: Canvas, whole: Rect, picture: Rect, px_per_um: float) -> None:
    """Fill the whole room."""
    room = picture.moved(-whole.x, -whole.y)
    paint = partial(_paint, room=room, px_per_um=px_per_um)
    canvas.layer(("dendrite.ground", room, px_per_um), whole, paint, ground="background")


def _paint(canvas: Canvas, *, room: Rect, px_per_um: float) -> Iterator[None]:
    return canvas.laying_rows(canvas.rect, partial(_ground, canvas, room=room, px_per_um=px_per_um))


def _ground(canvas: Canvas, width: int, height: int, *, room: Rect, px_per_um: float) -> Rows:
    ends = canvas.colour("background"), canvas.colour("glow")
    even, shown = vignette(width, height, ends), _shown(height, room.y, room.h)
    colour = mix(canvas.colour("terminal"), ends[0], 0.55 if canvas.theme.light else 0.40)
    down = np.linspace(0, 1, height)

    def crossed(rows: slice) -> Picture:
        ground = even(rows)
        for axon in _AXONS:
            _lay_axon(ground, axon, colour, (down[rows], shown[rows]), px_per_um)
        return ground

    return crossed


def _shown(height: int, top: float, picture_h: float) -> Floats32:
    """(h,) how much of an axon is seen in each row: words stand below and above the picture."""
    y = (np.arange(height, dtype=np.float32) - top) / picture_h
    shown: Floats32 = (np.clip((y + 0.12) / 0.2, 0, 1) * np.clip((1.08 - y) / 0.2, 0, 1)).astype(np.float32)
    return shown


def _lay_axon(
    ground: Picture, axon: _Axon, colour: Colour, of_rows: tuple[Floats, Floats32], px_per_um: float
) -> None:
    """A ribbon with soft edges, over rows that are so far down and so much seen."""
    height, width = ground.shape[:2]
    down, shown = of_rows
    path = axon.start + axon.drift * (down - 0.5) + 0.025 * np.sin(6.5 * down + axon.turn)
    soft, radius = max(1.0, axon.soft_um * px_per_um), axon.radius_um * px_per_um
    reach = int(radius + 2.5 * soft) + 2
    columns = (path * width).astype(np.intp)[:, None] + np.arange(-reach, reach + 1)
    away = np.abs(columns + 0.5 - (path * width)[:, None])
    share = (
        1 / (1 + np.exp(np.clip((away - radius) / (0.5 * soft), -30, 30))) * axon.strength * shown[:, None]
    )
    inside = (columns >= 0) & (columns < width)
    rows = np.broadcast_to(np.arange(height)[:, None], columns.shape)[inside]
    old = ground[rows, columns[inside], :3]
    ground[rows, columns[inside], :3] = old + (np.asarray(colour) - old) * share[inside][:, None]
