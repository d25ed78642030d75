"""A lesson in few words: what the class does in it, and a row for a list of lessons."""

from __future__ import annotations

from collections.abc import Iterator

from synapse_sim.lesson.lesson import Lesson
from synapse_sim.lesson.shelf import find_lesson, lesson_names
from synapse_sim.texts.catalogue import text


def needs(lesson: Lesson) -> str:
    """What the class does: "draw, 2 votes"; empty if it only watches."""
    questions = [beat.question for beat in lesson.beats if beat.question]
    drawings = sum(bool(each.draws) for each in questions)
    votes = sum(bool(each.answers) for each in questions)
    counted = (("draw", drawings), ("vote", votes))
    return ", ".join(text(f"lesson.needs.{name}", count=count) for name, count in counted if count)


def list_rows() -> Iterator[str]:
    """One line for each shipped lesson: name, minutes, title, what the class does and what it learns."""
    names = lesson_names()
    width = max(map(len, names), default=0)
    for name in names:
        lesson = find_lesson(name)
        yield text(
            "lesson.row",
            name=f"{name:<{width}}",
            minutes=f"{lesson.minutes:>2.0f}",
            title=lesson.title,
            needs=needs(lesson),
            outcome=lesson.outcomes[0],
        ).strip()
