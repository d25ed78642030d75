"""What lanes and hills are painted with: a filled hill, its line, and words that stand off both."""

from __future__ import annotations

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.draw.canvas import Anchor, Canvas, Paint, Point, Style, Weight
from synapse_sim.ui.panels.lane_places import thinned

_BASE, _MORE = 0.22, 0.36
"""Alpha of a hill at its foot, and how much is added toward its top."""


def paint_hill(
    canvas: Canvas, x: Floats, y: Floats, foot: Floats | float, paint: Paint, *, share: float = 1.0
) -> None:
    """A hill from its line down to its foot, denser toward the top.

    Args:
        canvas: an opaque one.
        x: of the curve, rising, px.
        y: of the curve, px.
        foot: of the hill, one for all or one for each x, px.
        paint: its colour.
        share: of the usual density.
    """
    left, right = int(np.floor(x[0])), int(np.ceil(x[-1]))
    columns = np.arange(left, max(right, left + 1)) + 0.5
    top = np.interp(columns, *thinned(x, y))
    low = np.interp(columns, x, np.broadcast_to(foot, x.shape))
    upper, lower = np.minimum(top, low), np.maximum(top, low)
    canvas.columns(left, upper, lower, paint, share * _BASE, rise=share * _MORE)


def paint_line(
    canvas: Canvas, x: Floats, y: Floats, paint: Paint, *,
    width_dp: float = 1.8, dash_dp: tuple[float, float] | None = None,
) -> None:  # fmt: skip
    """The line of a curve, whole or dashed."""
    across, down = thinned(x, y)
    if dash_dp is None:
        _paint_whole(canvas, across, down, paint, canvas.stroke(width_dp) / 2)
    else:
        canvas.polyline(np.column_stack([across, down]), paint, width_dp, dash_dp=dash_dp)


def _paint_whole(canvas: Canvas, x: Floats, y: Floats, paint: Paint, reach: float) -> None:
    """In each column from the line's highest to its lowest point there: a tenth of the work of a stroke."""
    left, right = int(np.floor(x[0])), int(np.ceil(x[-1]))
    edge = np.interp(np.arange(left, max(right, left + 1) + 1), x, y)
    high, low = np.minimum(edge[1:], edge[:-1]), np.maximum(edge[1:], edge[:-1])
    canvas.columns(left, high - reach, low + reach, paint, 1.0)


def haloed(
    canvas: Canvas,
    place: Point,
    words: str,
    style: Style = "small",
    *,
    anchor: Anchor,
    paint: Paint = "ink",
    weight: Weight = "semibold",
) -> None:
    """Words with a rim of the ground's colour, so that no curve runs into them."""
    canvas.text(*place, words, style, paint, anchor=anchor, weight=weight, ground="background", halo=True)
