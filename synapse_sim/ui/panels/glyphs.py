"""Small pictures of lines and balls: one for each scene, and for pages of lessons."""

from __future__ import annotations

from dataclasses import dataclass

from synapse_sim.draw.canvas import Canvas, Paint, Rect

Paths = tuple[tuple[tuple[float, float], ...], ...]
"""Lines through places, -1..1 across and down."""
_LINE_DP = 1.8


@dataclass(frozen=True, slots=True)
class _Glyph:
    """Lines, balls (x, y, radius), and the place of the next picture; the last has none."""

    paths: Paths
    balls: tuple[tuple[float, float, float], ...] = ()
    inside: tuple[float, float] | None = None


GLYPHS = {
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
    "people": _Glyph(
        (((-0.98, 0.62), (-0.40, 0.62), (0.30, 0.40), (0.98, 0.30)),
         ((-0.62, 0.58), (-0.62, 0.04)), ((-0.05, 0.48), (-0.05, -0.12)), ((0.58, 0.34), (0.58, -0.28))),
        ((-0.62, -0.20, 0.19), (-0.05, -0.36, 0.19), (0.58, -0.52, 0.19)),
    ),
    "explanations": _Glyph(
        (((-0.92, 0.02), (-0.66, 0.34), (-0.16, -0.38)), ((0.24, -0.34), (0.86, 0.34)),
         ((0.86, -0.34), (0.24, 0.34))),
    ),
    "safety": _Glyph(
        (((0.0, -0.84), (0.92, 0.72), (-0.92, 0.72), (0.0, -0.84)), ((0.0, -0.36), (0.0, 0.22))),
        ((0.0, 0.48, 0.09),),
    ),
    "channel": _Glyph(
        (((-0.95, 0.30), (-0.48, 0.30)), ((0.48, 0.30), (0.95, 0.30)),
         ((-0.66, -0.86), (-0.22, -0.30), (-0.44, 0.20), (-0.30, 0.90)),
         ((0.66, -0.86), (0.22, -0.30), (0.44, 0.20), (0.30, 0.90))),
        ((0.0, 0.10, 0.17),),
    ),
}  # fmt: skip


def draw_glyph(
    canvas: Canvas, name: str, place: tuple[float, float, float], *, is_lit: bool, has_box: bool = True
) -> None:
    """Draw the small picture of a scene or of a page.

    Args:
        canvas: to draw on.
        name: one of `GLYPHS`.
        place: its middle and its reach to each side, px.
        is_lit: whether it is the one in view.
        has_box: whether a lit one has a box where the next lies.
    """
    glyph, (x, y, reach) = GLYPHS[name], place
    paint: Paint = "ink" if is_lit else "lost"

    def at(across: float, down: float) -> tuple[float, float]:
        return x + across * reach, y + down * reach

    for path in glyph.paths:
        canvas.polyline([at(*spot) for spot in path], paint, _LINE_DP if is_lit else 0.75 * _LINE_DP)
    for a, b, radius in glyph.balls:
        canvas.disc(*at(a, b), radius * reach, paint)
    if glyph.inside is not None and is_lit and has_box:
        a, b = at(*glyph.inside)
        half = 0.30 * reach
        canvas.panel(Rect(a - half, b - half, 2 * half, 2 * half), None, "accent", radius_dp=2, width_dp=1.4)
