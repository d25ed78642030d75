"""Words over art: they carry a halo of the ground's colour, so that they read whatever lies behind."""

from __future__ import annotations

from synapse_sim.draw.canvas import Anchor, Canvas, Paint, Rect, Style, Weight


def haloed(
    canvas: Canvas,
    x: float,
    y: float,
    words: str,
    style: Style = "small",
    *,
    colour: Paint = "ink",
    anchor: Anchor = "midleft",
    weight: Weight = "medium",
) -> Rect:
    """One line of words; returns where they stand."""
    return canvas.text(
        x, y, words, style, colour, anchor=anchor, weight=weight, ground="background", halo=True
    )
