from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from synapse_sim.draw.line_breaks import ELLIPSIS
from synapse_sim.draw.pygame_canvas.typesetter import Typesetter

TYPE = Typesetter()


def test_digits_are_equally_wide_in_tabular_words() -> None:
    assert len({TYPE.width_px(f"{d}.{d} Hz", 24, "semibold", tabular=True) for d in range(10)}) == 1
    assert TYPE.width_px("111", 24, "regular") < TYPE.width_px("000", 24, "regular")


def test_an_image_is_as_wide_as_measured() -> None:
    for tabular in (False, True):
        width = TYPE.image("12.5 µM → Ca²⁺", 20, "regular", (255, 255, 255), tabular=tabular).get_width()
        assert width == TYPE.width_px("12.5 µM → Ca²⁺", 20, "regular", tabular=tabular)


@settings(deadline=None, max_examples=30)
@given(words=st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40), room=st.floats(0, 300))
@example(words="1111111111 ng/mL", room=100.0)
@pytest.mark.parametrize("tabular", [False, True])
def test_cut_words_fit(*, words: str, room: float, tabular: bool) -> None:
    cut = TYPE.cut(words, 18, "regular", room, tabular=tabular)
    assert TYPE.width_px(cut, 18, "regular", tabular=tabular) <= max(room, TYPE.width_px("", 18, "regular"))
    assert cut in (words, "") or cut.endswith(ELLIPSIS)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.text("abcdefgh", min_size=1, max_size=9), max_size=30), st.floats(120, 400))
def test_wrapped_lines_fit_and_lose_no_word(words: list[str], room: float) -> None:
    lines = TYPE.lines(" ".join(words), 18, "regular", room)
    shown = ["".join(run for run, _ in line) for line in lines]
    assert " ".join(shown).split() == words
    assert all(TYPE.width_px(line, 18, "regular") <= room for line in shown)


def test_bold_words_and_breaks_are_marked() -> None:
    assert TYPE.lines("a <b>b c</b>, d<br>e", 18, "regular", 400) == [
        [("a", "regular"), (" b c", "semibold"), (", d", "regular")],
        [("e", "regular")],
    ]


def test_a_comma_after_a_bold_word_never_starts_a_line() -> None:
    word = TYPE.width_px("released", 18, "semibold")
    lines = TYPE.lines("are <b>released</b>, then", 18, "regular", word + 2)
    assert [line[0][0] for line in lines] == ["are", "released", "then"]
    assert lines[1][1] == (",", "regular")


def test_a_lone_angle_bracket_is_only_a_sign() -> None:
    assert TYPE.lines("p < 0.05", 18, "regular", 400) == [[("p < 0.05", "regular")]]


@pytest.mark.parametrize("most", [1, 2, 3])
def test_too_many_lines_end_in_an_ellipsis(most: int) -> None:
    lines = TYPE.lines("word " * 60, 18, "regular", 200, most)
    assert len(lines) == most
    assert lines[-1][-1][0].endswith(ELLIPSIS)


@pytest.mark.parametrize("words", ["caf\udce9.toml", "a\0b"])
@pytest.mark.parametrize("tabular", [False, True])
def test_words_that_no_font_knows_are_drawn_all_the_same(words: str, *, tabular: bool) -> None:
    type_ = Typesetter()
    width = type_.width_px(words, 14, "regular", tabular=tabular)
    assert type_.image(words, 14, "regular", (255, 255, 255), tabular=tabular).get_width() == width > 0
