"""Levels over the first hours: drug and norketamine in the blood on equal axes, with their peaks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.course.course import Course
from synapse_sim.draw.canvas import Anchor, Canvas, Paint, Rect
from synapse_sim.draw.marks import LegendRow, fitting
from synapse_sim.scenes.body.reading import Seen, makes_norketamine
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.session.frame import Frame
from synapse_sim.story.words import drug_label
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.numbers import plain, short, with_unit

_ENDS_H = (4.0, 8.0, 12.0, 24.0, 48.0, 96.0, 168.0, 336.0)
"""Where the axis of time may end."""
_LEFT = 0.10
"""The axis ends when so much of the peak is left."""
_LEAST_LINES = 3.6
"""Least height of a chart with its ticks, in lines."""
_NAME = 0.75
"""Most of a chart's width that its name may take."""
_ABOVE = 1.12
"""How far the axis of levels goes beyond the highest peak."""
_SAMPLES, _LETTERS = 24, 0.12
"""At how many places a curve is looked at along words, and their free share above and below the letters."""
_STEPS = (5.0, 2.5, 2.0, 1.0)


@dataclass(frozen=True, slots=True)
class Line:
    """One substance over time."""

    name: str
    paint: Paint
    shape: str
    level: Floats


@dataclass(frozen=True, slots=True)
class Axes:
    """Shared by all charts: time 0 to `end_h`, level 0 to `top`; ng/mL, or µM in the brain."""

    end_h: float
    top: float
    unit: str

    @property
    def ticks(self) -> tuple[float, ...]:
        """Round levels, some two of them."""
        least = self.top / _ABOVE / 2.4
        power = 10.0 ** np.floor(np.log10(least))
        step = float(next((step * power for step in _STEPS if step * power <= least), power))
        step = step if self.top / step < 4 else 2 * step
        return tuple(step * k for k in range(1, int(self.top / step) + 1))


@lru_cache(maxsize=8)
def lines_of(course: Course) -> tuple[str, tuple[Line, ...]]:
    """The unit and what is shown: levels in the blood, or that in the brain where there is no blood."""
    found = (
        Line("drug", "drug", "diamond", course.plasma_ng_per_ml),
        Line("norketamine", "metabolite", "square", course.norketamine_ng_per_ml),
    )
    shown = tuple(line for line in found if float(line.level.max()) > 0.0)
    brain = Line("drug", "drug", "diamond", course.effect_site_umolar)
    if shown or not float(brain.level.max()):
        return "ng/mL", shown
    return "µM", (brain,)


@lru_cache(maxsize=8)
def axes_of(courses: tuple[Course, ...]) -> Axes:
    """Equal axes for all arms, so that heights and areas can be compared."""
    units = {lines_of(course)[0] for course in courses if lines_of(course)[1]} or {"ng/mL"}
    tops, ends = [1e-9], [0.0]
    for course in courses:
        for line in lines_of(course)[1]:
            tops.append(float(line.level.max()))
            left = course.time_h[line.level > _LEFT * line.level.max()] if line.name == "drug" else [0.0]
            ends.append(float(left[-1]))
    last = max(float(course.time_h[-1]) for course in courses)
    end_h = next((end for end in _ENDS_H if end >= max(ends)), last)
    return Axes(min(end_h, last), _ABOVE * max(tops), min(units))


def draw_levels(canvas: Canvas, rect: Rect, names: tuple[str, ...], bodies: tuple[Seen, ...]) -> None:
    """Title, a chart for each arm, and what the marks are."""
    axes, charts = placed(canvas, rect, bodies)
    if not charts:
        _draw_legend(canvas, rect.top_slice(_legend_px(canvas, rect.w, bodies))[0], bodies)
        return
    _draw_title(canvas, rect, axes)
    foot = rect.bottom_slice(_legend_px(canvas, rect.w, bodies))[0]
    if foot.y > charts[0].bottom + canvas.line_height("small"):
        _draw_legend(canvas, foot, bodies)
    told = names if len(bodies) > 1 else ("",)
    for k, (seen, area, name) in enumerate(zip(bodies, charts, told, strict=True)):
        course = seen.arm.course
        _paint(canvas.sub(area), course=course, axes=axes)
        _draw_axes(canvas, area, axes, is_first=k == 0)
        if name and canvas.measure(name, "small", "medium")[0] < _NAME * area.w:
            right, top = area.right - canvas.dp(6), area.y + canvas.dp(4)
            haloed(canvas, right, top, name, anchor="topright")
        _draw_peaks(canvas, area, axes, course)


def placed(canvas: Canvas, rect: Rect, bodies: tuple[Seen, ...]) -> tuple[Axes, list[Rect]]:
    """The axes and the area of each chart; none if nothing is known or there is no room."""
    courses = tuple(seen.arm.course for seen in bodies)
    axes = axes_of(courses)
    rest = rect.top_slice(canvas.line_height("body") + canvas.dp(4))[1]
    least = _LEAST_LINES * canvas.line_height("small")
    if rest.h < least or not any(lines_of(course)[1] for course in courses):
        return axes, []
    box = rest.bottom_slice(_legend_px(canvas, rect.w, bodies))[1]
    return axes, _boxes(canvas, box if box.h >= least else rest, axes, len(bodies))


