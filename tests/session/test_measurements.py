from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synapse_sim.config import Config, ConfigError
from synapse_sim.course.simulate import simulate
from synapse_sim.session.measurements import MOST_POINTS, Measured, parse_measurements, read_measurements

TABLE = "time_h,plasma_ng_per_ml,plasma_ng_per_ml_sd,score\n1,120,15,30\n24,,,22.5\n0.5,190,,\n"


def refused(text: str) -> list[str]:
    with pytest.raises(ConfigError) as error:
        parse_measurements(text, "mine.csv")
    return error.value.lines


def test_values_are_read_in_order_of_time_with_their_spread() -> None:
    assert parse_measurements(TABLE, "mine.csv").values == (
        Measured("plasma_ng_per_ml", 0.5, 190.0),
        Measured("plasma_ng_per_ml", 1.0, 120.0, 105.0, 135.0),
        Measured("score", 1.0, 30.0),
        Measured("score", 24.0, 22.5),
    )


@pytest.mark.parametrize(
    "text",
    [
        "time_min;score;score_low;score_high\n60;30,5;28;33,25\n",
        "# a comment\n\ntime_min\tscore\tscore_low\tscore_high\n60\t30.5\t28\t33.25\n",
        "time_h, score, score_low, score_high\n1, 30.5, 28, 33.25\n",
    ],
)
def test_spreadsheets_of_other_countries_say_the_same(text: str) -> None:
    assert parse_measurements(text, "mine.csv").values == (Measured("score", 1.0, 30.5, 28.0, 33.25),)


def test_a_residual_is_what_was_measured_minus_the_course() -> None:
    course = simulate(Config())
    table = parse_measurements(TABLE, "mine.csv")
    assert table.residual(course, table.values[3]) == pytest.approx(22.5 - course.at(24.0).score)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "there is no measurement in it"),
        ("time_h,score\n", "there is no measurement in it"),
        ("score\n1\n", "mine.csv:1: there is no column of times; name one time_h or time_min"),
        ("time_h\n1\n", "there is no column of a course"),
        ("time_h,scor\n1,2\n", "'scor' is no column of a course; did you mean 'score'?"),
        ("time_h,score,score\n1,2,3\n", "the column score stands twice"),
        ("time_h,score\n\n1,2,3\n", "mine.csv:3: 3 cells stand under 2 names"),
        ("time_h,score\n1,low\n", "mine.csv:2: score = 'low' is no number"),
        ("time_h,score\n1,1e999\n", "score = '1e999' is no number"),
        ("time_h,score\n,3\n", "time_h = '' is no number"),
        ("time_h,score\n" + "1,2\n" * (MOST_POINTS + 1), f"{MOST_POINTS} can be shown together"),
    ],
)
def test_what_is_no_table_of_measurements_is_refused_with_its_line(text: str, sentence: str) -> None:
    assert sentence in "\n".join(refused(text))


def test_all_mistakes_are_told_at_once() -> None:
    assert len(refused("time_h,scor,score\n1,2\n2,3,x\n")) == 3


def test_a_file_is_read_once_and_named(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(TABLE, encoding="utf-8")
    assert read_measurements(file).name == "mine.csv"
    with pytest.raises(ConfigError, match="folder"):
        read_measurements(tmp_path)


def values_or_lines(text: str) -> int:
    """How many values were read, or mistakes told."""
    try:
        return len(parse_measurements(text, "mine.csv").values)
    except ConfigError as error:
        return len(error.lines)


@given(st.text(alphabet='time_hscore,;\t\n0123456789.-#x"\x00é', max_size=120))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert values_or_lines(text) > 0


def test_a_damaged_table_is_read_or_refused() -> None:
    luck = random.Random(4)
    for _ in range(50):
        damaged = list(TABLE)
        for _ in range(luck.randint(1, 6)):
            damaged[luck.randrange(len(damaged))] = luck.choice(',;x\n\t"0#é\x00')
        assert values_or_lines("".join(damaged)) > 0
