"""A lesson on paper, computed from it and the model: what is asked, what is to be filled in, and the key."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from synapse_sim.experiments.findings.findings import findings
from synapse_sim.lesson.claims import Courses
from synapse_sim.lesson.lesson import LETTERS, Beat, Lesson, Question
from synapse_sim.lesson.task import calculated
from synapse_sim.texts.catalogue import overlaid, text
from synapse_sim.texts.numbers import duration

GAP = "______"
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)[ \u00a0]?([^\s\d.,]?)")
"""A number, and how its unit begins."""
_FILLED, _ASKED, _FALSE = 3, 10, 6
"""Sentences to fill in; statements that are asked before and after; how many of them are wrong at most."""


@dataclass(frozen=True, slots=True)
class Predicted:
    """What is predicted: by drawing a column over time, or by choosing an answer."""

    asks: str
    draws: str
    answers: tuple[str, ...]
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence that is true or false."""

    says: str
    is_true: bool


@dataclass(frozen=True, slots=True)
class Worksheet:
    """Everything on paper, in words.

    outcome: what is learned.
    predicted: questions of the lesson.
    fill: sentences with gaps, each with its numbers. calculate: what is asked, and the answer.
    mind: what would change one's mind.
    quiz: statements. differs: where the model misses what was published. facts: to remember.
    """

    title: str
    outcome: str
    predicted: tuple[Predicted, ...]
    fill: tuple[tuple[str, str], ...]
    calculate: tuple[str, str] | None
    mind: str
    quiz: tuple[Statement, ...]
    differs: tuple[str, ...]
    facts: tuple[str, ...]


def worksheet(lesson: Lesson) -> Worksheet:
    """The worksheet of a lesson.

    Raises:
        ConfigError: if the circuit of a run cannot be measured.
    """
    courses = Courses(lesson)
    predicted, calculate = tuple(_predicted(lesson, courses)), calculated(lesson, courses)
    quiz = _quiz(lesson, courses)
    asked = (line for each in predicted for line in (each.asks, *each.answers))
    printed = " ".join((*asked, calculate[0] if calculate else "", *(each.says for each in quiz)))
    return Worksheet(
        title=lesson.title,
        outcome=lesson.outcomes[0],
        predicted=predicted,
        fill=tuple(_fill(lesson, courses, printed)),
        calculate=calculate,
        mind=text("worksheet.mind.ask", ask=lesson.recap.ask),
        quiz=quiz,
        differs=tuple(_gaps(lesson)),
        facts=lesson.recap.facts,
    )


def _predicted(lesson: Lesson, courses: Courses) -> Iterator[Predicted]:
    for beat in lesson.beats:
        question = beat.question
        if question is None or not (question.draws or question.answers):
            continue
        reading = courses.reading(beat)
        what = overlaid(f"worksheet.columns.{question.draws}", question.draws.replace("_", " "))
        asks = text(
            f"worksheet.predict.{'draw' if what else 'choose'}", ask=beat.sentence.said(reading), what=what
        )
        answers = tuple(each.says for each in question.answers)
        yield Predicted(asks, what, answers, tuple(_key(beat, question, what, courses)))


def _key(beat: Beat, question: Question, what: str, courses: Courses) -> Iterator[str]:
    if what:
        course = courses.of(beat.changes)
        values = course.columns[question.draws]
        peak = duration(3600.0 * float(course.time_h[abs(values - values[0]).argmax()]))
        yield text("worksheet.key.curve", what=what[:1].upper() + what[1:], peak=peak)
    for letter, each in zip(LETTERS, question.answers, strict=False):
        yield text(
            f"worksheet.key.{'right' if each.is_right else 'wrong'}",
            letter=letter,
            says=each.says,
            misconception=each.misconception,
            right_in_it=each.right_in_it,
        )


def _fill(lesson: Lesson, courses: Courses, printed: str) -> Iterator[tuple[str, str]]:
    """Sentences with numbers in the order of the lesson, with what belongs into the gaps.

    Those whose numbers stand elsewhere on the side come last, then the shortest; none asks the same again.
    """
    found: list[tuple[str, tuple[str, ...]]] = []
    for beat in lesson.beats:
        reading = courses.reading(beat)
        for saying in (beat.sentence, beat.remark):
            numbers = tuple(blank.filled(reading) for blank in saying.blanks)
            if numbers and numbers not in [others for _, others in found]:
                found.append((saying.with_gaps(GAP), numbers))
    told = [gives_away(printed + gaps, numbers) for gaps, numbers in found]
    chosen = sorted(range(len(found)), key=lambda k: (told[k], len(found[k][0])))[:_FILLED]
    for gaps, numbers in (found[k] for k in sorted(chosen)):
        yield gaps, ", ".join(numbers)


def gives_away(printed: str, numbers: Iterable[str]) -> bool:
    """Whether one of some numbers stands in a text, as it is or with more digits."""
    return any(_stands_in(printed, number) for number in numbers)


def _stands_in(printed: str, number: str) -> bool:
    figure, _, unit = number.partition(" ")
    try:
        value, places = float(figure), len(figure.partition(".")[2])
    except ValueError:  # a time of day, or a word such as `none`
        return number in printed
    same = (each for each in _NUMBER.finditer(printed) if each[2] == unit[:1])
    return any(round(float(each[1]), places) == value for each in same)


def _quiz(lesson: Lesson, courses: Courses) -> tuple[Statement, ...]:
    """Ten statements in an order that tells nothing: misconceptions, and what the lesson says."""
    wrong = [Statement(each, is_true=False) for each in _different(_misconceptions(lesson))][:_FALSE]
    told = chain(lesson.recap.facts, _claimed(lesson, courses))
    right = islice((Statement(each, is_true=True) for each in _different(told)), _ASKED - len(wrong))
    return tuple(sorted([*wrong, *right], key=lambda each: hashlib.sha256(each.says.encode()).digest()))


def _misconceptions(lesson: Lesson) -> Iterator[str]:
    yield from lesson.misconceptions
    for beat in lesson.beats:
        if beat.question is not None:
            yield from (each.misconception for each in beat.question.answers if each.misconception)


def _claimed(lesson: Lesson, courses: Courses) -> Iterator[str]:
    """Sentences of beats whose claims were checked; those that say less, or numbers, come last."""
    beats = [beat for beat in lesson.beats if beat.question is None]
    order = sorted(beats, key=lambda each: (bool(each.sentence.blanks), not (each.claims or each.literature)))
    for beat in order:
        yield beat.sentence.said(courses.reading(beat))


def _different(sentences: Iterable[str]) -> Iterator[str]:
    return iter(dict.fromkeys(sentences))


def _gaps(lesson: Lesson) -> Iterator[str]:
    """Findings that the lesson shows and the model misses, with the declared reason."""
    shown = {name for beat in lesson.beats for name in beat.literature}
    for finding in findings():
        if finding.id in shown and finding.gap:
            yield text("worksheet.key.gap", claim=finding.claim, reason=finding.gap)
