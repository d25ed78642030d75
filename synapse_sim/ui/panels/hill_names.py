"""The names of the two hills with their largest values, and that each has its own peak: off all lines."""

from __future__ import annotations

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.course.course import Course
from synapse_sim.draw.canvas import Canvas, Paint, Point, Rect
from synapse_sim.draw.marks import fitting
from synapse_sim.session.dose import relief_is_known
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.ui.panels.clear_place import Around, clear_place
from synapse_sim.ui.panels.drawn import Row
from synapse_sim.ui.panels.hill import haloed
from synapse_sim.ui.panels.hill_places import Ground, curve_of, hills_of
from synapse_sim.ui.panels.lane_table import DRUG, Lane, relief_scores

_LETTERS_LOW = 0.26
"""Foot of relief's letters below their middle, in lines."""
_BESIDE_PX = 8.0
"""Between the drug's line and words."""
_OFF_KNOB_DP = 8.0
"""Below the upper edge, along which the knob of the playhead passes: there words stand only if they must."""
_BELOW_EM = 0.25
_DRUG_SHARE = 0.45
"""Of the width, from the left, for the drug's name; the last part is relief's."""
_NAME_UP, _NAME_HIGH = 0.52, 0.42
"""Middle of relief's name above the axis, and its letters above that, in lines."""


def paint_names(canvas: Canvas, frame: Frame, ground: Ground) -> tuple[Row, ...]:
    """The drug's name beside its peak; relief's inside its hill, with the points that it means.

    Each with its largest value, where there is room: so the hills are not taken for two of one scale.
    """
    course, found = frame.course, []
    drug, name, is_clear = _drug_name(canvas, frame, ground)
    for lane in hills_of(frame):
        peak_h = lane.peak_h(course)
        if peak_h is None:
            continue
        if lane.name == DRUG:
            _write(canvas, (drug.x, drug.center[1]), name, lane.paint, is_clear=is_clear)
            found.append(Row(lane.name, drug))
        else:
            found.append(Row(lane.name, _paint_relief(canvas, frame, ground, (lane, peak_h), drug)))
    return tuple(found)


def _paint_relief(
    canvas: Canvas, frame: Frame, ground: Ground, peak_of: tuple[Lane, float], drug: Rect
) -> Rect:
    """Its name off that of the drug; where it stands."""
    (lane, peak_h), course, area = peak_of, frame.course, ground.area
    line = canvas.line_height("small")
    wordings = _relief_wordings(course, lane, peak_h)
    y = area.bottom - _NAME_UP * line
    across, down = curve_of(frame, ground, lane)
    room = _right_of(drug, area, y - 0.3 * line)
    clear_x = _drug_is_low_from(frame, ground, y + _LETTERS_LOW * line)
    clear = room.right_slice(room.right - min(max(room.x, clear_x), room.right))[0]
    peak = ground.x(peak_h), y - _NAME_HIGH * line
    x, words, is_clear = _inside(canvas, clear, (across, down), wordings, peak)
    if not is_clear:
        x, words, _ = _inside(canvas, room, (across, down), wordings, peak)
    _write(canvas, (x, y), words, is_clear=is_clear)
    return Rect(x, y - 0.4 * line, canvas.measure(words, "small", "semibold")[0], 0.8 * line)


def paint_note(canvas: Canvas, frame: Frame, ground: Ground, names: tuple[Row, ...]) -> Rect | None:
    """That each has its own peak, above both at the right end where there is room: else the foot says it."""
    lines = [curve_of(frame, ground, lane) for lane in hills_of(frame)]
    taken, said = [each.rect for each in names], wordings("panels.lanes.own_peak")
    below_knob = ground.area.top_slice(canvas.dp(_OFF_KNOB_DP))[1]
    rooms = (Around(room, np.zeros((0, 2)), under=lines, taken=taken) for room in (below_knob, ground.area))
    found = (clear_place(canvas, around, said, ground.area.right, "regular") for around in rooms)
    placed = next((each for each in found if each is not None), None)
    if placed is None:
        return None
    place, words = placed
    at = place.x, place.center[1]
    canvas.text(*at, words, "small", "ink_soft", anchor="midleft", weight="regular", ground="background")
    return place


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
    drug = next((lane for lane in hills_of(frame) if lane.name == DRUG), None)
    if drug is None:
        return ground.area.x
    x, down = curve_of(frame, ground, drug)
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
    lines = [curve_of(frame, ground, lane) for lane in lanes]
    above = area.top_slice(area.h - _BELOW_EM * canvas.em("small"))[0]  # letters reach below their line
    first, label = above.left_slice(_DRUG_SHARE * area.w)[0], drug.label(course)
    at_x = min(ground.x(drug.first_as_high_h(course)), first.right)
    named = text("panels.lanes.named", name=label, value=drug.said(course, peak_h))
    last_x, nothing = ground.x(drug.last_as_high_h(course)), np.zeros((0, 2))
    own = [line for line, lane in zip(lines, lanes, strict=True) if lane.name == DRUG]
    others = [line for line, lane in zip(lines, lanes, strict=True) if lane.name != DRUG]
    below_knob = first.top_slice(canvas.dp(_OFF_KNOB_DP))[1]
    places = [(Around(room, nothing, beside=others, under=own), at_x) for room in (below_knob, first)]
    if len(course.config.doses) > 1 and last_x > at_x:
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
