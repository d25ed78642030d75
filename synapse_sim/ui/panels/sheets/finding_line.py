"""A finding in words, where the page of evidence has no row of numbers for it."""

from __future__ import annotations

from collections.abc import Hashable

from synapse_sim.draw.canvas import Canvas
from synapse_sim.experiments.findings.findings import Finding
from synapse_sim.ui.panels.sheets.block import Block
from synapse_sim.ui.widgets.widget import WidgetState


class FindingLine(Block):
    """Its claim, and below it the source."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(f"finding {finding.id}")
        self._finding = finding

    def state(self) -> Hashable:
        """What its picture depends on."""
        return self.name

    def tip(self) -> str:
        """What it says, and its source in full."""
        return f"{self._finding.claim}<br>{self._finding.source}"

    @property
    def _source(self) -> str:
        return self._finding.source.partition(",")[0]

    def height_in(self, canvas: Canvas, width: float) -> float:
        """Height that it needs at a width, px."""
        claim = canvas.paragraph_height(width, self._finding.claim, "small", weight="semibold")
        return claim + canvas.paragraph_height(width, self._source, "small")

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        claim = canvas.paragraph(self.rect, self._finding.claim, "small", weight="semibold")
        canvas.paragraph(self.rect.top_slice(claim.h)[1], self._source, "small", "ink_soft")
