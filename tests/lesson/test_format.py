"""A lesson's file is read whole or refused whole: every mistake with its line, and what to write instead."""

from __future__ import annotations

import random

import pytest

from synapse_sim.config import ConfigError
from synapse_sim.lesson.format import MOST_BEATS, parse_lesson, read_lesson
from synapse_sim.lesson.lesson import RECAP_S, Stretch
from synapse_sim.lesson.shelf import lesson_names, lesson_path
from synapse_sim.lesson.things import THINGS
from tests.lesson.lessons import SHORT, changed, refused
from tests.slips import mutated


def test_a_short_lesson_is_read() -> None:
    lesson = parse_lesson(SHORT, "folder/my.toml")
    first, asks, last = lesson.beats
    assert (lesson.name, lesson.minutes) == ("my", 3.0)
    assert first.stretch == Stretch(2 / 3, 2 / 3)
    assert first.view.lit == ("nets",)
    assert asks.question is not None
    assert [each.is_right for each in asks.question.answers] == [True, False]
    assert asks.question.hides == {"relief", "score"}
    assert dict(asks.beside or {}) == {"treatment.dose": 0.0}
    assert last.stretch == Stretch(2 / 3, 24.0, "6h")
    assert last.changes == {"treatment.dose": 0.3}


def test_the_core_is_what_is_marked_or_where_the_film_waits_and_the_last() -> None:
    assert parse_lesson(SHORT, "my.toml").core == (1, 2)
    marked = changed('at = "40min"', 'at = "40min"\ncore = true')
    assert parse_lesson(marked, "my.toml").core == (0,)


@pytest.mark.parametrize("name", lesson_names())
def test_every_shipped_lesson_has_a_way_of_less_than_ten_minutes(name: str) -> None:
    lesson = read_lesson(lesson_path(name))
    assert 3 <= len(lesson.core) < len(lesson.beats)
    assert lesson.core[-1] == len(lesson.beats) - 1
    assert sum(lesson.beats[k].clock_s for k in lesson.core) + RECAP_S < 600.0


