from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.agents.cleft.receptors import (
    AMPA,
    DEEP,
    FREE,
    NMDA,
    SHALLOW,
    Receptors,
    exact_table,
    gate_tables,
)
from synapse_sim.agents.scheme import C0, OPEN, PoreRates, equilibrium, nmda_generator
from synapse_sim.config import Config

NUMBERS = Config().cleft
MANY = 20_000


def receptors(kind: int = NMDA, count: int = MANY) -> Receptors:
    return Receptors(np.full(count, kind, dtype=np.int8))


def rng() -> np.random.Generator:
    return np.random.default_rng(5)


def test_gating_keeps_the_equilibrium_it_starts_from() -> None:
    pool, chance = receptors(), rng()
    pool.settle(NUMBERS, 5.0, chance)
    table = exact_table(NUMBERS, 5.0, 1e-3)
    for _ in range(50):
        pool.gate(table, chance.random(MANY, dtype=np.float32))
    shares = np.bincount(pool.state, minlength=5) / MANY
    np.testing.assert_allclose(shares, equilibrium(nmda_generator(NUMBERS, 5.0)), atol=0.015)


@pytest.mark.parametrize("kind", [AMPA, NMDA])
def test_nothing_opens_without_glutamate(kind: int) -> None:
    pool, chance = receptors(kind), rng()
    table = exact_table(NUMBERS, 0.0, 1e-3)
    for _ in range(20):
        pool.gate(table, chance.random(MANY, dtype=np.float32))
    assert (pool.state == C0).all()
    assert not pool.bound.any()


def test_the_ladder_of_tables_is_close_to_the_exact_one() -> None:
    tables = gate_tables(NUMBERS, 4e-5)
    for umolar in (0.0, 0.1, 3.0, 120.0):
        np.testing.assert_allclose(tables.at(umolar), exact_table(NUMBERS, umolar, 4e-5), atol=0.02)


@pytest.mark.parametrize("share", [0.0, 0.13, 0.5, 1.0])
def test_as_many_channels_are_loaded_as_the_share_says(share: float) -> None:
    pool = receptors()
    pool.load(share, 0.4, rng())
    assert (pool.drug != FREE).mean() == pytest.approx(share, abs=1.0 / MANY)
    if share:
        assert (pool.drug == SHALLOW).sum() / (pool.drug != FREE).sum() == pytest.approx(0.4, abs=0.03)


@pytest.mark.parametrize(("before", "now"), [(0.0, 0.3), (0.3, 0.6), (0.6, 0.1), (0.4, 0.0), (0.2, 1.0)])
def test_the_block_follows_a_change_of_its_share(before: float, now: float) -> None:
    pool = receptors()
    pool.load(before, 0.0, rng())
    pool.follow(before, now, 0.0, rng())
    assert (pool.drug != FREE).mean() == pytest.approx(now, abs=0.015)


def test_ampa_receptors_hold_no_drug_and_no_magnesium() -> None:
    pool = receptors(AMPA)
    pool.state[:] = OPEN
    pool.load(1.0, 0.0, rng())
    pool.follow(0.0, 1.0, 0.0, rng())
    pool.exchange_drug(PoreRates(1e6, 0.0), 1.0, rng())
    pool.exchange_magnesium(0.0, 1.0, rng())
    assert not pool.drug.any()
    assert not pool.magnesium.any()
    assert pool.conducts.all()


@pytest.mark.parametrize("state", range(5))
def test_drug_passes_the_open_pore_alone(state: int) -> None:
    pool, quick = receptors(), PoreRates(enter_per_s=1e6, leave_per_s=0.0)
    pool.state[:] = state
    pool.exchange_drug(quick, 1.0, rng())
    assert (pool.drug != FREE).all() == (state == OPEN)
    pool.drug[:] = DEEP
    pool.exchange_drug(PoreRates(0.0, 1e6), 1.0, rng())
    assert (pool.drug == FREE).all() == (state == OPEN)


def test_drug_leaves_the_shallow_site_of_a_closed_channel_at_its_own_rate() -> None:
    pool = receptors()
    pool.drug[:] = SHALLOW
    pool.exchange_drug(PoreRates(0.0, 0.0, shallow_share=0.4, shallow_per_s=1.25), 0.8, rng())
    assert (pool.drug == SHALLOW).mean() == pytest.approx(np.exp(-1.0), abs=0.015)


def test_magnesium_sits_in_the_share_of_pores_that_is_not_unblocked() -> None:
    pool, chance = receptors(), rng()
    for _ in range(30):
        pool.exchange_magnesium(0.14, 0.3, chance)
    assert pool.magnesium.mean() == pytest.approx(0.86, abs=0.01)


def test_a_channel_conducts_only_when_open_and_empty() -> None:
    pool = receptors(count=4)
    pool.state[:] = [OPEN, OPEN, OPEN, C0]
    pool.drug[1], pool.magnesium[2] = DEEP, True
    assert pool.conducts.tolist() == [True, False, False, False]


def test_drug_and_magnesium_exclude_each_other_in_a_pore() -> None:
    pool, chance = receptors(count=1000), rng()
    pool.state[:] = OPEN
    pool.magnesium = np.arange(1000) < 400
    pool.exchange_drug(PoreRates(1e6, 0.0), 1.0, chance)
    assert (pool.drug != FREE).tolist() == (~pool.magnesium).tolist()
    pool.exchange_magnesium(0.0, 1.0, chance)
    assert pool.magnesium.tolist() == (pool.drug == FREE).tolist()
