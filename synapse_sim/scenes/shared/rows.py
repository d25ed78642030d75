"""Rows of a scene's column under a title: a name on the left, its value on the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from synapse_sim.draw.canvas import Canvas, Paint, Rect, Style, Weight
from synapse_sim.draw.marks import fitting

Row = TypeVar("Row")

_GAP_DP = 8.0
"""Between a name and what stands on its right."""


def rows_that_fit(tables: Sequence[Sequence[Row]], row_px: float, room_px: float) -> Sequence[Row]:
    """The first of the tables, from long to short, whose rows all fit; the shortest if none does.

    Each table of a scene says the same in fewer rows, so that nothing is dropped and sums still hold.
    """
    fits = (table for table in tables if len(table) * row_px <= room_px + 1)
    return next(fits, tables[-1])


def draw_row(
    canvas: Canvas,
    rect: Rect,
    names: Sequence[str],
    value: str,
    *,
    name_ink: Paint = "ink",
    value_ink: Paint = "ink",
    value_style: Style = "small",
    weight: Weight | None = None,
    name_end: float | None = None,
) -> None:
    """A value at the right end of a row, and before it its name in the longest wording that has room.

    Args:
        canvas: to draw on.
        rect: the row.
        names: of the value, from long to short.
        value: in words.
        name_ink: colour of the name.
        value_ink: colour of the value.
        value_style: size of the value.
        weight: of the value.
        name_end: where the name ends at the latest, px; left out, at the value.
    """
    middle = rect.center[1]
    number = canvas.text(
        rect.right, middle, value, value_style, value_ink,
        anchor="midright", weight=weight, tabular=True, ground="background",
    )  # fmt: skip
    room = (number.x if name_end is None else name_end) - rect.x - canvas.dp(_GAP_DP)
    canvas.text(
        rect.x, middle, fitting(canvas, names, room), "small", name_ink,
        anchor="midleft", max_width=room, ground="background",
    )  # fmt: skip
