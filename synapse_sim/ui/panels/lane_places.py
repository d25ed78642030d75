"""Where the lanes of the timeline stand, and the curves in them as places on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.course.course import Course
from synapse_sim.course.thresholds import ONE_PERCENT
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.chart import Axis, x_px
from synapse_sim.draw.chart_values import linear
from synapse_sim.session.frame import Frame
from synapse_sim.ui.panels.lane_table import PROTEINS, RELIEF, SPINES, TREATED, Lane

_KNOB_DP = 6.0
_PITCH_EM = 1.0
"""Height of a lane in ems of its words."""
_TICKS_EM, _BANDS_EM = 1.32, 1.2
_VALUES_DP = 8.0
"""Between the lanes and the values behind them."""
_TALL = {RELIEF: 2.5, PROTEINS: 1.2, SPINES: 1.2, TREATED: 1.2}
"""Lanes that are so many times as high: relief shows two parts; the words of long hills stand inside them."""
_LEAST_PITCH_EM = 0.97
_PART_COLUMNS = ("relief", "monoamine_part", "restored_share")
_DISPENSABLE = ("block", "new_proteins", "growth_signal", "glutamate", "new_spines")
"""Lanes that make way where there is no height for all, in this order."""


@dataclass(frozen=True, slots=True)
class Field:
    """The lanes on the screen.

    area: of the lanes, from the first one's top to the axis, px.
    rects: of each lane, from the first to the last.
    lanes: those that have room.
    axis: of time.
    ticks_y, bands_y: top of the words below; no bands where there is no height for them.
    values_x: where the largest values begin that stand behind the lanes, px; None where each is at its peak.
    """

    area: Rect
    rects: tuple[Rect, ...]
    lanes: tuple[Lane, ...]
    axis: Axis
    ticks_y: float
    bands_y: float | None
    values_x: float | None = None

    def x(self, time_h: float) -> float:
        """The pixel of a time."""
        return x_px(self.area, self.axis, time_h)

    @property
    def is_straight(self) -> bool:
        """Whether days are even, as for a schedule."""
        return self.axis.transform is linear

    def rect_of(self, name: str) -> Rect | None:
        """Where a lane stands, if it does."""
        return next(
            (rect for lane, rect in zip(self.lanes, self.rects, strict=True) if lane.name == name), None
        )


def natural_height(canvas: Canvas, lanes: Sequence[Lane]) -> float:
    """Height at which every lane has its line, px; none without lanes."""
    if not lanes:
        return 0.0
    em = canvas.em("small")
    return canvas.dp(_KNOB_DP) + (_shares(lanes) * _PITCH_EM + _TICKS_EM + _BANDS_EM) * em


def least_height(canvas: Canvas, lanes: Sequence[Lane]) -> float:
    """Height at which those that never make way have their lines, px."""
    kept = [lane for lane in lanes if lane.name not in _DISPENSABLE]
    return canvas.dp(_KNOB_DP) + (_shares(kept) * _LEAST_PITCH_EM + _TICKS_EM) * canvas.em("small") + 1


def field_of(
    canvas: Canvas,
    rect: Rect,
    lanes: Sequence[Lane],
    labels: Sequence[str],
    axis: Axis,
    *,
    values: Sequence[str] = (),
) -> Field:
    """The lanes in a rectangle; where it is too low bands and then lanes make way.

    Args:
        canvas: measures.
        rect: of the whole timeline, px.
        lanes: that there are.
        labels: of every lane, for the room beside them.
        axis: of time.
        values: to stand behind the lanes, for the room there.
    """
    em, knob = canvas.em("small"), canvas.dp(_KNOB_DP)
    kept, ticks = list(lanes), _TICKS_EM * em
    bands = _BANDS_EM * em
    if rect.h - knob - ticks - bands < _LEAST_PITCH_EM * em * _shares(kept):
        bands = 0.0
    for name in _DISPENSABLE:
        if rect.h - knob - ticks - bands < _LEAST_PITCH_EM * em * _shares(kept) and len(kept) > 2:
            kept = [lane for lane in kept if lane.name != name]
    left = max((canvas.measure(label, "small")[0] for label in labels), default=0) + canvas.dp(10)
    right = max((canvas.measure(value, "small", "semibold")[0] for value in values), default=0)
    gap = canvas.dp(_VALUES_DP) if values else canvas.dp(4)
    height = max(1.0, rect.h - knob - ticks - bands)
    area = Rect(rect.x + left, rect.y + knob, max(1.0, rect.w - left - gap - right), height)
    bands_y = area.bottom + ticks if bands else None
    values_x = area.right + gap if values else None
    return Field(area, _rects(area, kept), tuple(kept), axis, area.bottom, bands_y, values_x)


def _shares(lanes: Sequence[Lane]) -> float:
    return sum(_TALL.get(lane.name, 1.0) for lane in lanes)


def _rects(area: Rect, lanes: Sequence[Lane]) -> tuple[Rect, ...]:
    pitch, y, rects = area.h / max(1.0, _shares(lanes)), area.y, []
    for lane in lanes:
        height = pitch * _TALL.get(lane.name, 1.0)
        rects.append(Rect(area.x, y, area.w, height))
        y += height
    return tuple(rects)


@dataclass(frozen=True, slots=True)
class Scale:
    """From values of a lane to pixels: rest is at the foot, or above it where the lane falls below rest."""

    rect: Rect
    low: float
    high: float

    def y(self, value: float | Floats) -> Floats:
        """The pixels of values."""
        share = (np.asarray(value, dtype=np.float64) - self.low) / (self.high - self.low)
        foot, top = self.rect.bottom - 1.5, self.rect.y + _HEAD_SHARE * self.rect.h
        placed: Floats = foot - np.clip(share, 0.0, 1.0) * (foot - top)
        return placed


_HEAD_SHARE = 0.08
_LEAST_DIP = 0.03
"""A fall below rest is given room from this share of the rise on."""


def scale_of(rect: Rect, runs: Sequence[Floats], extra: Sequence[float] = ()) -> Scale:
    """From the lowest to the highest of the runs and what lies over them, rest among them."""
    high = max([*(float(run.max()) for run in runs), *extra, 0.0])
    low = min([*(float(run.min()) for run in runs), *extra, 0.0])
    if high < 1e-9 and low > -1e-9:
        return Scale(rect, 0.0, 1.0)
    return Scale(rect, low if -low >= _LEAST_DIP * high else 0.0, max(high, 1e-12))


def places_in(field: Field, scale: Scale, course: Course, values: Floats) -> tuple[Floats, Floats]:
    """The pixels of one value for each time of a course."""
    area = field.area
    return area.x + field.axis.share(course.time_h) * area.w, scale.y(values)


def seen_places(field: Field, scale: Scale, course: Course, lane: Lane) -> tuple[Floats, Floats]:
    """The pixels of a lane as far as it may be seen."""
    x, y = places_in(field, scale, course, lane.values(course))
    return x[lane.seen(course)], y[lane.seen(course)]


def shows_parts(frame: Frame, field: Field) -> bool:
    """Whether relief is made of a fast part and one of the spines here, and both may be seen."""
    shown = field.rect_of(RELIEF) is not None and not frame.hides(_PART_COLUMNS)
    return shown and float(frame.course.relief.max()) >= ONE_PERCENT


def thinned(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """A curve with no more than its highest point (least y) in each half pixel, and its two ends."""
    if len(x) < 2 * (x[-1] - x[0]):
        return x, y
    column = np.floor(2.0 * x).astype(np.int64)
    starts = np.flatnonzero(np.diff(column, prepend=column[0] - 1))
    best = [start + int(part.argmin()) for start, part in zip(starts, np.split(y, starts[1:]), strict=True)]
    kept = np.unique([0, *best, len(x) - 1])
    return x[kept], y[kept]
