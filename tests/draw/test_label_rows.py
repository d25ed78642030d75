from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from synapse_sim.draw.label_rows import row_of_words, spread

PLACES = st.lists(st.floats(-50, 350), max_size=8)
WIDTHS = st.lists(st.floats(1, 120), min_size=8, max_size=8)
QUICK = settings(deadline=None, max_examples=60)
ENDS = (0.0, 300.0)
GAP, REACH, TINY = 6.0, 10.0, 1e-6


def _row(centres: list[float], widths: list[float]) -> list[tuple[int, float]]:
    return row_of_words(sorted(centres), widths[: len(centres)], ENDS, gap=GAP, reach=REACH)


@QUICK
@given(PLACES, WIDTHS)
@example([150.0, 150.0], [200.0] * 8)
@example([150.0], [400.0] * 8)
def test_words_in_a_row_keep_their_order_and_never_overlap_or_leave_it(
    centres: list[float], widths: list[float]
) -> None:
    row = _row(centres, widths)
    assert [k for k, _ in row] == sorted({k for k, _ in row})
    assert all(right >= left + widths[k] + GAP - TINY for (k, left), (_, right) in pairwise(row))
    assert all(left >= ENDS[0] - TINY and left + widths[k] <= ENDS[1] + TINY for k, left in row)


@QUICK
@given(PLACES, WIDTHS)
def test_no_word_between_the_ends_stands_far_from_its_place(
    centres: list[float], widths: list[float]
) -> None:
    for k, left in _row(centres, widths)[1:-1]:
        assert abs(left + widths[k] / 2 - sorted(centres)[k]) <= REACH + TINY


@QUICK
@given(st.lists(st.integers(0, 5), min_size=1, max_size=6, unique=True))
def test_words_with_room_stay_centred_on_their_places(places: list[int]) -> None:
    centres = [25.0 + 50.0 * place for place in sorted(places)]
    row = row_of_words(centres, [40.0] * len(centres), ENDS, gap=GAP, reach=REACH)
    assert [left for _, left in row] == [centre - 20.0 for centre in centres]


def test_words_in_a_row_make_room_for_each_other() -> None:
    placed = row_of_words([50, 70, 200], [30, 30, 40], (0, 210), gap=5, reach=12)
    assert [k for k, _ in placed] == [0, 1, 2]
    lefts = [left for _, left in placed]
    assert lefts[1] >= lefts[0] + 35
    assert lefts[2] + 40 <= 210


def test_words_without_room_are_left_out_before_they_move_too_far() -> None:
    placed = row_of_words([50, 60, 70, 200], [30, 30, 30, 40], (0, 300), gap=5, reach=4)
    assert placed[0][0] == 0
    assert placed[-1][0] == 3
    assert len(placed) < 4


@QUICK
@given(st.lists(st.floats(-20, 120), min_size=1, max_size=6), st.floats(1, 18))
def test_labels_below_each_other_keep_apart_and_in_order_and_inside(wanted: list[float], gap: float) -> None:
    places = spread(wanted, gap, 0, 100)
    ordered = [places[k] for k in np.argsort(wanted, kind="stable")]
    assert all(below - above >= gap - TINY for above, below in pairwise(ordered))
    assert min(places) >= -TINY
    assert max(places) <= 100 + TINY


@QUICK
@given(st.lists(st.floats(0, 100), min_size=12, max_size=20))
def test_labels_without_room_share_it_evenly(wanted: list[float]) -> None:
    places = sorted(spread(wanted, 12, 0, 100))
    assert np.allclose(np.diff(places), 100 / (len(wanted) - 1))


def test_labels_that_have_room_stay_where_they_are() -> None:
    assert spread([10, 60, 30], 12, 0, 100) == [10, 60, 30]


def test_no_labels_have_no_places() -> None:
    assert spread([], 12, 0, 100) == []
    assert _row([], [1.0] * 8) == []
