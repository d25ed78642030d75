from __future__ import annotations

from functools import partial

import numpy as np
import pytest

from synapse_sim.config import Config
from synapse_sim.course.simulate import simulate
from synapse_sim.course.subjects import patients
from synapse_sim.experiments.population import BLOCK, COARSE, COMPARATORS, arms, population, trial
from tests.effort import calls

CONFIG = Config({"trial.expectancy": "midazolam"})
MANY = population(CONFIG, 2000)


def responders(config: Config, time_h: float) -> float:
    found = population(config, 2000)
    return float(np.mean(found.at(time_h) <= 0.5 * found.start))


def test_nobody_has_responded_before_the_dose() -> None:
    assert MANY.response_share[MANY.time_h <= 0.0].max() == 0.0
    np.testing.assert_allclose(MANY.score[0], MANY.start, rtol=1e-6)


def test_about_half_respond_after_a_day_and_fewer_after_two_weeks() -> None:
    assert 0.40 <= responders(CONFIG, 24.0) <= 0.70
    assert responders(CONFIG, 336.0) < responders(CONFIG, 24.0) - 0.15


@pytest.mark.parametrize("time_h", [4.0, 24.0, 168.0])
def test_the_mean_patient_is_near_the_course(time_h: float) -> None:
    score = simulate(CONFIG).at(time_h).score
    assert abs(MANY.at(time_h).mean() - score) < 1.0


def test_patients_without_spread_are_the_course_on_the_coarse_grid() -> None:
    spreads = ("clearance_cv", "volume_cv", "ic50_cv", "relief_cv")
    alike = CONFIG.with_changes(
        {**{f"population.{name}": 0.0 for name in spreads}, "relief.response_spread": 0.05}
    )
    found, course = population(alike, BLOCK), simulate(CONFIG)
    exact = np.interp(found.time_h, course.time_h, course.score)
    assert np.abs(found.mean_score - exact).max() < 0.5


def test_more_patients_leave_the_first_ones_as_they_were() -> None:
    np.testing.assert_array_equal(population(CONFIG, 700).score[:, :600], population(CONFIG, 600).score)


def test_factors_have_mean_one_and_the_given_spread() -> None:
    drawn = patients(CONFIG, range(1, 20_001))
    assert np.mean(drawn.ic50) == pytest.approx(1.0, abs=0.02)
    assert np.std(drawn.ic50) == pytest.approx(CONFIG.population.ic50_cv, rel=0.05)
    assert np.std(drawn.bodies.clearance) == pytest.approx(CONFIG.population.clearance_cv, rel=0.05)


def test_the_same_person_takes_part_in_every_arm() -> None:
    found = trial(Config(), 300)
    assert list(found) == ["ketamine", *COMPARATORS]
    day = {name: one.at(24.0) for name, one in found.items()}
    assert np.corrcoef(day["ketamine"], day["midazolam"])[0, 1] > 0.9


def test_ketamine_does_better_than_midazolam_and_that_better_than_saline() -> None:
    found = trial(Config(), BLOCK)
    day = {name: float(one.at(24.0).mean()) for name, one in found.items()}
    assert day["ketamine"] + 4.0 < day["midazolam"] < day["saline"] < 33.0


@pytest.mark.parametrize("drug", ["ketamine", "ssri", "saline"])
def test_every_arm_lasts_as_long_as_the_treated_one(drug: str) -> None:
    short = Config({"course.horizon_h": 100.0, "treatment.drug": drug, "treatment.schedule_h": (0.0, 24.0)})
    given = arms(short)
    assert {arm.config.course.horizon_h for arm in given} == {100.0}
    assert given[0].name == drug
    assert len({arm.name for arm in given}) == len(given)


def test_what_the_user_gave_is_kept_in_the_treated_arm_only() -> None:
    given = arms(Config({"treatment.dose": 1.0, "trial.expectancy": "saline", "seed": 9}))
    assert given[0].config.treatment.dose == 1.0
    assert given[0].config.trial.expectancy == "saline"
    assert all(arm.config.seed == 9 for arm in given)
    assert given[1].config.treatment.route == Config({"treatment.drug": "saline"}).treatment.route


def test_the_cost_grows_with_the_number_of_patients_and_no_faster() -> None:
    one, two, four = (calls(partial(population, CONFIG, n * BLOCK)) for n in (1, 2, 4))
    assert four - two < 2.2 * (two - one)


@pytest.mark.parametrize(
    ("drug", "expected"), [("saline", "saline"), ("ketamine", "midazolam"), ("snri", "pill")]
)
def test_the_treated_arm_expects_what_it_does_in_the_usual_trial(drug: str, expected: str) -> None:
    assert arms(Config({"treatment.drug": drug}))[0].config.trial.expectancy == expected


@pytest.mark.parametrize("number", [1, 7, 501])
def test_the_nth_virtual_patient_of_a_run_is_the_nth_of_the_population(number: int) -> None:
    alone = simulate(CONFIG.with_changes({**COARSE, "population.patient": number}))
    among = population(CONFIG, 600)
    np.testing.assert_allclose(alone.score, among.score[:, number - 1], rtol=1e-6, atol=1e-6)


def test_patient_0_is_the_reference_adult_and_no_other_is() -> None:
    reference = simulate(CONFIG)
    assert np.array_equal(simulate(CONFIG.with_changes({"population.patient": 0})).table, reference.table)
    other = simulate(CONFIG.with_changes({"population.patient": 3}))
    assert np.abs(other.plasma_ng_per_ml - reference.plasma_ng_per_ml).max() > 1.0
    assert abs(other.at(24.0).score - reference.at(24.0).score) > 0.5
