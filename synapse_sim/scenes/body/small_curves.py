"""Ways in as small curves of one scale: the level for one dose of the drug, so that areas can be compared."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.course.course import Course
from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.draw.marks import fitting
from synapse_sim.scenes.body.reading import shares_of
from synapse_sim.scenes.body.view import figure_of
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import wordings
from synapse_sim.texts.numbers import percent, whole

END_H = 8.0
"""Where the axis of time ends: most of what a way in brings has been in blood by then."""
_ACROSS = 2
"""Curves beside each other on either side of the body."""
_GAP_EM = 0.5
_SPIKE = 1.5
"""A peak so many times higher than the next is cut, with an arrow: else all others would lie flat."""


def curves_of(frame: Frame) -> tuple[Course, ...]:
    """What a beat shows so; nothing once the user has touched what it shows."""
    lesson = frame.lesson
    return lesson.curves if lesson is not None and lesson.is_in_film else ()


def draw_small_curves(canvas: Canvas, sides: Sequence[Rect], courses: Sequence[Course]) -> None:
    """Title and length of the axis, and the curves on both sides of the body; or in one room below it."""
    line, top = canvas.line_height("body") + canvas.dp(4), top_of(courses)
    said = wordings("scenes.body.small.title"), wordings("scenes.body.small.axis", hours=whole(END_H, "h"))
    for words, side in zip(said, sides, strict=False):
        shown = fitting(canvas, words, side.w, "body", "semibold")
        canvas.text(side.x, side.y, shown, "body", weight="semibold", ground="background")
    rooms = [side.top_slice(line)[1] for side in sides]
    placed = boxes(canvas, rooms, len(courses))
    names, is_beside = _names(canvas, placed[0].w if placed else 0.0, courses)
    for course, box, name in zip(courses, placed, names, strict=True):
        _draw_curve(canvas, box.top_slice(canvas.line_height("small"))[1], course, top)
        _draw_words(canvas, box, name, _share(course), is_beside=is_beside)


def boxes(canvas: Canvas, rooms: Sequence[Rect], count: int) -> list[Rect]:
    """The place of each curve with its name, px: all of one size, along rows, the last room with the most."""
    gap, each = _GAP_EM * canvas.em("small"), -(-count // len(rooms))
    rows = max(1, math.ceil(each / _ACROSS))
    wide = min((room.w - gap * (_ACROSS - 1)) / _ACROSS for room in rooms)
    tall = min((room.h - gap * (rows - 1)) / rows for room in rooms)
    found: list[Rect] = []
    for room in reversed(rooms):
        some = min(each, count - len(found))
        corners = [(k % _ACROSS * (wide + gap), k // _ACROSS * (tall + gap)) for k in range(some)]
        found = [Rect(room.x + x, room.y + y, wide, tall) for x, y in corners] + found
    return found


def per_mg(course: Course) -> Floats:
    """Level in blood for each mg of the first dose, while the axis lasts; ng/mL."""
    shown = (course.time_h >= 0.0) & (course.time_h <= END_H)
    level: Floats = course.plasma_ng_per_ml[shown] / max(course.config.doses[0].mg, 1e-9)
    return level


def top_of(courses: Sequence[Course]) -> float:
    """The level at the upper end of all axes: the highest peak, or the next where that is a spike."""
    peaks = sorted(float(per_mg(course).max()) for course in courses)
    spikes = len(peaks) > 1 and peaks[-1] > _SPIKE * peaks[-2]
    return max(peaks[-2] if spikes else peaks[-1], 1e-9)


def _names(canvas: Canvas, width: float, courses: Sequence[Course]) -> tuple[list[str], bool]:
    """What each way in is called, and whether its share has room beside that, else in the curve."""
    said = [_wordings(course) for course in courses]
    taken = canvas.measure(percent(1.0), "small", "semibold")[0] + canvas.dp(6)
    beside = [fitting(canvas, each, width - taken, "small", "medium") for each in said]
    fits = all(canvas.measure(name, "small", "medium")[0] <= width - taken for name in beside)
    if fits and len(set(beside)) == len(beside):
        return beside, True
    return [fitting(canvas, each, width, "small", "medium") for each in said], False


def _wordings(course: Course) -> tuple[str, ...]:
    door = figure_of(course.config.subject.species).door(course.config.doses[0].route)
    return wordings(f"scenes.body.entry.{door.name}")


def _share(course: Course) -> str:
    """How much of the dose reaches the blood."""
    shares = shares_of(course.config, course.config.doses[0])
    return "" if shares is None else percent(shares.reaches)


def _draw_words(canvas: Canvas, box: Rect, name: str, share: str, *, is_beside: bool) -> None:
    line = canvas.line_height("small")
    canvas.text(box.x, box.y, name, "small", weight="medium", max_width=box.w, ground="background")
    at = (box.right, box.y) if is_beside else (box.right - canvas.dp(4), box.y + line)
    ground: Paint = "background" if is_beside else "panel"
    canvas.text(*at, share, "small", anchor="topright", weight="semibold", ground=ground)


def _draw_curve(canvas: Canvas, area: Rect, course: Course, top: float) -> None:
    canvas.fill("panel", area)
    shown = (course.time_h >= 0.0) & (course.time_h <= END_H)
    head, level = canvas.dp(6), per_mg(course) / top
    x = area.x + area.w * course.time_h[shown] / END_H
    y = area.bottom - (area.h - head) * np.minimum(level, 1.0)
    columns = np.arange(int(np.ceil(x[0])), max(int(x[-1]), int(np.ceil(x[0])) + 1))
    edge = np.interp(columns, x, y)
    canvas.columns(int(columns[0]), edge, np.full_like(edge, area.bottom), "drug", 0.35)
    canvas.trace(x, y, "drug", 1.8)
    if level.max() > 1.0:
        at = float(x[int(level.argmax())])
        canvas.polygon([(at - head, area.y + head), (at + head, area.y + head), (at, area.y)], "drug")
