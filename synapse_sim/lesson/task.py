"""The calculation of a lesson's worksheet, with its key."""

from __future__ import annotations

from synapse_sim.config import ConfigError, Mistake
from synapse_sim.lesson.claims import Courses
from synapse_sim.lesson.lesson import Lesson
from synapse_sim.story.named_facts import in_words
from synapse_sim.texts.message import Message
from synapse_sim.texts.numbers import digits, with_unit


def calculated(lesson: Lesson, courses: Courses) -> tuple[str, str] | None:
    """What is asked, and the answer; None where a lesson has none. Both are read at its last beat.

    Raises:
        ConfigError: if the circuit of a run cannot be measured, or there is no answer.
    """
    if lesson.task is None:
        return None
    reading = courses.reading(lesson.beats[-1])
    try:
        found = reading.of(lesson.task.answer)
    except ConfigError:
        raise
    except (ValueError, KeyError) as error:
        raise ConfigError(Mistake("", "task", Message("lesson.no_answer", {"why": error}))) from None
    answer = with_unit(digits(found.value, 3), lesson.task.unit)
    is_told = lesson.task.unit or not found.unit
    return lesson.task.asks.said(reading), answer if is_told else in_words(found.value, found.unit)
