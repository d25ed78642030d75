"""The net of inhibition around the body of a pyramidal cell: seventeen strands.

As many are solid as inhibition is left, of that before the dose; the others are dotted: what the drug took.
One source: the course's `received_inhibition_rel`.
"""

from __future__ import annotations

import math
from functools import lru_cache, partial

import numpy as np

from synapse_sim.arrays import Bytes, Floats, Floats32
from synapse_sim.draw import masks
from synapse_sim.draw.canvas import Canvas, Making, Rect
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.picture import Picture
from synapse_sim.scenes.circuit.view import DrawnCell

STRANDS = 17
_LOOPS = 11
_WIDE, _HIGH, _ABOVE = 47.0, 54.0, 10.0
"""Half its width and height, and how far its middle lies above the cell's, in units."""
_REACH = 66.0
_LIT_UNITS, _TAKEN_UNITS, _BOUTON_UNITS = 2.0, 2.3, 2.8
_DOTS_UNITS = (0.4, 6.4)


def blue_of(canvas: Canvas) -> Colour:
    """The blue of all that inhibits: interneurons, their axons and the nets that these make."""
    return mix(canvas.colour("gaba"), canvas.colour("accent"), 0.55 if canvas.theme.light else 0.30)


def lit_strands(share: float, row: int, rows: int) -> int:
    """How many strands of the `row`-th of `rows` nets are lit; over all nets the mean is the share."""
    whole = min(max(share, 0.0), 1.0) * STRANDS
    return min(STRANDS, math.floor(whole + (row + 0.5) / rows))


def box_of(cell: DrawnCell) -> Rect:
    """What a net covers, px."""
    reach = _REACH * cell.scale
    return Rect(cell.x - reach, cell.y - _ABOVE * cell.scale - reach, 2 * reach, 2 * reach)


def draw_net(canvas: Canvas, cell: DrawnCell, lit: int) -> None:
    """The net of one cell with `lit` solid strands."""
    name = "circuit", "net", cell.shape, cell.is_behind
    canvas.fresh(name, (lit, cell.scale), box_of(cell), partial(_picture, canvas, cell, lit))


def _picture(canvas: Canvas, cell: DrawnCell, lit: int, width: int, height: int) -> Making[Picture]:
    pairs = []
    for k in np.random.default_rng(cell.shape).permutation(STRANDS).tolist():
        key = "circuit", "strand", k, cell.shape, cell.scale, width, height
        pairs.append(canvas.cached(key, partial(_strand_masks, cell, k, width, height)))
        yield
    whole, taken = (
        _most([pair[k] for pair in chosen], (height, width))
        for k, chosen in enumerate((pairs[:lit], pairs[lit:]))
    )
    return _coloured(canvas, cell, whole, taken)


def _coloured(canvas: Canvas, cell: DrawnCell, whole: Bytes, taken: Bytes) -> Picture:
    """Solid and dotted strands in their colours; the solid ones stand off what lies behind."""
    ground, light, blue = canvas.colour("background"), canvas.theme.light, blue_of(canvas)
    rim = _widened(whole)
    there = np.flatnonzero(rim | taken)
    pixels = np.zeros((4, there.size), dtype=np.float32)
    for mask, colour, alpha in (
        (rim, ground, 0.55),
        (taken, mix(blue, ground, 0.10 if light else 0.25), 0.9),
        (whole, blue, 0.75 if cell.is_behind else 0.95),
    ):
        _over(pixels, mask.ravel()[there] * np.float32(alpha / 255), colour)
    picture = np.zeros((whole.size, 4), dtype=np.uint8)
    picture[there] = np.rint(pixels).T
    return picture.reshape(*whole.shape, 4)


def _strand_masks(cell: DrawnCell, k: int, width: int, height: int) -> Bytes:
    """(2, h, w) masks 0..255 of one strand, solid and dotted; made once for every number of lit ones."""
    found = np.zeros((2, height, width), dtype=np.float32)
    path = _strands(cell.shape)[k] * cell.scale + (width / 2, height / 2)
    _stroke(found[0], path, max(1.3, _LIT_UNITS * cell.scale))
    for bouton in path[5::17]:
        _stroke(found[0], np.array([bouton, bouton + 0.1]), max(2.0, 2 * _BOUTON_UNITS * cell.scale))
    for dash in masks.dashes(path, *(units * max(cell.scale, 0.5) for units in _DOTS_UNITS)):
        _stroke(found[1], dash, max(1.5, _TAKEN_UNITS * cell.scale))
    return np.rint(255 * found).astype(np.uint8)


def _stroke(mask: Floats32, path: Floats, width_px: float) -> None:
    """Lay one stroke into a mask."""
    part, left, top = masks.stroke(path, width_px)
    rows, columns = slice(max(0, top), top + part.shape[0]), slice(max(0, left), left + part.shape[1])
    target = mask[rows, columns]
    own = part[rows.start - top :, columns.start - left :][: target.shape[0], : target.shape[1]]
    np.maximum(target, own, out=target)


@lru_cache(maxsize=32)
def _strands(shape: int) -> list[Floats]:
    """Paths around the middle of the net, in units: loops over it and rings around it."""
    rng = np.random.default_rng(50 + shape)
    loops = [_loop(k, rng) for k in range(_LOOPS)]
    return loops + [_ring(k, rng) for k in range(STRANDS - _LOOPS)]


def _loop(k: int, rng: np.random.Generator) -> Floats:
    turn = math.pi * k / _LOOPS + rng.normal(0, 0.09)
    t = np.linspace(-1.35, 1.35, 40)
    wobble = 1 + 0.07 * np.sin(3 * t + rng.uniform(0, 6))
    side = 0.55 if k % 2 else -0.55
    x = np.cos(turn) * np.sin(t) + side * np.sin(turn) * np.cos(t)
    y = -np.sin(turn) * np.sin(t) + side * np.cos(turn) * np.cos(t)
    return np.column_stack([_WIDE * x * wobble, _HIGH * y * wobble])


def _ring(k: int, rng: np.random.Generator) -> Floats:
    down = -0.75 + 0.30 * k
    t = np.linspace(0.1, math.pi - 0.1, 30)
    across = _WIDE * math.sqrt(max(0.05, 1 - down * down))
    return np.column_stack([across * np.cos(t), _HIGH * down + 10 * np.sin(t) + rng.normal(0, 1)])


def _most(coverage: list[Bytes], size: tuple[int, int]) -> Bytes:
    """Where any of them covers."""
    most = np.zeros(size, dtype=np.uint8)
    for mask in coverage:
        np.maximum(most, mask, out=most)
    return most


def _widened(mask: Bytes) -> Bytes:
    """The mask and a pixel around it, so that a strand stands off the body."""
    wide = mask.copy()
    for axis in (0, 1):
        wide = np.maximum(wide, np.maximum(np.roll(wide, 1, axis), np.roll(wide, -1, axis)))
    return wide


def _over(pixels: Floats32, alpha: Floats32, colour: Colour) -> None:
    """Lay one colour over pixels (4, n) of 0..255 in place."""
    below = pixels[3] / 255 * (1 - alpha)
    total = np.maximum(alpha + below, 1e-6)
    for channel, value in enumerate(colour):
        pixels[channel] = (value * alpha + pixels[channel] * below) / total
    pixels[3] = 255 * (alpha + below)
