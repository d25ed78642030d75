"""The Circuit scene: cells of the live network, their axons with spikes on the way, raster and meters."""

from __future__ import annotations

from synapse_sim.agents.circuit.circuit import CELLS
from synapse_sim.draw.canvas import Canvas, Rect, Style
from synapse_sim.draw.marks import fitting
from synapse_sim.scenes.circuit.activity import travel_stretch
from synapse_sim.scenes.circuit.picture import draw_cells, draw_ground, draw_spikes, is_large
from synapse_sim.scenes.circuit.raster import draw_raster
from synapse_sim.scenes.circuit.reading import network_of, pace_ms_per_s, readings
from synapse_sim.scenes.circuit.signal import draw_rings, story
from synapse_sim.scenes.circuit.view import FULL, Layout, axons, layout
from synapse_sim.scenes.circuit.words import describe
from synapse_sim.scenes.shared.heads import content, draw_head, is_roomy
from synapse_sim.scenes.shared.meters import draw_meters, least_height
from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.shared.scene import Scene
from synapse_sim.session.frame import Frame
from synapse_sim.story.headlines import circuit_headline
from synapse_sim.story.scene_names import scene_row
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.numbers import after_dose, digits, pace_chip


def draw(canvas: Canvas, frame: Frame, room: Room) -> None:
    """Draw the scene into the free part of its room."""
    canvas = canvas.sub(room.free)
    circuit, network = frame.world.circuit, network_of(frame)
    places, paths = layout(canvas.rect, *network), axons(canvas.rect, *network)
    draw_ground(canvas, network)
    draw_cells(canvas, frame, places)
    if not frame.reduced_motion:
        draw_spikes(canvas, circuit, places, paths, pace_ms_per_s(frame))
    draw_rings(canvas, circuit, places)
    draw_raster(canvas, circuit, places.raster)
    _draw_words(canvas, frame, places)


def chips(frame: Frame) -> tuple[str, ...]:
    """The scales of the scene at full size."""
    return _scales(frame, sum(FULL))


def _scales(frame: Frame, drawn: int) -> tuple[str, ...]:
    stretch = travel_stretch(frame.world.circuit, pace_ms_per_s(frame))
    return (
        pace_chip(pace_ms_per_s(frame) / 1000.0),
        text("scenes.circuit.drawn", drawn=drawn, cells=CELLS),
        text("scenes.circuit.travel", times=digits(stretch)),
    )


def _draw_words(canvas: Canvas, frame: Frame, places: Layout) -> None:
    scales = _scales(frame, len(places.cell))
    above = _chips_above(canvas, scales, places.picture)
    below = draw_head(canvas, SCENE.label, after_dose(frame.time_h), above)
    inner = content(canvas)
    right = places.column.right - canvas.dp(10)
    rect = Rect(inner.x, below.y, max(1.0, right - inner.x), max(1.0, inner.bottom - below.y))
    if is_large(canvas):
        rect = rect.top_slice(canvas.dp(6))[1]
    if not above:
        rect = _draw_scales(canvas, frame, rect, scales)
    rows = readings(frame)
    told = story(frame)
    words = told[0] if told else str(circuit_headline(frame.facts))
    rect = _draw_headline(canvas, rect, words, least_height(canvas, rect.w, rows, named=not told))
    draw_meters(canvas, rect, rows)


def _draw_scales(canvas: Canvas, frame: Frame, rect: Rect, scales: tuple[str, ...]) -> Rect:
    """The scales, or the signal's answer, in a line at the foot of the column; returns what is left above."""
    times = digits(1000.0 / pace_ms_per_s(frame))
    scaled = (
        " · ".join(scales),
        " · ".join(scales[:2]),
        scales[0],
        *wordings("scenes.circuit.slowed", times=times),
    )
    foot, rest = rect.bottom_slice(canvas.line_height("small"))
    words = fitting(canvas, (*story(frame), *scaled, ""), foot.w)
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
