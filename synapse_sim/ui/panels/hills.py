"""The timeline of the projector: two hills, the drug and the relief, each to its own peak."""

from __future__ import annotations

from synapse_sim.course.course import Course
from synapse_sim.course.parts import most_relief_without_drug, stretches_h
from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.session.dose import relief_is_known
from synapse_sim.session.frame import Frame
from synapse_sim.ui.panels.answer_row import draw_hatch
from synapse_sim.ui.panels.caption import HIDDEN
from synapse_sim.ui.panels.drawn import OWN_PEAKS, Row
from synapse_sim.ui.panels.hill import haloed, paint_hill, paint_line
from synapse_sim.ui.panels.hill_names import paint_names, paint_note
from synapse_sim.ui.panels.hill_places import Ground, curve_of, hills_of, top_of
from synapse_sim.ui.panels.lane_places import scale_of
from synapse_sim.ui.panels.lane_table import DRUG, RELIEF, Lane
from synapse_sim.ui.panels.wrong_band import paint_band

HILLS_SHARE = 0.19
"""Height of the hills with their axis as a share of the window's."""
_SHADE = 0.16
_HATCH_FADES, _HATCH_DP = 0.6, 12.0
"""How pale the lines over what is hidden are, and how far apart: what is seen stays the picture."""
_PALER = 0.6
"""Density of the hill of relief, in which words stand, as a share of the drug's."""


def paint_hills(canvas: Canvas, frame: Frame, ground: Ground) -> tuple[Row, ...]:
    """Paint them, what lasts without the drug, and their names; where these stand comes back, px.

    Args:
        canvas: an opaque one.
        frame: gives course, pins and what is masked.
        ground: where they stand.
    """
    hills = hills_of(frame)
    if _shows_both(frame, hills):
        _paint_shade(canvas, frame.course, ground)
    hidden = _paint_hatch(canvas, ground, hills)
    for lane in hills:
        _paint_ghosts(canvas, frame, ground, lane)
        _paint_one(canvas, frame, ground, lane)
    if hidden is not None:
        low = hidden.bottom - 0.6 * canvas.line_height("small")
        haloed(canvas, (hidden.center[0], low), HIDDEN, anchor="center")
    names = paint_names(canvas, frame, ground)
    _paint_ghost_names(canvas, frame, ground)
    note = paint_note(canvas, frame, ground, names) if len(names) > 1 and not frame.pins else None
    return names if note is None else (*names, Row(OWN_PEAKS, note))


def _shows_both(frame: Frame, hills: tuple[Lane, ...]) -> bool:
    """Whether relief may be held against the drug here."""
    names = {lane.name for lane in hills if not lane.is_hidden}
    return (
        names >= {DRUG, RELIEF} and relief_is_known(frame.course) and not frame.hides(("block_interneuron",))
    )


def _paint_shade(canvas: Canvas, course: Course, ground: Ground) -> None:
    for start_h, stop_h in stretches_h(course, most_relief_without_drug(course)):
        left, right = ground.x(start_h), ground.x(stop_h)
        box = Rect(left, ground.area.y, right - left, ground.area.h)
        canvas.panel(box, "gaba", None, radius_dp=3, alpha=_SHADE)


def _paint_one(canvas: Canvas, frame: Frame, ground: Ground, lane: Lane) -> None:
    seen = lane.seen(frame.course)
    if lane.peak_h(frame.course) is not None or (lane.is_hidden and len(frame.course.time_h[seen]) > 1):
        x, y = curve_of(frame, ground, lane)
        paint = _paint_of(frame, lane)
        paint_hill(canvas, x, y, ground.area.bottom - 1.5, paint, share=1.0 if lane.name == DRUG else _PALER)
        scale = scale_of(ground.area, [lane.values(frame.course)], (top_of(frame, lane),))
        paint_band(canvas, frame, lane, x=x, place=scale.y, paint=_paint_of(frame, lane))
        paint_line(canvas, x, y, _paint_of(frame, lane))


def _paint_ghosts(canvas: Canvas, frame: Frame, ground: Ground, lane: Lane) -> None:
    for pin in frame.ghosts:
        if lane.belongs(pin.course) and len(pin.course.time_h[lane.seen(pin.course)]) > 1:
            x, y = curve_of(frame, ground, lane, pin.course)
            paint_line(
                canvas, x, y, canvas.faded(lane.paint, 0.4, "background"), width_dp=1.4, dash_dp=(6, 4)
            )


def _paint_hatch(canvas: Canvas, ground: Ground, hills: tuple[Lane, ...]) -> Rect | None:
    """Pale lines where either hill is to be predicted, below what is seen of the other; where, px."""
    hidden = [lane for lane in hills if lane.is_hidden]
    if not hidden:
        return None
    left = max(ground.area.x, ground.x(hidden[0].hidden_from_h))
    room = Rect(left, ground.area.y, max(1.0, ground.area.right - left), ground.area.h)
    draw_hatch(canvas.sub(room), room, canvas.faded("ink_soft", _HATCH_FADES, "background"), _HATCH_DP)
    return room


def _paint_ghost_names(canvas: Canvas, frame: Frame, ground: Ground) -> None:
    """The name of each pinned run at the upper right, where hills are low."""
    line = canvas.line_height("small")
    for k, pin in enumerate(frame.pins[: max(1, int(ground.area.h / line))]):
        place = ground.area.right, ground.area.y + (k + 0.5) * line
        haloed(canvas, place, f"- - {pin.label}", anchor="midright", weight="regular")


def _paint_of(frame: Frame, lane: Lane) -> Paint:
    return "lost" if lane.name == RELIEF and not relief_is_known(frame.course) else lane.paint
