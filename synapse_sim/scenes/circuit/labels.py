"""Words at the things themselves: how much inhibition a net shows."""

from __future__ import annotations

from functools import partial

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.scenes.circuit.nets import box_of
from synapse_sim.scenes.circuit.view import Layout
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import wordings
from synapse_sim.texts.numbers import percent

_LEAST_EM = 5.0


def draw_labels(canvas: Canvas, frame: Frame, places: Layout) -> None:
    """The share of inhibition at the net of the first cell in front, on the side where there is room."""
    cell = next(each for each in places.cells if each.is_pyramidal and not each.is_behind)
    box = box_of(cell)
    tip = box.center[0] + 0.30 * box.w, box.y + 0.20 * box.h
    share = percent(frame.moment.received_inhibition_rel)
    height = 2 * canvas.line_height("small")
    room = places.cells[0].x - tip[0]
    area = Rect(tip[0], tip[1] - height, max(room, _LEAST_EM * canvas.em("small")), height + canvas.dp(4))
    canvas.layer(("circuit", "label", share), area, partial(_paint, share=share, tip=(0.0, height)))


def _paint(canvas: Canvas, *, share: str, tip: tuple[float, float]) -> None:
    """A leader line from its tip up to the words."""
    line = canvas.line_height("small")
    end = tip[0] + 0.8 * line, tip[1] - line
    canvas.line(tip, end, "ink_soft", 1.4)
    words = wordings("scenes.circuit.inhibition", share=share)
    room = canvas.rect.w - end[0] - canvas.dp(4)
    fits = (each for each in words if canvas.measure(each, "small", "semibold")[0] <= room)
    haloed(canvas, end[0] + canvas.dp(4), end[1], next(fits, words[-1]), weight="semibold")
