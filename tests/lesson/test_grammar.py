"""The language of claims: what it reads, what it refuses, and what it finds on a course."""

from __future__ import annotations

import pytest

from synapse_sim.config import Config
from synapse_sim.course.simulate import simulate
from synapse_sim.lesson.evaluate import Reading
from synapse_sim.lesson.grammar import MOST_CHARACTERS, read_claim, read_expression
from synapse_sim.lesson.unfit import Unfit
from synapse_sim.lesson.vocabulary import refuse_unknown

COURSE = simulate(Config())
NONE = simulate(Config({"treatment.dose": 0.0}))


def found(said: str, time_h: float = 0.75) -> float:
    expression = read_expression(said)
    refuse_unknown(expression, {"none"})
    return Reading(lambda run: NONE if run else COURSE, time_h).of(expression).value


def unit(said: str) -> str:
    return Reading(lambda _: COURSE, 0.75).of(read_expression(said)).unit


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("2 + 3 * 4", 14.0),
        ("(2 + 3) * 4", 20.0),
        ("10 - 4 - 3", 3.0),
        ("8 / 4 / 2", 1.0),
        ("-2 + 5", 3.0),
        ("−2", -2.0),
        ("75%", 0.75),
        ("45min", 0.75),
        ("7d", 168.0),
    ],
)
def test_numbers_are_read_as_one_writes_them(said: str, value: float) -> None:
    assert found(said) == pytest.approx(value)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("1 / 0", "no value"),
        ("0 / 0", "no value"),
        ("relief @ 15d", "360 is outside the course, -1 to 336 h"),
    ],
)
def test_what_has_no_value_says_why(said: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        found(said)


def test_a_column_is_read_at_the_moment_or_at_another_one() -> None:
    assert found("relief") == pytest.approx(COURSE.at(0.75).relief)
    assert found("relief @ 24h") == pytest.approx(COURSE.at(24.0).relief)
    assert found("spine_density_rel @ -30min") == pytest.approx(0.75, abs=0.01)
    assert found("relief @ tpeak(relief)") == pytest.approx(float(COURSE.relief.max()))


def test_functions_read_a_whole_column_and_facts_what_they_need() -> None:
    assert found("peak(glutamate_rel)") == pytest.approx(float(COURSE.glutamate_rel.max()))
    assert found("lowest(score)") == pytest.approx(float(COURSE.score.min()))
    assert found("tpeak(score)") == pytest.approx(-1.0)
    assert found("rest(score)") == pytest.approx(33.0, abs=0.5)
    assert found("-change(rate_interneuron_hz)") > 0.2
    assert found("change(score) @ 24h") == pytest.approx(COURSE.at(24.0).score / float(COURSE.score[0]) - 1.0)
    assert found("area(none.plasma_ng_per_ml)") == 0.0
    assert found("responder_share(24h)") == pytest.approx(found("responder_share @ 24h"))
    assert found("mean_glutamate(from_h = 0h, to_h = 2h)") > 1.05
    assert found("unplugged_share('pyramidal', voltage_mv = -65)") == pytest.approx(0.06, abs=0.001)
    assert found("finding('trapped-ketamine')") > 0.85
    assert found("parameter('treatment.dose')") == 0.5


def test_another_run_is_read_by_its_name() -> None:
    assert found("none.glutamate_rel") == pytest.approx(1.0)
    assert found("peak(none.relief)") == found("none.peak(relief)") == 0.0


def test_a_value_keeps_its_unit() -> None:
    assert unit("block_interneuron") == unit("change(rate_pyramidal_hz)") == "share"
    assert unit("tpeak(relief)") == "h"
    assert unit("score - 5") == unit("score @ 24h") == "points"
    assert unit("plasma_ng_per_ml") == "ng/mL"
    assert unit("score / score") == ""


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("", "ends"),
        ("peak(", "ends"),
        ("1 +", "ends"),
        ("(1", "wants"),
        ("1 2", "more"),
        ("3parsecs", "unit"),
        ("relief # 3", "sign"),
        ("none.", "after_run"),
        ("(" * 40 + "1", "deep"),
        ("1 +" * MOST_CHARACTERS, "long"),
        ("__import__('os')", "no_name"),
        ("peak(3)", "one_column"),
        ("peak(relief, score)", "one_column"),
        ("finding(relief)", "one_word"),
        ("finding('nothing')", "no_finding"),
        ("parameter('treatment.drug')", "no_parameter"),
        ("responder_share(1, 2)", "arguments"),
        ("mean_glutamate(0)", "arguments"),
        ("relief_alone(3)", "arguments"),
        ("other.relief", "no_run"),
        ("relief(3)", "no_name"),
    ],
)
def test_what_is_no_value_is_refused_with_its_reason(said: str, about: str) -> None:
    with pytest.raises(Unfit) as refused:
        found(said)
    assert about in refused.value.said.key
    assert str(refused.value.said)


def test_a_name_that_is_near_is_offered() -> None:
    with pytest.raises(Unfit) as refused:
        found("peak(relief) + glutamat_rel")
    assert "did you mean 'glutamate_rel'?" in str(refused.value.said)


def test_a_claim_is_a_range_or_a_comparison() -> None:
    between = read_claim("peak(relief) in 0.1 .. 0.5")
    assert between.low is not None
    assert between.high is not None
    assert not between.is_strict
    below = read_claim("relief < 0.5")
    assert (below.low, below.is_strict) == (None, True)
    assert read_claim("relief >= 0.5").high is None


@pytest.mark.parametrize(
    "said", ["relief", "relief in 1", "relief in 1..", "relief < ", "relief < 1 < 2", "in"]
)
def test_what_is_no_claim_is_refused(said: str) -> None:
    with pytest.raises(Unfit):
        read_claim(said)
