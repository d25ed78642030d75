"""Glutamate, the explanations, BDNF and what hangs on it."""

from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.config import Config
from synapse_sim.config.sections.hypothesis import Hypothesis
from synapse_sim.model.signalling import (
    bdnf_drive,
    bdnf_release,
    cooperative,
    glutamate_rel,
    last_of,
    rest_block,
    signals,
)

RATE = np.array([0.2, 1.0, 1.3])
TIME_H = np.linspace(0.0, 48.0, 193)


def drive(**weights: float) -> float:
    off = dict.fromkeys(Hypothesis.model_fields, 0.0)
    config = Config({f"hypothesis.{name}": weight for name, weight in (off | weights).items()})
    return float(bdnf_drive(np.array([1.3]), np.array([0.07]), np.array([0.4]), config)[0])


def test_glutamate_follows_firing_both_ways_from_its_baseline() -> None:
    low, rest, high = glutamate_rel(RATE, Config())
    assert low < rest == 1.0 < high


@pytest.mark.parametrize("key", ["lamotrigine", "mglur23_agonist"])
def test_what_holds_release_back_takes_the_surge_and_not_the_fall(key: str) -> None:
    low, _, high = glutamate_rel(RATE, Config({f"modulators.{key}": 1.0}))
    assert high == 1.0
    assert low == glutamate_rel(RATE, Config())[0]


def test_each_explanation_adds_its_own_part() -> None:
    parts = [
        drive(disinhibition=0.7),
        drive(direct_inhibition=0.3),
        drive(extrasynaptic=0.5),
        drive(metabolite=0.2),
    ]
    assert all(part > 0 for part in parts)
    together = drive(disinhibition=0.7, direct_inhibition=0.3, extrasynaptic=0.5, metabolite=0.2)
    assert together == pytest.approx(sum(parts))
    assert drive() == 0


def test_half_effect_is_at_the_half_level() -> None:
    assert cooperative(np.array([0.0, 0.2, 1e6]), 0.2) == pytest.approx([0.0, 0.5, 1.0])


def test_memantine_is_kept_out_at_rest_by_magnesium_alone() -> None:
    level = np.array([0.4])
    ketamine = rest_block(level, Config())[0]
    assert rest_block(level, Config({"treatment.drug": "memantine"}))[0] < 0.1 * ketamine
    bare = Config({"treatment.drug": "memantine", "modulators.magnesium_mmolar": 0.0})
    assert rest_block(level, bare)[0] == pytest.approx(ketamine)


def test_genotypes_release_less_and_less() -> None:
    shares = [
        bdnf_release(Config({"subject.bdnf": genotype})) for genotype in ("val_val", "val_met", "met_met")
    ]
    assert shares[0] == 1.0
    assert shares == sorted(shares, reverse=True)


def test_rapamycin_stops_what_comes_after_bdnf_only() -> None:
    pulse = np.exp(-((TIME_H - 4) ** 2))
    free, blocked = (signals(TIME_H, pulse, Config({"modulators.rapamycin": x})) for x in (0.0, 1.0))
    assert blocked.bdnf == pytest.approx(free.bdnf)
    assert not blocked.mtorc1.any()
    assert not blocked.protein.any()
    assert free.bdnf.argmax() < free.mtorc1.argmax() < free.protein.argmax()


def test_two_stretches_are_one() -> None:
    pulse, config = np.where(TIME_H < 2, 0.5, 0.0), Config()
    whole = signals(TIME_H, pulse, config)
    first = signals(TIME_H[:51], pulse[:51], config)
    second = signals(TIME_H[50:], pulse[50:], config, last_of(first))
    assert second.protein == pytest.approx(whole.protein[50:])
