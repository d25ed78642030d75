"""What a page is made of: blocks below each other in sections, that flow through columns and pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.ui.widgets.widget import Widget, WidgetState

PAD_DP = 12.0
"""Between the edge of a card and what stands in it."""
GAP_DP = 8.0
"""Between two blocks."""


class Block(Widget):
    """A part of a page that is never divided; Tab stops here, so that its tip can be had by keyboard."""

    def height_in(self, canvas: Canvas, width: float) -> float:
        """Height that it needs at a width, px."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a heading.

    note: at the heading's right, where there is room.
    gap_dp: between two blocks.
    head: stands over the blocks in every column, as the names of a table's columns do.
    leads: whether it comes before all else, as what a beat of a lesson rests on does.
    """

    title: str
    blocks: Sequence[Block]
    note: str = ""
    head: Block | None = None
    gap_dp: float = GAP_DP
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """The part of a section that stands in one column, and where."""

    section: Section
    blocks: tuple[Block, ...]
    rect: Rect


@dataclass(frozen=True, slots=True)
class Plan:
    """Cards by page."""

    pages: tuple[tuple[Card, ...], ...] = ()

    @property
    def count(self) -> int:
        """How many pages there are, at least one."""
        return max(1, len(self.pages))

    def at(self, page: int) -> tuple[Card, ...]:
        """The cards of a page."""
        return self.pages[page] if page < len(self.pages) else ()


def title_height(canvas: Canvas, width: float, section: Section) -> float:
    """Height of a card's heading, px; nothing where it has none."""
    if not section.title:
        return 0.0
    return canvas.paragraph_height(width, section.title, "body", weight="semibold") + canvas.dp(GAP_DP)


def above_blocks(canvas: Canvas, width: float, section: Section) -> float:
    """Height of all that stands over the blocks of a card, px."""
    head = section.head.height_in(canvas, width) + canvas.dp(GAP_DP) if section.head else 0.0
    return title_height(canvas, width, section) + head


def plan(
    canvas: Canvas, body: Rect, sections: Sequence[Section], columns: int, *, one_a_page: bool = False
) -> Plan:
    """Blocks under their headings in columns; a section that goes on has its heading there as well.

    Args:
        canvas: measures.
        body: where columns stand, px.
        sections: what is to be placed.
        columns: side by side.
        one_a_page: whether every section begins a page, as on a projector.
    """
    if one_a_page:
        return Plan(tuple(page for section in sections for page in _alone(canvas, body, section, columns)))
    flow = _Flow(canvas, body, columns)
    for section in sections:
        flow.add(section)
    return flow.plan


def _alone(canvas: Canvas, body: Rect, section: Section, columns: int) -> tuple[tuple[Card, ...], ...]:
    """The pages of one section: in one column where that takes no more of them, so that all are full."""
    tried = []
    for count in sorted({1, columns}):
        flow = _Flow(canvas, body, count)
        flow.add(section)
        tried.append(flow.plan.pages)
    return min(tried, key=len)


def plan_rows(canvas: Canvas, body: Rect, sections: Sequence[Section], columns: int) -> Plan:
    """Cards that are equally high, read along rows; no row is parted by the end of a page.

    Args:
        canvas: measures.
        body: where rows stand, px.
        sections: what is to be placed, one card each.
        columns: side by side.
    """
    flow = _Flow(canvas, body, columns)
    for section in sections:
        flow.add_beside(section)
    return flow.plan


class _Flow:
    """Where the next card goes."""

    def __init__(self, canvas: Canvas, body: Rect, columns: int) -> None:
        self._canvas, self._body, self._columns = canvas, body, columns
        self._gap = canvas.dp(1.6 * GAP_DP)
        self._width = (body.w - self._gap * (columns - 1)) / columns
        self._column, self._y = 0, body.y
        self.pages: list[list[Card]] = [[]]

    @property
    def plan(self) -> Plan:
        """All that was placed."""
        return Plan(tuple(tuple(page) for page in self.pages if page))

    def add(self, section: Section) -> None:
        """Place a section, in as many columns as it needs."""
        canvas, pad, gap = self._canvas, self._canvas.dp(PAD_DP), self._canvas.dp(section.gap_dp)
        inner = self._width - 2 * pad
        head = above_blocks(canvas, inner, section)
        now: list[Block] = []
        used = 2 * pad + head
        for block in section.blocks:
            height = block.height_in(canvas, inner)
            if self._y + used + height > self._body.bottom + 1 and (now or self._y > self._body.y):
                self._put(section, now, used)
                self._next_column()
                now, used = [], 2 * pad + head
            now.append(block)
            used += height + gap
        self._put(section, now, used)

    def add_beside(self, section: Section) -> None:
        """Place a card right of the last one, or where the row is full in the next."""
        canvas, inner = self._canvas, self._width - 2 * self._canvas.dp(PAD_DP)
        gap = canvas.dp(section.gap_dp)
        used = 2 * canvas.dp(PAD_DP) + above_blocks(canvas, inner, section)
        used += sum(block.height_in(canvas, inner) + gap for block in section.blocks)
        is_over = self._y + used - gap > self._body.bottom + 1
        if self._column == 0 and is_over and self._y > self._body.y:
            self._next_page()
        top = self._y
        self._put(section, section.blocks, used)
        self._column = (self._column + 1) % self._columns
        if self._column:
            self._y = top

    def _put(self, section: Section, blocks: Sequence[Block], used: float) -> None:
        if not blocks:
            return
        x = self._body.x + self._column * (self._width + self._gap)
        height = used - self._canvas.dp(section.gap_dp)
        self.pages[-1].append(Card(section, tuple(blocks), Rect(x, self._y, self._width, height)))
        self._y += height + self._gap

    def _next_column(self) -> None:
        self._column, self._y = self._column + 1, self._body.y
        if self._column == self._columns:
            self._next_page()

    def _next_page(self) -> None:
        self._column, self._y = 0, self._body.y
        self.pages.append([])


def place_blocks(canvas: Canvas, card: Card) -> None:
    """Give the blocks of a card their rectangles."""
    inner = card.rect.inset(canvas.dp(PAD_DP))
    y = inner.y + above_blocks(canvas, inner.w, card.section)
    for block in card.blocks:
        height = block.height_in(canvas, inner.w)
        block.rect = Rect(inner.x, y, inner.w, height)
        y += height + canvas.dp(card.section.gap_dp)


def draw_card(canvas: Canvas, card: Card) -> None:
    """The ground and the heading of a card."""
    canvas.panel(card.rect, "panel", "border", radius_dp=10)
    inner, section = card.rect.inset(canvas.dp(PAD_DP)), card.section
    if section.head is not None:
        top = inner.y + title_height(canvas, inner.w, section)
        section.head.rect = Rect(inner.x, top, inner.w, section.head.height_in(canvas, inner.w))
        section.head.draw(canvas, WidgetState())
    if not section.title:
        return
    title = canvas.paragraph(inner, section.title, "body", weight="semibold")
    note, room = canvas.measure(section.note, "small")[0], inner.w - _longest(canvas, section.title, inner.w)
    if section.note and note + canvas.dp(10) <= room:
        canvas.text(
            inner.right, title.y + canvas.line_height("body") / 2, section.note, "small", "ink_soft",
            anchor="midright",
        )  # fmt: skip


def _longest(canvas: Canvas, words: str, width: float) -> float:
    return min(width, canvas.measure(words, "body", "semibold")[0])
