"""Words at the things themselves: how much inhibition a net shows."""

from __future__ import annotations

from synapse_sim.draw.canvas import Canvas
from synapse_sim.draw.marks import fitting
from synapse_sim.scenes.circuit.nets import box_of
from synapse_sim.scenes.circuit.view import Layout
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import wordings
from synapse_sim.texts.numbers import percent


def draw_labels(canvas: Canvas, frame: Frame, places: Layout) -> None:
    """The share of inhibition at the net of the first cell in front: a leader line up to the words."""
    cell = next(each for each in places.cells if each.is_pyramidal and not each.is_behind)
    box, line = box_of(cell), canvas.line_height("small")
    tip = box.center[0] + 0.30 * box.w, box.y + 0.20 * box.h
    end = tip[0] + 0.8 * line, tip[1] - line
    canvas.line(tip, end, "ink_soft", 1.4)
    words = wordings("scenes.circuit.inhibition", share=percent(frame.moment.received_inhibition_rel))
    room = places.cells[0].x - end[0] - box_of(places.cells[0]).w / 2
    shown = fitting(canvas, words, room, "small", "semibold")
    haloed(canvas, end[0] + canvas.dp(4), end[1], shown, weight="semibold")
