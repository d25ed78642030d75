"""The row of all doors of a cell, each with what is in it now."""

from __future__ import annotations

import numpy as np

from synapse_sim.arrays import AnyFloats
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.scenes.channel import marks
from synapse_sim.scenes.channel.reading import CellReading
from synapse_sim.texts.catalogue import text


def draw_row(canvas: Canvas, rect: Rect, shown: CellReading) -> None:
    """Draw the doors from left to right by their number, and mark those that are shown large."""
    count = shown.is_open.size
    icons = Rect(rect.x, rect.y, rect.w, rect.h)
    step = icons.w / count
    xs, y = icons.x + step * (np.arange(count) + 0.5), icons.center[1]
    tall, wide = 0.36 * icons.h, 0.2 * min(step, 0.9 * icons.h)
    _draw_walls(canvas, xs, y, (wide, tall), shown)
    radius = 0.34 * min(step, 0.8 * icons.h)
    plugged, streams, drug = shown.plugged & ~shown.holds_drug, shown.streams, shown.holds_drug
    canvas.dots(marks.ball(canvas, "magnesium", radius), xs[plugged], np.full(plugged.sum(), y + 0.3 * tall))
    canvas.dots(marks.calcium(canvas, 0.95 * radius), xs[streams], np.full(streams.sum(), y))
    canvas.dots(marks.gem(canvas, 0.95 * radius), xs[drug], np.full(drug.sum(), y))
    for x in xs[drug & ~shown.is_open]:
        canvas.ring(x, y, 1.55 * radius, "drug", 1.6)
    _draw_boxes(canvas, xs, y, (0.96 * step, 0.96 * icons.h), shown)


def _draw_walls(
    canvas: Canvas, xs: AnyFloats, y: float, size: tuple[float, float], shown: CellReading
) -> None:
    """Two bars a door: apart and bright where it is open, close and dim where it is shut."""
    wide, tall = size
    for is_open, paint, apart in ((True, "receptor_nmda", 2.0), (False, "dendrite", 1.5)):
        chosen = xs[shown.is_open == is_open]
        bar = canvas.dot(paint, wide, "square", flat=True) if wide < 1 else None
        if bar is not None:
            canvas.dots(bar, chosen, np.full(chosen.size, y))
            continue
        for x in chosen:
            for side in (-1, 1):
                box = Rect(x + side * apart * wide - 0.5 * wide, y - tall, wide, 2 * tall)
                canvas.panel(box, paint, None, radius_dp=3, alpha=1.0 if is_open else 0.55)


def _draw_boxes(
    canvas: Canvas, xs: AnyFloats, y: float, size: tuple[float, float], shown: CellReading
) -> None:
    for number in shown.watched:
        box = Rect(xs[number] - size[0] / 2, y - size[1] / 2, *size)
        canvas.panel(box, None, "ink", radius_dp=5, width_dp=1.5)


def row_words(shown: CellReading) -> str:
    """How many of the row hold drug."""
    held = int(np.count_nonzero(shown.holds_drug))
    return text("scenes.channel.of_row", count=held, all=shown.is_open.size)
