"""Rows of the board of explanations: a finding, and whether each explanation reproduces it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.experiments.findings.hypotheses import EXPLANATIONS, MIXTURE, BoardRow
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.panels.sheets.block import Block
from synapse_sim.ui.widgets.widget import WidgetState

COLUMNS = (*EXPLANATIONS, MIXTURE)
_CLAIM_SHARE, _LEAST_CLAIM_SHARE = 0.4, 0.28
"""Of the width, for the findings: as a rule, and where whole names of explanations need the rest."""
_PAD_DP = 3.0
_BAR_DP, _BAR_OFF_DP = 4.0, 5.0
"""Height of a total's bar, and what is free above and below it."""
Pair = tuple[str, str]


def differs(row: BoardRow, pair: Pair) -> bool:
    """Whether one of two reproduces a finding and the other misses it."""
    return {row.reproduces[name] for name in pair} == {True, False}


class FindingRow(Block):
    """One finding; it is lit where the two that are compared differ."""

    def __init__(self, row: BoardRow, pair: Pair) -> None:
        super().__init__(f"finding {row.finding.id}")
        self.row = row
        self._is_lit = differs(row, pair)

    def state(self) -> Hashable:
        """What its picture depends on."""
        return self.row.finding.id, self._is_lit, tuple(self.row.answers.values())

    def tip(self) -> str:
        """The finding with its source, and what each explanation answers."""
        about = self.row.finding
        said = (
            text(f"explanations.verdict.{_verdict(self.row, name)}", name=text(f"explanations.name.{name}"))
            for name in COLUMNS
        )
        head = text("explanations.tip", claim=about.claim, published=about.published, source=about.source)
        return f"{head}<br>{'; '.join(said)}"

    def height_in(self, canvas: Canvas, width: float) -> float:
        """Height that it needs at a width, px."""
        claim = canvas.paragraph_height(self._claim_px(canvas, width), self.row.finding.claim, "small")
        return claim + 2 * canvas.dp(_PAD_DP)

    def _claim_px(self, canvas: Canvas, width: float) -> float:
        return width - len(COLUMNS) * cell_px(canvas, width) - canvas.dp(12) - 2 * canvas.dp(_PAD_DP)

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        rect = self.rect
        if self._is_lit:
            canvas.panel(rect, "raised", "accent", radius_dp=6, width_dp=1.4)
        pad = canvas.dp(_PAD_DP)
        place = Rect(rect.x + 2 * pad, rect.y + pad, self._claim_px(canvas, rect.w), rect.h)
        ground = "raised" if self._is_lit else "panel"
        canvas.paragraph(place, self.row.finding.claim, "small", ground=ground)
        for name, x in zip(COLUMNS, centers(canvas, rect), strict=True):
            draw_verdict(canvas, x, rect.center[1], _verdict(self.row, name))


class BoardHead(Block):
    """What the columns are, and how many findings each reproduces."""

    takes_focus = False

    def __init__(self, totals: Sequence[tuple[int, int]], pair: Pair) -> None:
        super().__init__("board_head")
        self._totals = tuple(totals)
        self._pair = pair

    def state(self) -> Hashable:
        """What its picture depends on."""
        return self._totals, self._pair

    def height_in(self, canvas: Canvas, width: float) -> float:
        """Height that it needs at a width, px."""
        cell = cell_px(canvas, width) - canvas.dp(4)
        names = max(_name_height(canvas, cell, name) for name in COLUMNS)
        return names + canvas.line_height("small") + canvas.dp(_BAR_DP + 2 * _BAR_OFF_DP)

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        cell, line = cell_px(canvas, self.rect.w), canvas.line_height("small")
        for name, total, x in zip(COLUMNS, self._totals, centers(canvas, self.rect), strict=True):
            place = Rect(x - cell / 2, self.rect.y, cell, self.rect.h).inset(canvas.dp(2), 0)
            if name in self._pair:
                canvas.panel(place.inset(0, -canvas.dp(2)), "raised", "accent", radius_dp=6)
            self._draw_total(canvas, place, name, total)
        y = self.rect.bottom + 0.1 * line
        canvas.line((self.rect.x, y), (self.rect.right, y), "border", 1)

    def _draw_total(self, canvas: Canvas, place: Rect, name: str, total: tuple[int, int]) -> None:
        """Its name above, and at the foot how many of how many, in words and as a bar."""
        words = text("explanations.total", count=total[0], of=total[1])
        foot, above = place.bottom_slice(canvas.dp(_BAR_DP + 2 * _BAR_OFF_DP))
        count, above = above.bottom_slice(canvas.line_height("small"))
        spare = above.h - _name_height(canvas, above.w, name)
        said, ground = _said(canvas, above.w, name), "raised" if name in self._pair else "panel"
        top = above.top_slice(spare)[1]
        canvas.paragraph(top, said, "small", weight="medium", align="center", ground=ground)
        canvas.paragraph(count, words, "small", align="center", ground=ground)
        bar = foot.inset(0.12 * foot.w, canvas.dp(_BAR_OFF_DP))
        canvas.panel(bar, "track", None, radius_dp=2)
        canvas.panel(bar.left_slice(bar.w * total[0] / max(1, total[1]))[0], "sprout", None, radius_dp=2)


def _name_height(canvas: Canvas, width: float, name: str) -> float:
    return canvas.paragraph_height(width, _said(canvas, width, name), "small", weight="medium")


def _said(canvas: Canvas, width: float, name: str) -> str:
    """Its name; as it breaks over a narrow column only where a word is wider than that."""
    whole = text(f"explanations.name.{name}")
    return whole if _word_px(canvas, whole) <= width else text(f"explanations.column.{name}")


def _word_px(canvas: Canvas, words: str) -> float:
    return max(canvas.measure(word, "small", "medium")[0] for word in words.split(" "))


def cell_px(canvas: Canvas, width: float) -> float:
    """Width of a column: of whole names where findings keep room beside them, else of names that break."""

    def needed(kind: str) -> float:
        names = (_word_px(canvas, text(f"explanations.{kind}.{name}")) for name in COLUMNS)
        return max(names) + canvas.dp(12)

    usual, most = ((1 - share) * width / len(COLUMNS) for share in (_CLAIM_SHARE, _LEAST_CLAIM_SHARE))
    fits = (max(usual, needed(kind)) for kind in ("name", "column") if needed(kind) <= most)
    return next(fits, most)


def centers(canvas: Canvas, rect: Rect) -> list[float]:
    """The middle of each column, px."""
    cell = cell_px(canvas, rect.w)
    first = rect.right - len(COLUMNS) * cell
    return [first + (k + 0.5) * cell for k in range(len(COLUMNS))]


def _verdict(row: BoardRow, name: str) -> str:
    found = row.reproduces[name]
    return "nothing" if found is None else "reproduces" if found else "misses"


def draw_verdict(canvas: Canvas, x: float, y: float, verdict: str) -> None:
    """A check, a cross on a disc, or a dash: never by color alone."""
    r = 0.32 * canvas.em("small")
    if verdict == "reproduces":
        points = ((x - r, y), (x - 0.25 * r, y + 0.75 * r), (x + 1.1 * r, y - 0.8 * r))
        canvas.polyline(points, "sprout", 2.4)
    elif verdict == "misses":
        canvas.disc(x, y, 1.75 * r, "warning", 0.18)
        for side in (-1, 1):
            canvas.line((x - 0.8 * r, y - 0.8 * side * r), (x + 0.8 * r, y + 0.8 * side * r), "warning", 2.4)
    else:
        canvas.line((x - 0.8 * r, y), (x + 0.8 * r, y), "ink_soft", 2)
