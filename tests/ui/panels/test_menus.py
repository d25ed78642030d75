"""What the menus over several numbers read and write."""

from __future__ import annotations

import pytest

from synapse_sim.config import Config
from synapse_sim.ui.panels.menus import ALSO_GIVEN, EXPLANATION, OTHER, OneOf

MENUS = [ALSO_GIVEN, EXPLANATION]


@pytest.mark.parametrize("menu", MENUS)
def test_what_is_chosen_is_what_one_reads(menu: OneOf) -> None:
    for option in menu.options(Config()):
        assert menu.chosen(Config(menu.changes(option.value))) == option.value


@pytest.mark.parametrize("menu", MENUS)
def test_one_number_alone_counts_and_the_tip_is_its_own(menu: OneOf) -> None:
    name = list(menu.labels)[1]
    assert Config(menu.changes(name)).with_changes(menu.changes("")) == Config()
    assert menu.key_of(name) == f"{menu.section}.{name}"
    assert menu.key_of("") == menu.key_of(OTHER) == ""


def test_what_only_a_file_can_mix_is_none_of_the_choices() -> None:
    assert ALSO_GIVEN.chosen(Config({"modulators.nbqx": 0.5})) == OTHER
    assert ALSO_GIVEN.chosen(Config({"modulators.nbqx": 1.0, "modulators.rapamycin": 1.0})) == OTHER
    assert EXPLANATION.chosen(Config({"hypothesis.metabolite": 0.5})) == OTHER


def test_an_explanation_alone_is_itself_with_any_weight() -> None:
    half = {**EXPLANATION.changes("metabolite"), "hypothesis.metabolite": 0.5}
    assert EXPLANATION.chosen(Config(half)) == "metabolite"
