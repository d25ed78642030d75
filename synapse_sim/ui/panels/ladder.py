"""Where we are: from the body to one channel in six small pictures, the one in view lit and named.

In each a box marks where the next one lies. It stands between sentence and time, and gives way to both.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.story.scene_names import LADDER
from synapse_sim.texts.catalogue import text

Paths = tuple[tuple[tuple[float, float], ...], ...]
"""Lines through places, -1..1 across and down."""
_SIDE_DP, _GAP_DP = 33.0, 9.0
_LEAST_SIDE = 0.75
"""Share of the row's height that a small picture takes at least; in a lower row there are none."""
_LINE_DP = 1.8


@dataclass(frozen=True, slots=True)
class _Glyph:
    """Lines, balls (x, y, radius), and the place of the next picture; the last has none."""

    paths: Paths
    balls: tuple[tuple[float, float, float], ...] = ()
    inside: tuple[float, float] | None = None


_GLYPHS = {
    "body": _Glyph(
        (((-0.38, -0.28), (0.38, -0.28)), ((0.0, -0.36), (0.0, 0.32)), ((-0.38, -0.28), (-0.48, 0.30)),
         ((0.38, -0.28), (0.48, 0.30)), ((0.0, 0.30), (-0.22, 0.95)), ((0.0, 0.30), (0.22, 0.95))),
        ((0.0, -0.68, 0.24),), (0.0, -0.68),
    ),
    "prefrontal": _Glyph(
        (((-0.92, 0.10), (-0.80, -0.38), (-0.40, -0.70), (0.20, -0.74), (0.70, -0.46), (0.92, 0.02),
          (0.78, 0.34), (0.30, 0.42), (-0.30, 0.46), (-0.78, 0.36), (-0.92, 0.10)),
         ((-0.30, -0.66), (-0.16, -0.20), (-0.34, 0.10)), ((0.30, -0.40), (0.14, -0.05), (0.42, 0.16)),
         ((0.28, 0.44), (0.40, 0.92))),
        (), (-0.62, -0.12),
    ),
    "circuit": _Glyph(
        (((0.0, 0.42), (0.0, -0.30)), ((0.0, -0.28), (-0.42, -0.92)), ((0.0, -0.28), (0.42, -0.92)),
         ((0.0, -0.02), (0.46, -0.36)), ((0.0, 0.42), (-0.62, 0.88)), ((0.0, 0.42), (0.62, 0.88))),
        ((0.0, 0.42, 0.26),), (0.46, -0.36),
    ),
    "dendrite": _Glyph(
        (((-0.98, 0.16), (0.98, 0.02)), ((-0.55, 0.10), (-0.55, -0.34)), ((0.08, 0.10), (0.08, 0.58)),
         ((0.55, 0.06), (0.55, -0.40))),
        ((-0.55, -0.44, 0.17), (0.08, 0.66, 0.17), (0.55, -0.50, 0.17)), (0.55, -0.50),
    ),
    "synapse": _Glyph(
        (((-0.72, -0.92), (-0.80, -0.40), (-0.55, -0.14), (0.55, -0.14), (0.80, -0.40), (0.72, -0.92)),
         ((-0.72, 0.92), (-0.80, 0.52), (-0.55, 0.26), (0.55, 0.26), (0.80, 0.52), (0.72, 0.92))),
        ((-0.26, -0.52, 0.14), (0.26, -0.52, 0.14)), (0.36, 0.24),
    ),
    "channel": _Glyph(
        (((-0.95, 0.30), (-0.48, 0.30)), ((0.48, 0.30), (0.95, 0.30)),
         ((-0.66, -0.86), (-0.22, -0.30), (-0.44, 0.20), (-0.30, 0.90)),
         ((0.66, -0.86), (0.22, -0.30), (0.44, 0.20), (0.30, 0.90))),
        ((0.0, 0.10, 0.17),),
    ),
}  # fmt: skip


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
        _draw(canvas, _GLYPHS[name], (x + side / 2, side / 2, 0.44 * side), is_lit=is_lit)
        x += side + gap
        if is_lit and words:
            said = canvas.text(x - gap / 2, side / 2, words, "small", weight="medium", anchor="midleft")
            x = said.right + gap


def _draw(canvas: Canvas, glyph: _Glyph, place: tuple[float, float, float], *, is_lit: bool) -> None:
    x, y, reach = place
    paint: Paint = "ink" if is_lit else "lost"

    def at(across: float, down: float) -> tuple[float, float]:
        return x + across * reach, y + down * reach

    for path in glyph.paths:
        canvas.polyline([at(*spot) for spot in path], paint, _LINE_DP if is_lit else 0.75 * _LINE_DP)
    for a, b, radius in glyph.balls:
        canvas.disc(*at(a, b), radius * reach, paint)
    if glyph.inside is not None and is_lit:
        a, b = at(*glyph.inside)
        half = 0.30 * reach
        canvas.panel(Rect(a - half, b - half, 2 * half, 2 * half), None, "accent", radius_dp=2, width_dp=1.4)
