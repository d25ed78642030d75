from __future__ import annotations

import pytest

from synapse_sim.config import Config
from synapse_sim.session.changes_in_words import differences, shown, value_of


def test_a_change_is_told_with_old_and_new_value() -> None:
    assert differences(Config(), Config({"modulators.magnesium_mmolar": 0.5})) == [
        "Magnesium outside the cells: 1 → 0.5 mM"
    ]


def test_a_drug_tells_the_regimen_it_brings() -> None:
    told = "\n".join(differences(Config(), Config({"treatment.drug": "esketamine"})))
    assert "ketamine → esketamine" in told
    assert "Route: iv infusion → intranasal" in told


def test_nothing_is_told_of_nothing() -> None:
    assert differences(Config(), Config()) == []


def test_a_value_is_found_inside_a_drug() -> None:
    config = Config()
    assert config.drug.block is not None
    assert value_of(config, "drugs.ketamine.block.delta") == config.drug.block.delta


def test_an_unknown_key_has_no_value() -> None:
    with pytest.raises(KeyError):
        value_of(Config(), "treatment.colour")


def test_values_are_shown_in_plain_words() -> None:
    assert shown(value=True) == "on"
    assert shown((0.0, 72.0)) == "0, 72"
    assert shown("iv_bolus") == "iv bolus"
