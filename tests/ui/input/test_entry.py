from __future__ import annotations

import pytest

from synapse_sim.ui.input.entry import read_in_unit


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("40", "min", 40.0),
        ("1h", "min", 60.0),
        ("1:30", "min", 90.0),
        ("1h 30", "h", 1.5),
        ("2 days", "d", 2.0),
        ("36 h", "d", 1.5),
        ("0,5 mM", "mM", 0.5),
        ("−70 mV", "mV", -70.0),
        ("3", "", 3.0),
    ],
)
def test_a_slider_of_any_unit_understands_what_is_typed(text: str, unit: str, value: float) -> None:
    assert read_in_unit(text, unit) == value


@pytest.mark.parametrize(
    ("text", "unit"), [("1e400", "mM"), ("1e308 d", "s"), ("10-5", "min"), ("3 mg", "mM"), ("1h", "mM")]
)
def test_what_is_no_value_of_this_unit_is_none(text: str, unit: str) -> None:
    assert read_in_unit(text, unit) is None
