"""The handle under each cell's curve: the voltage of a sandbox copy of its doors."""

from __future__ import annotations

from functools import partial

from synapse_sim.agents.channel import CELLS
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.scenes.channel.curve import HIGH_MV, LOW_MV, handle_of
from synapse_sim.scenes.channel.reading import shown_mv
from synapse_sim.scenes.channel.view import places
from synapse_sim.scenes.shared.handle import Handle
from synapse_sim.scenes.shared.room import Room
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import text

_NOWHERE = Rect(0, 0, 0, 0)


def _tip(k: int) -> str:
    return text("scenes.channel.handle.tip", cell=text(f"scenes.channel.cell.{CELLS[k]}"))


def _value(k: int, frame: Frame) -> float:
    return shown_mv(frame, k)


def _place(k: int, canvas: Canvas, frame: Frame, room: Room) -> Rect:
    place = places(room.free, canvas.line_height("small"), frame.view)[k]
    return _NOWHERE if place.curve is None else handle_of(canvas, place.curve)


HANDLES = tuple(
    Handle(
        name=name,
        low=LOW_MV,
        high=HIGH_MV,
        unit="mV",
        label=partial(text, "scenes.channel.handle.label"),
        tip=partial(_tip, k),
        value=partial(_value, k),
        place=partial(_place, k),
    )
    for k, name in enumerate(CELLS)
)
"""One a cell, in the order of `CELLS`."""
