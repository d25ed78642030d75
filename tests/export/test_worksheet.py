"""A worksheet is computed from the lesson and the model: statements, gaps with their numbers, and the key."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from synapse_sim.export.worksheet import GAP, Worksheet, gives_away, worksheet
from synapse_sim.export.worksheet_pages import html_page, markdown_page
from synapse_sim.lesson.claims import needs_measuring
from synapse_sim.lesson.format import parse_lesson
from synapse_sim.lesson.shelf import find_lesson, lesson_names
from tests.cli.commands import refused, typed
from tests.lesson.lessons import SHORT

QUICK = [name for name in lesson_names() if not needs_measuring(find_lesson(name))]


@cache
def sheet(name: str) -> Worksheet:
    return worksheet(find_lesson(name))


@pytest.mark.parametrize("name", QUICK)
def test_ten_statements_are_asked_and_neither_all_true_nor_all_false(name: str) -> None:
    quiz = sheet(name).quiz
    assert len({each.says for each in quiz}) == 10
    assert 3 <= sum(each.is_true for each in quiz) <= 7


@pytest.mark.parametrize("name", QUICK)
def test_every_gap_has_its_number_in_the_key(name: str) -> None:
    for gaps, numbers in sheet(name).fill:
        assert gaps.count(GAP) == len(numbers.split(", ")) >= 1
    assert sheet(name).calculate


def test_the_key_is_computed_and_says_what_stands_behind_a_wrong_answer() -> None:
    chain = sheet("chain")
    assert any("in this model" in line for line in chain.predicted[0].key)
    assert any("The effect follows the level of the drug." in line for line in chain.predicted[0].key)
    assert chain.calculate is not None
    assert float(chain.calculate[1].removesuffix(" %")) == pytest.approx(0.47, abs=0.15)


def test_where_the_model_misses_a_finding_the_key_says_why() -> None:
    assert any("lamotrigine" in line.lower() for line in sheet("which").differs)


@pytest.mark.parametrize("name", QUICK)
def test_no_gap_can_be_filled_in_from_elsewhere_on_the_side(name: str) -> None:
    each = sheet(name)
    asked = " ".join((*(line.asks for line in each.predicted), *(line.says for line in each.quiz)))
    printed = f"{asked} {each.calculate[0] if each.calculate else ''}"
    assert [gaps for gaps, numbers in each.fill if gives_away(printed, numbers.split(", "))] == []


def test_a_number_gives_another_away_that_has_fewer_digits_and_its_unit() -> None:
    assert gives_away("19.1 % are blocked", ["19 %"])
    assert not gives_away("after 19 min", ["19 %"])
    assert not gives_away("at 2.48 µM", ["2.3 µM"])


def test_shares_are_written_in_percent_and_answers_with_their_unit() -> None:
    page = markdown_page(sheet("brake")) + markdown_page(sheet("chain"))
    assert not re.search(r"\b0\.\d{3}\b(?! [%µn])", page)
    assert re.search(r"^1\. 0?\.?\d+ %$", page, re.MULTILINE)


def test_a_page_needs_nothing_from_elsewhere_and_shows_no_markup_of_a_lesson() -> None:
    odd = SHORT.replace("What comes next?", "<b>What</b> comes & next?")
    page = html_page(worksheet(parse_lesson(odd, "my.toml")))
    assert "&lt;b&gt;What&lt;/b&gt; comes &amp; next?" in page
    assert not re.search(r"https?://|<script|<img|<link|url\(", page)
    assert "size: A4" in page


def test_both_kinds_of_page_ask_the_same() -> None:
    pages = (html_page(sheet("ssri")), markdown_page(sheet("ssri")))
    for each in sheet("ssri").quiz:
        assert all(each.says in page for page in pages)


def test_a_worksheet_is_written_by_its_ending(tmp_path: Path) -> None:
    out = tmp_path / "chain.md"
    assert typed("lesson", "worksheet", "chain", "--out", str(out)).exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("# The whole chain")
    assert "exists already" in refused("lesson", "worksheet", "chain", "--out", str(out))[0]
    assert "must end in" in refused("lesson", "worksheet", "chain", "--out", str(tmp_path / "a.pdf"))[0]


def test_lessons_are_listed_and_checked_from_the_command_line(tmp_path: Path) -> None:
    listed = typed("lesson", "list").stdout.splitlines()
    assert [line.split()[0] for line in listed] == list(lesson_names())
    mine = tmp_path / "mine.toml"
    mine.write_text(SHORT, encoding="utf-8")
    good = typed("lesson", "check", str(mine))
    assert (good.exit_code, good.stdout.splitlines()[-1]) == (0, "no mistakes; 2 claims hold")
    assert good.stdout.splitlines()[0] == " 1  Drug in 19 % of the channels."
    mine.write_text(SHORT.replace("relief > 0.1", "relief > relief @ 1h"), encoding="utf-8")
    assert re.search(
        r"relief > relief @ 1h: \d.* % against \d.* %", typed("lesson", "check", str(mine)).stdout
    )
    mine.write_text(SHORT.replace("> 10%", "> 90%"), encoding="utf-8")
    false = typed("lesson", "check", str(mine))
    assert (false.exit_code, false.stdout.splitlines()[-1]) == (1, "1 claim does not hold")
    mine.write_text(SHORT.replace("minutes", "minute"), encoding="utf-8")
    assert len(refused("lesson", "check", str(mine))) == 2
    assert "did you mean 'chain'?" in refused("lesson", "check", "chan")[0]
    assert "there is no such file" in refused("lesson", "check", str(tmp_path / "no.toml"))[0]
    assert "a folder" in refused("lesson", "check", f"{tmp_path}/")[0]
