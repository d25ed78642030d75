"""A row of a table: cells of words that wrap, each in its share of the width."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.ui.panels.sheets.block import Block
from synapse_sim.ui.widgets.widget import WidgetState

_GAP_DP = 12.0


class TableRow(Block):
    """Cells side by side.

    Args:
        name: unique on the page.
        cells: the words.
        shares: of the width, one for each cell.
        is_head: whether it names the columns.
    """

    takes_focus = False

    def __init__(
        self, name: str, cells: Sequence[str], shares: Sequence[float], *, is_head: bool = False
    ) -> None:
        super().__init__(name)
        self.cells = tuple(cells)
        self._shares = tuple(shares)
        self._is_head = is_head

    def state(self) -> Hashable:
        """What its picture depends on."""
        return self.cells

    def height_in(self, canvas: Canvas, width: float) -> float:
        """Height that it needs at a width, px."""
        places = self._places(canvas, Rect(0, 0, width, 0))
        words = zip(self.cells, places, strict=True)
        return max(canvas.paragraph_height(place.w, cell, "small") for cell, place in words) + canvas.dp(2)

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        for k, (cell, place) in enumerate(zip(self.cells, self._places(canvas, self.rect), strict=True)):
            canvas.paragraph(place, cell, "small", "ink_soft" if self._is_head or not k else "ink")
        if self._is_head:
            y = self.rect.bottom + canvas.dp(2)
            canvas.line((self.rect.x, y), (self.rect.right, y), "border", 1)

    def _places(self, canvas: Canvas, rect: Rect) -> list[Rect]:
        gap, x, found = canvas.dp(_GAP_DP), rect.x, []
        room = rect.w - gap * (len(self._shares) - 1)
        for share in self._shares:
            found.append(Rect(x, rect.y, share * room, rect.h))
            x += share * room + gap
        return found
