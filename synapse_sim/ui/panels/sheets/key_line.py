"""What the marks of published results mean, in as many lines as they need."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.panels.sheets.block import Block
from synapse_sim.ui.panels.sheets.result_marks import draw_diamond, draw_eye
from synapse_sim.ui.widgets.widget import WidgetState

Mark = Callable[[Canvas, float, float, float], None]
"""Draws a mark in the middle of a place: canvas, x, y and the em."""


def _eye(kind: str) -> Mark:
    return lambda canvas, x, y, em: draw_eye(canvas, x, y, kind, 1.25 * em)  # type: ignore[arg-type]


def _whisker(canvas: Canvas, x: float, y: float, em: float) -> None:
    canvas.line((x - 0.9 * em, y), (x + 0.9 * em, y), "drug", 3)
    draw_diamond(canvas, x, y)


def _dashed(canvas: Canvas, x: float, y: float, em: float) -> None:
    canvas.polyline(((x - 0.8 * em, y), (x + 0.8 * em, y)), "drug", 2, dash_dp=(5, 5))


def _sign(name: str) -> Mark:
    return lambda canvas, x, y, _: _drop(
        canvas.text(
            x, y, text(f"evidence.sign.{name}"), "small", anchor="center", weight="bold", ground="background"
        )
    )


def _drop(_: object) -> None:
    return None


_MARKS: tuple[tuple[str, Mark], ...] = (
    ("shut", _eye("shut")),
    ("half", _eye("half")),
    ("open", _eye("open")),
    ("difference", _whisker),
    ("direction", _dashed),
    ("agrees", _sign("agrees")),
    ("disagrees", _sign("disagrees")),
    ("holes", lambda *_: None),
)


class KeyLine(Block):
    """Marks and their meaning side by side."""

    takes_focus = False
    ground = "background"

    def __init__(self) -> None:
        super().__init__("evidence_key")

    def state(self) -> Hashable:
        """It always looks the same."""
        return text("evidence.key.shut")

    def height_in(self, canvas: Canvas, width: float) -> float:
        """Height that it needs at a width, px."""
        places = _places(canvas, Rect(0, 0, width, 0))
        return max((place.bottom for place in places), default=0.0)

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        em = canvas.em("small")
        for (name, mark), place in zip(_MARKS, _places(canvas, self.rect), strict=True):
            mark(canvas, place.x + 0.9 * em, place.center[1], em)
            lead = _lead(canvas, name)
            canvas.paragraph(
                place.left_slice(lead)[1], text(f"evidence.key.{name}"), "small", ground="background"
            )


def _lead(canvas: Canvas, name: str) -> float:
    return 0.0 if name == "holes" else 2.1 * canvas.em("small")


def _places(canvas: Canvas, rect: Rect) -> list[Rect]:
    """Where each stands: in lines that end before the right edge."""
    found: list[Rect] = []
    x, y, line = rect.x, rect.y, canvas.line_height("small")
    for name, _ in _MARKS:
        lead, words = _lead(canvas, name), text(f"evidence.key.{name}")
        width = min(rect.w, lead + canvas.measure(words, "small")[0] + 1)
        if x > rect.x and x + width > rect.x + rect.w:
            x, y = rect.x, y + line
        height = canvas.paragraph_height(width - lead, words, "small")
        found.append(Rect(x, y, width, height))
        x += width + 1.2 * canvas.em("small")
        y += height - line
    return found
