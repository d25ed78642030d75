"""What may be the value of a parameter, at its bounds and by its kind, and what a refusal says."""

from __future__ import annotations

import math
from typing import Any

import pytest

from synapse_sim.config import Config
from synapse_sim.config.check import briefly, complaint, hint, nearest_key, shown, unknown
from synapse_sim.config.parameter import Kind, Parameter

KNOWN = ("seed", "treatment.dose", "treatment.route", "course.horizon_h", "subject.weight")
VALUES: dict[str, Any] = {
    "number": 0.5,
    "integer": 3,
    "switch": True,
    "text": "abc",
    "list": [0.5, 72],
    "table": [{"at_h": 0.0}],
    "words": ["a"],
    "switches": [True],
    "nothing": None,
}
TAKEN: dict[Kind, set[str]] = {
    "number": {"number", "integer"},
    "integer": {"integer"},
    "switch": {"switch"},
    "text": {"text"},
    "list": {"list"},
    "table": {"table"},
}


def about(kind: Kind = "number", **more: Any) -> Parameter:
    bounds = {"low": None, "high": None} | more
    return Parameter("a.b", None, unit="mg", label="", source="", confidence="measured", kind=kind, **bounds)


def said(parameter: Parameter, value: Any) -> str:
    """What is wrong with a value, in words; empty if nothing is."""
    message = complaint(parameter, value)
    return "" if message is None else str(message)


@pytest.mark.parametrize("kind", TAKEN)
def test_each_kind_takes_its_own_values_and_no_other(kind: Kind) -> None:
    assert {name for name, value in VALUES.items() if complaint(about(kind), value) is None} == TAKEN[kind]


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("number", "a number"),
        ("integer", "a whole number"),
        ("switch", "true or false"),
        ("text", "text in quotes"),
        ("list", "a list of numbers, like [0.0, 72.0]"),
        (
            "table",
            (
                "a table, one [[treatment.doses]] a dose; "
                "the same dose again is treatment.schedule_h = [0.0, 48.0]"
            ),
        ),
    ],
)
def test_a_value_of_another_kind_is_told_what_it_must_be(kind: Kind, wanted: str) -> None:
    assert said(about(kind), None) == f"a.b = None must be {wanted}"


@pytest.mark.parametrize(
    ("value", "is_fine"), [(1.0, True), (2, True), (0.999, False), (2.001, False), (1.5, True)]
)
@pytest.mark.parametrize("kind", ["number", "list"])
def test_bounds_belong_to_the_range(kind: Kind, value: float, is_fine: bool) -> None:  # noqa: FBT001
    given = [1.5, value] if kind == "list" else value
    told = said(about(kind, low=1.0, high=2.0), given)
    assert told == ("" if is_fine else f"a.b = {shown(given)} is outside [1, 2] mg")


def test_where_there_is_no_bound_everything_finite_is_allowed() -> None:
    assert complaint(about(), -1e300) is complaint(about(), 1e300) is None
    assert said(about(), math.inf) == "a.b = inf must be a finite number"
    assert complaint(about(), -math.inf) is not None
    assert complaint(about(), math.nan) is not None


def test_a_choice_is_one_of_those_there_are() -> None:
    chosen = about("text", choices=("oral", "film"))
    assert complaint(chosen, "film") is None
    assert said(chosen, "orall") == "a.b = \"orall\" is not one of oral | film; did you mean 'oral'?"
    assert said(chosen, 3) == "a.b = 3 must be one of oral | film"


def test_a_decimal_comma_is_shown_with_a_point_where_a_number_is_wanted() -> None:
    assert said(about(), "0,5") == 'a.b = "0,5" must be a number; write 0.5, with a point'
    assert said(about(), "0,123456789012") == (
        'a.b = "0,123456789012" must be a number; write 0.123456789, with a point'
    )
    assert said(about(), "0.5") == 'a.b = "0.5" must be a number'
    assert said(about(), "a,b") == 'a.b = "a,b" must be a number'
    assert said(about("integer"), "1,5") == 'a.b = "1,5" must be a whole number'


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("treatment", "'treatment' is a group of parameters, not one; give one of them, like treatment.dose"),
        ("treatment.dos", "unknown key 'treatment.dos'; did you mean 'treatment.dose'?"),
        ("treatmen.dose", "unknown key 'treatmen.dose'; did you mean 'treatment.dose'?"),
        ("dose", "unknown key 'dose'; did you mean 'treatment.dose'?"),
        ("sed", "unknown key 'sed'; did you mean 'seed'?"),
        ("zzz", "unknown key 'zzz'"),
        ("x.zzz", "unknown key 'x.zzz'"),
    ],
)
def test_an_unknown_key_is_told_with_the_nearest_one(key: str, sentence: str) -> None:
    assert str(unknown(key, KNOWN)) == sentence


def test_a_hint_can_be_left_out() -> None:
    assert str(unknown("sed", KNOWN, suggest=False)) == "unknown key 'sed'"


def test_a_key_is_looked_for_in_its_own_group_first() -> None:
    assert nearest_key("b.dose_mg", ("a.dose_mg", "b.dose_ml")) == "b.dose_ml"
    assert nearest_key("c.dose_mg", ("a.x", "a.dose_mg")) == "a.dose_mg"


def test_what_is_too_long_to_be_meant_gets_no_hint() -> None:
    assert hint("a" * 100, ["a" * 100]) == f"; did you mean '{'a' * 100}'?"
    assert hint("a" * 101, ["a" * 101]) == ""


def test_half_of_the_letters_are_too_few_for_a_hint() -> None:
    assert hint("abcdef", ["abcxyz"]) == ""
    assert hint("abcde", ["abcxe"]) == "; did you mean 'abcxe'?"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        ('a"µ', '"a\\"µ"'),
        ((1, 2.5), "[1, 2.5]"),
        ({"a": 1, "b": [False]}, "{ a = 1, b = [false] }"),
        (2**255, str(2**255)),
        (2**256, "a huge number"),
        (-(2**256), "a huge number"),
        (0.5, "0.5"),
    ],
)
def test_a_value_is_shown_as_one_would_write_it(value: object, text: str) -> None:
    assert shown(value) == text


def test_a_group_is_shown_without_what_is_not_set() -> None:
    rows: Any = ({"at_h": 0.0, "dose": 0.5},)
    assert shown(Config({"treatment.doses": rows}).treatment.doses) == "[{ at_h = 0.0, dose = 0.5 }]"


def test_a_long_value_is_shown_by_its_beginning() -> None:
    assert briefly("x" * 100) == f'"{"x" * 78}…'
