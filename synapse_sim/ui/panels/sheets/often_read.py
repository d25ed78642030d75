"""A claim that is common in print, and what was found."""

from __future__ import annotations

from collections.abc import Hashable

from synapse_sim.draw.canvas import Canvas
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.panels.sheets.block import Block
from synapse_sim.ui.widgets.widget import WidgetState

_GAP_DP = 10.0


class OftenRead(Block):
    """Left what is often read, right what was found, with the ids of the findings that say so."""

    def __init__(self, name: str) -> None:
        super().__init__(f"often {name}")
        self._read = text(f"evidence.often.{name}.read")
        self._found = text(f"evidence.often.{name}.found")
        self._ids = text("evidence.often.findings", ids=text(f"evidence.often.{name}.ids"))

    def state(self) -> Hashable:
        """What its picture depends on."""
        return self.name

    def tip(self) -> str:
        """Both, and where it stands."""
        return f"{self._read}<br><b>{self._found}</b><br>{self._ids}"

    def height_in(self, canvas: Canvas, width: float) -> float:
        """Height that it needs at a width, px."""
        half = (width - canvas.dp(_GAP_DP)) / 2
        read = canvas.paragraph_height(half, self._read, "small")
        found = canvas.paragraph_height(half, self._found, "small", weight="semibold")
        return max(read, found) + canvas.paragraph_height(width, self._ids, "small")

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        gap = canvas.dp(_GAP_DP)
        left, right = self.rect.left_slice((self.rect.w - gap) / 2)
        read = canvas.paragraph(left, self._read, "small")
        found = canvas.paragraph(right.left_slice(gap)[1], self._found, "small", weight="semibold")
        below = self.rect.top_slice(max(read.h, found.h))[1]
        canvas.paragraph(below, self._ids, "small", "ink_soft")
