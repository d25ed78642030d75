"""A lesson as whoever presents it reads it beforehand: beats with numbers, notes, clock and claims."""

from __future__ import annotations

from collections.abc import Iterator
from math import nan

from synapse_sim.lesson.claims import Checked, Courses, claims_of
from synapse_sim.lesson.evaluate import Quantity, Reading
from synapse_sim.lesson.grammar import Claim
from synapse_sim.lesson.lesson import LETTERS, RECAP_S, Beat, Lesson, Question, Stretch
from synapse_sim.lesson.task import calculated
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import clock, short

UNDER_BEAT = 4 * " "
"""What stands under a beat's sentence is set in by this much, its claims as well."""


def script(lesson: Lesson) -> Iterator[str | Checked]:
    """Lines of each beat as they are said, each of its claims as it was found, and what is planned.

    Raises:
        ConfigError: if the circuit of a run cannot be measured.
    """
    courses, core = Courses(lesson), lesson.core
    for number, beat in enumerate(lesson.beats, start=1):
        yield from _said(number, beat, courses, is_core=number - 1 in core)
        yield from claims_of(number, beat, courses.reading(beat))
    yield from _closing(lesson, courses)


def _said(number: int, beat: Beat, courses: Courses, *, is_core: bool) -> Iterator[str | Checked]:
    reading = courses.reading(beat)
    key = f"lesson.script.{'core' if is_core else 'beat'}"
    yield text(key, number=f"{number:>2}", sentence=beat.sentence.said(reading))
    yield UNDER_BEAT + text("lesson.script.where", scene=beat.view.scene, time=_when(beat.stretch))
    if beat.remark.parts:
        yield UNDER_BEAT + text("lesson.script.remark", remark=beat.remark.said(reading))
    yield from _without_value(number, beat, reading)
    if beat.question is not None:
        yield from (UNDER_BEAT + line for line in _asked(beat.question))
    yield UNDER_BEAT + text("lesson.script.notes", seconds=f"{beat.clock_s:.0f}", notes=beat.notes).rstrip()
    if beat.literature:
        yield UNDER_BEAT + text("lesson.script.literature", ids=", ".join(beat.literature))


def _without_value(number: int, beat: Beat, reading: Reading) -> Iterator[Checked]:
    """Numbers of its sentences that the model does not have, each as a claim that does not hold."""
    for blank in (*beat.sentence.blanks, *beat.remark.blanks):
        if why := blank.why_not(reading):
            claim = Claim(f"{{{blank.written}}}", blank.value)
            yield Checked(number, "simulated", claim, Quantity(nan), why=why)


def _when(stretch: Stretch) -> str:
    if stretch.from_h == stretch.to_h:
        return clock(stretch.to_h)
    return text("lesson.script.stretch", begin=clock(stretch.from_h), end=clock(stretch.to_h))


def _asked(question: Question) -> Iterator[str]:
    """What is drawn and hidden, and the answers with the right ones marked."""
    if question.draws:
        yield text("lesson.script.draw", column=question.draws)
    if question.hides:
        begin = clock(question.hides_from_h)
        yield text("lesson.script.hide", columns=", ".join(sorted(question.hides)), time=begin)
    for letter, answer in zip(LETTERS, question.answers, strict=False):
        key = f"lesson.script.{'right' if answer.is_right else 'wrong'}"
        yield text(key, letter=letter, says=answer.says, misconception=answer.misconception)


def _closing(lesson: Lesson, courses: Courses) -> Iterator[str]:
    """The calculation with its key, and the minutes that the clocks of beats and recap add up to."""
    task = calculated(lesson, courses)
    if task is not None:
        yield text("lesson.script.task", asks=task[0], answer=task[1])
    beats = [beat.clock_s for beat in lesson.beats]
    planned, core = (sum(each) + RECAP_S for each in (beats, [beats[k] for k in lesson.core]))
    yield text(
        "lesson.script.planned",
        minutes=short(planned / 60.0),
        core=short(core / 60.0),
        given=short(lesson.minutes),
    )
