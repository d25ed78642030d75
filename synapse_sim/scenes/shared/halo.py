"""Words over art: they carry a halo of the ground's colour, so that they read whatever lies behind."""

from __future__ import annotations

from functools import partial

import numpy as np

from synapse_sim.draw.canvas import Anchor, Canvas, Paint, Rect, Style, Weight
from synapse_sim.draw.canvas.words import ANCHORS

_REACH_EM = 0.17
_TURNS = 12


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
    """One line of words with a halo, kept as one picture.

    Returns:
        Where the words stand.
    """
    width, height = canvas.measure(words, style, weight)
    across, down = ANCHORS[anchor]
    box = Rect(round(x - across * width), round(y - down * height), width, height)
    reach = int(np.ceil(_REACH_EM * canvas.em(style)))
    paint = partial(_paint, words=words, style=style, colour=colour, weight=weight, reach=reach)
    canvas.layer(("halo", words, style, colour, weight), box.inset(-reach), paint)
    return box


def _paint(canvas: Canvas, *, words: str, style: Style, colour: Paint, weight: Weight, reach: int) -> None:
    for turn in np.linspace(0.0, 2 * np.pi, _TURNS, endpoint=False).tolist():
        x, y = reach * (1 + 0.9 * np.cos(turn)), reach * (1 + 0.9 * np.sin(turn))
        canvas.text(x, y, words, style, "background", weight=weight, ground="ink")
    canvas.text(reach, reach, words, style, colour, weight=weight, ground="background")
