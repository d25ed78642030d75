"""The stages on the ribbon with their live words, from long to short."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from synapse_sim.course.course import Course
from synapse_sim.draw.canvas import Paint
from synapse_sim.session.frame import Frame
from synapse_sim.story.facts import Facts
from synapse_sim.story.stages import STAGES
from synapse_sim.texts.catalogue import Catalogue, spoken


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: names and values from long to short, colour, what it is, whether it is greyed out.

    is_away: whether it is away from its start just now.
    """

    names: tuple[str, ...]
    values: tuple[str, ...]
    paint: Paint
    tip: str
    faint: bool = False
    is_away: bool = False


def stages(frame: Frame) -> tuple[Stage, ...]:
    """The ribbon at this moment."""
    return _stages(frame.course, frame.facts, spoken())


@lru_cache(maxsize=2)
def _stages(course: Course, facts: Facts, _language: Catalogue) -> tuple[Stage, ...]:
    """Every frame asks; they stay the same for a moment and a language."""
    return tuple(
        Stage(
            stage.names,
            stage.message(facts).wordings,
            stage.paint,
            stage.tip,
            faint=stage.name == "relief" and not facts.relief_is_known,
            is_away=stage.is_away(course, facts.now.time_h),
        )
        for stage in STAGES
    )


_AT_IT_H = 1 / 120
"""So near its peak a station is there: a place of the course is a minute."""


def next_station(frame: Frame, places: Sequence[int]) -> int:
    """The station to whose peak to go: the first, or the one after that whose peak is now."""
    for place, following in zip(places, (*places[1:], places[0]), strict=True):
        peak_h = STAGES[place].peak_h(frame.course)
        if peak_h is not None and abs(frame.time_h - peak_h) <= _AT_IT_H:
            return following
    return places[0]
