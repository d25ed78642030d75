"""A lesson in few words: what the class does in it, and a row for a list of lessons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from synapse_sim.lesson.lesson import Lesson
from synapse_sim.lesson.shelf import find_lesson, lesson_names
from synapse_sim.lesson.sketch import Sketch, sketch
from synapse_sim.story.scene_names import OVERVIEW
from synapse_sim.texts.catalogue import text


def needs(lesson: Lesson) -> str:
    """What the class does: "draw, 2 votes"; empty if it only watches."""
    questions = [beat.question for beat in lesson.beats if beat.question]
    drawings = sum(bool(each.draws) for each in questions)
    votes = sum(bool(each.answers) for each in questions)
    counted = (("draw", drawings), ("vote", votes))
    return ", ".join(text(f"lesson.needs.{name}", count=count) for name, count in counted if count)


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A shipped lesson on a list.

    needs: what the class does in it; empty if it only watches.
    sketch: its picture; None where none was asked for, or it has none.
    seen: the scene, or the page, in which most of it is seen.
    """

    name: str
    title: str
    outcome: str
    minutes: float
    needs: str
    sketch: Sketch | None = None
    seen: str = ""


def lesson_row(name: str, *, sketched: bool = False) -> LessonRow:
    """The shipped lesson of a name, as a list has it.

    Args:
        name: of the lesson.
        sketched: whether with its picture, which takes a course.

    Raises:
        ConfigError: if there is none, or with every mistake in it.
    """
    lesson = find_lesson(name)
    picture = sketch(lesson) if sketched else None
    about = lesson.title, lesson.outcomes[0], lesson.minutes, needs(lesson)
    return LessonRow(name, *about, picture, _mostly_seen(lesson))


def _mostly_seen(lesson: Lesson) -> str:
    """The page that lies over more than half of the beats, else the scene of most that have one."""
    page, over = Counter(beat.view.page for beat in lesson.beats).most_common(1)[0]
    if page and over > len(lesson.beats) / 2:
        return page
    scenes = [beat.view.scene for beat in lesson.beats if beat.view.scene != OVERVIEW]
    return Counter(scenes).most_common(1)[0][0] if scenes else ""


def list_rows() -> Iterator[str]:
    """One line for each shipped lesson: name, minutes, title, what the class does and what it learns."""
    names = lesson_names()
    width = max(map(len, names), default=0)
    for name in names:
        row = lesson_row(name)
        yield text(
            "lesson.row",
            name=f"{name:<{width}}",
            minutes=f"{row.minutes:>2.0f}",
            title=row.title,
            needs=row.needs,
            outcome=row.outcome,
        ).strip()
