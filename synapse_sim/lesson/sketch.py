"""A lesson as a small picture: the drug, and the stage that its class is asked for, over time.

It is that of the lesson's first question; what the question hides is covered until the lesson is done.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.course.course import Course
from synapse_sim.course.response.response import known_response
from synapse_sim.course.simulate import simulate
from synapse_sim.lesson.lesson import Beat, Lesson, Question
from synapse_sim.story.stages import BY_NAME, STAGES, Stage

CELLS = 144
"""Cells of time that a picture is made of."""
_FINE = 8
"""Points in each cell at which a curve is looked at, besides those of the course."""
_STILL = 1e-6

Curve = tuple[float, ...]
"""A height 0..1 for each cell of time; none for a curve that the question hides whole."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a card draws of a lesson; times are shares 0..1 of the picture's width.

    doses: when they begin.
    drug: its level, over its highest; where that is asked for, the one seen before.
    asked: the stage that is asked for, its furthest from the start on top. stage: its name.
    is_hidden: whether the question hides the stage; covered_from: from when on.
    answer: what is right, in words; empty where a curve is the answer.
    """

    doses: tuple[float, ...]
    drug: Curve
    asked: Curve
    stage: str
    is_hidden: bool
    covered_from: float
    answer: str


def sketch(lesson: Lesson) -> Sketch | None:
    """The picture of a lesson; None if it asks nothing, or a circuit it needs is not measured."""
    asking = _asking(lesson)
    if asking is None:
        return None
    beat, question = asking
    before = _seen_before(lesson, beat) if _hides_drug(question) else beat
    if any(known_response(Config(each.changes)) is None for each in (beat, before)):
        return None
    return _sketch_of(beat, question, before)


def _asking(lesson: Lesson) -> tuple[Beat, Question] | None:
    """The first beat that asks for something of a dose, else the first that asks at all."""
    found = [(beat, beat.question) for beat in lesson.beats if beat.question is not None]
    return next((each for each in found if _is_dosed(each[0])), next(iter(found), None))


def _is_dosed(beat: Beat) -> bool:
    return any(dose.mg for dose in Config(beat.changes).doses)


def _hides_drug(question: Question) -> bool:
    drug = BY_NAME["drug"]
    return not question.hides.isdisjoint((*drug.columns, *drug.by_blood))


def _seen_before(lesson: Lesson, asking: Beat) -> Beat:
    """The last beat with a dose that the class saw before it is asked; the asking one if there is none."""
    earlier = lesson.beats[: lesson.beats.index(asking)]
    return next((beat for beat in reversed(earlier) if _is_dosed(beat)), asking)


def _sketch_of(beat: Beat, question: Question, before: Beat) -> Sketch:
    course = simulate(Config(beat.changes))
    across, stage = _across(course), _asked_stage(question)
    seen = course if before is beat else simulate(Config(before.changes))
    is_seen = seen is not course or not _hides_drug(question)
    return Sketch(
        doses=tuple(_at(course, across, dose.at_h) for dose in course.config.doses),
        drug=_cells(_across(seen), _risen(BY_NAME["drug"], seen)) if is_seen else (),
        asked=_cells(across, _risen(stage, course)),
        stage=stage.name,
        is_hidden=bool(question.hides),
        covered_from=_at(course, across, max(question.hides_from_h, 0.0)),
        answer=next((answer.says for answer in question.answers if answer.is_right), ""),
    )


def _asked_stage(question: Question) -> Stage:
    """The stage that is drawn, else the last of the chain that is hidden; relief if there is neither."""
    hidden = [s for s in STAGES if not question.hides.isdisjoint((*s.columns, *s.by_blood))]
    drawn = [s for s in STAGES if question.draws in (*s.columns, *s.told_by)]
    return (drawn or hidden or STAGES)[-1]


def _across(course: Course) -> Floats:
    """Where the times of a course stand, 0..1: warped for one dose, straight for a schedule."""
    time = course.time_h if len(course.config.doses) > 1 else np.arcsinh(course.time_h)
    shares: Floats = (time - time[0]) / np.ptp(time)
    return shares


def _at(course: Course, across: Floats, at_h: float) -> float:
    return float(np.interp(at_h, course.time_h, across))


def _risen(stage: Stage, course: Course) -> Floats:
    """Where a stage stands between its extremes, its furthest on top; nothing where it does not move."""
    away = stage.values(course) - stage.values(course)[0]
    toward = away * np.sign(away[np.abs(away).argmax()])
    span = float(np.ptp(toward))
    risen: Floats = (toward - toward.min()) / span if span > _STILL else np.zeros_like(away)
    return risen


def _cells(across: Floats, values: Floats) -> Curve:
    """The largest value in each cell, so that no short peak falls between two."""
    fine = np.linspace(0.0, 1.0, _FINE * CELLS + 1)
    every = np.concatenate((fine, across))
    heights = np.concatenate((np.interp(fine, across, values), values))
    highest = np.zeros(CELLS)
    np.maximum.at(highest, np.minimum((every * CELLS).astype(int), CELLS - 1), heights)
    return tuple(float(value) for value in highest)
