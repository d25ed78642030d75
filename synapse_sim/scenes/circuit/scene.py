"""The Circuit scene, "the brake weakens": cells with their nets of inhibition, and instruments."""

from __future__ import annotations

from functools import partial

from synapse_sim.agents.circuit.circuit import CELLS
from synapse_sim.draw.canvas import Canvas
from synapse_sim.draw.theme import load_theme
from synapse_sim.scenes.circuit.activity import travel_stretch
from synapse_sim.scenes.circuit.doses import draw_doses
from synapse_sim.scenes.circuit.firing import draw_firing
from synapse_sim.scenes.circuit.labels import draw_labels
from synapse_sim.scenes.circuit.legend import draw_legend
from synapse_sim.scenes.circuit.parts import Parts, parts_of
from synapse_sim.scenes.circuit.picture import draw_picture
from synapse_sim.scenes.circuit.rasters import draw_rasters
from synapse_sim.scenes.circuit.reading import network_of, pace_ms_per_s
from synapse_sim.scenes.circuit.signal import draw_rings, draw_signal
from synapse_sim.scenes.circuit.things import things
from synapse_sim.scenes.circuit.view import layout
from synapse_sim.scenes.circuit.words import instrument_words, picture_words
from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.shared.scene import Scene
from synapse_sim.session.frame import Frame
from synapse_sim.story.scene_names import scene_row
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import digits, pace_chip

_BRANCH_UP = 2.0
"""Height of the branch above the body of its cell, in units of the cell."""


def draw(canvas: Canvas, frame: Frame, room: Room) -> None:
    """Draw the ground into the whole room, all else into its free part."""
    shared = parts_of(frame, room, canvas.em("small"))
    draw_picture(canvas, frame, room, shared)
    free = canvas.sub(room.free)
    draw_rings(free, frame.world.circuit, layout(shared.picture, *network_of(frame)))
    free.renewed("circuit.readings", frame.instant, partial(draw_readings, frame=frame, shared=shared))


def draw_readings(canvas: Canvas, frame: Frame, shared: Parts) -> None:
    """All that is written or plotted: legend, labels and instruments."""
    if shared.legend.h > 0:
        draw_legend(canvas, frame, shared.legend)
    draw_labels(canvas, frame, layout(shared.picture, *network_of(frame)))
    blocks = shared.blocks
    draw_rasters(canvas, frame, blocks.get("without"), blocks.get("with_drug"))
    for name, paint in (("firing", draw_firing), ("doses", draw_doses), ("signal", draw_signal)):
        if name in blocks:
            paint(canvas, frame, blocks[name])


def chips(frame: Frame) -> tuple[str, ...]:
    """How slow the motion is, how slow spikes travel, and that lengths say nothing."""
    stretch = travel_stretch(frame.world.circuit, pace_ms_per_s(frame))
    return (
        pace_chip(pace_ms_per_s(frame) / 1000.0),
        text("scenes.circuit.drawn", cells=CELLS),
        text("scenes.circuit.travel", times=digits(stretch)),
        text("scenes.not_to_scale"),
    )


def describe(frame: Frame, room: Room, x: float, y: float) -> str | None:
    """What lies under the pointer."""
    shared = parts_of(frame, room, _em_px(frame, room))
    name = next((name for name, rect in shared.blocks.items() if rect.contains(x, y)), None)
    if name is not None:
        return instrument_words(frame, name)
    return picture_words(frame, layout(shared.picture, *network_of(frame)), x, y)


def _em_px(frame: Frame, room: Room) -> float:
    """Small text as the window has it, whose height the room has."""
    window = frame.config.window
    theme = load_theme("projector" if window.projector else "dark")
    return theme.text["small"] * room.whole.h * window.scale


def branch_at(frame: Frame, room: Room) -> tuple[float, float]:
    """Where the branch lies: among the dendrites of a pyramidal cell in front."""
    seen = layout(parts_of(frame, room, _em_px(frame, room)).picture, *network_of(frame))
    front = [cell for cell in seen.cells if cell.is_pyramidal and not cell.is_behind]
    cell = front[len(front) // 2]
    return cell.x, cell.y - _BRANCH_UP * cell.scale


_COLUMNS = frozenset({
    "block_interneuron", "block_pyramidal", "rate_interneuron_hz", "rate_pyramidal_hz",
    "rate_interneuron_sd_hz", "rate_pyramidal_sd_hz", "communication_rel", "glutamate_rel",
    "received_inhibition_rel", "spine_density_rel",
})  # fmt: skip
SCENE = Scene(
    row=scene_row("circuit"),
    draw=draw,
    chips=chips,
    describe=describe,
    fills=True,
    columns=_COLUMNS,
    buttons=("send_signal",),
    inside=branch_at,
    tells_ahead=True,
    things=things,
)
"""The row of the scene table."""
