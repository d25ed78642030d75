"""The channel: NMDA receptors of a pyramidal cell and an interneuron, cut open, in the same drug cloud."""

from __future__ import annotations

from functools import partial

from synapse_sim.draw.canvas import Canvas
from synapse_sim.scenes.channel.curve import draw_curve
from synapse_sim.scenes.channel.ground import draw_ground
from synapse_sim.scenes.channel.handles import HANDLES
from synapse_sim.scenes.channel.instruments import draw_tallies
from synapse_sim.scenes.channel.labels import draw_captions, draw_event, draw_head, draw_lamps, draw_names
from synapse_sim.scenes.channel.picture import UMOLAR_PER_MARK, draw_cell, drug_marks
from synapse_sim.scenes.channel.reading import CellReading, readings
from synapse_sim.scenes.channel.row import draw_row, draw_ties
from synapse_sim.scenes.channel.things import things
from synapse_sim.scenes.channel.view import CellPlace, places
from synapse_sim.scenes.channel.words import describe
from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.shared.scene import Scene
from synapse_sim.session.frame import Frame
from synapse_sim.story.scene_names import scene_row
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import pace_chip, short


def draw(canvas: Canvas, frame: Frame, room: Room) -> None:
    """Draw both cells into the room."""
    cells, shown = places(room.free, canvas.line_height("small"), frame.view), readings(frame)
    draw_ground(canvas, room, cells)
    for k, (place, cell) in enumerate(zip(cells, shown, strict=True)):
        draw_cell(canvas, frame, place, cell, k)
    for k, (place, cell) in enumerate(zip(cells, shown, strict=True)):
        paint = partial(_draw_words, frame=frame, place=place, shown=cell, k=k)
        canvas.renewed(("channel.words", k), (frame.instant, cell.voltage_mv), paint)
    draw_names(canvas, cells, shown)
    draw_event(canvas, frame, cells)


def _draw_words(canvas: Canvas, *, frame: Frame, place: CellPlace, shown: CellReading, k: int) -> None:
    draw_head(canvas, place.head, frame, shown, k)
    draw_lamps(canvas, place, shown)
    draw_captions(canvas, place, shown)
    if place.row is not None:
        draw_row(canvas, place.row, shown)
        draw_ties(canvas, place, shown)
    if place.tallies.h > 0:
        draw_tallies(canvas, place.tallies, frame, k)
    if place.curve is not None:
        draw_curve(canvas, place.curve, frame, shown, k)


def chips(frame: Frame) -> tuple[str, ...]:
    """The pace, how much faster the drug comes and goes, what a mark is, and that nothing is to scale."""
    numbers = frame.config.channel
    drug = (
        text("scenes.channel.drug_pace", times=short(numbers.drug_times)),
        text("scenes.channel.mark", level=short(UMOLAR_PER_MARK)),
    )
    return (
        pace_chip(1e-3 * numbers.ms_per_s),
        *(drug if drug_marks(frame) else ()),
        text("scenes.not_to_scale"),
    )


_COLUMNS = frozenset({
    "effect_site_umolar", "block_interneuron", "block_pyramidal",
    "occupancy_sert", "occupancy_net", "occupancy_dat",
})  # fmt: skip
"""The occupancies are what the stage says of a drug that enters no NMDA channel."""
SCENE = Scene(
    scene_row("channel"), draw, chips, describe, _COLUMNS, handles=HANDLES, fills=True, things=things
)
"""The row of the scene table."""
