"""Less is drawn when frames are slow, and more again when they are quick; never in a flicker."""

from __future__ import annotations

import pytest

from synapse_sim.ui.pacer import LEVELS, QUICK_MS, SLOW_MS, Level, Pacer

FULL, PLAIN, HALF_AS_OFTEN = LEVELS
SECOND = 60
"""Frames after which a level may change."""


def after(pacer: Pacer, frames: int, spent_ms: float) -> Level:
    """What holds after so many frames of this cost."""
    return levels(pacer, frames, spent_ms)[-1]


def levels(pacer: Pacer, frames: int, spent_ms: float) -> list[Level]:
    """What holds after each of so many frames of this cost."""
    found = []
    for _ in range(frames):
        pacer.take(spent_ms)
        found.append(pacer.level)
    return found


def test_a_slow_machine_draws_plainly_after_a_second_and_half_as_often_after_two() -> None:
    seen = levels(Pacer(), 4 * SECOND, SLOW_MS + 1)
    assert seen[: SECOND - 1] == [FULL] * (SECOND - 1)
    assert seen[SECOND - 1 : 2 * SECOND - 1] == [PLAIN] * SECOND
    assert seen[2 * SECOND - 1 :] == [HALF_AS_OFTEN] * (2 * SECOND + 1)


def test_with_room_again_everything_comes_back_one_by_one() -> None:
    pacer = Pacer()
    after(pacer, 2 * SECOND, SLOW_MS + 1)
    assert [after(pacer, SECOND, QUICK_MS - 1) for _ in range(3)] == [PLAIN, FULL, FULL]


@pytest.mark.parametrize("spent_ms", [QUICK_MS, (QUICK_MS + SLOW_MS) / 2, SLOW_MS])
def test_between_quick_and_slow_it_stays_as_it_is(spent_ms: float) -> None:
    full, slowed = Pacer(), Pacer()
    assert after(full, 2 * SECOND, spent_ms) == FULL
    after(slowed, SECOND, SLOW_MS + 1)
    assert after(slowed, 2 * SECOND, spent_ms) == PLAIN


def test_a_few_slow_frames_change_nothing_and_half_of_a_second_does() -> None:
    few, half = Pacer(), Pacer()
    after(few, SECOND // 2 - 1, 10 * SLOW_MS)
    assert after(few, SECOND, QUICK_MS + 1) == FULL
    after(half, SECOND // 2 + 1, 10 * SLOW_MS)
    assert after(half, SECOND, QUICK_MS + 1) == PLAIN


def test_a_frame_is_slow_where_the_time_to_the_next_has_little_left_and_quick_at_half_of_that() -> None:
    for level in LEVELS:
        interval_ms = 1000 / level.frames_per_s
        assert 0.5 * interval_ms < level.slow_ms < 0.8 * interval_ms
    assert QUICK_MS == SLOW_MS / 2
