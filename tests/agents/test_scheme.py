from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from synapse_sim.agents.scheme import (
    OPEN,
    PoreRates,
    ampa_generator,
    blocked_generator,
    blocked_share,
    equilibrium,
    ic50_umolar,
    nmda_generator,
    open_probability,
    pore_rates,
    step_table,
)
from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.config.sections.cleft import Cleft
from synapse_sim.model.receptor import unblocked_share

CONFIG = Config()
CLEFT = CONFIG.cleft
SATURATING_UMOLAR = 10_000.0


def ketamine(umolar: float, voltage_mv: float = -70.0, unblocked: float = 1.0) -> PoreRates:
    return pore_rates(CONFIG.drugs["ketamine"].block, umolar, voltage_mv, unblocked)


@pytest.mark.parametrize("generator", [ampa_generator, nmda_generator])
def test_no_channel_is_lost_from_a_scheme(generator: Callable[[Cleft, float], Floats]) -> None:
    rates = generator(CLEFT, 100.0)
    np.testing.assert_allclose(rates.sum(axis=1), 0.0, atol=1e-9)
    assert (rates - np.diag(np.diag(rates)) >= 0).all()


def test_a_step_table_is_the_exponential_of_its_generator() -> None:
    rate, dt_s = 40.0, 0.02
    table = step_table(np.array([[-rate, rate], [0.0, 0.0]]), dt_s)
    visits = math.exp(-rate * dt_s)
    np.testing.assert_allclose(table, np.array([[visits, 1.0 - visits], [0.0, 1.0]]), atol=1e-12)


def test_two_half_steps_are_one_step() -> None:
    generator = ampa_generator(CLEFT, 1000.0)
    half = step_table(generator, 1e-4)
    np.testing.assert_allclose(half @ half, step_table(generator, 2e-4), atol=1e-10)


def test_the_lester_jahr_channel_is_open_28_percent_of_the_time_in_glutamate() -> None:
    assert open_probability(CLEFT, 1e9) == pytest.approx(0.276, abs=0.002)


def test_half_the_used_channels_are_blocked_between_the_two_published_levels() -> None:
    """0.31 to 0.33 µM at -66 mV (Kotermanski & Johnson 2009), 0.71 at -70 (Gilling 2009)."""
    assert ic50_umolar(ketamine(1.0, -66.0)) == pytest.approx(0.33, abs=0.03)
    assert ic50_umolar(ketamine(1.0)) < 0.71


def test_the_equilibrium_of_the_whole_scheme_has_the_half_block_of_its_pore() -> None:
    level = ic50_umolar(ketamine(1.0))
    shares = equilibrium(blocked_generator(CLEFT, SATURATING_UMOLAR, ketamine(level)))
    assert blocked_share(shares) == pytest.approx(0.5, abs=1e-6)


def test_recovery_goes_at_the_published_rate_within_a_factor_of_two_and_a_half() -> None:
    """0.22 /s in Gilling 2009; with a tighter affinity onset and recovery cannot both be met."""
    start = equilibrium(blocked_generator(CLEFT, SATURATING_UMOLAR, ketamine(1000.0)))
    table = step_table(blocked_generator(CLEFT, SATURATING_UMOLAR, ketamine(0.0)), 1.0)
    after_1_s, after_4_s = start @ table, start @ np.linalg.matrix_power(table, 4)
    rate_per_s = math.log(blocked_share(after_1_s) / blocked_share(after_4_s)) / 3.0
    assert 0.22 / 2.5 < rate_per_s < 0.22


def test_block_sets_in_at_the_published_rate_within_a_factor_of_two_and_a_half() -> None:
    """The slowest rate of the scheme is onset x C + recovery; 0.15 /µM/s in Gilling 2009."""
    slowest = [
        np.sort(
            -np.linalg.eigvals(blocked_generator(CLEFT, SATURATING_UMOLAR, ketamine(level))[:10, :10]).real
        )[1]
        for level in (0.0, 1.0)
    ]
    assert 0.15 < slowest[1] - slowest[0] < 2.5 * 0.15


def test_magnesium_raises_the_half_block_by_jahr_and_stevens() -> None:
    voltage_mv, magnesium_mmolar = -65.0, 1.0
    unblocked = float(unblocked_share(voltage_mv, magnesium_mmolar, CONFIG.receptor))
    without, with_magnesium = ketamine(1.0, voltage_mv), ketamine(1.0, voltage_mv, unblocked)
    factor = 1.0 + magnesium_mmolar / (3.57 * math.exp(0.062 * voltage_mv))
    assert ic50_umolar(with_magnesium) / ic50_umolar(without) == pytest.approx(factor, rel=1e-4)


def test_without_glutamate_the_drug_cannot_leave() -> None:
    start = np.zeros(15)
    start[5] = 1.0
    later = start @ step_table(blocked_generator(CLEFT, 0.0, ketamine(0.0)), 60.0)
    assert blocked_share(later) == pytest.approx(1.0, abs=1e-6)


def test_memantine_leaves_its_shallow_site_without_opening() -> None:
    block = CONFIG.drugs["memantine"].block
    assert block is not None
    start = np.zeros(15)
    start[5], start[10] = 1.0 - block.shallow_share, block.shallow_share
    later = start @ step_table(
        blocked_generator(CLEFT, 0.0, pore_rates(block, 0.0, -70.0, 1.0)), 10.0 * block.shallow_tau_s
    )
    assert blocked_share(later) == pytest.approx(1.0 - block.shallow_share, abs=0.001)


def test_depolarisation_drives_the_drug_out() -> None:
    assert ketamine(1.0, -40.0).leave_per_s > 2.0 * ketamine(1.0, -70.0).leave_per_s


def test_a_drug_without_a_site_in_the_channel_blocks_nothing() -> None:
    shares = equilibrium(blocked_generator(CLEFT, 100.0, pore_rates(None, 5.0, -70.0, 1.0)))
    assert blocked_share(shares) == pytest.approx(0.0, abs=1e-9)
    assert shares[OPEN] > 0.1
