"""The Circuit scene: cells of the live network, their axons with spikes on the way, raster and meters."""

from __future__ import annotations

from functools import partial

import numpy as np

from synapse_sim.agents.circuit.circuit import (
    CELLS,
    INTERNEURONS,
    PYRAMIDAL_CELLS,
    LiveCircuit,
    screen_ms_per_s,
)
from synapse_sim.arrays import Floats
from synapse_sim.draw.canvas import Canvas, Rect, Style
from synapse_sim.draw.marks import fitting
from synapse_sim.scenes.circuit.activity import glow_levels, travel_stretch, travelling
from synapse_sim.scenes.circuit.cells import cell_sprite
from synapse_sim.scenes.circuit.layout import FULL, Axons, Layout, axons, layout
from synapse_sim.scenes.circuit.raster import draw_raster, paint_raster_panel
from synapse_sim.scenes.circuit.readings import draw_readings, least_height, readings
from synapse_sim.scenes.circuit.signal import draw_rings, story
from synapse_sim.scenes.shared.heads import content, draw_chrome, is_roomy
from synapse_sim.scenes.shared.scene import Scene
from synapse_sim.session.frame import Frame
from synapse_sim.story.headlines import circuit_headline
from synapse_sim.story.scene_names import scene_row
from synapse_sim.texts.numbers import after_dose, digits, pace_chip, percent, whole

RECEPTORS = 10
"""Receptor places shown on each drawn cell; the share that holds drug is the block of its class."""

_LARGE_EM = 13.0
_GOLDEN = 0.6180339887498949


def draw(canvas: Canvas, frame: Frame) -> None:
    """Fill `canvas.rect` with the scene."""
    circuit, network = frame.world.circuit, _network(frame)
    places, paths = layout(canvas.rect, *network), axons(canvas.rect, *network)
    _draw_ground(canvas, network)
    _draw_cells(canvas, frame, places)
    if not frame.reduced_motion:
        _draw_spikes(canvas, circuit, places, paths, _pace_ms_per_s(frame))
    draw_rings(canvas, circuit, places)
    draw_raster(canvas, circuit, places.raster)
    _draw_words(canvas, frame, places)


def chips(frame: Frame) -> tuple[str, ...]:
    """The scales of the scene at full size."""
    return _scales(frame, sum(FULL))


def _scales(frame: Frame, drawn: int) -> tuple[str, ...]:
    stretch = travel_stretch(frame.world.circuit, _pace_ms_per_s(frame))
    return (
        pace_chip(_pace_ms_per_s(frame) / 1000.0),
        f"{drawn} of {CELLS} cells drawn",
        f"travel {digits(stretch)} × slower",
    )


def describe(frame: Frame, rect: Rect, x: float, y: float) -> str | None:
    """What lies under the pointer: a cell with its state, or a part of the scene."""
    places = layout(rect, *_network(frame))
    row = _cell_under(places, x, y)
    if row is not None:
        return _cell_words(frame, places, row)
    if places.raster.contains(x, y):
        return "Every tick is one spike of the last 500 ms: 80 pyramidal cells above, 20 interneurons below."
    return None


def _network(frame: Frame) -> tuple[int, float]:
    return frame.config.circuit.network_seed, frame.config.circuit.spread


def _pace_ms_per_s(frame: Frame) -> float:
    return screen_ms_per_s(frame.config.circuit)


def _is_large(canvas: Canvas) -> bool:
    """Whether the scene fills the window's middle, so that it needs a ground of its own."""
    return canvas.rect.h >= _LARGE_EM * canvas.em("body")


def _draw_ground(canvas: Canvas, network: tuple[int, float]) -> None:
    """All that stands still, as one layer."""
    paint = partial(_paint_ground, network=network)
    if _is_large(canvas):
        canvas.layer(("circuit", *network), canvas.rect, paint, ground="background")
    else:
        canvas.layer(("circuit", *network), canvas.rect, paint)


def _paint_ground(canvas: Canvas, network: tuple[int, float]) -> None:
    if _is_large(canvas):
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


def _draw_cells(canvas: Canvas, frame: Frame, places: Layout) -> None:
    levels = glow_levels(frame.world.circuit, places.cell, _pace_ms_per_s(frame))
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
    luck = (np.arange(RECEPTORS) + 0.5) / RECEPTORS
    shift = (np.arange(len(place))[:, None] + 0.5) * _GOLDEN % 1.0 / RECEPTORS
    block = np.full(len(place), frame.moment.block_interneuron)
    block[: places.pyramidal] = frame.moment.block_pyramidal
    held = place[luck[None, :] - 0.5 / RECEPTORS + shift < block[:, None]]
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


def _draw_spikes(canvas: Canvas, circuit: LiveCircuit, places: Layout, paths: Axons, ms_per_s: float) -> None:
    spikes = travelling(circuit, places.cell, paths, ms_per_s)
    radius = max(canvas.dp(1.9), 0.016 * places.height)
    pyramidal = spikes.sender < places.pyramidal
    for chosen, colour, shape in ((pyramidal, "calcium", "triangle"), (~pyramidal, "gaba", "square")):
        sprite = canvas.dot(colour, radius, shape)
        canvas.dots(sprite, spikes.x[chosen], spikes.y[chosen], spikes.level[chosen])


