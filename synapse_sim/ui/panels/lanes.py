"""The timeline as a relay: a slim hill for each link of the chain, and a line that joins their peaks."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.course.course import Course
from synapse_sim.course.parts import relief_parts
from synapse_sim.course.thresholds import ONE_PERCENT
from synapse_sim.draw.canvas import Canvas, Paint, Point, Rect
from synapse_sim.session.dose import relief_is_known
from synapse_sim.session.frame import Frame
from synapse_sim.ui.panels.answer_row import draw_hatch
from synapse_sim.ui.panels.caption import HIDDEN
from synapse_sim.ui.panels.drawn import Mark
from synapse_sim.ui.panels.hill import haloed, paint_hill, paint_line
from synapse_sim.ui.panels.lane_places import (
    Field,
    Scale,
    places_in,
    scale_of,
    seen_places,
    shows_parts,
)
from synapse_sim.ui.panels.lane_points import given_in, paint_given
from synapse_sim.ui.panels.lane_table import GROWTH, RELIEF, Lane
from synapse_sim.ui.panels.lane_words import LanePlaces, paint_lane_words
from synapse_sim.ui.panels.wrong_band import band_runs, band_words, paint_band

_DOWN = np.linspace(0.0, 1.0, 24)
_BEND = np.column_stack([_DOWN * _DOWN * (3.0 - 2.0 * _DOWN), _DOWN])
"""From the upper end of a line of the chain to its lower one: shares of the way across, and of that down."""


def paint_lanes(canvas: Canvas, frame: Frame, field: Field) -> tuple[tuple[Mark, ...], tuple[Rect, ...]]:
    """Paint hills, peaks, chain, ghosts and published values; marks for tips, and places of words, come back.

    Args:
        canvas: an opaque one, as a kept layer has.
        frame: gives the course, pins, published points and what is masked.
        field: where the lanes stand.
    """
    scales = {
        lane.name: _scale(frame, lane, rect) for lane, rect in zip(field.lanes, field.rects, strict=True)
    }
    for lane in field.lanes:
        _paint_lane(canvas, frame, field, lane, scales[lane.name])
    _paint_parts(canvas, frame, field, scales.get(RELIEF))
    chain = _paint_chain(canvas, frame, field, scales)
    words = paint_lane_words(canvas, frame, LanePlaces(field, scales, chain))
    _paint_ghost_names(canvas, frame, field)
    return tuple(paint_given(canvas, frame, field, scales)), words


def _scale(frame: Frame, lane: Lane, rect: Rect) -> Scale:
    """To the highest that may be seen of the present run, of the pinned ones and of given points."""
    course = frame.course
    ghosts = (pin.course for pin in frame.ghosts if lane.belongs(pin.course))
    runs = [lane.values(course), *map(lane.values, ghosts)]
    extra = [each.high for each in given_in(frame, lane)]
    runs += band_runs(frame, lane)
    if lane.is_hidden:
        extra.append(ONE_PERCENT)
    elif lane.peak_h(course) is None and len(runs) == 1 and not extra:
        runs = [np.zeros(1)]
    return scale_of(rect, runs, extra)


def _paint_lane(canvas: Canvas, frame: Frame, field: Field, lane: Lane, scale: Scale) -> None:
    foot = float(scale.y(0.0))
    course = frame.course
    for pin in frame.ghosts:
        if lane.belongs(pin.course) and len(pin.course.time_h[lane.seen(pin.course)]) > 1:
            x, y = seen_places(field, scale, pin.course, lane)
            paint_line(
                canvas, x, y, canvas.faded(lane.paint, 0.35, "background"), width_dp=1.2, dash_dp=(4, 3)
            )
    canvas.fill(
        canvas.faded(lane.paint, 0.55, "background"),
        Rect(field.area.x, foot - 0.5, field.area.w, max(1.0, canvas.dp(1))),
    )
    if lane.is_hidden:
        _paint_hatch(canvas, field, lane, scale)
    if _is_drawn(lane, course):
        x, y = seen_places(field, scale, course, lane)
        paint_hill(canvas, x, y, foot, _paint_of(lane, course))
        paint_band(canvas, frame, lane, x=x, place=scale.y, paint=_paint_of(lane, course))
        if lane.name != RELIEF:
            paint_line(canvas, x, y, lane.paint)


def _is_drawn(lane: Lane, course: Course) -> bool:
    """Whether there is something to see of it: a rise, or what comes before that is to be predicted."""
    seen = lane.seen(course)
    return lane.peak_h(course) is not None or (lane.is_hidden and len(course.time_h[seen]) > 1)


def _paint_hatch(canvas: Canvas, field: Field, lane: Lane, scale: Scale) -> None:
    """What is to be predicted, with the sign that stands for it."""
    left = max(field.area.x, field.x(lane.hidden_from_h))
    room = Rect(left, scale.rect.y, field.area.right - left, scale.rect.h).inset(0, 1)
    if room.w > 1:
        draw_hatch(canvas.sub(room), room)
        haloed(canvas, room.center, HIDDEN, anchor="center")


def _paint_of(lane: Lane, course: Course) -> Paint:
    """Relief of which nothing is known is greyed out."""
    return "lost" if lane.name == RELIEF and not relief_is_known(course) else lane.paint


# relief and its two parts


def _paint_parts(canvas: Canvas, frame: Frame, field: Field, scale: Scale | None) -> None:
    """The spines' part above the fast one, and the sum in ink over both."""
    if scale is None:
        return
    course = frame.course
    lane = next(each for each in field.lanes if each.name == RELIEF)
    if shows_parts(frame, field) and relief_is_known(course):
        fast, _ = relief_parts(course)
        x, low = places_in(field, scale, course, fast)
        _, high = places_in(field, scale, course, course.relief)
        paint_hill(canvas, x, high, low, "sprout")
    if _is_drawn(lane, course):
        x, y = seen_places(field, scale, course, lane)
        paint_line(canvas, x, y, _paint_of(lane, course), width_dp=2.0)


