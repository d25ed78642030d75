from __future__ import annotations

import pytest

from synapse_sim.config import Config
from synapse_sim.session import dose


def test_the_slider_of_a_person_ends_at_four_trial_doses() -> None:
    assert dose.top_mg_per_kg(Config()) == pytest.approx(2.0)


def test_a_dose_in_mg_is_shown_per_kg() -> None:
    config = Config({"treatment.dose": 35.0, "treatment.dose_unit": "mg"})
    assert dose.dose_mg_per_kg(config) == pytest.approx(0.5)


def test_more_than_the_slider_is_anaesthesia_and_its_relief_unknown() -> None:
    config = Config({"treatment.dose": 4.0})
    assert dose.is_anaesthetic(config)
    assert not dose.relief_is_known(config)


def test_the_top_of_the_slider_is_no_anaesthesia() -> None:
    assert not dose.is_anaesthetic(Config({"treatment.dose": 2.0}))


@pytest.mark.parametrize("route", ["film", "inhaled", "transdermal"])
def test_relief_is_unknown_where_a_route_has_no_trials(route: str) -> None:
    assert not dose.relief_is_known(Config({"treatment.route": route}))


@pytest.mark.parametrize("drug", sorted(Config().drugs))
def test_every_drug_has_a_dose_slider_that_reaches_its_trial_dose(drug: str) -> None:
    config = Config({"treatment.drug": drug})
    assert dose.trial_mg_per_kg(config) <= dose.top_mg_per_kg(config)
    assert not dose.is_anaesthetic(config)
