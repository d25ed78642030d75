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


# at the switches, where one more or less changes the words


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.74e-6, "740 ns"),
        (0.75e-6, "0.75 µs"),
        (0.74e-3, "740 µs"),
        (0.75e-3, "0.75 ms"),
        (0.74, "740 ms"),
        (0.75, "0.75 s"),
        (44.0, "44 s"),
        (45.0, "0.75 min"),
        (44 * 60.0, "44 min"),
        (45 * 60.0, "0.75 h"),
        (17.8 * 3600, "18 h"),
        (18 * 3600.0, "0.75 d"),
        (-0.02, "−20 ms"),
    ],
)
def test_a_duration_takes_the_next_unit_at_three_quarters_of_it(seconds: float, text: str) -> None:
    assert duration(seconds) == text


@pytest.mark.parametrize(
    ("value", "count", "text"),
    [
        (0.996, 2, "1.0"),
        (9.96, 2, "10"),
        (99.6, 2, "100"),
        (0.0996, 2, "0.10"),
        (1.04, 2, "1.0"),
        (0.00043, 1, "0.0004"),
        (7.0, 1, "7"),
        (-0.05, 2, "−0.050"),
    ],
)
def test_digits_stay_as_many_when_rounding_carries_over(value: float, count: int, text: str) -> None:
    assert digits(value, count) == text


def test_idle_zeros_go_only_behind_the_point() -> None:
    assert [numbers.short(x) for x in (0.8, 1.04, 1.5, 10.0, 200.0, 0.0)] == [
        *("0.8", "1", "1.5", "10", "200", "0"),
    ]


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (1e-9, "< 1 %"),
        (0.0049, "< 1 %"),
        (0.005, "< 1 %"),
        (0.0051, "1 %"),
        (0.994, "99 %"),
        (1.0, "100 %"),
        (-0.29, "−29 %"),
    ],
)
def test_a_share_that_is_there_is_never_zero_percent(share: float, text: str) -> None:
    assert percent(share) == text


def test_a_change_that_rounds_to_nothing_has_no_side() -> None:
    changes = (0.0051, 0.0049, 0.0, -0.0049, -0.0051)
    assert [numbers.signed_percent(x) for x in changes] == ["+1 %", "±0 %", "±0 %", "±0 %", "−1 %"]
    assert [numbers.size_percent(x) for x in (0.36, -0.36, 0.001, -0.001)] == [
        "36 %",
        "36 %",
        "< 1 %",
        "< 1 %",
    ]


@pytest.mark.parametrize(
    ("value", "count", "text"),
    [
        (0.0431, 3, "0.0431"),
        (0.04316, 3, "0.0432"),
        (99.96, 3, "100"),
        (99.44, 3, "99.4"),
        (100.4, 3, "100"),
        (1234.6, 3, "1235"),
        (-1234.6, 3, "−1235"),
        (-0.5, 3, "−0.5"),
        (9.96, 2, "10"),
        (12.4, 2, "12"),
    ],
)
def test_a_number_set_by_hand_is_never_rounded_to_tens(value: float, count: int, text: str) -> None:
    assert numbers.plain(value, count) == text


def test_whole_units_have_a_true_minus() -> None:
    assert [numbers.whole(x, "mV") for x in (-65.4, -0.4, 0.4, 0.6)] == ["−65 mV", "0 mV", "0 mV", "1 mV"]


def test_a_level_below_what_can_be_said_says_so() -> None:
    said = [numbers.at_least(x, 0.1, "ng/mL") for x in (0.0, 0.0999, 0.1, 0.26, 2.345, 189.0)]
    assert said == ["0 ng/mL", "< 0.1 ng/mL", "0.1 ng/mL", "0.3 ng/mL", "2.3 ng/mL", "190 ng/mL"]


MINUTE_H, SECOND_H = 1 / 60, 1 / 3600
SWITCHES_H = [
    (0.0, "at the dose", "0 h 00 min", "0 minutes"),
    (30 * SECOND_H, "at the dose", "0 h 00 min", "0 minutes"),
    (31 * SECOND_H, "1 min after the dose", "0 h 01 min", "1 minute"),
    (-30 * SECOND_H, "at the dose", "0 h 00 min", "0 minutes"),
    (-31 * SECOND_H, "1 min before the dose", "−0 h 01 min", "1 minute"),
    (89 * MINUTE_H, "89 min after the dose", "1 h 29 min", "89 minutes"),
    (90 * MINUTE_H, "1 h 30 min after the dose", "1 h 30 min", "1 hour 30 minutes"),
    (2.0, "2 h after the dose", "2 h 00 min", "2 hours"),
    (2.0 + MINUTE_H, "2 h 01 min after the dose", "2 h 01 min", "2 hours 1 minute"),
    (-3.0, "3 h before the dose", "−3 h 00 min", "3 hours"),
    (48.0 - MINUTE_H, "47 h 59 min after the dose", "47 h 59 min", "47 hours 59 minutes"),
    (48.0, "2 d after the dose", "2 d 0 h", "2 days"),
    (49.0, "2 d 1 h after the dose", "2 d 1 h", "2 days 1 hour"),
    (-50.0, "2 d 2 h before the dose", "−2 d 2 h", "2 days 2 hours"),
    (71.6, "3 d after the dose", "3 d 0 h", "3 days"),
]


@pytest.mark.parametrize(
    ("time_h", "words"),
    [(0.0, "0 min"), (0.75, "45 min"), (1.45, "87 min"), (1.5, "1.5 h"), (14.46, "14.5 h"), (56.0, "2.3 d")],
)
def test_a_moment_is_said_in_one_unit(time_h: float, words: str) -> None:
    assert numbers.moment(time_h) == words


@pytest.mark.parametrize(("time_h", "side", "slider", "heading"), SWITCHES_H)
def test_a_time_is_said_alike_on_both_sides_of_each_switch(
    time_h: float, side: str, slider: str, heading: str
) -> None:
    assert (after_dose(time_h), numbers.clock(time_h), numbers.after(time_h)) == (side, slider, heading)
