"""What all instruments of the circuit share: a title, a quiet ground, and a line below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from synapse_sim.draw.canvas import Canvas, Rect, Style
from synapse_sim.draw.marks import fitting

SHAPES = {"pyramidal": "triangle", "gaba": "square"}
"""The mark of each class, by its colour's role."""
MARK_EM = 0.36
"""Radius of a class's mark beside words."""


@dataclass(frozen=True, slots=True)
class Block:
    """The parts of one instrument: title line, ground, and the line below."""

    title: Rect
    ground: Rect
    foot: Rect


def block(canvas: Canvas, rect: Rect) -> Block:
    """Part an instrument's rectangle."""
    line = canvas.line_height("small")
    title, rest = rect.top_slice(line + canvas.dp(2))
    foot, ground = rest.bottom_slice(line + canvas.dp(2))
    return Block(title, ground, foot)


def draw_title(canvas: Canvas, rect: Rect, wordings: Sequence[str], room_px: float | None = None) -> Rect:
    """The title in the longest wording that fits."""
    words = fitting(canvas, wordings, rect.w if room_px is None else room_px, "small", "medium")
    return canvas.text(rect.x, rect.y, words, "small", weight="medium", max_width=rect.w, ground="background")


def draw_ground(canvas: Canvas, rect: Rect) -> None:
    """The quiet box that values stand on."""
    canvas.panel(rect, "panel", None, radius_dp=6)


def classed(canvas: Canvas, at: tuple[float, float], role: str, words: str, style: Style = "small") -> float:
    """Words behind the mark of a class; `at` is their left end and middle, px. Returns where they end."""
    x, y = at
    radius = MARK_EM * canvas.em(style)
    canvas.mark(SHAPES[role], x + radius, y, radius, role)
    shown = canvas.text(
        x + 2.9 * radius, y, words, style, anchor="midleft", ground="background", tabular=True
    )
    return shown.right
