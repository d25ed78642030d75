"""Glutamate, the explanations, BDNF and what hangs on it."""

from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.config import Config
from synapse_sim.config.sections.hypothesis import Hypothesis
from synapse_sim.model.signalling import (
    Felt,
    Signals,
    bdnf_drive,
    bdnf_release,
    cooperative,
    deep_block,
    last_of,
    release_change,
    rest_block,
    signals,
)

RATE = np.array([0.2, 1.0, 1.3])
AWAKE = np.zeros(3)
TIME_H = np.linspace(0.0, 48.0, 1921)
NOTHING = np.zeros_like(TIME_H)


def drive(**weights: float) -> float:
    off = dict.fromkeys(Hypothesis.model_fields, 0.0)
    config = Config({f"hypothesis.{name}": weight for name, weight in (off | weights).items()})
    awake = np.zeros(1)
    return float(bdnf_drive(np.array([1.3]), np.array([0.07]), np.array([0.4]), awake, config)[0])


def told(surge: np.ndarray, config: Config, block: np.ndarray = NOTHING) -> Signals:
    return signals(TIME_H, Felt(1.0 + surge, deep_block(TIME_H, block, config), NOTHING, NOTHING), config)


def test_release_follows_firing_both_ways_from_its_baseline() -> None:
    low, rest, high = release_change(RATE, AWAKE, Config())
    assert low < rest == 0.0 < high


@pytest.mark.parametrize("key", ["lamotrigine", "mglur23_agonist"])
def test_what_holds_release_back_takes_the_surge_and_not_the_fall(key: str) -> None:
    low, _, high = release_change(RATE, AWAKE, Config({f"modulators.{key}": 1.0}))
    assert high == 0.0
    assert low == release_change(RATE, AWAKE, Config())[0]


def test_a_surge_that_lasts_ends_by_itself_and_one_that_comes_slowly_stays_small() -> None:
    held = np.where(TIME_H > 1, 0.3, 0.0)
    glutamate = told(held, Config()).glutamate
    assert glutamate.max() > 1.25
    assert glutamate[-1] == pytest.approx(1.0, abs=1e-3)
    ramp = 0.3 * TIME_H / TIME_H[-1]
    assert told(ramp, Config()).glutamate.max() < 1.03


def test_no_surge_leaves_a_hole_behind() -> None:
    assert told(np.where(TIME_H < 2, 0.3, 0.0), Config()).glutamate.min() == 1.0


def test_deep_block_keeps_cells_quiet_for_hours_and_a_trial_dose_does_not() -> None:
    later = np.where((TIME_H > 4) & (TIME_H < 6), 0.3, 0.0)
    deep, usual = (np.where(TIME_H < 0.5, block, 0.0) for block in (0.6, 0.08))
    free, quiet, hardly = (told(later, Config(), block).bdnf.max() for block in (NOTHING, deep, usual))
    assert quiet < 0.25 * free
    assert hardly > 0.95 * free


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
    pulse = 0.3 * np.exp(-((TIME_H - 4) ** 2))
    free, blocked = (told(pulse, Config({"modulators.rapamycin": x})) for x in (0.0, 1.0))
    assert blocked.bdnf == pytest.approx(free.bdnf)
    assert not blocked.mtorc1.any()
    assert not blocked.protein.any()
    assert free.bdnf.argmax() < free.mtorc1.argmax() < free.protein.argmax()


def test_two_stretches_are_one() -> None:
    surge, block = np.where(TIME_H < 2, 0.3, 0.0), np.where(TIME_H < 1, 0.3, 0.0)
    felt, config = Felt(1.0 + surge, deep_block(TIME_H, block, Config()), 4 * block, NOTHING), Config()
    first, second = (
        Felt(felt.rate_rel[part], felt.deep[part], felt.c_umolar[part], NOTHING[part])
        for part in (slice(0, 61), slice(60, None))
    )
    whole, early = signals(TIME_H, felt, config), signals(TIME_H[:61], first, config)
    late = signals(TIME_H[60:], second, config, last_of(early))
    assert late.glutamate == pytest.approx(whole.glutamate[60:])
    assert late.protein == pytest.approx(whole.protein[60:])