def draw_playheads(canvas: Canvas, rect: Rect, frame: Frame, bodies: tuple[Seen, ...]) -> None:
    """The moment, in every chart."""
    axes, charts = placed(canvas, rect, bodies)
    for area in charts:
        _draw_playhead(canvas, area, axes, frame.time_h)


def _draw_title(canvas: Canvas, rect: Rect, axes: Axes) -> None:
    key = "blood" if axes.unit == "ng/mL" else "brain"
    words = fitting(canvas, wordings(f"scenes.body.levels.{key}"), rect.w, "body", "semibold")
    canvas.text(rect.x, rect.y, words, "body", weight="semibold", max_width=rect.w, ground="background")


def _axis_px(canvas: Canvas, axes: Axes) -> float:
    return max((canvas.measure(plain(level), "small")[0] for level in axes.ticks), default=0.0) + canvas.dp(8)


def _boxes(canvas: Canvas, rect: Rect, axes: Axes, charts: int) -> list[Rect]:
    left, below = _axis_px(canvas, axes), canvas.line_height("small") + canvas.dp(4)
    gap = canvas.dp(22)
    width = (rect.w - left - canvas.dp(10) - gap * (charts - 1)) / charts
    top = rect.y + canvas.dp(12)
    height = rect.bottom - below - top
    return [Rect(rect.x + left + k * (width + gap), top, width, height) for k in range(charts)]


def _x(area: Rect, axes: Axes, time_h: float) -> float:
    return area.x + area.w * time_h / axes.end_h


def _y(area: Rect, axes: Axes, level: float) -> float:
    return area.bottom - area.h * level / axes.top


def _paint(canvas: Canvas, *, course: Course, axes: Axes) -> None:
    area = Rect(*canvas.rect.whole)
    canvas.fill("panel")
    for level in axes.ticks:
        y = _y(area, axes, level)
        canvas.line((area.x, y), (area.right, y), "border", 1.0)
    unit, lines = lines_of(course)
    for line in lines if unit == axes.unit else ():
        _paint_line(canvas, area, axes, course.time_h, line)


def _draw_axes(canvas: Canvas, area: Rect, axes: Axes, *, is_first: bool) -> None:
    for level in axes.ticks if is_first else ():
        at, words = (area.x - canvas.dp(6), _y(area, axes, level)), plain(level)
        canvas.text(*at, words, "small", "ink_soft", anchor="midright", ground="background")
    places: tuple[tuple[float, Anchor], ...] = ((0.0, "topleft"), (0.5, "midtop"), (1.0, "topright"))
    narrow = area.w < 7.0 * canvas.em("small")
    for share, anchor in places[:: 2 if narrow else 1]:
        at = area.x + share * area.w, area.bottom + canvas.dp(3)
        words = _tick(share * axes.end_h, axes, is_last=share == 1.0)
        canvas.text(*at, words, "small", "ink_soft", anchor=anchor, ground="background")


def _tick(time_h: float, axes: Axes, *, is_last: bool) -> str:
    """The number of hours, or of days where the axis is long; the last with its unit."""
    size_h, unit = (1.0, "h") if axes.end_h <= 48.0 else (24.0, "d")
    number = plain(time_h / size_h)
    return with_unit(number, unit) if is_last else number


def _paint_line(canvas: Canvas, area: Rect, axes: Axes, time_h: Floats, line: Line) -> None:
    shown = (time_h >= 0.0) & (time_h <= axes.end_h)
    x = area.x + area.w * time_h[shown] / axes.end_h
    y = area.bottom - area.h * line.level[shown] / axes.top
    columns = np.arange(int(np.ceil(x[0])), int(x[-1]))
    if line.name == "drug" and columns.size:  # a dose at the very end is narrower than a pixel
        edge = np.interp(columns, x, y)
        canvas.columns(int(columns[0]), edge, np.full_like(edge, area.bottom), line.paint, 0.28)
    canvas.trace(x, y, line.paint, 2.4)
    if line.name != "drug":
        for at in np.linspace(0.16, 0.94, 5) * axes.end_h:
            level = float(np.interp(at, time_h, line.level))
            canvas.mark(
                line.shape, _x(area, axes, float(at)), _y(area, axes, level), canvas.dp(4.2), line.paint
            )


