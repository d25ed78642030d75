"""Rows of a scene's column: which table fits."""

from __future__ import annotations

import pytest

from synapse_sim.scenes.shared.rows import rows_that_fit

TABLES = (("a", "b", "c"), ("ab", "c"), ("abc",))


@pytest.mark.parametrize(("room_px", "rows"), [(30, 3), (25, 2), (20, 2), (19, 2), (12, 1), (0, 1)])
def test_the_longest_table_that_fits_is_shown_and_the_shortest_where_none_does(
    room_px: float, rows: int
) -> None:
    assert len(rows_that_fit(TABLES, 10, room_px)) == rows