# the chain from peak to peak


def _paint_chain(canvas: Canvas, frame: Frame, field: Field, scales: dict[str, Scale]) -> Floats:
    """Through the peaks in chain order; not on a straight axis, where each dose has peaks of its own.

    Returns:
        Points of its lines, px, shape (n, 2).
    """
    if field.is_straight:
        return np.zeros((0, 2))
    branch = _fast_branch(frame, field, scales)
    runs = _runs(frame, field, scales)
    lines = [_bent(first, last) for run in runs for first, last in pairwise(run)]
    for line in lines:
        canvas.polyline(line, "ink", 1.4)
    if branch is not None:
        lines.append(_bent(*branch))
        canvas.polyline(lines[-1], "ink", 1.4, dash_dp=(5, 4))
        runs.append([branch[1]])
    for x, y in (place for run in runs for place in run):
        canvas.disc(x, y, canvas.dp(4.2), "background")
        canvas.disc(x, y, canvas.dp(3.0), "ink")
    return np.concatenate([np.zeros((0, 2)), *lines])


def _runs(frame: Frame, field: Field, scales: dict[str, Scale]) -> list[list[Point]]:
    """Where the chain touches the lanes; it breaks where one does not rise."""
    runs: list[list[Point]] = [[]]
    for lane in field.lanes:
        if lane.is_link:
            place = _link(frame, field, lane, scales[lane.name])
            runs += [[]] if place is None else []
            runs[-1] += [] if place is None else [place]
    return runs


def _link(frame: Frame, field: Field, lane: Lane, scale: Scale) -> Point | None:
    """Where the chain touches a lane: its peak; the one of the spines' part in the lane of relief."""
    course = frame.course
    peak_h = lane.peak_h(course)
    if peak_h is None or not (lane.name != RELIEF or relief_is_known(course)):
        return None
    if lane.name == RELIEF and shows_parts(frame, field):
        fast, spines = relief_parts(course)
        top = int(spines.argmax())
        if spines[top] >= ONE_PERCENT:
            return field.x(float(course.time_h[top])), float(scale.y(float(fast[top] + spines[top] / 2)))
    return field.x(peak_h), float(scale.y(lane.value_at(course, peak_h)))


def _fast_branch(frame: Frame, field: Field, scales: dict[str, Scale]) -> tuple[Point, Point] | None:
    """From the growth signal to the fast part, which needs no spines."""
    course = frame.course
    lane = next((each for each in field.lanes if each.name == GROWTH), None)
    if lane is None or not shows_parts(frame, field) or not relief_is_known(course):
        return None
    peak_h, fast = lane.peak_h(course), relief_parts(course)[0]
    top = int(fast.argmax())
    if peak_h is None or fast[top] < ONE_PERCENT:
        return None
    start = field.x(peak_h), float(scales[GROWTH].y(lane.value_at(course, peak_h)))
    return start, (field.x(float(course.time_h[top])), float(scales[RELIEF].y(float(fast[top]))))


def _bent(first: Point, last: Point) -> Floats:
    """Down in even steps, across in a soft S: it leaves and arrives upright."""
    return np.array(first) + (np.array(last) - first) * _BEND


# other runs


def _paint_ghost_names(canvas: Canvas, frame: Frame, field: Field) -> None:
    """The name of each pinned run, and of the band, at the right end of a lane, just above its low hill."""
    names = [f"- - {pin.label}" for pin in frame.ghosts] + list(filter(None, [band_words(frame)]))
    above = canvas.dp(3.5) + 0.37 * canvas.em("small")
    for name, rect in zip(names, field.rects, strict=False):
        haloed(
            canvas, (field.area.right, rect.bottom - above), name,
            anchor="midright", paint="ink_soft", weight="regular",
        )  # fmt: skip
