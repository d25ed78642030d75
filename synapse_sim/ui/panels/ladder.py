"""Where we are: from the body to one channel in six small pictures, the one in view lit and named.

In each a box marks where the next one lies. It stands between sentence and time, and gives way to both.
"""

from __future__ import annotations

from functools import partial

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.story.scene_names import LADDER
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.panels.glyphs import draw_glyph

_SIDE_DP, _GAP_DP = 33.0, 9.0
_LEAST_SIDE = 0.75
"""Share of the row's height that a small picture takes at least; in a lower row there are none."""


def draw_ladder(canvas: Canvas, row: Rect, shown: str) -> None:
    """Draw it at the right of a row, with the name of what is in view if that has room; else nothing."""
    if shown not in LADDER:
        return
    side, gap = canvas.dp(_SIDE_DP), canvas.dp(_GAP_DP)
    name = text(f"panels.ladder.{shown}")
    for words in (name, ""):
        said = canvas.measure(words, "small", weight="medium")[0] + gap if words else 0.0
        width = len(LADDER) * (side + gap) - gap + said
        if width <= row.w and _LEAST_SIDE * side <= row.h:
            place = Rect(row.right - width, row.center[1] - side / 2, width, side)
            canvas.layer(("ladder", shown, words), place, partial(_paint, shown=shown, words=words))
            return


def _paint(canvas: Canvas, shown: str, words: str) -> None:
    """All of it, from the left."""
    x, side, gap = 0.0, canvas.rect.h, canvas.dp(_GAP_DP)
    for name in LADDER:
        is_lit = name == shown
        draw_glyph(canvas, name, (x + side / 2, side / 2, 0.44 * side), is_lit=is_lit)
        x += side + gap
        if is_lit and words:
            said = canvas.text(x - gap / 2, side / 2, words, "small", weight="medium", anchor="midleft")
            x = said.right + gap
