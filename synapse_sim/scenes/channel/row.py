"""The row of all doors of a cell, each with what is in it now."""

from __future__ import annotations

from functools import partial

import numpy as np

from synapse_sim.arrays import AnyFloats, Bools
from synapse_sim.draw import masks
from synapse_sim.draw.canvas import Canvas, Rect, Sprite
from synapse_sim.draw.colour import Colour
from synapse_sim.draw.picture import Picture
from synapse_sim.scenes.channel.labels import caption_y
from synapse_sim.scenes.channel.reading import CellReading
from synapse_sim.scenes.channel.view import CellPlace
from synapse_sim.scenes.shared import marks
from synapse_sim.scenes.shared.shading import flat


def draw_row(canvas: Canvas, rect: Rect, shown: CellReading) -> None:
    """Draw the doors from left to right by their number, and mark those that are shown large."""
    step = rect.w / shown.is_open.size
    xs, y = rect.x + step * (np.arange(shown.is_open.size) + 0.5), rect.center[1]
    size = min(step, 0.9 * rect.h)
    for is_open in (False, True):
        walls = _walls(canvas, size, 0.72 * rect.h, is_open=is_open)
        _lay(canvas, walls, xs, y, shown.is_open == is_open)
    radius = 0.3 * size
    _lay(
        canvas,
        marks.ball(canvas, "magnesium", radius),
        xs,
        y + 0.14 * rect.h,
        shown.plugged & ~shown.holds_drug,
    )
    _lay(canvas, marks.calcium(canvas, radius), xs, y, shown.streams)
    _lay(canvas, marks.gem(canvas, 1.05 * radius), xs, y, shown.holds_drug)
    for x in xs[shown.holds_drug & ~shown.is_open]:
        canvas.ring(x, y, 1.6 * radius, "drug", 1.6)
    for number in shown.watched:
        box = Rect(xs[number] - 0.48 * step, rect.y + 0.02 * rect.h, 0.96 * step, 0.96 * rect.h)
        canvas.panel(box, None, "ink", radius_dp=5, width_dp=1.5)


def draw_ties(canvas: Canvas, place: CellPlace, shown: CellReading) -> None:
    """Lines from what each large door is doing to its place in the row."""
    if place.captions is None or place.row is None:
        return
    top = caption_y(canvas, place.captions) + 0.5 * canvas.line_height("small")
    for door, number in zip(place.doors, shown.watched, strict=True):
        x = place.row.x + place.row.w * (number + 0.5) / shown.is_open.size
        canvas.line((door.x, top), (x, place.row.y + 0.02 * place.row.h), "ink_soft", 1.2, 0.8)


def _lay(canvas: Canvas, sprite: Sprite, xs: AnyFloats, y: float, chosen: Bools) -> None:
    canvas.dots(sprite, xs[chosen], np.full(np.count_nonzero(chosen), y))


def _walls(canvas: Canvas, size: float, tall: float, *, is_open: bool) -> Sprite:
    """Two bars: apart and bright where a door is open, close and dim where it is shut."""
    form = round(size), round(tall), is_open
    paint = canvas.colour("receptor_nmda") if is_open else canvas.faded("receptor_nmda", 0.55, "background")
    return canvas.sprite(("channel_bars", form, paint), partial(_bars, form, paint))


def _bars(form: tuple[int, int, bool], colour: Colour) -> Picture:
    wide, tall, is_open = form
    x, y = masks.grid(wide + 2, tall + 2)
    apart, half = (0.3 if is_open else 0.19) * wide, max(0.8, 0.085 * wide)
    across = np.abs(np.abs(x - wide / 2 - 1) - apart) - half
    down = np.abs(y - tall / 2 - 1) - tall / 2
    return flat(masks.coverage(np.maximum(across, down)), colour)
