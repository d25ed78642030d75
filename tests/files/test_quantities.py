import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synapse_sim.files.quantities import read_number, read_quantity

UNITS = {"mg/kg": 1.0, "g/kg": 1000.0}


@pytest.mark.parametrize(
    "text", ["0.5", "0,5", "5e-1", " 0.5 mg/kg", "0,5mg/kg", ".5", "0.5 MG/KG", "0.0005 g/kg"]
)
def test_one_half_can_be_typed_in_many_ways(text: str) -> None:
    assert read_quantity(text, UNITS) == 0.5


@pytest.mark.parametrize("text", ["−3", "-3", "-3.", "−30e−1"])
def test_a_true_minus_is_a_minus(text: str) -> None:
    assert read_number(text) == -3.0


@pytest.mark.parametrize(
    "text", ["", "half", "0.5 mg", "1 2", "0.5.5", "--1", "nan", "inf", "1,000.5", "1_0"]
)
def test_rubbish_is_no_quantity(text: str) -> None:
    assert read_quantity(text, UNITS) is None


@pytest.mark.parametrize("text", ["1e400", "-1e400", "1e307 g/kg", "9" * 400])
def test_what_is_not_finite_is_no_number(text: str) -> None:
    assert read_quantity(text, UNITS) is None


@given(
    st.text(max_size=30)
    | st.from_regex(r"[-+−]?[0-9.,]{0,9}e?[-+−]?[0-9]{0,4} ?(mg/kg|g/kg)?", fullmatch=True)
)
def test_any_text_is_a_finite_number_or_none(text: str) -> None:
    number = read_quantity(text, UNITS)
    assert number is None or math.isfinite(number)
