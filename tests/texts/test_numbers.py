from __future__ import annotations

import pytest

from synapse_sim.texts import numbers
from synapse_sim.texts.numbers import after_dose, digits, duration, pace_chip, percent


@pytest.mark.parametrize(
    ("value", "count", "text"),
    [
        (0.0, 2, "0"),
        (0.4312, 2, "0.43"),
        (12.4, 2, "12"),
        (1937, 2, "1900"),
        (-3.26, 2, "−3.3"),
        (204.3, 3, "204"),
    ],
)
def test_digits_keep_what_counts_and_never_an_exponent(value: float, count: int, text: str) -> None:
    assert digits(value, count) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.8e-3, "0.8 ms"),
        (0.02, "20 ms"),
        (5e-7, "500 ns"),
        (5400, "1.5 h"),
        (86_400, "1 d"),
        (0.0, "0 s"),
        (1, "1 s"),
    ],
)
def test_a_duration_is_said_in_its_natural_unit(seconds: float, text: str) -> None:
    assert duration(seconds) == text


def test_the_pace_chip_says_how_slow_the_motion_is() -> None:
    assert pace_chip(0.02) == "1 s on screen = 20 ms"


def test_a_small_share_is_never_shown_as_nothing() -> None:
    assert (percent(0.0), percent(0.001), percent(0.304)) == ("0 %", "< 1 %", "30 %")


@pytest.mark.parametrize(
    ("time_h", "text"),
    [
        (0.75, "45 min after the dose"),
        (-0.5, "30 min before the dose"),
        (0.0, "at the dose"),
        (24.0, "24 h after the dose"),
        (2.25, "2 h 15 min after the dose"),
        (75.0, "3 d 3 h after the dose"),
    ],
)
def test_a_place_in_time_is_said_in_words(time_h: float, text: str) -> None:
    assert after_dose(time_h) == text


@pytest.mark.parametrize(
    ("time_h", "words"), [(0.75, "0 h 45 min"), (-0.5, "−0 h 30 min"), (0.0, "0 h 00 min"), (76.0, "3 d 4 h")]
)
def test_the_clock_says_hours_or_days(time_h: float, words: str) -> None:
    assert numbers.clock(time_h) == words


@pytest.mark.parametrize(
    ("time_h", "words"),
    [
        (0.75, "45 minutes"),
        (1 / 60, "1 minute"),
        (3.5, "3 hours 30 minutes"),
        (24.0, "24 hours"),
        (169.0, "7 days 1 hour"),
    ],
)
def test_a_time_is_said_in_words(time_h: float, words: str) -> None:
    assert numbers.after(time_h) == words


def test_changes_carry_their_sign() -> None:
    assert [numbers.signed_percent(x) for x in (0.25, -0.08, 0.001)] == ["+25 %", "−8 %", "±0 %"]


def test_numbers_have_no_needless_digits() -> None:
    assert [numbers.plain(x) for x in (0.5, 12.0, 1937.4, 0.0)] == ["0.5", "12", "1937", "0"]
