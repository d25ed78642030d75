"""The timeline of the projector: two hills, the drug and the relief, each to its own peak."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.course.course import Course
from synapse_sim.course.parts import most_relief_without_drug, stretches_h
from synapse_sim.course.thresholds import ONE_PERCENT
from synapse_sim.draw.canvas import Canvas, Paint, Point, Rect
from synapse_sim.draw.chart import Axis, x_px
from synapse_sim.draw.marks import fitting
from synapse_sim.session.dose import relief_is_known
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.panels.answer_row import draw_hatch
from synapse_sim.ui.panels.caption import HIDDEN
from synapse_sim.ui.panels.clear_place import Around, clear_place
from synapse_sim.ui.panels.drawn import Row
from synapse_sim.ui.panels.hill import haloed, paint_hill, paint_line
from synapse_sim.ui.panels.lane_places import scale_of
from synapse_sim.ui.panels.lane_table import (
    DRUG,
    RELIEF,
    TREATED,
    Lane,
    lanes_of,
    relief_scores,
)
from synapse_sim.ui.panels.wrong_band import band_runs, paint_band

HILLS_SHARE = 0.19
"""Height of the hills with their axis as a share of the window's."""
_LEAST_EM = 1.1
"""Least height of the hills themselves, in ems: their names stand in them."""
_KNOB_DP = 7.0
_TICKS_EM, _LOW_TICKS_EM = 1.3, 1.14
"""Height of the row of times, and where hills are low."""
_LOW_EM = 3.0
"""Below this height, in ems, hills are low: they have the room of the knob as well."""
_LETTERS_LOW = 0.26
"""Foot of relief's letters below their middle, in lines."""
_SHADE = 0.16
_BESIDE_PX = 8.0
"""Between the drug's line and words."""
_PALER = 0.6
"""Density of the hill of relief, in which words stand, as a share of the drug's."""
_BELOW_EM = 0.25
_DRUG_SHARE = 0.45
"""Of the width, from the left, for the drug's name; the last part is relief's."""
_NAME_UP, _NAME_HIGH = 0.52, 0.42
"""Middle of relief's name above the axis, and its letters above that, in lines."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where the hills stand: their area, px, and the axis of time below it."""

    area: Rect
    axis: Axis

    def x(self, time_h: float) -> float:
        """The pixel of a time."""
        return x_px(self.area, self.axis, time_h)


def ground_of(canvas: Canvas, rect: Rect, axis: Axis) -> Ground:
    """The hills in a rectangle, above one row of times."""
    em, knob, ticks = canvas.em("small"), canvas.dp(_KNOB_DP), _TICKS_EM * canvas.em("small")
    if rect.h - knob - ticks < _LOW_EM * em:
        knob, ticks = 0.0, _LOW_TICKS_EM * em
    return Ground(Rect(rect.x, rect.y + knob, rect.w, max(1.0, rect.h - knob - ticks)), axis)


def least_hills(canvas: Canvas) -> float:
    """Height below which hills are not worth showing, px."""
    return (_LEAST_EM + _LOW_TICKS_EM) * canvas.em("small")


def hills_of(frame: Frame) -> tuple[Lane, ...]:
    """Drug and relief, or what there is of them."""
    return tuple(lane for lane in lanes_of(frame) if lane.name in {DRUG, RELIEF, TREATED})


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
    for lane in hills:
        _paint_ghosts(canvas, frame, ground, lane)
        _paint_one(canvas, frame, ground, lane)
    _paint_hatch(canvas, ground, hills)
    names = tuple(
        Row(lane.name, name) for lane in hills if (name := _paint_name(canvas, frame, ground, lane))
    )
    _paint_ghost_names(canvas, frame, ground)
    return names


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


def _curve(course: Course, ground: Ground, lane: Lane, top: float) -> tuple[Floats, Floats]:
    scale = scale_of(ground.area, [lane.values(course)], (top,))
    x = ground.area.x + ground.axis.share(course.time_h) * ground.area.w
    return x[lane.seen(course)], scale.y(lane.values(course))[lane.seen(course)]


