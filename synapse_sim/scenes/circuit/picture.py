"""The cells of the circuit with their axons, spikes on the way, and drug on their receptors."""

from __future__ import annotations

from functools import partial

import numpy as np

from synapse_sim.agents.circuit.circuit import LiveCircuit
from synapse_sim.arrays import Floats
from synapse_sim.draw.canvas import Canvas
from synapse_sim.scenes.circuit.activity import glow_levels, travelling
from synapse_sim.scenes.circuit.cells import cell_sprite
from synapse_sim.scenes.circuit.raster import paint_raster_panel
from synapse_sim.scenes.circuit.reading import pace_ms_per_s
from synapse_sim.scenes.circuit.view import Axons, Layout, axons, layout
from synapse_sim.session.frame import Frame

RECEPTORS = 10
"""Receptor places shown on each drawn cell; the share that holds drug is the block of its class."""
_GOLDEN = 0.6180339887498949
_LARGE_EM = 13.0


def is_large(canvas: Canvas) -> bool:
    """Whether the scene fills the window's middle, so that it needs a ground of its own."""
    return canvas.rect.h >= _LARGE_EM * canvas.em("body")


def draw_ground(canvas: Canvas, network: tuple[int, float]) -> None:
    """All that stands still, as one layer."""
    paint = partial(_paint_ground, network=network)
    if is_large(canvas):
        canvas.layer(("circuit", *network), canvas.rect, paint, ground="background")
    else:
        canvas.layer(("circuit", *network), canvas.rect, paint)


def _paint_ground(canvas: Canvas, network: tuple[int, float]) -> None:
    if is_large(canvas):
        canvas.backdrop()
    places = layout(canvas.rect, *network)
    _paint_axons(canvas, places, axons(canvas.rect, *network))
    paint_raster_panel(canvas, places.raster)


def _paint_axons(canvas: Canvas, places: Layout, paths: Axons) -> None:
    """All connections, those between pyramidal cells fainter: they are many and weak."""
    alpha, width = (0.80, 1.35) if canvas.theme.light else (0.42, 1.1)
    for sender, receiver, path in zip(paths.sender, paths.receiver, paths.path, strict=True):
        pyramidal = sender < places.pyramidal
        faint = 0.45 if pyramidal and receiver < places.pyramidal else 1.0
        canvas.polyline(path, "glutamate" if pyramidal else "gaba", width, alpha * faint)


def draw_cells(canvas: Canvas, frame: Frame, places: Layout) -> None:
    """The cells as bright as they fired just now, with drug on their receptors."""
    levels = glow_levels(frame.world.circuit, places.cell, pace_ms_per_s(frame))
    for row, (x, y) in enumerate(places.soma.tolist()):
        _draw_glow(canvas, places, row, levels[row])
        canvas.stamp(cell_sprite(canvas, places, row), x, y, levels[row])
    _draw_receptors(canvas, frame, places)


def _draw_glow(canvas: Canvas, places: Layout, row: int, level: float) -> None:
    x, y = places.soma[row]
    pyramidal = row < places.pyramidal
    reach = 0.36 * places.height if pyramidal else 0.62 * places.size
    strength = 0.75 if pyramidal else 0.55
    canvas.glow(x, y, reach, "glutamate" if pyramidal else "gaba", strength * level)


def _draw_receptors(canvas: Canvas, frame: Frame, places: Layout) -> None:
    """Drug on the receptors of each cell, in proportion to the block of its class."""
    place = _receptor_places(places)
    threshold = (np.arange(RECEPTORS) + 0.5) / RECEPTORS
    shift = (np.arange(len(place))[:, None] + 0.5) * _GOLDEN % 1.0 / RECEPTORS
    block = np.full(len(place), frame.moment.block_interneuron)
    block[: places.pyramidal] = frame.moment.block_pyramidal
    held = place[threshold[None, :] - 0.5 / RECEPTORS + shift < block[:, None]]
    radius = max(canvas.stroke(2.3), 0.017 * places.height)
    for colour, size in (("background", 1.3 * radius), ("drug", radius)):
        canvas.dots(canvas.dot(colour, size, "diamond", flat=True), held[:, 0], held[:, 1])


def _receptor_places(places: Layout) -> Floats:
    """(n, RECEPTORS, 2) px: along the apical dendrite and around the soma, each cell in another order."""
    rows = np.arange(len(places.cell))
    order = (np.arange(RECEPTORS) * 7 + 3 * rows[:, None]) % RECEPTORS
    along, turn = order / (RECEPTORS - 1), 2 * np.pi * order / RECEPTORS
    apical = np.stack([0.016 * np.where(order % 2, 1, -1), 0.03 - 0.6 * along], axis=-1) * places.height
    around = np.stack([np.cos(turn), np.sin(turn)], axis=-1) * 0.16 * places.size
    is_pyramidal = (rows < places.pyramidal)[:, None, None]
    return places.soma[:, None, :] + np.where(is_pyramidal, apical, around)


def draw_spikes(canvas: Canvas, circuit: LiveCircuit, places: Layout, paths: Axons, ms_per_s: float) -> None:
    """Spikes on their way along the axons."""
    spikes = travelling(circuit, places.cell, paths, ms_per_s)
    radius = max(canvas.dp(1.9), 0.016 * places.height)
    pyramidal = spikes.sender < places.pyramidal
    for chosen, colour, shape in ((pyramidal, "calcium", "triangle"), (~pyramidal, "gaba", "square")):
        sprite = canvas.dot(colour, radius, shape)
        canvas.dots(sprite, spikes.x[chosen], spikes.y[chosen], spikes.level[chosen])
