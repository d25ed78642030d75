"""What cannot be given is refused, with one plain sentence each."""

from __future__ import annotations

from typing import Any

import pytest

from synapse_sim.config import Config, ConfigError

SENTENCES: dict[str, dict[str, Any]] = {
    "treatment.dose = 7.0 is outside [0, 6] mg/kg": {"treatment.dose": 7.0},
    "treatment.dose = 3 is outside [0, 2] mg/kg, the range of the film route": {
        "treatment.route": "film",
        "treatment.dose": 3.0,
    },
    'Saline has no route "oral"; it has iv_infusion': {
        "treatment.drug": "saline",
        "treatment.route": "oral",
    },
    'Ketamine has no route "oral" for a rat; it has intraperitoneal': {
        "subject.species": "rat",
        "treatment.route": "oral",
    },
    "SSRI is modelled for people only, not for a mouse": {
        "subject.species": "mouse",
        "treatment.drug": "ssri",
    },
    "the shares of drugs.ketamine.routes.film add up to 1.5, more than the dose": {
        "treatment.route": "film",
        "drugs.ketamine.routes.film.gut_share": 0.9,
        "drugs.ketamine.routes.film.depot_share": 0.6,
    },
    "the dose of a rat is given in mg/kg": {
        "subject.species": "rat",
        "treatment.dose": 10.0,
        "treatment.dose_unit": "mg",
    },
    "treatment.schedule_h must increase from dose to dose": {"treatment.schedule_h": (0.0, 24.0, 24.0)},
    "treatment.schedule_h needs at least one time; for no drug set treatment.dose = 0": {
        "treatment.schedule_h": (),
    },
    "treatment.schedule_h has a dose at 400 h, but course.horizon_h is 336 h": {
        "treatment.schedule_h": (0.0, 400.0),
    },
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_an_impossible_treatment_is_refused_in_one_sentence(sentence: str) -> None:
    with pytest.raises(ConfigError) as refused:
        Config(SENTENCES[sentence])
    assert [mistake.sentence for mistake in refused.value.mistakes] == [sentence]


@pytest.mark.parametrize("drug", sorted(Config().drugs))
def test_every_drug_can_be_given_by_each_of_its_own_ways(drug: str) -> None:
    for route in Config().drugs[drug].routes:
        dose: dict[str, Any] = {"treatment.dose": 0.1, "treatment.dose_unit": "mg/kg"}
        assert Config({"treatment.drug": drug, "treatment.route": route, **dose}).treatment.route == route


@pytest.mark.parametrize("species", ["rat", "mouse"])
@pytest.mark.parametrize("drug", ["ketamine", "esketamine", "arketamine", "saline"])
def test_a_rodent_gets_the_regimen_of_rodents(drug: str, species: str) -> None:
    treatment = Config({"treatment.drug": drug, "subject.species": species}).treatment
    assert treatment.route == "intraperitoneal"
    assert treatment.dose_unit == "mg/kg"


def test_rats_go_to_two_hundred_mg_per_kg() -> None:
    rat: dict[str, Any] = {"subject.species": "rat", "treatment.dose": 200.0}
    assert Config(rat).treatment.dose == 200
    with pytest.raises(ConfigError, match=r"outside \[0, 200\] mg/kg"):
        Config({**rat, "treatment.dose": 201.0})
