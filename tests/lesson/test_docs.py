"""The page about lessons: its example is a lesson whose claims hold, and it tells the format as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from synapse_sim.export.worksheet import worksheet
from synapse_sim.lesson.claims import check_claims
from synapse_sim.lesson.fields import Table
from synapse_sim.lesson.format import MOST_BEATS, MOST_RUNS, parse_lesson
from synapse_sim.lesson.grammar import MOST_CHARACTERS
from synapse_sim.lesson.lesson import MOST_WORDS
from synapse_sim.lesson.sayings import FORMS
from synapse_sim.lesson.things import PAGES, SCENES
from synapse_sim.lesson.vocabulary import FUNCTIONS
from synapse_sim.lesson.words import word_lists
from synapse_sim.story.scene_names import view_names
from tests.lesson.lessons import SHORT

PAGE = (Path(__file__).parents[2] / "docs" / "lessons.md").read_text(encoding="utf-8")
EXAMPLE, BEAT = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
NAMES = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)[0]


def test_the_lesson_of_ten_minutes_works_as_it_stands() -> None:
    lesson = parse_lesson(EXAMPLE, "first.toml")
    assert [each.sentence for each in check_claims(lesson) if not each.holds] == []
    assert len(worksheet(lesson).fill) == 3


def test_the_beat_that_is_told_line_by_line_is_one() -> None:
    head, _, tail = SHORT.partition("[[beat]]")
    recap = tail[tail.index("[recap]") :]
    runs = head + '\n[run.push]\ntreatment.route = "iv_bolus"\n'
    assert parse_lesson(f"{runs}\n{BEAT}\n{recap}", "my.toml").beats[0].stops


def test_every_scene_of_a_lesson_can_be_shown() -> None:
    assert set(SCENES) == set(view_names())


def test_the_page_lists_every_name_as_the_command_does() -> None:
    lines = [line for title, rows in word_lists() for line in (title, *(f"  {row}" for row in rows))]
    assert NAMES.splitlines() == lines


def keys_asked(monkeypatch: pytest.MonkeyPatch, path: str) -> set[str]:
    """The keys that the reader of a lesson asks a table for."""
    asked: set[str] = set()

    def close(table: Table) -> None:
        if table._path == path:
            asked.update(table._asked)

    with monkeypatch.context() as patched:
        patched.setattr(Table, "close", close)
        parse_lesson(SHORT, "my.toml")
    return asked


def test_the_beat_of_the_page_shows_every_key_and_each_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = keys_asked(monkeypatch, "beat.0") | keys_asked(monkeypatch, "beat.0.view")
    for key in keys:
        assert re.search(rf"\b{key} = ", BEAT) or key in {
            "from",
            "to",
            "pace",
            "page",
            "question",
            "hold",
            "confidence",
            "curves",
        }, key
        assert f"`{key}`" in PAGE or f"[beat.{key}]" in PAGE, key


@pytest.mark.parametrize("path", ["", "beat.1.question", "beat.1.question.answer.1", "recap"])
def test_the_page_tells_every_other_key(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for key in keys_asked(monkeypatch, path):
        assert re.search(rf"`(\[+)?(beat\.question\.)?{key}\b", PAGE), key


def test_the_page_names_every_word_that_the_format_knows() -> None:
    for word in (*SCENES, *PAGES, *FORMS, *FUNCTIONS):
        assert word in PAGE, word
    for number in (MOST_BEATS, MOST_RUNS, MOST_CHARACTERS, MOST_WORDS):
        assert f" {number} " in PAGE.replace("\n", " ")
