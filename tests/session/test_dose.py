from __future__ import annotations

from typing import Any

import pytest

from synapse_sim.config import Config, Value
from synapse_sim.config.dose import said_dose
from synapse_sim.course.course import Course
from synapse_sim.course.simulate import simulate
from synapse_sim.session import dose


def course(**changes: Any) -> Course:
    return simulate(Config({key.replace("__", "."): value for key, value in changes.items()}))


def test_the_slider_of_a_person_ends_at_four_trial_doses() -> None:
    assert dose.top_dose(Config()) == pytest.approx(2.0)


def test_a_dose_is_shown_in_its_own_unit() -> None:
    spray = Config({"treatment.drug": "esketamine"})
    assert dose.dose_words(spray) == "84 mg"
    assert (dose.given_dose(spray), dose.trial_dose(spray), dose.top_dose(spray)) == (84.0, 84.0, 140.0)
    assert dose.dose_words(Config()) == "0.5 mg/kg"


def test_a_tiny_dose_is_not_shown_as_none() -> None:
    assert dose.dose_words(Config({"treatment.dose": 0.001})) == said_dose(0.001, "mg/kg") == "0.001 mg/kg"
    assert [said_dose(each, "mg") for each in (0.0, 0.5, 84.0)] == ["0.00 mg", "0.50 mg", "84 mg"]


def test_every_unit_of_mass_can_be_typed() -> None:
    per_weight, whole = dose.unit_words(Config()), dose.unit_words(Config({"treatment.drug": "ssri"}))
    assert 500 * per_weight["µg/kg"] == 500 * per_weight["ug/kg"] == 500 * per_weight["mcg/kg"] == 0.5
    assert 35 * per_weight["mg"] == pytest.approx(0.5)
    assert 0.035 * per_weight["g"] == pytest.approx(0.5)
    assert 0.05 * whole["g"] == 50
    assert 1 * whole["mg/kg"] == 70


def test_more_than_the_slider_is_anaesthesia_and_its_relief_unknown() -> None:
    deep = course(treatment__dose=4.0)
    assert dose.is_anaesthetic(deep)
    assert not dose.relief_is_known(deep)


def test_a_dose_in_three_pushes_is_as_unknown_as_in_one() -> None:
    pushes = {"treatment__route": "iv_bolus", "treatment__schedule_h": (0.0, 0.025, 0.05)}
    assert dose.is_anaesthetic(course(treatment__dose=2.0, **pushes))
    assert dose.is_anaesthetic(course(treatment__dose=0.7, **pushes))
    assert not dose.relief_is_known(course(treatment__dose=0.7, **pushes))


def test_the_level_in_the_brain_counts_beside_the_dose() -> None:
    assert dose.is_anaesthetic(course(treatment__dose=2.0, treatment__route="iv_bolus"))
    assert not dose.is_anaesthetic(course(treatment__dose=2.0))


def test_doses_a_day_apart_count_apart() -> None:
    assert dose.relief_is_known(course(treatment__dose=2.0, treatment__schedule_h=(0.0, 24.0, 48.0)))
    assert dose.is_anaesthetic(course(treatment__dose=2.0, treatment__schedule_h=(0.0, 23.9)))


WITHOUT_TRIALS = [name for name, way in Config().drug.routes.items() if not way.antidepressant_data]


@pytest.mark.parametrize("route", WITHOUT_TRIALS)
def test_relief_is_unknown_where_a_route_has_no_trials(route: str) -> None:
    assert not dose.relief_is_known(course(treatment__route=route))


def test_relief_is_unknown_if_one_dose_of_a_table_goes_a_way_without_trials() -> None:
    rows = [{"at_h": 0.0, "dose": 0.5}, {"at_h": 48.0, "dose": 0.5, "route": "film"}]
    assert not dose.relief_is_known(course(treatment__doses=rows))
    assert dose.relief_is_known(course(treatment__doses=rows[:1]))


@pytest.mark.parametrize("drug", sorted(Config().drugs))
def test_every_drug_has_a_dose_slider_that_reaches_its_trial_dose(drug: str) -> None:
    config = Config({"treatment.drug": drug})
    assert dose.trial_dose(config) <= dose.top_dose(config)
    assert not dose.is_anaesthetic(course(treatment__drug=drug))


def test_a_unit_changed_alone_takes_the_dose_with_it() -> None:
    assert dose.with_dose_converted(Config(), {"treatment.dose_unit": "mg"}) == {
        "treatment.dose_unit": "mg",
        "treatment.dose": 35.0,
    }
    both: dict[str, Value | None] = {"treatment.dose_unit": "mg", "treatment.dose": 20.0}
    assert dose.with_dose_converted(Config(), both) == both
