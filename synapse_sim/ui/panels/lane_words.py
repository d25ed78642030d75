"""The words of the lanes: each one's name beside it, its largest value near its peak, clear of all lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from synapse_sim.arrays import Floats
from synapse_sim.course.course import Course
from synapse_sim.course.parts import relief_parts
from synapse_sim.course.thresholds import ONE_PERCENT
from synapse_sim.draw.canvas import Canvas, Rect, Weight
from synapse_sim.session.dose import relief_is_known
from synapse_sim.session.frame import Frame
from synapse_sim.story.words import also_given
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import moment
from synapse_sim.ui.panels.clear_place import Around, clear_place
from synapse_sim.ui.panels.hill import haloed
from synapse_sim.ui.panels.lane_places import Field, Scale, places_in, seen_places, shows_parts
from synapse_sim.ui.panels.lane_table import PROTEINS, RELIEF, SCORE, Lane, relief_scores


@dataclass(frozen=True, slots=True)
class LanePlaces:
    """Where lanes and their lines stand.

    field: the lanes.
    scales: of each lane, by name.
    chain: points of the lines that join the peaks, px, shape (n, 2).
    """

    field: Field
    scales: Mapping[str, Scale]
    chain: Floats

    def around(self, course: Course, lane: Lane) -> Around:
        """What words in a lane may not touch."""
        curve = seen_places(self.field, self.scales[lane.name], course, lane)
        return Around(self._room(lane.name), self.chain, beside=(curve,))

    def around_part(self, course: Course, name: str, taken: Sequence[Rect]) -> Around:
        """What the name of a part of relief may not touch: it stands inside that part."""
        total, fast = (
            places_in(self.field, self.scales[RELIEF], course, values)
            for values in (course.relief, relief_parts(course)[0])
        )
        over, under = ((total, fast), ()) if name == "fast" else ((total,), (fast,))
        return Around(self._room(RELIEF), self.chain, over=over, under=under, taken=taken)

    def _room(self, name: str) -> Rect:
        row = self.scales[name].rect
        return Rect(self.field.area.x, row.y, self.field.area.w, row.h)


def paint_lane_words(canvas: Canvas, frame: Frame, places: LanePlaces) -> tuple[Rect, ...]:
    """Paint them; where the values stand comes back, px.

    Args:
        canvas: an opaque one.
        frame: gives the course.
        places: of the lanes.
    """
    found: list[Rect] = []
    for lane in places.field.lanes:
        _paint_label(canvas, frame.course, places, lane)
        if not lane.is_hidden:
            found += _paint_value(canvas, frame, places, lane)
    return tuple(found)


def _paint_label(canvas: Canvas, course: Course, places: LanePlaces, lane: Lane) -> None:
    at = places.field.area.x - canvas.dp(8), places.scales[lane.name].rect.center[1]
    canvas.text(*at, lane.label(course), "small", "ink", anchor="midright", ground="background")


def _paint_value(canvas: Canvas, frame: Frame, places: LanePlaces, lane: Lane) -> list[Rect]:
    """The largest value of a lane; none where it does not rise.

    The score has words at its published points; proteins have a time alone, one of many in a schedule.
    """
    course, field = frame.course, places.field
    peak_h = lane.peak_h(course)
    if peak_h is None or (lane.name == RELIEF and not relief_is_known(course)):
        return [_say_none(canvas, course, places, lane)]
    if lane.name == RELIEF:
        return _paint_relief(canvas, frame, places, lane)
    if lane.name == SCORE or (field.is_straight and lane.name == PROTEINS):
        return []
    if field.values_x is not None:
        return _paint_behind(canvas, course, places, lane)
    wordings = (lane.said(course, peak_h), *((moment(peak_h),) if lane.name == PROTEINS else ()))
    return [_paint_near(canvas, field, places.around(course, lane), wordings, field.x(peak_h))]


def highest(course: Course, lane: Lane) -> tuple[str, ...]:
    """The largest value of a lane as it stands behind it, in up to two rows; none where none is told.

    On an axis of days hills follow each other closely: there is no room at a peak that none runs through.
    """
    peak_h = lane.peak_h(course)
    if peak_h is None or lane.name in {SCORE, PROTEINS}:
        return ()
    if lane.name != RELIEF:
        return (lane.said(course, peak_h),)
    if not relief_is_known(course):
        return ()
    is_score = course.config.subject.species == "human"
    return (
        (text("panels.lanes.alone"), relief_scores(course, peak_h))
        if is_score
        else (lane.said(course, peak_h),)
    )


def _paint_behind(canvas: Canvas, course: Course, places: LanePlaces, lane: Lane) -> list[Rect]:
    """The value behind its lane, and a dot where it is first as high; in a low lane its last row alone."""
    field, scale = places.field, places.scales[lane.name]
    row, em, at_h = scale.rect, canvas.em("small"), lane.first_as_high_h(course)
    at = field.x(at_h), float(scale.y(lane.value_at(course, at_h)))
    canvas.disc(*at, canvas.dp(4.2), "background")
    canvas.disc(*at, canvas.dp(3.0), "ink")
    rows = highest(course, lane)
    rows = rows if row.h >= len(rows) * em else rows[-1:]
    for k, words in enumerate(rows):
        y = row.center[1] + (k - (len(rows) - 1) / 2) * em
        canvas.text(
            field.values_x or 0.0, y, words, "small", anchor="midleft", weight="semibold", ground="background"
        )
    return []


def _none_words(course: Course, lane: Lane) -> str:
    """That a lane does not rise, with what else was given, or that nothing is known of it."""
    if lane.peak_h(course) is not None:
        return text("panels.lanes.unknown")
    given = ", ".join(also_given(course.config))
    return text("panels.lanes.none_with", given=given) if given else text("panels.lanes.none")


def _say_none(canvas: Canvas, course: Course, places: LanePlaces, lane: Lane) -> Rect:
    """That there is nothing to see, beside the first dose."""
    words = _none_words(course, lane)
    row = places.scales[lane.name].rect
    y = row.bottom - 0.55 * canvas.em("small") if lane.name == RELIEF else row.center[1]
    left = places.field.x(0.0) + canvas.dp(6)
    haloed(canvas, (left, y), words, anchor="midleft", paint="ink_soft")
    return _box(canvas, left, y, words)


def _paint_near(canvas: Canvas, field: Field, around: Around, wordings: Sequence[str], at_x: float) -> Rect:
    """The value near its peak, where nothing runs through it; where there is no such place, on a halo."""
    placed = clear_place(canvas, around, wordings, at_x)
    if placed is not None:
        return _paint_clear(canvas, *placed)
    words, y = wordings[-1], around.room.center[1]
    width, gap = canvas.measure(words, "small", "semibold")[0], canvas.dp(9)
    left = at_x - gap - width if at_x - gap - width >= field.area.x else at_x + gap
    left = min(left, field.area.right - width)
    haloed(canvas, (left, y), words, anchor="midleft")
    return _box(canvas, left, y, words)


def _paint_clear(canvas: Canvas, box: Rect, words: str, weight: Weight = "semibold") -> Rect:
    canvas.text(
        box.x, box.center[1], words, "small", "ink", anchor="midleft", weight=weight, ground="background"
    )  # fmt: skip
    return box


def _box(canvas: Canvas, left: float, y: float, words: str) -> Rect:
    half = 0.5 * canvas.em("small")
    return Rect(left, y - half, canvas.measure(words, "small", "semibold")[0], 2 * half)


def _paint_relief(canvas: Canvas, frame: Frame, places: LanePlaces, lane: Lane) -> list[Rect]:
    """The score at its best; the fast part before it, the spines' part behind it, where both find a place."""
    course, field = frame.course, places.field
    peak_h = lane.peak_h(course) or 0.0
    wordings = tuple(dict.fromkeys((lane.said(course, peak_h), _shorter(course, lane, peak_h))))
    found = (
        _paint_behind(canvas, course, places, lane)
        if field.values_x is not None
        else [_paint_near(canvas, field, places.around(course, lane), wordings, field.x(peak_h))]
    )
    if not shows_parts(frame, field):
        return found
    for values, name in zip(relief_parts(course), ("fast", "spines"), strict=True):
        top = int(values.argmax())
        at_x = field.x(float(course.time_h[top]))
        around = places.around_part(course, name, found)
        placed = clear_place(canvas, around, (text(f"panels.lanes.{name}"),), at_x, "regular")
        if placed is not None and values[top] >= ONE_PERCENT:
            found.append(_paint_clear(canvas, *placed, "regular"))
    return found


def _shorter(course: Course, lane: Lane, peak_h: float) -> str:
    is_score = course.config.subject.species == "human" and relief_is_known(course)
    return relief_scores(course, peak_h) if is_score else lane.said(course, peak_h)
