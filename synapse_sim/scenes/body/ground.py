"""A calm ground, brighter behind each body."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from synapse_sim.arrays import Floats32
from synapse_sim.draw.canvas import Canvas
from synapse_sim.draw.picture import Picture, Rows, vignette
from synapse_sim.scenes.body.reading import Seen
from synapse_sim.scenes.shared.room import Room

_LIGHT = 0.75
"""How much brighter it is there, in parts of the glow's colour."""
_ACROSS, _UP = 0.34, 0.52
"""Reach of that light, in heights of a person."""

Spots = tuple[tuple[float, float, float], ...]


def spots_of(room: Room, bodies: tuple[Seen, ...]) -> Spots:
    """The middle of each body in the room, and its scale, px."""
    left, top = room.whole.x, room.whole.y
    middles = (seen.view.picture.center for seen in bodies)
    return tuple((x - left, y - top, seen.view.scale) for (x, y), seen in zip(middles, bodies, strict=True))


def draw_ground(canvas: Canvas, room: Room, bodies: tuple[Seen, ...]) -> None:
    """Fill the whole room."""
    spots = spots_of(room, bodies)
    canvas.layer(("body.ground", spots), room.whole, partial(_paint, spots=spots), ground="background")


def _paint(canvas: Canvas, *, spots: Spots) -> Iterator[None]:
    return canvas.laying_rows(canvas.rect, partial(_ground, canvas, spots=spots))


def _ground(canvas: Canvas, width: int, height: int, *, spots: Spots) -> Rows:
    even = vignette(width, height, (canvas.colour("background"), canvas.colour("glow")))

    def lit(rows: slice) -> Picture:
        ground, light = even(rows), _light(width, rows, spots)
        for channel, glow in enumerate(canvas.colour("glow")):
            ground[:, :, channel] = np.minimum(ground[:, :, channel] + _LIGHT * glow * light, 255)
        return ground

    return even if canvas.theme.light else lit


def _light(width: int, rows: slice, spots: Spots) -> Floats32:
    """How bright it is in some rows."""
    x, y = np.arange(width, dtype=np.float32), np.arange(rows.start, rows.stop, dtype=np.float32)
    light = np.zeros((y.size, width), dtype=np.float32)
    for left, top, size in spots:
        across = np.exp(-(((x - left) / (_ACROSS * size)) ** 2))
        light += np.exp(-(((y - top) / (_UP * size)) ** 2))[:, None] * across[None, :]
    return light