def _paint_one(canvas: Canvas, frame: Frame, ground: Ground, lane: Lane) -> None:
    seen = lane.seen(frame.course)
    if lane.peak_h(frame.course) is not None or (lane.is_hidden and len(frame.course.time_h[seen]) > 1):
        x, y = _curve(frame.course, ground, lane, _top(frame, lane))
        paint = _paint_of(frame, lane)
        paint_hill(canvas, x, y, ground.area.bottom - 1.5, paint, share=1.0 if lane.name == DRUG else _PALER)
        scale = scale_of(ground.area, [lane.values(frame.course)], (_top(frame, lane),))
        paint_band(canvas, frame, lane, x=x, place=scale.y, paint=_paint_of(frame, lane))
        paint_line(canvas, x, y, _paint_of(frame, lane))


def _paint_ghosts(canvas: Canvas, frame: Frame, ground: Ground, lane: Lane) -> None:
    for pin in frame.ghosts:
        if lane.belongs(pin.course) and len(pin.course.time_h[lane.seen(pin.course)]) > 1:
            x, y = _curve(pin.course, ground, lane, _top(frame, lane))
            paint_line(
                canvas, x, y, canvas.faded(lane.paint, 0.4, "background"), width_dp=1.4, dash_dp=(6, 4)
            )


def _top(frame: Frame, lane: Lane) -> float:
    courses = [frame.course, *(pin.course for pin in frame.ghosts if lane.belongs(pin.course))]
    runs = [*(lane.values(course) for course in courses), *band_runs(frame, lane)]
    return max(ONE_PERCENT, *(float(run.max()) for run in runs))


def _paint_hatch(canvas: Canvas, ground: Ground, hills: tuple[Lane, ...]) -> None:
    """What is to be predicted of either hill, with their names and the sign that stands for it."""
    hidden = [lane for lane in hills if lane.is_hidden]
    if hidden:
        left = max(ground.area.x, ground.x(hidden[0].hidden_from_h))
        room = Rect(left, ground.area.y, max(1.0, ground.area.right - left), ground.area.h)
        draw_hatch(canvas.sub(room), room)
        low = room.bottom - 0.6 * canvas.line_height("small")
        haloed(canvas, (room.center[0], low), HIDDEN, anchor="center")


def _paint_ghost_names(canvas: Canvas, frame: Frame, ground: Ground) -> None:
    """The name of each pinned run at the upper right, where hills are low."""
    line = canvas.line_height("small")
    for k, pin in enumerate(frame.pins[: max(1, int(ground.area.h / line))]):
        place = ground.area.right, ground.area.y + (k + 0.5) * line
        haloed(canvas, place, f"- - {pin.label}", anchor="midright", weight="regular")


def _paint_of(frame: Frame, lane: Lane) -> Paint:
    return "lost" if lane.name == RELIEF and not relief_is_known(frame.course) else lane.paint


def _paint_name(canvas: Canvas, frame: Frame, ground: Ground, lane: Lane) -> Rect | None:
    """The drug's name beside its peak; relief's inside its hill, with the points that it means.

    Each with its largest value, where there is room: so the hills are not taken for two of one scale.
    """
    course, area, line = frame.course, ground.area, canvas.line_height("small")
    peak_h = lane.peak_h(course)
    if peak_h is None:
        return None
    drug, name, is_clear = _drug_name(canvas, frame, ground)
    if lane.name == DRUG:
        _write(canvas, (drug.x, drug.center[1]), name, lane.paint, is_clear=is_clear)
        return drug
    wordings = _relief_wordings(course, lane, peak_h)
    y = area.bottom - _NAME_UP * line
    across, down = _curve(course, ground, lane, _top(frame, lane))
    room = _right_of(drug, area, y - 0.3 * line)
    clear_x = _drug_is_low_from(frame, ground, y + _LETTERS_LOW * line)
    clear = room.right_slice(room.right - min(max(room.x, clear_x), room.right))[0]
    peak = ground.x(peak_h), y - _NAME_HIGH * line
    x, words, is_clear = _inside(canvas, clear, (across, down), wordings, peak)
    if not is_clear:
        x, words, _ = _inside(canvas, room, (across, down), wordings, peak)
    _write(canvas, (x, y), words, is_clear=is_clear)
    return Rect(x, y - 0.4 * line, canvas.measure(words, "small", "semibold")[0], 0.8 * line)


