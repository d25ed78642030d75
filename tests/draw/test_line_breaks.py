"""Lines of words, with letters that are all one pixel wide."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synapse_sim.draw.line_breaks import ELLIPSIS, Line, cut, wrapped
from synapse_sim.draw.theme import Weight

WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=9), max_size=30)
QUICK = settings(deadline=None, max_examples=50)


def _width(run: str, weight: Weight) -> float:
    del weight
    return len(run)


def _shown(lines: list[Line]) -> list[str]:
    return ["".join(run for run, _ in line) for line in lines]


@QUICK
@given(st.text("ab c", min_size=4, max_size=30), st.integers(0, 12))
def test_cut_words_are_the_longest_beginning_that_fits(words: str, room: int) -> None:
    shown = cut(words, room, len)
    beginning = shown.removesuffix(ELLIPSIS)
    assert len(shown) <= room
    assert words.startswith(beginning)
    if shown != words:
        following = words[len(beginning)]
        assert not beginning.endswith(" ")
        assert following == " " or len(beginning + following + ELLIPSIS) > room


@QUICK
@given(WORDS, st.integers(9, 40))
def test_lines_fit_and_lose_no_word(words: list[str], room: int) -> None:
    shown = _shown(wrapped(" ".join(words), "regular", room, _width))
    assert " ".join(shown).split() == words
    assert all(len(line) <= room for line in shown)


@QUICK
@given(WORDS.filter(bool), st.integers(9, 40))
def test_a_line_ends_only_where_the_next_word_has_no_room(words: list[str], room: int) -> None:
    shown = _shown(wrapped(" ".join(words), "regular", room, _width))
    for line, following in pairwise(shown):
        assert len(line) + 1 + len(following.split()[0]) > room


@QUICK
@given(WORDS, st.integers(9, 40), st.integers(1, 4))
def test_no_more_lines_than_allowed_and_an_ellipsis_where_words_are_missing(
    words: list[str], room: int, most: int
) -> None:
    text = " ".join(words)
    whole, shown = (_shown(wrapped(text, "regular", room, _width, limit)) for limit in (None, most))
    assert shown == whole if len(whole) <= most else shown[:-1] == whole[: most - 1]
    assert len(shown) <= most
    assert (len(whole) > most) is (bool(shown) and shown[-1].endswith(ELLIPSIS))


def test_a_word_that_is_too_long_stands_alone() -> None:
    assert _shown(wrapped("a glutamatergic b", "regular", 5, _width)) == ["a", "glutamatergic", "b"]


def test_a_number_keeps_its_unit_and_other_words_part_from_theirs() -> None:
    words = "Interneurons fire 28 % less after 0.5 mg/kg over 40 min, with 3 more cells"
    for room in range(14, 60):
        shown = _shown(wrapped(words, "regular", room, _width))
        assert " ".join(shown) == words
        for kept in ("28 %", "0.5 mg/kg", "40 min,"):
            assert any(kept in line for line in shown), (room, kept)
    assert _shown(wrapped("with 3 more", "regular", 6, _width)) == ["with 3", "more"]


@pytest.mark.parametrize("measure", ["28 %", "0.5 mg/kg", "204 ng/mL", "40 min", "0.3 µM", "−46 mV"])
def test_a_unit_takes_no_tag_behind_it_for_its_own(measure: str) -> None:
    lines = wrapped(f"a <b>{measure}</b> b {measure}\nc {measure}<br>d", "regular", 60, _width)
    assert _shown(lines) == [f"a {measure} b {measure}", f"c {measure}", "d"]
    assert (f" {measure}", "semibold") in lines[0]
