"""The picture on a card of a lesson: the drug in time, and behind a cover what the class is asked for."""

from __future__ import annotations

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.theme import Paint, Style
from synapse_sim.lesson.sketch import Curve, Sketch
from synapse_sim.story.stages import BY_NAME
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.panels.answer_row import draw_hatch

_COVER_FROM = 0.45
"""Share of the width that is never covered by more than what was hidden later."""
_HATCH_DP = 9.0


def draw_sketch(canvas: Canvas, box: Rect, sketch: Sketch, *, is_covered: bool) -> None:
    """Draw it into a box.

    Args:
        canvas: where.
        box: px.
        sketch: what.
        is_covered: whether what the lesson asks for stays hidden.
    """
    field = Rect(box.x, box.y + canvas.dp(2), box.w, box.h - canvas.dp(8))
    canvas.line((field.x, field.bottom), (field.right, field.bottom), "border", 1)
    _draw_curve(canvas, field, sketch.drug, "drug", 1.0, filled=True)
    if sketch.is_hidden:
        until = sketch.covered_from if is_covered else 1.0
        _draw_curve(canvas, field, sketch.asked, BY_NAME[sketch.stage].paint, until, filled=False)
    if is_covered:
        _draw_cover(canvas, field, sketch)
    _draw_doses(canvas, field, sketch.doses)


def _draw_curve(
    canvas: Canvas, field: Rect, heights: Curve, paint: Paint, until: float, *, filled: bool
) -> None:
    """A curve up to a share of the width."""
    shares = (np.arange(len(heights)) + 0.5) / max(len(heights), 1)
    seen = shares <= until
    if seen.sum() < 2:
        return
    x: Floats = field.x + field.w * shares[seen]
    y: Floats = field.bottom - (field.h - canvas.dp(3)) * np.array(heights)[seen]
    if filled:
        left = int(np.ceil(x[0]))
        columns = np.arange(left, int(x[-1]))
        canvas.columns(left, np.interp(columns, x, y), np.full(len(columns), field.bottom), paint, 0.35)
    canvas.trace(x, y, paint, 2)


def _draw_doses(canvas: Canvas, field: Rect, doses: tuple[float, ...]) -> None:
    """A mark each, so small that neighbors stay apart."""
    apart = min(np.diff(doses), default=1.0) * field.w
    radius = min(canvas.dp(4.5), 0.45 * apart)
    for share in doses:
        canvas.mark("diamond", field.x + share * field.w, field.bottom, radius, "drug")


def _draw_cover(canvas: Canvas, field: Rect, sketch: Sketch) -> None:
    """Hatched, with a question mark: a cover is never told by colour alone."""
    left = field.x + max(sketch.covered_from, _COVER_FROM) * field.w
    room = Rect(left, field.y, field.right - left, field.h)
    canvas.panel(room, "raised", "border", radius_dp=4)
    hatch = canvas.faded("ink_soft", 0.5, "raised")
    draw_hatch(canvas.sub(room.inset(canvas.dp(1))), room, hatch, _HATCH_DP)
    (x, y), r = room.center, min(canvas.em("title"), 0.46 * room.h)
    canvas.disc(x, y, r, "raised")
    style: Style = "title" if canvas.line_height("title") <= room.h else "body"
    canvas.text(x, y, text("lesson.card.covered"), style, anchor="center", ground="raised")
