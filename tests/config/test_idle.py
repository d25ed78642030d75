"""What was given and does nothing is said; what does something is not."""

from __future__ import annotations

from typing import Any

import pytest

from synapse_sim.config import Config
from synapse_sim.config.idle import idle

SSRI: dict[str, Any] = {"treatment.drug": "ssri"}
RAT: dict[str, Any] = {"subject.species": "rat"}
TABLE: dict[str, Any] = {
    "treatment.doses": [{"at_h": 0.0, "dose": 0.5, "route": "oral", "dose_unit": "mg/kg"}]
}
IDLE: list[tuple[str, Any, dict[str, Any]]] = [
    ("treatment.infusion_min", 10.0, {"treatment.route": "oral"}),
    ("treatment.infusion_min", 10.0, {"treatment.drug": "esketamine"}),
    ("treatment.infusion_min", 10.0, TABLE),
    ("treatment.route", "film", TABLE),
    ("treatment.dose_unit", "mg", TABLE),
    ("modulators.rapamycin", 1.0, SSRI),
    ("modulators.nbqx", 0.5, {"treatment.drug": "saline"}),
    ("modulators.spine_erasure", 1.0, {"treatment.dose": 0.0}),
    ("hypothesis.disinhibition", 0.5, SSRI),
    ("hypothesis.metabolite", 0.5, RAT),
    ("hypothesis.metabolite", 0.5, {"treatment.drug": "memantine"}),
    ("signalling.bdnf_tau_h", 3.0, SSRI),
    ("subject.bdnf", "met_met", {"treatment.drug": "midazolam"}),
    ("monoamine.benefit", 0.1, {}),
    ("relief.session_midazolam", 0.1, {}),
    ("relief.care_pill", 0.1, {"trial.expectancy": "saline"}),
    ("drugs.ssri.occupancy.trial_occupancy", 0.5, {}),
    ("drugs.ketamine.routes.oral.gut_share", 0.5, {}),
    ("drugs.ketamine.rodent.half_life_rat_min", 20.0, {}),
    ("drugs.ketamine.disposition.clearance_l_per_h", 50.0, RAT),
]
ACTING: list[tuple[str, Any, dict[str, Any]]] = [
    ("treatment.infusion_min", 10.0, {}),
    ("modulators.rapamycin", 1.0, {}),
    ("modulators.magnesium_mmolar", 0.5, {"treatment.drug": "memantine"}),
    ("modulators.magnesium_mmolar", 0.5, SSRI),
    ("hypothesis.metabolite", 0.5, {}),
    ("monoamine.benefit", 0.1, SSRI),
    ("relief.care_pill", 0.1, {"trial.expectancy": "pill"}),
    ("drugs.ketamine.routes.oral.gut_share", 0.5, {"treatment.route": "oral"}),
    ("drugs.ketamine.rodent.half_life_rat_min", 20.0, RAT),
    ("seed", 9, {}),
]


@pytest.mark.parametrize(("key", "value", "given"), IDLE)
def test_a_key_that_nothing_reads_is_said_in_one_sentence(
    key: str, value: Any, given: dict[str, Any]
) -> None:
    said = [str(sentence) for other, sentence in idle(Config({**given, key: value})) if other == key]
    assert len(said) == 1
    assert said[0].startswith(f"{key} has no effect on the course: ")


@pytest.mark.parametrize(("key", "value", "given"), ACTING)
def test_a_key_that_acts_is_not_said(key: str, value: Any, given: dict[str, Any]) -> None:
    assert key not in dict(idle(Config({**given, key: value})))


@pytest.mark.parametrize("drug", sorted(Config().drugs))
def test_a_drug_with_its_own_regimen_has_nothing_to_say(drug: str) -> None:
    assert idle(Config({"treatment.drug": drug})) == []


def test_a_row_that_is_not_infused_says_that_its_length_counts_for_nothing() -> None:
    rows: Any = [
        {"at_h": 0.0, "dose": 0.5},
        {"at_h": 30.0, "dose": 0.5, "route": "oral", "infusion_min": 5.0},
    ]
    assert [str(sentence) for _, sentence in idle(Config({"treatment.doses": rows}))] == [
        "dose 2 of treatment.doses: infusion_min has no effect: it is not infused"
    ]