def _draw_peaks(canvas: Canvas, area: Rect, axes: Axes, course: Course) -> None:
    """The largest value of each curve beside its peak."""
    taken: list[Rect] = []
    unit, lines = lines_of(course)
    time_h = course.time_h
    lines = lines if unit == axes.unit else ()
    across = area.x + area.w * time_h / axes.end_h
    curves = [(across, area.bottom - area.h * line.level / axes.top) for line in lines]
    for line in lines:
        shown = np.flatnonzero((time_h >= 0.0) & (time_h <= axes.end_h))
        top = shown[int(line.level[shown].argmax())]
        x, y = _x(area, axes, float(time_h[top])), _y(area, axes, float(line.level[top]))
        level = float(line.level[top])
        words = short(level) if level < 10.0 else plain(round(level))
        taken.append(_draw_peak(canvas, area, (x, y), (words, line), (taken, curves)))


def _draw_peak(
    canvas: Canvas, area: Rect, at: tuple[float, float], named: tuple[str, Line],
    around: tuple[list[Rect], list[tuple[Floats, Floats]]],
) -> Rect:  # fmt: skip
    """Beside the peak, off other values and, where it can be, off all curves."""
    (words, line), (taken, curves) = named, around
    width, height = canvas.measure(words, "body", "semibold")
    gap, (x, y) = canvas.dp(7), at
    spots = (
        (x + gap, y - 0.25 * height), (x + gap, y - height - gap), (x - width / 2, y - height - gap),
        (x + 3 * gap, y - 1.6 * height), (x + 3 * gap, y + 0.2 * height), (x + 3 * gap, y + 1.1 * height),
        (x - width - gap, y - height), (x + gap, y + gap), (area.right - width - gap, y + height),
        (x - width / 2, y + gap), (x - width / 2, y + 1.5 * gap),
    )  # fmt: skip
    inside = [
        Rect(left, top, width, height)
        for left, top in spots
        if area.x < left < area.right - width and area.y - gap < top < area.bottom - height
    ]
    free = [box for box in inside if not any(_touch(box.inset(-gap, 0.0), other) for other in taken)]
    near = [box for box in free if abs(box.center[0] - x) < width + 2 * gap]
    clear = [box for box in near if not any(_runs_through(curve, box) for curve in curves)]
    box = (clear or free or inside or [Rect(min(x, area.right - width), y, width, height)])[0]
    canvas.mark(line.shape, x, y, canvas.dp(5), line.paint)
    at = box.x, box.y
    return haloed(canvas, *at, words, "body", colour=line.paint, anchor="topleft", weight="semibold")


def _runs_through(curve: tuple[Floats, Floats], box: Rect) -> bool:
    """Whether a curve passes through the letters of words in a box."""
    across = np.linspace(box.x - 2.0, box.right + 2.0, _SAMPLES)
    down, letters = np.interp(across, *curve), box.inset(0.0, _LETTERS * box.h)
    return bool(down.min() < letters.bottom and down.max() > letters.y)


def _touch(one: Rect, other: Rect) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def _draw_playhead(canvas: Canvas, area: Rect, axes: Axes, time_h: float) -> None:
    if 0.0 <= time_h <= axes.end_h:
        x, width = _x(area, axes, time_h), canvas.stroke(1.5)
        canvas.fill("ink", Rect(x - width / 2, area.y, width, area.h))
        canvas.disc(x, area.y, canvas.dp(4.5), "ink")


def _legend_rows(bodies: tuple[Seen, ...]) -> list[LegendRow]:
    names = {drug_label(seen.config, inside=True).partition(" (")[0] for seen in bodies}
    drug = names.pop() if len(names) == 1 else text("scenes.body.substance.drug")
    rows = [LegendRow("diamond", "drug", drug)]
    if any(makes_norketamine(seen.config) for seen in bodies):
        rows.append(LegendRow("square", "metabolite", text("scenes.body.substance.norketamine")))
    return rows


def _width(canvas: Canvas, row: LegendRow) -> float:
    return 2.2 * canvas.em("small") + canvas.measure(row.words, "small")[0]


def _legend_px(canvas: Canvas, width: float, bodies: tuple[Seen, ...]) -> float:
    """Height of the legend: one line, or one for each substance."""
    rows = _legend_rows(bodies)
    fits = sum(_width(canvas, row) for row in rows) <= width + canvas.em("small")
    return (1.15 if fits else 1.0 * len(rows)) * canvas.line_height("small")


def _draw_legend(canvas: Canvas, rect: Rect, bodies: tuple[Seen, ...]) -> None:
    """Which mark is which substance, as far as there is room."""
    if not rect.h or not any(seen.given for seen in bodies):
        return
    em, line = canvas.em("small"), canvas.line_height("small")
    x, y, down = rect.x, rect.bottom - 0.5 * line, rect.h >= 1.5 * line
    for row in reversed(_legend_rows(bodies)) if down else _legend_rows(bodies):
        canvas.mark(row.shape, x + 0.4 * em, y, 0.42 * em, row.colour)
        canvas.text(x + 1.2 * em, y, row.words, "small", anchor="midleft", ground="background")
        x, y = (x, y - line) if down else (x + _width(canvas, row), y)
