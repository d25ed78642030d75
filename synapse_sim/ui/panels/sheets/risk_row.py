"""Rows of the page of risks: a name, what is known, and behind a hatched edge what is not."""

from __future__ import annotations

from collections.abc import Hashable

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.ui.panels.answer_row import draw_hatch
from synapse_sim.ui.panels.sheets.block import Block
from synapse_sim.ui.widgets.widget import WidgetState

_SHARES = 0.17, 0.43
"""Of the width, for the name and for what is known."""
_SIDE_BY_SIDE_EM = 34.0
"""Least width, in ems of small text, for three columns."""
_EDGE_DP, _HATCH_DP = 10.0, 7.0


class RiskRow(Block):
    """One risk."""

    def __init__(self, name: str) -> None:
        super().__init__(f"risk {name}")
        self._name = text(f"safety.risk.{name}.name")
        self._knowns = wordings(f"safety.risk.{name}.known")
        self._opens = wordings(f"safety.risk.{name}.not_known")

    def state(self) -> Hashable:
        """It always says the same."""
        return self._name

    def tip(self) -> str:
        """All of it."""
        return (
            f"<b>{self._name}</b><br>{self._knowns[0]}<br>{text('safety.page.not_known')}: {self._opens[0]}"
        )

    def height_in(self, canvas: Canvas, width: float) -> float:
        """Height that it needs at a width, px."""
        name, known, unknown = _cells(canvas, Rect(0, 0, width, 0))
        heights = (
            canvas.paragraph_height(name.w, self._name, "body", weight="bold"),
            canvas.paragraph_height(known.w, _fitted(canvas, self._knowns), "body"),
            canvas.paragraph_height(unknown.w, _fitted(canvas, self._opens), "body"),
        )
        pad = canvas.dp(6)
        return (max(heights) if _is_wide(canvas, width) else sum(heights)) + pad

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        canvas.line((self.rect.x, self.rect.y), (self.rect.right, self.rect.y), "border", 1.2)
        name, known, unknown = _cells(canvas, self.rect.inset(0, canvas.dp(3)))
        used = canvas.paragraph(name, self._name, "body", weight="bold")
        if not _is_wide(canvas, self.rect.w):
            known = known.moved(0, used.h)
        said = canvas.paragraph(known, _fitted(canvas, self._knowns), "body")
        if not _is_wide(canvas, self.rect.w):
            unknown = unknown.moved(0, used.h + said.h)
        _draw_edge(canvas, Rect(unknown.x, unknown.y, unknown.w, self.rect.bottom - unknown.y))
        canvas.paragraph(unknown, _fitted(canvas, self._opens), "body")


class RiskHead(Block):
    """The names of the two columns."""

    takes_focus = False

    def __init__(self) -> None:
        super().__init__("risk_head")

    def state(self) -> Hashable:
        """It always says the same."""
        return text("safety.page.known")

    def height_in(self, canvas: Canvas, width: float) -> float:
        """Height that it needs at a width, px; none where the columns stand below each other."""
        if not _is_wide(canvas, width):
            return 0.0
        _, known, unknown = _cells(canvas, Rect(0, 0, width, 0))
        heads = (known, text("safety.page.known")), (unknown, text("safety.page.not_known"))
        return max(canvas.paragraph_height(place.w, words, "body", weight="bold") for place, words in heads)

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        if not _is_wide(canvas, self.rect.w):
            return
        _, known, unknown = _cells(canvas, self.rect)
        canvas.paragraph(known, text("safety.page.known"), "body", "accent", weight="bold")
        canvas.paragraph(unknown, text("safety.page.not_known"), "body", "accent", weight="bold")


class PlainLine(Block):
    """A sentence over the whole width."""

    takes_focus = False

    def __init__(self, name: str, words: str) -> None:
        super().__init__(f"line {name}")
        self._words = words

    def state(self) -> Hashable:
        """It always says the same."""
        return self._words

    def height_in(self, canvas: Canvas, width: float) -> float:
        """Height that it needs at a width, px."""
        return canvas.paragraph_height(width, self._words, "body", weight="semibold")

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        canvas.paragraph(self.rect, self._words, "body", weight="semibold")


def _fitted(canvas: Canvas, said: tuple[str, ...]) -> str:
    """The long wording, or where text is large the short one; each is true by itself."""
    return said[-1] if canvas.theme.light else said[0]


def _is_wide(canvas: Canvas, width: float) -> bool:
    return width >= _SIDE_BY_SIDE_EM * canvas.em("small")


def _cells(canvas: Canvas, rect: Rect) -> tuple[Rect, Rect, Rect]:
    """Name, known, not known: side by side, or each over the whole width with an indent for the last."""
    edge = 2.4 * canvas.dp(_EDGE_DP)
    if not _is_wide(canvas, rect.w):
        return rect, rect, rect.left_slice(edge)[1]
    gap = canvas.dp(12)
    name, rest = rect.left_slice(_SHARES[0] * rect.w)
    known, unknown = rest.left_slice(_SHARES[1] * rect.w)
    return name, Rect(known.x, known.y, known.w - gap, known.h), unknown.left_slice(edge)[1]


def _draw_edge(canvas: Canvas, unknown: Rect) -> None:
    """The hatched edge by which one sees that something is open, not empty."""
    edge = Rect(unknown.x - 2 * canvas.dp(_EDGE_DP), unknown.y, canvas.dp(_EDGE_DP), unknown.h)
    part = canvas.sub(edge)
    draw_hatch(part, edge, "ink_soft", _HATCH_DP)
