"""What the shipped lessons say is so: every claim against the model, every sentence short enough."""

from __future__ import annotations

import re
from functools import cache

import pytest

from synapse_sim.lesson.claims import Courses, check_claims, needs_measuring
from synapse_sim.lesson.format import parse_lesson
from synapse_sim.lesson.lesson import MOST_WORDS, Lesson
from synapse_sim.lesson.shelf import find_lesson, lesson_names
from tests.lesson.lessons import SHORT, changed


@cache
def lesson(name: str) -> Lesson:
    return find_lesson(name)


def is_long(name: str) -> bool:
    return bool(needs_measuring(lesson(name)))


NAMES = [pytest.param(name, marks=[pytest.mark.long] * is_long(name)) for name in lesson_names()]
"""Those that measure a circuit take longer."""


@pytest.mark.parametrize("name", NAMES)
def test_every_claim_of_a_shipped_lesson_holds(name: str) -> None:
    checked = list(check_claims(lesson(name)))
    assert [each.sentence for each in checked if not each.holds] == []
    assert checked


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_can_be_said_and_read_from_the_back_row(name: str) -> None:
    courses = Courses(lesson(name))
    for beat in lesson(name).beats:
        said = beat.sentence.said(courses.reading(beat))
        assert len([word for word in said.split() if re.search(r"\w", word)]) <= MOST_WORDS, said
        remark = beat.remark.said(courses.reading(beat))
        assert remark
        assert not re.search(r"\b(nan|inf|no value)\b|[{}]", said + remark), remark
        assert len(remark) <= 330, remark


@pytest.mark.parametrize("name", lesson_names())
def test_a_shipped_lesson_keeps_the_rules_of_all(name: str) -> None:
    found = lesson(name)
    assert len(found.beats) >= 8
    assert len(found.recap.facts) == 3
    assert found.task is not None
    assert any(beat.stops for beat in found.beats)
    assert all(beat.question is not None for beat in found.beats if beat.stops)
    assert sum(beat.clock_s for beat in found.beats) + 60.0 <= found.minutes * 60.0
    asked = [beat.question for beat in found.beats if beat.question is not None]
    assert all(bool(each.answers or each.draws) for each in asked if each.hides)


def test_a_false_claim_is_told_with_its_value() -> None:
    false = parse_lesson(changed("block_interneuron > 10%", "block_interneuron > 90%"), "my.toml")
    first, last = check_claims(false)
    assert not first.holds
    assert last.holds
    assert "NOT SO" in first.sentence
    assert "19.1 %" in first.sentence


def test_a_claim_without_a_value_does_not_hold() -> None:
    none = parse_lesson(changed("block_interneuron > 10%", "gain_of_dose(7) > 0"), "my.toml")
    first = next(check_claims(none))
    assert not first.holds
    assert "no dose 7" in first.sentence


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("score / (relief - relief) > 0", "no value"),
        ("score @ 9999d > 0", "time_h = 239976 is outside the course, -1 to 336 h"),
    ],
)
def test_what_the_model_cannot_answer_does_not_hold_and_says_why(said: str, why: str) -> None:
    none = parse_lesson(changed("block_interneuron > 10%", said), "my.toml")
    first = next(check_claims(none))
    assert not first.holds
    assert why in first.sentence


def test_a_range_takes_its_ends_and_a_comparison_does_not() -> None:
    ends = parse_lesson(
        changed('"block_interneuron > 10%"', '"2 in 2..3", "3 in 2..3", "2 <= 2", "2 < 2"'), "m"
    )
    assert [each.holds for each in check_claims(ends)][:4] == [True, True, True, False]


def test_the_short_lesson_needs_no_circuit_measured() -> None:
    assert needs_measuring(parse_lesson(SHORT, "my.toml")) == ()
    measured = changed('"treatment.dose" = 0.3', '"circuit.network_seed" = 5')
    assert len(needs_measuring(parse_lesson(measured, "my.toml"))) == 1
