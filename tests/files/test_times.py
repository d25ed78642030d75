import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synapse_sim.files.times import read_time_h


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("-1h", -1.0),
        ("−1 h", -1.0),
        ("45min", 0.75),
        ("45 Min", 0.75),
        ("7d", 168.0),
        ("2h30", 2.5),
        ("1h 30min", 1.5),
        ("1h 30m", 1.5),
        ("1d12h", 36.0),
        ("1d 12", 36.0),
        ("1:30", 1.5),
        ("-0:30", -0.5),
        ("1:30:36", 1.51),
        ("1 day", 24.0),
        ("2 days 3 hours", 51.0),
        ("90 s", 0.025),
        ("24", 24.0),
        ("1,5 h", 1.5),
        (" 0 ", 0.0),
    ],
)
def test_times_are_read_as_people_write_them(text: str, hours: float) -> None:
    assert read_time_h(text) == pytest.approx(hours)


@pytest.mark.parametrize(
    "text",
    ["", "noon", "3 weeks", "h", "4 h later", "10-5", "1h-5min", "1:75", "1:5", "24 30", "5min 2h", "2h 3h",
     "0.5.5", "--1", "nan", "inf", "1:30 h", "90s 5"],
)  # fmt: skip
def test_what_is_no_time_is_refused_and_not_guessed(text: str) -> None:
    assert read_time_h(text) is None


@pytest.mark.parametrize("text", ["1e400", "1e400-1e400", "1e308d", "1.79e308h 1e308min", f"{'9' * 400}:30"])
def test_what_is_not_finite_is_no_time(text: str) -> None:
    assert read_time_h(text) is None


def test_a_number_alone_has_the_unit_it_is_asked_in() -> None:
    assert read_time_h("40", bare="min") == pytest.approx(2 / 3)
    assert read_time_h("1h", bare="min") == 1.0


@given(st.from_regex(r"[-+−]?([0-9]{1,3}[.,e:]?[0-9]{0,3} ?(d|h|min|m|s|day)? ?){1,3}", fullmatch=True))
def test_any_text_is_a_finite_time_or_none(text: str) -> None:
    hours = read_time_h(text)
    assert hours is None or math.isfinite(hours)