def test_what_a_beat_does_not_say_of_place_and_time_stays() -> None:
    first, asks, _ = parse_lesson(SHORT, "my.toml").beats
    assert asks.view.scene == "circuit"
    assert asks.stretch == first.stretch
    assert asks.view.lit == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('title = "Short"\n', "", 0, "title is missing"),
        ("minutes = 3", "minutes = 300", 4, "minutes = 300 is outside [1, 120]"),
        ("minutes = 3", 'minutes = "3"', 4, 'minutes = "3" must be a number'),
        ('outcomes = ["Say one thing."]', "outcomes = []", 2, "outcomes must hold one line at least"),
        ('scene = "circuit"', 'scene = "circiut"', 12, "did you mean 'circuit'?"),
        ('lit = ["nets"]', 'lit = ["net"]', 12, "did you mean 'nets'?"),
        ('at = "40min"', 'att = "40min"', 11, "unknown key 'att'; did you mean 'at'?"),
        ('at = "40min"', 'at = "soon"', 11, 'at = "soon" is no time'),
        ('at = "40min"', 'at = "15d"', 11, "at = 360 h is outside the course of this beat, -1 to 336 h"),
        ('to = "24h"', 'to = "15d"', 36, "to = 360 h is outside the course of this beat, -1 to 336 h"),
        ('at = "40min"', 'at = "40min"\nto = "1h"\nfrom = "0h"', 11, "at and from are both given"),
        ('to = "24h"', 'to = "10min"', 36, "to must come after from"),
        ('pace = "6h"', 'pace = "2h"', 37, "is not one of"),
        ("block_interneuron > 10%", "block_interneuron 10%", 13, "a claim is"),
        ("block_interneuron > 10%", "block_interneuron > 10", 13, "is a share: write 10% in the place of 10"),
        ("block_interneuron > 10%", "block_interneuron in 5..9%", 13, "write 5% in the place of 5"),
        (
            "block_interneuron > 10%",
            "40 > peak(relief) - relief",
            13,
            "peak(relief) is a share: write 40%",
        ),
        ("block_interneuron > 10%", "change(glutamate_rel) < -30", 13, "write 30% in the place of 30"),
        ('lit = ["nets"]', "hold = { pyramidal = -20 }", 12, "unknown key 'pyramidal'"),
        ('lit = ["nets"]', 'curves = ["none"]', 12, "none"),
        ('scene = "circuit", lit = ["nets"]', 'scene = "body", curves = ["nowhere"]', 12, "nowhere"),
        ('scene = "circuit"', 'hold = { pyramidal = 20 }, scene = "channel"', 12, "20 is outside [-80, 0]"),
        ("block_interneuron > 10%", "block_interneurons > 10%", 13, "did you mean 'block_interneuron'?"),
        ("{block_interneuron}", "{block_interneuron : words}", 10, "it can be written as"),
        ("{block_interneuron}", "{block_interneuron", 10, "a number stands between { and }"),
        ("More, a day later.", "More " * 13, 34, "the sentence has 13 words"),
        ('beside = "without"', 'beside = "witout"', 18, "did you mean 'without'?"),
        ("treatment.dose = 0.0", "treatment.dose = -1", 7, "treatment.dose = -1 is outside"),
        ('"treatment.dose" = 0.3', '"treatment.dos" = 0.3', 38, "did you mean 'treatment.dose'?"),
        ("right = true\n", "", 25, "a wrong answer needs misconception"),
        ('misconception = "Less is more."\n', "", 29, "a wrong answer needs misconception"),
        ('draw = "relief"', 'draw = "relieve"', 21, "did you mean 'relief'?"),
        ('ask = "And now?"', "", 0, "ask is missing"),
        ("[recap]", "[recaps]", 41, "unknown key 'recaps'; did you mean 'recap'?"),
        ("stop = true", 'stop = "yes"', 17, 'stop = "yes" must be true or false'),
        ("minutes = 3", "minutes = 3,5", 4, "a number is written with a point"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_its_cure(old: str, new: str, line: int, said: str) -> None:
    lines = refused(changed(old, new))
    told = [each for each in lines if said in each]
    assert told, lines
    assert told[0].startswith(f"my.toml:{line}: " if line else "my.toml")


@pytest.mark.parametrize(
    "claim",
    ["block_interneuron in 0.1..1", "100 * relief > 40", "change(glutamate_rel) < 1.5", "peak(score) > 20"],
)
def test_a_claim_on_what_is_no_bare_share_is_read(claim: str) -> None:
    assert parse_lesson(changed("block_interneuron > 10%", claim), "my.toml").beats[0].claims


def test_a_beat_holds_handles_of_its_scene() -> None:
    held = changed('scene = "circuit", lit = ["nets"]', 'scene = "channel", hold = { interneuron = -20 }')
    first, asks, _ = parse_lesson(held, "my.toml").beats
    assert first.view.hold == (("interneuron", -20.0),)
    assert asks.view.hold == ()


def test_all_mistakes_are_told_at_once() -> None:
    text = (
        changed("minutes = 3", "minutes = 0")
        .replace("circuit", "circiut")
        .replace("relief > 0.1", "relieve > 0.1")
    )
    assert len(refused(text)) == 3


def test_a_lesson_without_a_beat_or_with_too_many_is_refused() -> None:
    head, beat, _ = SHORT.partition("[[beat]]")
    assert any("one [[beat]] at least" in each for each in refused(head))
    many = SHORT.replace("[recap]", f'{beat}\nsentence = "So."\n' * MOST_BEATS + "[recap]")
    assert any(f"at most {MOST_BEATS} tables" in each for each in refused(many))


def test_every_shipped_lesson_is_read() -> None:
    assert len(lesson_names()) == 11
    for name in lesson_names():
        assert parse_lesson(lesson_path(name).read_text(encoding="utf-8"), name).beats


def is_lesson_or_refused(text: str) -> bool:
    try:
        lesson = parse_lesson(text, "my.toml")
    except ConfigError as error:
        return bool(error.lines) and all("\n" not in each for each in error.lines)
    return bool(lesson.beats)


def texts(count: int, seed: int) -> list[str]:
    luck = random.Random(seed)
    shipped = [lesson_path(name).read_text(encoding="utf-8") for name in lesson_names()]
    return [mutated(luck.choice(shipped), luck) for _ in range(count)]


def test_a_file_with_slips_is_a_lesson_or_refused_in_sentences() -> None:
    assert all(map(is_lesson_or_refused, texts(50, seed=1)))


@pytest.mark.long
def test_many_files_with_slips_are_lessons_or_refused_in_sentences() -> None:
    assert all(map(is_lesson_or_refused, texts(500, seed=2)))


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('title = "Short"', 'title = "Short', 1, "begins and ends with a quote on the same line"),
        ('title = "Short"', 'title = "A "short" one"', 1, "something follows a value on its line"),
        ("[[beat]]\n", "[[beat]\n", 9, "its ]] is missing"),
        ("[recap]", "[recap", 41, "its ] is missing"),
        ('lit = ["nets"]', 'lit = ["nets"', 12, "a list is written [ 1, 2 ]"),
        ('outcomes = ["Say one thing."]', 'outcomes "Say one thing."', 2, "a line must be `key = value`"),
        ("minutes = 3", "minutes = three", 4, "text needs quotes"),
        ("minutes = 3", "minutes = 3\nminutes = 4", 5, "this key is given twice"),
        ("Say one thing.", "Say \\q.", 2, "a backslash in a text is written twice"),
    ],
)
def test_what_is_no_toml_is_told_in_plain_words(old: str, new: str, line: int, said: str) -> None:
    (told,) = refused(changed(old, new))
    assert told.startswith(f"my.toml:{line}: "), told
    assert said in told


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("block_interneurons", "did you mean 'block_interneuron'?"),
        ("pyramidal_firing", "rate_pyramidal_hz"),
        ("spines", "spine_density_rel"),
        ("blabla", "`synapse-sim lesson words` lists them"),
    ],
)
def test_a_name_that_means_nothing_is_told_with_those_like_it(name: str, meant: str) -> None:
    (told,) = refused(changed("block_interneuron > 10%", f"{name} > 10%"))
    assert meant in told


@pytest.mark.parametrize("scene", THINGS)
def test_a_thing_that_a_scene_has_not_is_refused_with_those_that_it_has(scene: str) -> None:
    view = 'scene = "circuit", lit = ["nets"]'
    (told,) = refused(changed(view, f'scene = "{scene}", lit = ["moonlight"]'))
    assert all(name in told for name in THINGS[scene])
    assert told.count("drug,") <= 1