def _draw_words(canvas: Canvas, frame: Frame, places: Layout) -> None:
    scales = _scales(frame, len(places.cell))
    above = _chips_above(canvas, scales, places.picture)
    below = draw_chrome(canvas, SCENE.label, after_dose(frame.time_h), above)
    inner = content(canvas)
    right = places.column.right - canvas.dp(10)
    rect = Rect(inner.x, below.y, max(1.0, right - inner.x), max(1.0, inner.bottom - below.y))
    if _is_large(canvas):
        rect = rect.top_slice(canvas.dp(6))[1]
    if not above:
        rect = _draw_scales(canvas, frame, rect, scales)
    rows = readings(frame)
    told = story(frame)
    words = told[0] if told else circuit_headline(frame.facts)
    rect = _draw_headline(canvas, rect, words, least_height(canvas, rect.w, rows, named=not told))
    draw_readings(canvas, rect, rows)


def _draw_scales(canvas: Canvas, frame: Frame, rect: Rect, scales: tuple[str, ...]) -> Rect:
    """The scales, or the signal's answer, in a line at the foot of the column; returns what is left above."""
    times = digits(1000.0 / _pace_ms_per_s(frame))
    wordings = (" · ".join(scales), " · ".join(scales[:2]), scales[0], f"slowed {times} ×", f"{times} × slow")
    foot, rest = rect.bottom_slice(canvas.line_height("small"))
    words = fitting(canvas, (*story(frame), *wordings, ""), foot.w)
    canvas.text(foot.x, foot.y, words, "small", "ink_soft", ground="background")
    return rest


def _draw_headline(canvas: Canvas, rect: Rect, words: str, least: float) -> Rect:
    """The headline at the foot, if `least` px remain above it; returns what is left."""
    style: Style = "body" if is_roomy(canvas) else "small"
    need = canvas.paragraph_height(rect.w, words, style, weight="semibold") + canvas.dp(8)
    if rect.h - need < least:
        return rect
    foot, rest = rect.bottom_slice(need)
    canvas.paragraph(foot.moved(0, canvas.dp(6)), words, style, weight="semibold", ground="background")
    return rest


def _chips_above(canvas: Canvas, words: tuple[str, ...], picture: Rect) -> tuple[str, ...]:
    """As many chips as fit into one row above the picture."""
    inner = content(canvas)
    if inner.y + canvas.line_height("small") > picture.y + canvas.dp(6):
        return ()
    room, shown = inner.right - picture.x, list(words)
    while shown and sum(canvas.measure(w, "small")[0] + 2.2 * canvas.em("small") for w in shown) > room:
        shown.pop()
    return tuple(shown)


def _cell_under(places: Layout, x: float, y: float) -> int | None:
    dx, dy = x - places.soma[:, 0], y - places.soma[:, 1]
    pyramidal = np.arange(len(dx)) < places.pyramidal
    wide = np.where(pyramidal, 0.13 * places.height, 0.5 * places.size)
    up = np.where(pyramidal, 0.75 * places.height, 0.5 * places.size)
    down = np.where(pyramidal, 0.22 * places.height, 0.5 * places.size)
    hit = np.flatnonzero((np.abs(dx) <= wide) & (dy >= -up) & (dy <= down))
    return int(hit[np.argmin(np.hypot(dx, dy)[hit])]) if hit.size else None


def _cell_words(frame: Frame, places: Layout, row: int) -> str:
    circuit, cell = frame.world.circuit, int(places.cell[row])
    pyramidal = row < places.pyramidal
    kind = "Pyramidal cell" if pyramidal else "Interneuron"
    number = cell + 1 if pyramidal else cell - PYRAMIDAL_CELLS + 1
    total = PYRAMIDAL_CELLS if pyramidal else INTERNEURONS
    block = frame.moment.block_pyramidal if pyramidal else frame.moment.block_interneuron
    return (
        f"{kind} {number} of {total}: {whole(float(circuit.voltage_mv[cell]), 'mV')}, "
        f"{_last_spike(circuit, cell)}; drug in {percent(block)} of its class's NMDA channels."
    )


def _last_spike(circuit: LiveCircuit, cell: int) -> str:
    ago_ms = circuit.time_ms - float(circuit.spikes.last_ms[cell])
    return f"last spike {ago_ms:.0f} ms ago" if np.isfinite(ago_ms) else "no spike so far"


_COLUMNS = frozenset({
    "block_interneuron", "block_pyramidal", "rate_interneuron_hz", "rate_pyramidal_hz",
    "rate_interneuron_sd_hz", "rate_pyramidal_sd_hz", "communication_rel", "glutamate_rel",
    "spine_density_rel",
})  # fmt: skip
SCENE = Scene(
    row=scene_row("circuit"),
    draw=draw,
    chips=chips,
    describe=describe,
    columns=_COLUMNS,
    buttons=("send_signal",),
)
"""The row of the scene table."""
