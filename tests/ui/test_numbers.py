from __future__ import annotations

import pytest

from synapse_sim.ui import numbers


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
