from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.agents.hazard import (
    Hazard,
    SteadyHazard,
    event_times,
    first_unit_exponentials,
    summed,
    unit_exponentials,
)

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


def test_events_follow_the_rate() -> None:
    rate = np.where(TIME_H < 25.0, 2.0, 6.0)
    counts = np.array(
        [
            np.histogram(event_times(Hazard(TIME_H, summed(TIME_H, rate)), seed, "test"), (0, 25, 50))[0]
            for seed in range(200)
        ]
    )
    error = counts.std(axis=0) / np.sqrt(200)
    assert np.all(np.abs(counts.mean(axis=0) - (50.0, 150.0)) < 4.0 * error)


def test_a_raised_rate_only_brings_events_forward() -> None:
    low, high = (event_times(Hazard(TIME_H, summed(TIME_H, np.full(501, r))), 1, "test") for r in (2.0, 2.2))
    assert np.all(high[: low.size] < low)


def test_more_luck_keeps_the_first_numbers_and_cannot_be_written() -> None:
    np.testing.assert_array_equal(
        first_unit_exponentials(1, "test", 700)[:300], first_unit_exponentials(1, "test", 300)
    )
    with pytest.raises(ValueError, match="read-only"):
        unit_exponentials(1, "test", 0, (4,))[0] = 1.0
