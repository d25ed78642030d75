"""A lesson as whoever presents it reads it beforehand: beats with numbers, notes, clock and claims."""

from __future__ import annotations

from collections.abc import Iterator

from synapse_sim.lesson.claims import Checked, Courses, claims_of
from synapse_sim.lesson.lesson import Beat, Lesson
from synapse_sim.texts.catalogue import text

UNDER_BEAT = 4 * " "
"""What stands under a beat's sentence is set in by this much, its claims as well."""


def script(lesson: Lesson) -> Iterator[str | Checked]:
    """Lines of each beat as they are said, and after them each of its claims as it was found.

    Raises:
        ConfigError: if the circuit of a run cannot be measured.
    """
    courses, core = Courses(lesson), lesson.core
    for number, beat in enumerate(lesson.beats, start=1):
        yield from _said(number, beat, courses, is_core=number - 1 in core)
        yield from claims_of(number, beat, courses.reading(beat))


def _said(number: int, beat: Beat, courses: Courses, *, is_core: bool) -> Iterator[str]:
    reading = courses.reading(beat)
    key = f"lesson.script.{'core' if is_core else 'beat'}"
    yield text(key, number=f"{number:>2}", sentence=beat.sentence.said(reading))
    if beat.remark.parts:
        yield UNDER_BEAT + text("lesson.script.remark", remark=beat.remark.said(reading))
    yield UNDER_BEAT + text("lesson.script.notes", seconds=f"{beat.clock_s:.0f}", notes=beat.notes).rstrip()
    if beat.literature:
        yield UNDER_BEAT + text("lesson.script.literature", ids=", ".join(beat.literature))
