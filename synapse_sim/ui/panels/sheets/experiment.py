"""A finding that two explanations answer differently: the published range, and both answers on one axis."""

from __future__ import annotations

from collections.abc import Hashable

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.label_rows import row_of_words
from synapse_sim.experiments.findings.hypotheses import BoardRow
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import plain, short, with_unit
from synapse_sim.ui.panels.sheets.block import Block
from synapse_sim.ui.panels.sheets.board_row import Pair
from synapse_sim.ui.widgets.widget import WidgetState

_MARGIN = 0.08
"""Of the axis' length, beyond the outermost value."""
_AXIS_LINES = 1.5
_MARK_EM = 1.4
"""Room of a mark before its name, in ems."""


class Experiment(Block):
    """One row of the panel of experiments."""

    def __init__(self, row: BoardRow, pair: Pair) -> None:
        super().__init__(f"experiment {row.finding.id}")
        self._row = row
        self._pair = pair

    def state(self) -> Hashable:
        """What its picture depends on."""
        return self._row.finding.id, self._pair, self._answers

    def tip(self) -> str:
        """What is compared, in numbers."""
        about = self._row.finding
        return text("explanations.tip", claim=about.claim, published=about.published, source=about.source)

    @property
    def _answers(self) -> tuple[float, float]:
        return self._row.answers[self._pair[0]], self._row.answers[self._pair[1]]

    @property
    def _ends(self) -> tuple[float, float]:
        """Of the published range; where it is open, of all that is drawn."""
        about, answers = self._row.finding, self._answers
        low = min(answers) if about.low is None else about.low
        high = max(answers) if about.high is None else about.high
        return low, high

    @property
    def _published(self) -> str:
        """The range in words, with what is counted."""
        about, (low, high) = self._row.finding, self._ends
        source = about.source.partition(",")[0]
        return text(
            "explanations.range", low=plain(low), high=with_unit(plain(high), about.unit), source=source
        )

    def height_in(self, canvas: Canvas, width: float) -> float:
        """Height that it needs at a width, px."""
        words = canvas.paragraph_height(width, self._row.finding.claim, "small", weight="semibold")
        published = canvas.paragraph_height(width, self._published, "small")
        return words + published + (_AXIS_LINES + 1.0) * canvas.line_height("small") + canvas.dp(8)

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        claim = canvas.paragraph(self.rect, self._row.finding.claim, "small", weight="semibold")
        rest = self.rect.top_slice(claim.h + canvas.dp(4))[1]
        axis, rest = rest.top_slice(_AXIS_LINES * canvas.line_height("small"))
        self._draw_axis(canvas, axis)
        values, rest = rest.top_slice(canvas.line_height("small"))
        self._draw_values(canvas, values)
        canvas.paragraph(rest, self._published, "small", "ink_soft")

    def _draw_values(self, canvas: Canvas, row: Rect) -> None:
        """Each answer under its mark, in reading order and apart."""
        words = [short(each) for each in self._answers]
        widths = [canvas.measure(each, "small", "semibold")[0] for each in words]
        order = sorted(range(len(words)), key=lambda k: self._answers[k])
        centres, wide = [self._x(row, self._answers[k]) for k in order], [widths[k] for k in order]
        gap = 0.6 * canvas.em("small")
        for place, left in row_of_words(centres, wide, (row.x, row.right), gap=gap, reach=row.w):
            said = words[order[place]]
            canvas.text(left, row.y, said, "small", weight="semibold")

    def _draw_axis(self, canvas: Canvas, axis: Rect) -> None:
        low, high = (self._x(axis, end) for end in self._ends)
        box = Rect(low, axis.y + canvas.dp(2), max(high - low, canvas.dp(3)), axis.h - canvas.dp(6))
        canvas.panel(box, "sprout", None, radius_dp=4, alpha=0.2)
        canvas.panel(box, None, "sprout", radius_dp=4, width_dp=1.4)
        y = axis.bottom - canvas.dp(3)
        canvas.line((axis.x, y), (axis.right, y), "ink_soft", 1.2)
        for k, value in enumerate(self._answers):
            draw_side(canvas, self._x(axis, value), box.center[1], k)

    def _x(self, axis: Rect, value: float) -> float:
        values = (*self._ends, *self._answers)
        low, high = min(values), max(values)
        margin = _MARGIN * axis.w
        return axis.x + margin + (value - low) / (high - low) * (axis.w - 2 * margin)


def draw_side(canvas: Canvas, x: float, y: float, k: int) -> None:
    """The mark of the first (a disc) or of the second of the two (an empty square)."""
    r = 0.4 * canvas.em("small")
    if k == 0:
        canvas.disc(x, y, r, "ink")
        return
    canvas.panel(Rect(x - r, y - r, 2 * r, 2 * r), "panel", "ink", radius_dp=2, width_dp=2.2)


class SideKey(Block):
    """Which mark is whose."""

    takes_focus = False

    def __init__(self, pair: Pair) -> None:
        super().__init__("side_key")
        self._names = tuple(text(f"explanations.name.{name}") for name in pair)

    def state(self) -> Hashable:
        """What its picture depends on."""
        return self._names

    def height_in(self, canvas: Canvas, width: float) -> float:
        """Height that it needs at a width, px: one row, or one for each."""
        room = width - _MARK_EM * canvas.em("small")
        if self._is_row(canvas, width):
            return float(canvas.line_height("small"))
        return sum(canvas.paragraph_height(room, name, "small", weight="medium") for name in self._names)

    def _is_row(self, canvas: Canvas, width: float) -> bool:
        return sum(self._entry_px(canvas, name) for name in self._names) <= width

    def _entry_px(self, canvas: Canvas, name: str) -> float:
        return (_MARK_EM + 1.0) * canvas.em("small") + canvas.measure(name, "small", "medium")[0]

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        em, rest, is_row = canvas.em("small"), self.rect, self._is_row(canvas, self.rect.w)
        for k, name in enumerate(self._names):
            draw_side(canvas, rest.x + 0.5 * em, rest.y + canvas.line_height("small") / 2, k)
            said = canvas.paragraph(rest.left_slice(_MARK_EM * em)[1], name, "small", weight="medium")
            used = self._entry_px(canvas, name)
            rest = rest.left_slice(used)[1] if is_row else rest.top_slice(said.h)[1]
