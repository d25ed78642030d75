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
        end = classed(canvas, (rect.x, y), role, signed_percent(change), "value")
        _draw_arrow(canvas, end + 0.9 * canvas.em("small"), y, change)


def _draw_arrow(canvas: Canvas, x: float, y: float, change: float) -> None:
    """Up or down beside a change that its number shows as one: who reads nothing sees which class it is."""
    if signed_percent(change) == signed_percent(0.0):
        return
    tall, up = 0.36 * canvas.em("value"), -1.0 if change > 0.0 else 1.0
    foot, neck, tip = y - up * tall, y + up * 0.1 * tall, y + up * tall
    canvas.line((x, foot), (x, neck), "ink", 2.6)
    half = 0.7 * tall
    canvas.polygon([(x - half, neck), (x + half, neck), (x, tip)], "ink")
