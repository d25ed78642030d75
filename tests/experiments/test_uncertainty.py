"""Morris and Sobol on outcomes whose answer is known."""

from __future__ import annotations

import sys

import pytest

from synapse_sim.config import Config
from synapse_sim.experiments.uncertainty import main, uncertain, uncertainty
from synapse_sim.files.extras import MissingExtra

pytest.importorskip("SALib")
COARSE = {"course.early_step_min": 5.0, "course.day_step_min": 60.0, "course.late_step_h": 6.0}
QUICK = Config({**COARSE, "course.horizon_h": 48.0})
CLEARANCE = "drugs.ketamine.disposition.clearance_l_per_h"
WEIGHT = "relief.fast_weight"


def test_what_cannot_reach_an_outcome_has_no_part_in_it() -> None:
    found = uncertainty("peak_plasma_ng_per_ml", (WEIGHT, CLEARANCE), QUICK, samples=4)
    by_key = {row["key"]: row for row in found}
    assert found[0]["key"] == CLEARANCE
    assert by_key[WEIGHT]["mu_star"] == by_key[WEIGHT]["sigma"] == 0.0
    assert by_key[CLEARANCE]["mu_star"] > 1.0


def test_a_number_alone_has_all_of_the_variance() -> None:
    keys = (WEIGHT, "relief.care_pill")
    found = uncertainty("at_24h_relief", keys, QUICK, method="sobol", samples=64)
    assert found[0]["key"] == WEIGHT
    assert found[0]["st"] == pytest.approx(1.0, abs=0.05)
    assert found[0]["s1"] == pytest.approx(1.0, abs=0.1)
    assert found[1]["st"] == pytest.approx(0.0, abs=1e-6)


def test_numbers_of_the_circuit_and_of_other_drugs_are_left_to_others() -> None:
    keys = set(uncertain())
    assert {WEIGHT, CLEARANCE, "synapses.formation_gain"} <= keys
    assert not any(key.startswith(("circuit.", "monoamine.", "drugs.ketamine.rodent.")) for key in keys)


def test_an_outcome_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no outcome 'mood'"):
        uncertainty("mood")
    with pytest.raises(SystemExit):
        main(["--outcome", "mood"])


def test_without_salib_one_sentence_says_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "SALib.sample.morris", None)
    with pytest.raises(MissingExtra, match="SALib, which the extra 'stats' brings"):
        uncertainty("at_24h_relief", (WEIGHT,), QUICK)
