from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synapse_sim.agents.clock import TICKS_PER_SECOND, TickClock


def ticks_after(steps: list[float]) -> int:
    clock = TickClock()
    for step in steps:
        clock.due(step)
    return clock.tick


@pytest.mark.parametrize("rate", [15, 16, 24, 30, 48, 60, 64, 96, 120, 240])
def test_a_second_has_equally_many_ticks_however_it_is_cut(rate: int) -> None:
    assert ticks_after([1 / rate] * rate) == TICKS_PER_SECOND


def test_64_steps_of_a_64th_equal_16_of_a_16th() -> None:
    assert ticks_after([1 / 64] * 64) == ticks_after([1 / 16] * 16)


def test_an_hour_of_frames_loses_no_tick() -> None:
    assert ticks_after([1 / 60] * 60 * 3600) == pytest.approx(3600 * TICKS_PER_SECOND, abs=1)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.integers(0, 50), max_size=40))
def test_whole_ticks_come_back_whole(ticks: list[int]) -> None:
    steps = [float(Fraction(n, TICKS_PER_SECOND)) for n in ticks]
    assert ticks_after(steps) == sum(ticks)


@pytest.mark.parametrize("wall_s", [-1.0, float("nan"), float("inf")])
def test_time_that_cannot_be_is_refused(wall_s: float) -> None:
    with pytest.raises(ValueError, match="finite time"):
        TickClock().due(wall_s)
