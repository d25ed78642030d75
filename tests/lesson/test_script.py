"""What `lesson check` prints for whoever presents, and that a beat gives away nothing that it hides."""

from __future__ import annotations

import pytest

from synapse_sim.config import ConfigError
from synapse_sim.lesson.format import parse_lesson
from synapse_sim.lesson.script import script
from tests.lesson.lessons import SHORT, changed, refused

ASKED = 'sentence = "What comes next?"'
TASK = """
[worksheet]
calculate = "Score {score @ 24h} after a day. What share is left?"
answer = "100 * (score @ 24h) / rest(score)"
unit = "%"
"""


def lines(lesson: str = SHORT) -> list[str]:
    found = script(parse_lesson(lesson, "my.toml"))
    return [each if isinstance(each, str) else each.sentence for each in found]


def test_a_beat_is_told_with_its_scene_and_moment_or_stretch() -> None:
    told = [line.strip() for line in lines() if line.strip().startswith("[")]
    assert told == ["[circuit, 0 h 40 min]", "[circuit, 0 h 40 min]", "[circuit, 0 h 40 min to 24 h 00 min]"]


def test_a_question_is_told_with_what_is_drawn_and_hidden_and_with_its_right_answer() -> None:
    assert [line.strip() for line in lines() if line.strip().startswith("?")] == [
        "? to draw: relief",
        "? hidden from 0 h 00 min on: relief, score",
        "? A more (right)",
        "? B less (wrong: Less is more.)",
    ]


def test_the_minutes_of_all_clocks_and_of_the_beats_with_a_star_are_added_up() -> None:
    assert lines()[-1].startswith("Planned: 3 min of 3; ")
    assert lines()[-1].endswith("2.3 min.")
    assert [line[:3] for line in lines() if line[1:2].isdigit()] == [" 1 ", " 2*", " 3*"]


def test_the_calculation_is_told_with_its_key() -> None:
    assert not [line for line in lines() if line.startswith("Worksheet")]
    told = next(line for line in lines(SHORT + TASK) if line.startswith("Worksheet"))
    assert told.endswith(" %")
    assert 40.0 < float(told.removesuffix(" %").rpartition("= ")[2]) < 90.0


@pytest.mark.parametrize(
    ("saying", "column"),
    [
        ('sentence = "It is {relief}."', "relief"),
        ('sentence = "What?"\nremark = "It is {peak(score)}."', "score"),
        ('sentence = "It is {100 * (relief @ 7d)}."', "relief"),
        ('sentence = "It is {relief - without.relief}."', "relief"),
        ('sentence = "It is {-change(score)}."', "score"),
    ],
)
def test_a_beat_that_tells_what_its_question_hides_is_refused(saying: str, column: str) -> None:
    said = refused(changed(ASKED, saying))
    assert len(said) == 1
    assert said[0].endswith(f"tells {column}, which the question hides; put it into a later beat")


@pytest.mark.parametrize(
    "saying",
    [
        'sentence = "It was {rest(score)}."',
        'sentence = "It was {score @ -30min}."',
        'sentence = "Drug in {block_interneuron} of them."',
    ],
)
def test_what_was_before_the_dose_and_what_is_not_hidden_may_be_told(saying: str) -> None:
    assert parse_lesson(changed(ASKED, saying), "my.toml")


def test_a_stretch_without_an_end_is_told_once() -> None:
    said = refused(changed('to = "24h"\n', ""))
    assert len(said) == 1


def test_a_number_that_the_model_does_not_have_is_said_to_be_none_and_counts_as_a_mistake() -> None:
    none = changed("{block_interneuron}", "{relief / (score - score)}")
    told = lines(none)
    assert told[0].endswith("Drug in no value of the channels.")
    assert "beat 1: NOT SO: {relief / (score - score)}: no value" in told


def test_a_calculation_without_an_answer_is_refused() -> None:
    with pytest.raises(ConfigError, match="the answer of the calculation has no value"):
        lines(SHORT + TASK.replace("rest(score)", "(score - score)"))
