"""Mean firing against before the dose, both classes: the course's, not what the rasters count."""

from __future__ import annotations

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.marks import fitting
from synapse_sim.scenes.circuit.panel import block, classed, draw_title
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import wordings
from synapse_sim.texts.numbers import signed_percent


def draw_firing(canvas: Canvas, frame: Frame, rect: Rect) -> None:
    """Two changes under a title."""
    parts = block(canvas, rect)
    draw_title(canvas, parts.title, wordings("scenes.circuit.firing"))
    words = fitting(canvas, wordings("scenes.circuit.firing_of"), rect.w)
    canvas.text(rect.x, parts.foot.y + canvas.dp(2), words, "small", "ink_soft", ground="background")
    changes = (("pyramidal", frame.facts.pyramidal), ("gaba", frame.facts.interneurons))
    for k, (role, change) in enumerate(changes):
        y = parts.ground.y + (0.27 + 0.46 * k) * parts.ground.h
        classed(canvas, (rect.x, y), role, signed_percent(change), "value")
