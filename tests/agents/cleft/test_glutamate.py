from __future__ import annotations

import math

import numpy as np
import pytest

from synapse_sim.agents.cleft.glutamate import Glutamate
from synapse_sim.agents.cleft.layout import receptor_kinds, receptor_places
from synapse_sim.agents.cleft.phases import (
    PAST_STEPS_PER_CHEMISTRY_STEP,
    STEPS_PER_TICK,
    TICKS_PER_CHEMISTRY_STEP,
    Phases,
)
from synapse_sim.agents.cleft.random_streams import RandomStreams
from synapse_sim.agents.cleft.receptors import Receptors
from synapse_sim.agents.scheme import DESENSITIZED
from synapse_sim.agents.streams import stream
from synapse_sim.config import Config
from synapse_sim.config.sections.cleft import Cleft

NUMBERS = Config().cleft
STEP_MS = 4e-4


def empty_cleft(numbers: Cleft = NUMBERS) -> tuple[Glutamate, Receptors, RandomStreams]:
    places = receptor_places(numbers, stream(1, "test"))
    return Glutamate(numbers, places), Receptors(receptor_kinds(numbers)), RandomStreams(1, 0)


def test_a_burst_starts_at_the_vesicle_just_below_the_membrane() -> None:
    pool, _, _ = empty_cleft()
    pool.burst(30.0, -40.0)
    assert pool.count == pool.released == NUMBERS.molecules_per_vesicle
    x, y, z = pool.within(NUMBERS.height_nm)
    assert (x == 30.0).all()
    assert (y == -40.0).all()
    assert (z > NUMBERS.height_nm - 2.0).all()


def test_molecules_leave_a_disc_as_fast_as_its_modes_say() -> None:
    """Late in the release the number falls with the slowest mode, D 5.783 / R^2 (R shifted by the step)."""
    numbers = NUMBERS.model_copy(update={"molecules_per_vesicle": 5000, "uptake_tau_ms": 1e9})
    pool, receptors, streams = empty_cleft(numbers)
    receptors.state[:] = DESENSITIZED
    pool.burst(0.0, 0.0)
    counts = []
    for step in range(1, 801):
        pool.wander(receptors, STEP_MS, streams)
        pool.leave()
        if step in (300, 800):
            counts.append(pool.count)
    radius_um = 1e-3 * (
        numbers.edge_radius_nm + 0.5826 * math.sqrt(2e6 * numbers.diffusion_um2_per_ms * STEP_MS)
    )
    rate_per_ms = 5.783 * numbers.diffusion_um2_per_ms / radius_um**2
    assert math.log(counts[0] / counts[1]) == pytest.approx(rate_per_ms * 500 * STEP_MS, rel=0.06)


def test_what_a_receptor_lets_go_is_free_again_above_it() -> None:
    pool, receptors, streams = empty_cleft()
    receptors.state[:] = 2
    held = int(receptors.bound.sum())
    for _ in range(400):
        pool.let_go(receptors, 0.05, streams)
    assert pool.count + int(receptors.bound.sum()) == held
    assert pool.count > 0
    assert pool.within(NUMBERS.height_nm)[2].max() <= NUMBERS.capture_nm


def test_what_is_left_goes_on_as_a_level_that_decays() -> None:
    pool, receptors, streams = empty_cleft()
    receptors.state[:] = DESENSITIZED
    pool.burst(0.0, 0.0)
    pool.become_level()
    assert pool.count == 0
    start_umolar = pool.remainder_umolar
    volume_l = math.pi * NUMBERS.edge_radius_nm**2 * NUMBERS.height_nm * 1e-24
    assert start_umolar == pytest.approx(NUMBERS.molecules_per_vesicle / 6.022e23 / volume_l * 1e6, rel=1e-3)
    pool.follow(receptors, 0.0, 0.01, streams)
    assert 0.0 < pool.remainder_umolar < start_umolar


def bound_after_release(
    seed: int, step_ms: float, steps_per_loss: int, losses: int = TICKS_PER_CHEMISTRY_STEP
) -> int:
    """Molecules that receptors hold at the end of a release phase."""
    pool, receptors, streams = empty_cleft()
    streams.renew(seed)
    pool.burst(60.0, 0.0)
    chemistry = losses * steps_per_loss
    for step in range(1, round(NUMBERS.release_ms / step_ms) + 1):
        pool.wander(receptors, step_ms, streams)
        if step % steps_per_loss == 0:
            pool.leave()
        if step % chemistry == 0:
            pool.take_up(chemistry * step_ms, streams)
            pool.let_go(receptors, chemistry * step_ms, streams)
    return int(receptors.bound.sum())


def test_halving_every_step_of_a_release_changes_what_binds_by_no_more_than_chance() -> None:
    step_ms = Phases.of(NUMBERS).release_tick_ms / STEPS_PER_TICK
    whole = np.array([bound_after_release(seed, step_ms, STEPS_PER_TICK) for seed in range(36)])
    half = np.array([bound_after_release(100 + seed, step_ms / 2, STEPS_PER_TICK) for seed in range(36)])
    error = math.hypot(whole.std(ddof=1), half.std(ddof=1)) / math.sqrt(36)
    assert abs(whole.mean() - half.mean()) < 4.0 * error
    assert error < 0.05 * whole.mean()


def caught_by_free_receptors(seed: int, step_ms: float) -> int:
    """Molecules that receptors catch early in twenty releases at once; each is set free at once."""
    many = 20 * NUMBERS.molecules_per_vesicle
    pool, receptors, streams = empty_cleft(NUMBERS.model_copy(update={"molecules_per_vesicle": many}))
    streams.renew(seed)
    pool.burst(60.0, 0.0)
    free, caught = receptors.state.copy(), 0
    chemistry = TICKS_PER_CHEMISTRY_STEP * STEPS_PER_TICK
    for step in range(1, round(0.2 / step_ms) + 1):
        pool.wander(receptors, step_ms, streams)
        caught += int(receptors.bound.sum())
        receptors.state[:] = free
        if step % STEPS_PER_TICK == 0:
            pool.leave()
        if step % chemistry == 0:
            pool.take_up(chemistry * step_ms, streams)
    return caught


@pytest.mark.slow
def test_halving_the_steps_of_a_release_changes_what_receptors_catch_by_less_than_a_twentieth() -> None:
    step_ms = Phases.of(NUMBERS).release_tick_ms / STEPS_PER_TICK
    seeds = range(8)
    whole = np.array([caught_by_free_receptors(seed, step_ms) for seed in seeds])
    change = np.array([caught_by_free_receptors(seed, step_ms / 2) for seed in seeds]) - whole
    error = change.std(ddof=1) / math.sqrt(change.size)
    assert abs(change.mean()) < 4.0 * error
    assert abs(change.mean()) < 0.05 * whole.mean()
    assert error < 0.025 * whole.mean()


def test_the_long_steps_of_the_release_before_bind_as_much_as_the_short_ones() -> None:
    tick_ms = Phases.of(NUMBERS).release_tick_ms
    long_ms = TICKS_PER_CHEMISTRY_STEP * tick_ms / PAST_STEPS_PER_CHEMISTRY_STEP
    past = [bound_after_release(200 + seed, long_ms, 1, PAST_STEPS_PER_CHEMISTRY_STEP) for seed in range(20)]
    seen = [bound_after_release(seed, tick_ms / STEPS_PER_TICK, STEPS_PER_TICK) for seed in range(20)]
    error = math.hypot(np.std(past, ddof=1), np.std(seen, ddof=1)) / math.sqrt(20)
    assert abs(np.mean(past) - np.mean(seen)) < 4.0 * error