def _write(canvas: Canvas, place: Point, words: str, paint: Paint = "ink", *, is_clear: bool) -> None:
    """Words in or beside a hill, which is pale enough; in a halo only where lines run through them."""
    if is_clear:
        canvas.text(*place, words, "small", paint, anchor="midleft", weight="semibold", ground="background")
    else:
        haloed(canvas, place, words, anchor="midleft", paint=paint)


def _relief_wordings(course: Course, lane: Lane, peak_h: float) -> tuple[str, ...]:
    said, shorter = _points(course, lane, peak_h), lane.said(course, peak_h)
    named = (text("panels.lanes.named", name=lane.label(course), value=value) for value in (said, shorter))
    wordings = (*named, said, shorter)
    return (*wordings, relief_scores(course, peak_h)) if said != shorter else wordings


def _drug_is_low_from(frame: Frame, ground: Ground, y: float) -> float:
    """From which x on the drug's line stays below a height, px."""
    course = frame.course
    drug = next((lane for lane in hills_of(frame) if lane.name == DRUG), None)
    if drug is None:
        return ground.area.x
    x, down = _curve(course, ground, drug, _top(frame, drug))
    high = np.flatnonzero(down < y)
    return float(x[high[-1]]) + _BESIDE_PX if high.size else ground.area.x


def _inside(
    canvas: Canvas, area: Rect, line: tuple[Floats, Floats], wordings: tuple[str, ...], at: Point
) -> tuple[float, str, bool]:  # fmt: skip
    """Where words begin so that a hill's line stays above them, near its peak, the longest that do, and if.

    Args:
        canvas: measures.
        area: where they may stand, px.
        line: x and y of the hill's line, px.
        wordings: from long to short.
        at: x of the peak and the top of the words, px.
    """
    high = np.flatnonzero(line[1] <= at[1])
    left, right = (line[0][high[0]], line[0][high[-1]]) if high.size else (area.x, area.right)
    left = max(left, area.x)
    words = fitting(canvas, wordings, right - left, "small", "semibold")
    width = canvas.measure(words, "small", "semibold")[0]
    x = min(at[0] - canvas.dp(40), right - width)
    x = float(min(max(x, left), area.right - width - canvas.dp(4)))
    return x, words, bool(high.size) and x >= area.x and width <= right - left


def _points(course: Course, lane: Lane, peak_h: float) -> str:
    said = lane.said(course, peak_h)
    is_score = course.config.subject.species == "human" and relief_is_known(course)
    return text("panels.lanes.points", change=said) if is_score else said


def _drug_name(canvas: Canvas, frame: Frame, ground: Ground) -> tuple[Rect, str, bool]:
    """The drug's name, where it stands and whether clear of both lines; none without a drug.

    Near the first peak, or behind the last of many: between doses it would seem the name of relief.
    """
    course, area, lanes = frame.course, ground.area, hills_of(frame)
    drug = next((lane for lane in lanes if lane.name == DRUG), None)
    peak_h = None if drug is None else drug.peak_h(course)
    if drug is None or peak_h is None:
        return Rect(area.x, area.y, 0.0, 0.0), "", True
    lines = [_curve(course, ground, lane, _top(frame, lane)) for lane in lanes]
    above = area.top_slice(area.h - _BELOW_EM * canvas.em("small"))[0]  # letters reach below their line
    first, label = above.left_slice(_DRUG_SHARE * area.w)[0], drug.label(course)
    at_x = min(ground.x(drug.first_as_high_h(course)), first.right)
    named = text("panels.lanes.named", name=label, value=drug.said(course, peak_h))
    last_x, nothing = ground.x(drug.last_as_high_h(course)), np.zeros((0, 2))
    places = [(Around(first, nothing, beside=lines), at_x)]
    if last_x > at_x:
        places.insert(0, (Around(above, nothing, under=lines), last_x))
    for around, peak_x in places:
        if placed := clear_place(canvas, around, (named, label), peak_x):
            return (*placed, True)
    width, line = canvas.measure(label, "small", "semibold")[0], canvas.line_height("small")
    return Rect(min(at_x + canvas.dp(20), area.right - width), area.y, width, line), label, False


def _right_of(name: Rect, area: Rect, top: float) -> Rect:
    """The area, or where words that begin so high would stand on a name, what is right of it."""
    left = name.right + 0.4 * name.h if name.bottom > top else area.x
    return area.right_slice(area.right - min(left, area.center[0]))[0]
