"""Less is drawn when frames are slow, and more again when they are quick; never in a flicker."""

from __future__ import annotations

import pytest

from synapse_sim.draw.canvas import Quality
from synapse_sim.ui.pacer import QUICK_MS, SLOW_MS, Pacer

FULL, NO_GLOWS, FEW_DOTS = Quality(), Quality(glows=False), Quality(glows=False, dots=0.5)
SECOND = 60
"""Frames after which a level may change."""


def after(pacer: Pacer, frames: int, spent_ms: float) -> Quality:
    """What is drawn after so many frames of this cost."""
    return [pacer.quality_after(spent_ms) for _ in range(frames)][-1]


def test_a_slow_machine_loses_soft_lights_after_a_second_then_half_of_the_dots() -> None:
    pacer = Pacer()
    seen = [pacer.quality_after(SLOW_MS + 1) for _ in range(4 * SECOND)]
    assert seen[: SECOND - 1] == [FULL] * (SECOND - 1)
    assert seen[SECOND - 1 : 2 * SECOND - 1] == [NO_GLOWS] * SECOND
    assert seen[2 * SECOND - 1 :] == [FEW_DOTS] * (2 * SECOND + 1)


def test_with_room_again_everything_comes_back_one_by_one() -> None:
    pacer = Pacer()
    after(pacer, 2 * SECOND, SLOW_MS + 1)
    assert [after(pacer, SECOND, QUICK_MS - 1) for _ in range(3)] == [NO_GLOWS, FULL, FULL]


@pytest.mark.parametrize("spent_ms", [QUICK_MS, (QUICK_MS + SLOW_MS) / 2, SLOW_MS])
def test_between_quick_and_slow_it_stays_as_it_is(spent_ms: float) -> None:
    full, slowed = Pacer(), Pacer()
    assert after(full, 2 * SECOND, spent_ms) == FULL
    after(slowed, SECOND, 2 * SLOW_MS)
    assert after(slowed, 2 * SECOND, spent_ms) == NO_GLOWS


def test_a_few_slow_frames_change_nothing_and_half_of_a_second_does() -> None:
    few, half = Pacer(), Pacer()
    after(few, SECOND // 2 - 1, 10 * SLOW_MS)
    assert after(few, SECOND, QUICK_MS + 1) == FULL
    after(half, SECOND // 2 + 1, 10 * SLOW_MS)
    assert after(half, SECOND, QUICK_MS + 1) == NO_GLOWS


def test_a_frame_is_slow_where_a_sixtieth_of_a_second_has_little_left_and_quick_at_half_of_that() -> None:
    assert 0.5 * 1000 / 60 < SLOW_MS < 0.8 * 1000 / 60
    assert QUICK_MS == SLOW_MS / 2
