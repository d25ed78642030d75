"""Rows of a scene's column: which table fits, and where its rows go."""

from __future__ import annotations

import pytest

from synapse_sim.draw.canvas import Rect
from synapse_sim.scenes.shared.rows import placed_rows, rows_that_fit

TABLES = (("a", "b", "c"), ("ab", "c"), ("abc",))


@pytest.mark.parametrize(("room_px", "rows"), [(30, 3), (25, 2), (20, 2), (19, 2), (12, 1), (0, 1)])
def test_the_longest_table_that_fits_is_shown_and_the_shortest_where_none_does(
    room_px: float, rows: int
) -> None:
    assert len(rows_that_fit(TABLES, 10, room_px)) == rows


@pytest.mark.parametrize(("room_px", "step"), [(30, 10), (33, 11), (60, 12), (5, 10)])
def test_rows_share_the_room_between_their_least_and_their_most(room_px: float, step: float) -> None:
    placed = placed_rows(Rect(3, 7, 50, room_px), TABLES, 10, 12)
    assert [row for _, row in placed] == list(rows_that_fit(TABLES, 10, room_px))
    assert [place.y for place, _ in placed] == pytest.approx([7 + k * step for k in range(len(placed))])
    assert {(place.x, place.w, place.h) for place, _ in placed} == {(3, 50, step)}
