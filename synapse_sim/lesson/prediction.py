"""What somebody predicted, as a value; and what is right in it once it is seen, in words before points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isfinite
from typing import Literal

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.course.course import Course
from synapse_sim.course.thresholds import FADED_SHARE, GONE_SHARE
from synapse_sim.texts.catalogue import text

Stage = Literal["asked", "again", "revealed"]
Points = tuple[tuple[float, float], ...]
"""Hours and values of a drawn curve, in order of time."""
Counts = tuple[int, ...]
"""Votes for A, B, C and D."""
MOST_POINTS, MOST_VOTES, ROUNDS = 400, 100_000, 2
HOURS_END_H, DAYS_END_H = 12.0, 96.0
"""Bands of time: hours, days, weeks. Days 1 to 3 are one answer, for no study tells them apart."""
_POINTS_EACH = 25
_STILL = 1e-6


@dataclass(frozen=True, slots=True)
class Prediction:
    """One prediction.

    beat: of the lesson, from 0; -1 if no lesson asked.
    column: that is drawn; empty if an answer is chosen.
    drawn: the curve. rounds: votes of the first and of the second round.
    stage: asked, asked again after talking to a neighbor, or revealed.
    """

    beat: int = -1
    column: str = ""
    drawn: Points = ()
    rounds: tuple[Counts, ...] = ()
    stage: Stage = "asked"

    @property
    def is_made(self) -> bool:
        """Whether anything was drawn or voted."""
        return bool(self.drawn) or any(map(sum, self.rounds))

    def with_counts(self, counts: Sequence[int]) -> Prediction:
        """With the votes of the round that runs."""
        before = self.rounds[: 0 if self.stage == "asked" else 1]
        return replace(self, rounds=(*before, tuple(counts)))

    @property
    def counts(self) -> Counts:
        """Votes of the round that runs; none yet if empty."""
        at = 0 if self.stage == "asked" else 1
        return self.rounds[at] if len(self.rounds) > at else ()


def drawn_points(points: Sequence[tuple[float, float]]) -> Points | None:
    """A drawn curve in order of time, one value each; None if it is none."""
    finite = all(isfinite(time_h) and isfinite(value) for time_h, value in points)
    if not points or len(points) > MOST_POINTS or not finite:
        return None
    return tuple(sorted({float(time_h): float(value) for time_h, value in points}.items()))


def points_of_numbers(
    course: Course, column: str, *, to: float, at_h: float, falls_by: float
) -> tuple[tuple[float, float], ...]:
    """A curve from three numbers, for whoever does not draw.

    Args:
        course: on whose axis it lies.
        column: that is predicted; the curve begins at its start.
        to: the value that it reaches.
        at_h: when, hours after the first dose.
        falls_by: share of the change that is lost again at the end.
    """
    start, end_h = float(course.columns[column][0]), float(course.time_h[-1])
    return ((0.0, start), (at_h, to), (end_h, to - falls_by * (to - start)))


@dataclass(frozen=True, slots=True)
class Credit:
    """One feature of a curve: its name, and whether the drawn one has it as the model does."""

    feature: Literal["direction", "order", "time_band", "fading"]
    is_right: bool

    @property
    def sentence(self) -> str:
        """It in words."""
        return text(f"prediction.{self.feature}.{'right' if self.is_right else 'other'}")


@dataclass(frozen=True, slots=True)
class _Shape:
    """What is told of a curve: where it goes, whether its peak comes after the drug, when, if it fades."""

    direction: int
    is_after_drug: bool
    band: int
    fades: bool


def credits_of(prediction: Prediction, course: Course) -> tuple[Credit, ...]:
    """What is right in a drawn curve: direction, order, time band and fading."""
    if not prediction.drawn:
        return ()
    gone_h = _gone_h(course)
    mine = _shape(course.time_h, _drawn(prediction.drawn, course, prediction.column), gone_h)
    model = _shape(course.time_h, course.columns[prediction.column], gone_h)
    return (
        Credit("direction", mine.direction == model.direction),
        Credit("order", mine.is_after_drug == model.is_after_drug),
        Credit("time_band", mine.band == model.band),
        Credit("fading", mine.fades == model.fades),
    )


def in_short(found: Sequence[Credit]) -> str:
    """All of them in one or two sentences."""
    names = {
        is_right: ", ".join(
            text(f"prediction.name.{each.feature}") for each in found if each.is_right is is_right
        )
        for is_right in (True, False)
    }
    key = "all_right" if not names[False] else "some_right" if names[True] else "none_right"
    return text(f"prediction.{key}", right=names[True], other=names[False])


def points_for(found: Sequence[Credit]) -> int:
    """Points of a hundred."""
    return _POINTS_EACH * sum(each.is_right for each in found)


def _drawn(points: Points, course: Course, column: str) -> Floats:
    """The drawn curve on the axis of the course; before its first point it is at rest."""
    time_h, values = np.array(points).T
    start = float(course.columns[column][0])
    drawn: Floats = np.interp(course.time_h, time_h, values, left=start)
    return drawn


def _shape(time_h: Floats, values: Floats, gone_h: float) -> _Shape:
    away = values - values[0]
    top = int(np.abs(away).argmax())
    size = float(abs(away[top]))
    if size < _STILL:
        return _Shape(0, is_after_drug=False, band=0, fades=False)
    at_h = float(time_h[top])
    return _Shape(
        direction=int(np.sign(away[top])),
        is_after_drug=at_h > gone_h,
        band=(at_h > HOURS_END_H) + (at_h > DAYS_END_H),
        fades=float(abs(away[-1])) < FADED_SHARE * size,
    )


def _gone_h(course: Course) -> float:
    """From when on little drug is left, of its highest level."""
    level = course.effect_site_umolar if course.effect_site_umolar.any() else course.plasma_ng_per_ml
    there = np.flatnonzero(level >= GONE_SHARE * level.max()) if level.any() else np.array([0])
    return float(course.time_h[there[-1]])
