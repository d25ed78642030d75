"""Recursions and low-pass filters against closed forms."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest

from synapse_sim.model.scan import held_peak, linear_scan, lowpass
from tests.effort import calls

TIME_H = np.concatenate([np.linspace(0, 1, 11), np.linspace(1.3, 9, 14)])


def test_a_constant_drive_is_approached_exponentially() -> None:
    found = lowpass(TIME_H, np.full(TIME_H.shape, 2.0), 3.0)
    assert found == pytest.approx(2 * (1 - np.exp(-TIME_H / 3)))


def test_a_ramp_is_followed_exactly_however_uneven_the_steps() -> None:
    found = lowpass(TIME_H, TIME_H, 2.0, start=0.0)
    assert found == pytest.approx(TIME_H - 2 + 2 * np.exp(-TIME_H / 2))


@pytest.mark.parametrize("tau_h", [0.004, 0.05, 0.7, 30.0])
def test_long_courses_are_followed_exactly_by_short_lags_and_by_long_ones(tau_h: float) -> None:
    """From steps of many time constants to many steps in one, over more of them than a number can span."""
    time_h = np.concatenate([np.linspace(0, 40, 401), np.arange(41.0, 4000.0, 6.0)])
    found = lowpass(time_h, 1.0 + 0.1 * time_h, tau_h, start=5.0)
    steady = 1.0 + 0.1 * (time_h - tau_h)
    assert found == pytest.approx(steady + (5.0 - steady[0]) * np.exp(-time_h / tau_h), rel=1e-12)


def test_a_lag_takes_as_many_calls_over_a_long_row_of_times_as_over_a_short_one() -> None:
    short, long = np.linspace(0, 9, 50), np.linspace(0, 9, 5000)
    taken = [calls(partial(lowpass, each, np.sin(each), 2.0)) for each in (short, long)]
    assert taken[0] == taken[1]


def test_many_subjects_are_what_each_alone_is() -> None:
    drive = np.stack([np.sin(TIME_H), np.cos(TIME_H), TIME_H], axis=1)
    together = lowpass(TIME_H, drive, 1.5, np.array([0.1, 0.2, 0.3]))
    for k in range(3):
        assert together[:, k] == pytest.approx(lowpass(TIME_H, drive[:, k], 1.5, 0.1 * (k + 1)))


def test_the_recursion_starts_where_it_is_told() -> None:
    assert linear_scan(np.array([0.5, 0.5]), np.array([1.0, 0.0]), 4.0).tolist() == [4.0, 3.0, 1.5]


def test_a_held_peak_fades_from_the_highest_level_so_far() -> None:
    level = np.where(np.isclose(TIME_H, 0.5), 0.8, 0.1)
    after = TIME_H > 0.5
    held = held_peak(TIME_H, level, 3.0)
    assert held[after] == pytest.approx(np.maximum(0.8 * np.exp(-(TIME_H[after] - 0.5) / 3.0), 0.1))
    assert not held_peak(TIME_H, np.zeros_like(TIME_H), 3.0).any()
