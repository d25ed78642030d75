from __future__ import annotations

import pytest

from synapse_sim.ui.entry import parse_amount, parse_time_h

UNITS = {"mg/kg": 1.0}


@pytest.mark.parametrize("text", ["0.5", "0,5", "5e-1", " 0.5 mg/kg", "0,5mg/kg", ".5", "0.5 MG/KG"])
def test_one_half_can_be_typed_in_many_ways(text: str) -> None:
    assert parse_amount(text, UNITS) == 0.5


@pytest.mark.parametrize("text", ["", "half", "0.5 mg", "1 2", "0.5.5", "--1", "nan", "inf"])
def test_rubbish_is_no_amount(text: str) -> None:
    assert parse_amount(text, UNITS) is None


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("45 min", 0.75),
        ("45min", 0.75),
        ("2 h 30 min", 2.5),
        ("7d", 168.0),
        ("24", 24.0),
        ("−1 h", -1.0),
        ("1,5 h", 1.5),
    ],
)
def test_times_are_read_with_their_units(text: str, hours: float) -> None:
    assert parse_time_h(text) == pytest.approx(hours)


@pytest.mark.parametrize("text", ["", "noon", "3 weeks", "h", "4 h later"])
def test_rubbish_is_no_time(text: str) -> None:
    assert parse_time_h(text) is None
