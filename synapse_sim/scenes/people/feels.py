"""Dissociation in an arm over the day after a dose: what is felt while the score has hardly moved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.course.course import Course
from synapse_sim.draw.canvas import Anchor, Canvas, Rect
from synapse_sim.draw.marks import fitting
from synapse_sim.scenes.people.reading import TrialArm
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.numbers import brief_time, ticks

_SPAN_H, _POINTS = 24.0, 145
_GONE = 0.05
"""Gone is below this share of its peak."""
_FELT = 0.02
"""A lower index is nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Feeling:
    """The index 0..1 over the day after the last dose before a time.

    dose_h: when that dose was. gone_h: hours after it when hardly any is left; infinite if some stays.
    """

    dose_h: float
    since_h: Floats
    index: Floats
    gone_h: float


def feeling_of(arm: TrialArm, time_h: float) -> Feeling | None:
    """How it goes in an arm; None where the model has nothing to say."""
    doses_h = [dose.at_h for dose in arm.reference.config.doses]
    dose_h = max((at_h for at_h in doses_h if at_h <= time_h), default=doses_h[0])
    return _feeling(arm.reference, dose_h)


@lru_cache(maxsize=16)
def _feeling(course: Course, dose_h: float) -> Feeling | None:
    since_h = np.linspace(0.0, _SPAN_H, _POINTS)
    index = np.interp(dose_h + since_h, course.time_h, course.dissociation_index)
    if float(index.max()) < _FELT:
        return None
    left = np.flatnonzero(index >= _GONE * index.max())
    last = int(left[-1])
    gone_h = float(since_h[last + 1]) if last + 1 < _POINTS else float("inf")
    return Feeling(dose_h, since_h, index, gone_h)


def draw_feels(canvas: Canvas, rect: Rect, arm: TrialArm, time_h: float) -> None:
    """Name, curve, and where now is."""
    em = canvas.em("small")
    name = haloed(canvas, rect.x + 0.35 * em, rect.y + 1.0 * em, text("scenes.people.dissociation"))
    lane = Rect(name.right + em, rect.y + 0.2 * em, rect.right - 0.8 * em - name.right - em, 1.35 * em)
    if lane.w < 6 * em:
        return
    feeling = feeling_of(arm, time_h)
    if feeling is None:
        words = fitting(canvas, wordings(f"scenes.people.{silence(arm)}"), lane.w)
        haloed(canvas, lane.x, name.center[1], words, colour="ink_soft")
        return
    canvas.fill("border", Rect(lane.x, lane.bottom, lane.w, canvas.stroke(1.3)))
    _draw_curve(canvas, lane, feeling)
    _draw_ticks(canvas, lane)
    _draw_now(canvas, lane, feeling, time_h)


def silence(arm: TrialArm) -> str:
    """Which words stand where there is no curve."""
    return "feels_not_modelled" if arm.arm == "midazolam" else "feels_nothing"


def _draw_curve(canvas: Canvas, lane: Rect, feeling: Feeling) -> None:
    x = lane.x + feeling.since_h / _SPAN_H * lane.w
    y = lane.bottom - feeling.index * lane.h
    left = round(lane.x)
    whole = np.arange(left, round(lane.right))
    canvas.columns(left, np.interp(whole, x, y), np.full(len(whole), lane.bottom), "drug", 0.35)
    canvas.trace(x, y, "drug", 1.8)


def _draw_ticks(canvas: Canvas, lane: Rect) -> None:
    shown = dict(ticks((0.0, 12.0, 24.0)))
    y = lane.bottom + 0.15 * canvas.em("small")
    for time_h, words in shown.items():
        x = lane.x + time_h / _SPAN_H * lane.w
        anchor: Anchor = "midtop" if time_h < _SPAN_H else "topright"
        haloed(canvas, x, y, words, colour="ink_soft", anchor=anchor)


def _draw_now(canvas: Canvas, lane: Rect, feeling: Feeling, time_h: float) -> None:
    since_h = time_h - feeling.dose_h
    index = float(np.interp(since_h, feeling.since_h, feeling.index)) if since_h >= 0.0 else 0.0
    if 0.0 <= since_h <= _SPAN_H:
        x = lane.x + since_h / _SPAN_H * lane.w
        canvas.disc(x, lane.bottom - index * lane.h, 0.34 * canvas.em("small"), "ink")
    words = fitting(canvas, feeling_words(feeling, time_h), 0.72 * lane.w, "small", "medium")
    x = lane.x + 0.20 * lane.w
    haloed(canvas, x, lane.y + 0.42 * lane.h, words)


def feeling_words(feeling: Feeling, time_h: float) -> tuple[str, ...]:
    """What is so now, and by which full hour it is gone."""
    if np.isinf(feeling.gone_h):
        return wordings("scenes.people.feels_long")
    return wordings(f"scenes.people.{_when(feeling, time_h)}", time=brief_time(np.ceil(feeling.gone_h)))


def _when(feeling: Feeling, time_h: float) -> str:
    since_h, most = time_h - feeling.dose_h, float(feeling.index.max())
    if since_h <= 0.0:
        return "feels_before"
    if since_h >= feeling.gone_h:
        return "feels_gone"
    is_past = since_h > float(feeling.since_h[int(feeling.index.argmax())])
    now = float(np.interp(since_h, feeling.since_h, feeling.index))
    return "feels_fading" if is_past and now < 0.5 * most else "feels_now"
