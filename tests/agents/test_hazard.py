from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.agents.hazard import (
    Hazard,
    HazardRows,
    Process,
    SteadyHazard,
    first_unit_exponentials,
    summed,
    unit_exponentials,
)
from synapse_sim.arrays import Floats

TIME_H = np.linspace(0.0, 50.0, 501)


def test_a_steady_rate_rings_where_its_luck_says() -> None:
    start, chance = np.array([0.0, 3.0]), np.array([1.0, 0.5])
    looked_up = Hazard(TIME_H, summed(TIME_H, np.full(501, 0.25))).after(start, chance)
    np.testing.assert_allclose(looked_up, [4.0, 5.0])
    np.testing.assert_allclose(SteadyHazard(0.25).after(start, chance), looked_up)


def test_a_rate_of_zero_never_rings() -> None:
    assert np.isinf(SteadyHazard(0.0).after(np.zeros(1), np.ones(1))).all()
    assert np.isinf(Hazard(TIME_H, np.zeros(501)).after(np.zeros(1), np.ones(1))).all()


def test_nothing_happens_past_the_end() -> None:
    hazard = Hazard(TIME_H, summed(TIME_H, np.full(501, 0.01)))
    assert np.isinf(hazard.after(np.array([0.0, np.inf]), np.array([0.6, 0.1]))).all()


def test_of_rates_in_rows_each_clock_rings_as_by_its_own_rate() -> None:
    rates = np.array([np.full(501, 0.05), np.linspace(0.0, 0.2, 501), np.zeros(501)])
    row = np.arange(300) % 3
    start = np.linspace(-1.0, 60.0, 300).clip(0.0)
    start[::7] = np.inf
    chance = np.random.default_rng(1).standard_exponential(300)
    comes, rings = HazardRows(TIME_H, summed(TIME_H, rates)).ringing(start, chance, row)
    expected = np.full(300, np.inf)
    for each, rate in enumerate(rates):
        mine = row == each
        expected[mine] = Hazard(TIME_H, summed(TIME_H, rate)).after(start[mine], chance[mine])
    assert 50 < comes.size < 200
    np.testing.assert_array_equal(comes, np.flatnonzero(np.isfinite(expected)))
    np.testing.assert_allclose(rings, expected[comes])


def process(rate: float | Floats, seed: int = 1) -> Process:
    return Process(Hazard(TIME_H, summed(TIME_H, np.full(501, rate))), seed, "test")


def test_events_follow_the_rate() -> None:
    rate = np.where(TIME_H < 25.0, 2.0, 6.0)
    counts = np.array(
        [np.diff(process(rate, seed).before(np.array([0.0, 25.0, 50.0]))) for seed in range(200)]
    )
    error = counts.std(axis=0) / np.sqrt(200)
    assert np.all(np.abs(counts.mean(axis=0) - (50.0, 150.0)) < 4.0 * error)


def test_a_raised_rate_only_brings_events_forward() -> None:
    low, high = process(2.0).times_h(), process(2.2).times_h()
    assert np.all(high[: low.size] < low)


def test_events_are_looked_up_as_all_of_them_would_be() -> None:
    events = process(np.linspace(0.5, 3.0, 501))
    all_h = events.times_h()
    assert all_h.size == events.count
    at_h = np.array([-3.0, 0.0, 7.7, 20.0, 50.0, 90.0])
    np.testing.assert_array_equal(events.before(at_h), [np.count_nonzero(all_h <= each) for each in at_h])
    first, last = events.before(np.array([7.7, 20.0])).tolist()
    np.testing.assert_array_equal(events.times_h(first, last), all_h[(all_h > 7.7) & (all_h <= 20.0)])


def test_more_luck_keeps_the_first_numbers_and_cannot_be_written() -> None:
    np.testing.assert_array_equal(
        first_unit_exponentials(1, "test", 700)[:300], first_unit_exponentials(1, "test", 300)
    )
    with pytest.raises(ValueError, match="read-only"):
        unit_exponentials(1, "test", 0, (4,))[0] = 1.0
