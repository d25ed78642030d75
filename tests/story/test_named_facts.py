from __future__ import annotations

from math import inf

import numpy as np
import pytest

from synapse_sim.config import Config
from synapse_sim.course.course import COLUMNS
from synapse_sim.course.simulate import simulate
from synapse_sim.experiments.findings.hypotheses import EXPLANATIONS
from synapse_sim.story.named_facts import (
    NAMED_FACTS,
    gain_of_dose,
    lost_gain_share,
    mean_glutamate,
    peak_h,
    relief_alone,
    residence_s,
    responder_share,
    same_trial,
    unplugged_share,
)
from synapse_sim.texts.catalogue import spoken

KETAMINE = Config()
TWICE_WEEKLY = Config({"treatment.schedule_h": (0.0, 72.0, 168.0, 240.0), "course.horizon_h": 1008.0})


def test_every_fact_has_a_unit_a_range_and_a_sentence() -> None:
    said = set(spoken().names_in("facts"))
    assert {fact.name for fact in NAMED_FACTS.values()} <= said
    for fact in NAMED_FACTS.values():
        assert fact.low < fact.high
        assert set(fact.columns) <= set(COLUMNS)


@pytest.mark.parametrize("name", sorted(NAMED_FACTS.keys() - {"same_trial"}))
def test_a_fact_says_its_value_with_its_unit(name: str) -> None:
    fact = NAMED_FACTS[name]
    words = {"share": "25 %", "h": "15 min", "s": "250 ms", "points": "0.25 points", "×": "0.25 ×"}
    assert words[fact.unit] in str(fact.sentence(0.25))


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("peak_h", "the highest moment of a protein pool"),
        ("protein_peak_h", "a column protein_rel"),
        ("inhibition_received", "a column received_inhibition_rel"),
    ],
)
def test_a_fact_without_its_column_is_not_offered(name: str, about: str) -> None:
    missing = {"protein_peak_h": "protein_rel", "inhibition_received": "received_inhibition_rel"}.get(name)
    assert (name in NAMED_FACTS) == (missing is None or missing in COLUMNS), about


def test_the_brain_is_fullest_after_the_infusion_ends() -> None:
    assert 0.66 < peak_h(simulate(KETAMINE), column="effect_site_umolar") < 0.85


def test_a_mean_of_glutamate_lies_between_its_lowest_and_its_highest_value() -> None:
    course = simulate(KETAMINE)
    inside = (course.time_h >= 0.0) & (course.time_h <= 2.0)
    low, high = course.glutamate_rel[inside].min(), course.glutamate_rel[inside].max()
    assert low < mean_glutamate(course, from_h=0.0, to_h=2.0) < high
    fine = np.interp(np.linspace(0.0, 2.0, 4001), course.time_h, course.glutamate_rel).mean()
    assert mean_glutamate(course, from_h=0.0, to_h=2.0) == pytest.approx(float(fine), rel=1e-3)
    with pytest.raises(ValueError, match="not inside"):
        mean_glutamate(course, from_h=2.0, to_h=2.0)


def test_nobody_responds_before_a_dose_and_about_half_after_a_day() -> None:
    course = simulate(Config({"trial.expectancy": "midazolam"}))
    assert responder_share(course, at_h=-0.5) == 0.0
    assert 0.40 < responder_share(course, at_h=24.0) < 0.65


def test_what_is_gained_is_lost_again_after_the_last_dose() -> None:
    course = simulate(TWICE_WEEKLY)
    assert lost_gain_share(course, at_h=24.0) < 0.05
    assert 0.4 < lost_gain_share(course, at_h=1000.0) <= 1.0
    assert lost_gain_share(simulate(Config({"treatment.dose": 0.0})), at_h=24.0) == 0.0


def test_further_doses_add_less_than_the_first_and_all_together_give_the_lowest_score() -> None:
    course = simulate(TWICE_WEEKLY)
    gains = [gain_of_dose(course, number=number) for number in (1, 2, 3, 4)]
    assert gains[0] > 3.0 * max(gains[1:])
    assert sum(gains) == pytest.approx(course.score[0] - course.score.min())
    with pytest.raises(ValueError, match="no dose 5"):
        gain_of_dose(course, number=5)


def test_two_trials_are_told_in_other_words_than_one() -> None:
    fact = NAMED_FACTS["same_trial"]
    assert "same trial" in str(fact.sentence(1.0))
    assert "different trials" in str(fact.sentence(0.0))


def test_each_explanation_alone_brings_relief() -> None:
    found = {name: relief_alone(KETAMINE, explanation=name, at_h=24.0) for name in EXPLANATIONS}
    assert all(value > 0.25 for value in found.values()), found
    assert len({round(value, 6) for value in found.values()}) == len(found)
    with pytest.raises(KeyError):
        relief_alone(KETAMINE, explanation="none of them", at_h=24.0)


def test_two_results_of_one_trial_are_told_from_two_trials() -> None:
    assert same_trial(one="difference-7d", other="difference-7d") == 1.0
    assert same_trial(one="difference-7d", other="ssri-occupancy") == 0.0


@pytest.mark.parametrize(
    ("cell", "voltage_mv", "share"), [("pyramidal", -65.0, 0.060), ("pyramidal", -20.0, 0.508)]
)
def test_fewer_channels_are_plugged_where_the_cell_is_less_negative(
    cell: str, voltage_mv: float, share: float
) -> None:
    assert unplugged_share(KETAMINE, cell=cell, voltage_mv=voltage_mv) == pytest.approx(share, abs=0.002)


def test_interneurons_hold_fewer_plugs_at_the_same_voltage() -> None:
    shares = [unplugged_share(KETAMINE, cell=cell, voltage_mv=-46.0) for cell in ("interneuron", "pyramidal")]
    assert shares[0] > 1.5 * shares[1]


def test_a_trapped_molecule_stays_longer_the_less_the_channel_is_used() -> None:
    visits = [residence_s(KETAMINE, glutamate_umolar=level) for level in (1000.0, 10.0, 1.0, 0.0)]
    assert visits == sorted(visits)
    assert visits[-1] == inf
    assert 1.0 < visits[0] < 600.0
    memantine = residence_s(Config({"treatment.drug": "memantine"}))
    assert memantine < visits[0]
    with pytest.raises(ValueError, match="does not enter"):
        residence_s(Config({"treatment.drug": "ssri"}))
