"""Widgets one below the other, under headings, some side by side."""

from __future__ import annotations

from collections.abc import Sequence

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.ui.widgets.button import Button
from synapse_sim.ui.widgets.widget import Widget

Item = str | Widget | tuple[Widget, ...]
"""A heading, a widget, or widgets side by side."""
Heading = tuple[Rect, str]

_GAP_DP = 6.0
_MOST_GAP_DP = 14.0


def column_height(canvas: Canvas, items: Sequence[Item]) -> float:
    """Least height of a column, px."""
    return sum(_height(canvas, item) for item in items) + canvas.dp(_GAP_DP) * (len(items) - 1)


def place_column(canvas: Canvas, rect: Rect, items: Sequence[Item]) -> list[Heading]:
    """Give every widget its rectangle; what room is left widens the gaps a little.

    Returns:
        Where the headings go.
    """
    slack = (rect.h - column_height(canvas, items)) / max(1, len(items) - 1)
    gap = canvas.dp(_GAP_DP) + min(max(0.0, slack), canvas.dp(_MOST_GAP_DP - _GAP_DP))
    headings, y = [], rect.y
    for item in items:
        row = Rect(rect.x, y, rect.w, _height(canvas, item))
        if isinstance(item, str):
            headings.append((row, item))
        else:
            _place_row(canvas, row, item if isinstance(item, tuple) else (item,))
        y = row.bottom + gap
    return headings


def _place_row(canvas: Canvas, row: Rect, widgets: tuple[Widget, ...]) -> None:
    gap = canvas.dp(8) if len(widgets) > 1 else 0.0
    room, x = row.w - gap * (len(widgets) - 1), row.x
    for widget, width in zip(widgets, _split(canvas, room, widgets), strict=True):
        widget.rect = Rect(x, row.y, width, row.h)
        x += width + gap


def _split(canvas: Canvas, room: float, widgets: tuple[Widget, ...]) -> list[float]:
    """Equal widths of a row; where words would be cut, buttons get theirs by what they need."""
    wanted = [widget.width(canvas) for widget in widgets if isinstance(widget, Button)]
    if len(wanted) < len(widgets) or max(wanted) <= room / len(widgets):
        return [room / len(widgets)] * len(widgets)
    spare = (room - sum(wanted)) / len(widgets)
    return [width + spare for width in wanted]


def _height(canvas: Canvas, item: Item) -> float:
    if isinstance(item, str):
        return canvas.line_height("body")
    widgets = item if isinstance(item, tuple) else (item,)
    return max(widget.height(canvas) for widget in widgets)
