"""A page of sections: head with its buttons, a row of tools, columns of cards that turn, a foot.

It fills the window, or stands beside the stage where one asks for that and there is room.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.marks import fitting, meter
from synapse_sim.session.shown_lesson import ShownBeat
from synapse_sim.texts.catalogue import wordings
from synapse_sim.ui.access import Access
from synapse_sim.ui.panels.foot import safety_wordings
from synapse_sim.ui.panels.page import Kept, Page, page_stands_beside
from synapse_sim.ui.panels.sheets.block import (
    Block,
    Card,
    Plan,
    Section,
    draw_card,
    place_blocks,
    plan,
    plan_rows,
)
from synapse_sim.ui.panels.sheets.head import Head
from synapse_sim.ui.pointer_focus import PointerFocus
from synapse_sim.ui.widgets.button import Button
from synapse_sim.ui.widgets.widget import NOWHERE, Widget

_EDGE_DP = 26.0
_FRAME_DP = 8.0
_GROUP_GAP_DP = 16.0
_LIGHT_EM = 36.0
"""Least width, in ems of small text, for columns on a light look."""
_ASIDE_SHARE, _ASIDE_EM = 0.32, 56.0
"""Of the width, for what stands beside the pages, and the least width for that in ems of small text."""


class Sheet(Page):
    """A page whose content is sections of blocks.

    NAME: of the page, as the session calls it.
    column_em: least width of a column in ems of small text.
    most_columns: side by side; light_columns: on a light look.
    is_one_a_page: whether a light look shows one section at a time.
    is_by_rows: whether its sections are equal cards that are read along rows.
    begins_group: names of the tools before which a wider gap stands.
    """

    NAME: ClassVar[str] = ""
    column_em = 24.0
    most_columns = 4
    light_columns = 1
    is_one_a_page = True
    is_by_rows = False
    begins_group: ClassVar[frozenset[str]] = frozenset()
    wants_side = False
    is_of_controls = False

    def __init__(self, access: Access, pointer_focus: PointerFocus, kept: Kept) -> None:
        super().__init__(self.NAME, access, pointer_focus)
        self._kept = kept
        self._head = Head(
            self.NAME,
            access.now,
            turn=self.turn,
            beside=(lambda: self.wants_side, self._change_side),
            close=self.toggle,
        )
        self._plan = Plan()
        self._aside: tuple[Card, ...] = ()
        self._page = 0
        self._beat_in_view = 0
        self._foot = NOWHERE

    # what a page says of itself

    @property
    def tools(self) -> tuple[Button, ...]:
        """Controls in a row under the head."""
        return ()

    @property
    def fixed(self) -> tuple[Block, ...]:
        """Blocks that stand at the bottom of every page of it."""
        return ()

    def sections(self) -> Sequence[Section]:
        """What stands on it, in reading order."""
        raise NotImplementedError

    def aside(self) -> Section | None:
        """What stands beside all of its pages where there is room, else before them."""
        return None

    def depends_on(self) -> Hashable:
        """What its sections depend on."""
        raise NotImplementedError

    @property
    def beat(self) -> ShownBeat | None:
        """The beat of a lesson that shows this page; none where a user opened it."""
        lesson = self._access.now().lesson
        return lesson if lesson is not None and lesson.view.page == self.name else None

    @property
    def leaves_room_to_beat(self) -> bool:
        """Whether text is large and a beat shows the page: what it rests on comes before the tools."""
        return self.beat is not None and self._access.now().config.window.projector

    def pointed(self) -> frozenset[str]:
        """Names of the blocks that the beat points at."""
        return frozenset()

    # what is shown

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Those that are in view."""
        return tuple(block for card in self._cards for block in card.blocks)

    @property
    def _cards(self) -> tuple[Card, ...]:
        """Those that are in view."""
        return (*self._plan.at(self._page), *self._aside)

    @property
    def widgets(self) -> tuple[Widget, ...]:
        """In reading order."""
        return *self._head.buttons, *self.tools, *self.blocks, *self.fixed

    @property
    def first(self) -> Widget | None:
        """The first block in view."""
        return next((block for block in self.blocks if block.takes_focus), None)

    def state(self) -> Hashable:
        """What its layout depends on, but the size of the window."""
        frame = self._access.now()
        place = self.name, self._page, self.wants_side, self._head.title, self._head.remark, self.pointed()
        return *place, frame.answers.progress, self.depends_on()

    def turn(self, by: int) -> None:
        """Pages on (1) or back (-1), no further than the ends."""
        self._page = min(max(self._page + by, 0), self._plan.count - 1)

    def open(self) -> None:
        """Show it from its beginning."""
        self._page = 0
        super().open()

    def _change_side(self) -> None:
        self.wants_side = not self.wants_side

    # layout

    def place(self, canvas: Canvas, rect: Rect) -> None:
        """Lay it out in a rectangle; every widget that is shown gets its place."""
        self.clear()
        self._head.can_stand_beside = page_stands_beside(canvas)
        self.rect = rect
        inner = rect.inset(min(canvas.dp(_EDGE_DP), 0.03 * rect.w), canvas.dp(12))
        self._foot, inner = inner.bottom_slice(canvas.line_height("small"))
        inner = self._place_fixed(canvas, inner.bottom_slice(canvas.dp(6))[1])
        rest = self._place_tools(canvas, self._head.place(canvas, inner))
        sections = list(self.sections())
        rest = self._place_aside(canvas, rest, sections)
        columns = self._columns(canvas, rest.w)
        one_a_page = canvas.theme.light and self.is_one_a_page
        if self.is_by_rows:
            self._plan = plan_rows(canvas, rest, sections, columns)
        else:
            self._plan = plan(canvas, rest, sections, columns, one_a_page=one_a_page)
        self._go_to_beat()
        self.turn(0)
        self._head.can_turn = self._plan.count > 1
        self._head.place_buttons(canvas, inner)
        for card in self._cards:
            place_blocks(canvas, card)

    def _go_to_beat(self) -> None:
        """With the next beat the page is turned to what it points at, or to its beginning."""
        number = self.beat.number if self.beat else 0
        if number == self._beat_in_view:
            return
        self._beat_in_view, self._page = number, 0
        pointed = self.pointed()
        for page, shown in enumerate(self._plan.pages):
            if any(block.name in pointed for card in shown for block in card.blocks):
                self._page = page
                return

    def _columns(self, canvas: Canvas, width: float) -> int:
        if canvas.theme.light:
            return self.light_columns if width >= _LIGHT_EM * canvas.em("small") else 1
        gap = canvas.dp(13)
        return min(
            self.most_columns, max(1, int((width + gap) // (self.column_em * canvas.em("small") + gap)))
        )

    def _place_tools(self, canvas: Canvas, rest: Rect) -> Rect:
        """Controls in rows, each as wide as its words need."""
        x, y, gap = rest.x, rest.y, canvas.dp(8)
        for tool in self.tools:
            width, height = min(rest.w, tool.width(canvas)), tool.height(canvas)
            if tool.name in self.begins_group:
                x += canvas.dp(_GROUP_GAP_DP)
            if x > rest.x and x + width > rest.right:
                x, y = rest.x, y + height + gap
            tool.rect = Rect(x, y, width, height)
            x += width + gap
        bottom = max((tool.rect.bottom + gap for tool in self.tools), default=rest.y)
        return rest.top_slice(bottom - rest.y)[1]

    def _place_aside(self, canvas: Canvas, rest: Rect, sections: list[Section]) -> Rect:
        """Give the aside its place, or make it the first of the sections; returns what is left."""
        self._aside, aside = (), self.aside()
        if aside is None:
            return rest
        if canvas.theme.light or rest.w < _ASIDE_EM * canvas.em("small"):
            sections.insert(sum(section.leads for section in sections), aside)
            return rest
        left, right = rest.left_slice((1 - _ASIDE_SHARE) * rest.w)
        self._aside = plan(canvas, right.left_slice(canvas.dp(13))[1], [aside], 1).at(0)
        return left

    def _place_fixed(self, canvas: Canvas, inner: Rect) -> Rect:
        for block in reversed(self.fixed):
            block.rect, inner = inner.bottom_slice(block.height_in(canvas, inner.w))
            inner = inner.bottom_slice(canvas.dp(8))[1]
        return inner

    # drawing

    def draw(self, canvas: Canvas) -> None:
        """Draw what stands behind the widgets."""
        canvas.kept("sheet", self.state(), self.rect, self._paint, ground="background")

    def _paint(self, canvas: Canvas) -> None:
        self._head.paint(canvas, self._page, self._plan.count)
        for card in self._cards:
            draw_card(canvas, card)
        self._paint_pointed(canvas)
        self._paint_foot(canvas)

    def _paint_pointed(self, canvas: Canvas) -> None:
        """A frame around what the beat points at."""
        pointed = self.pointed()
        for block in (each for each in self.blocks if each.name in pointed):
            frame = block.rect.inset(-canvas.dp(_FRAME_DP), -canvas.dp(2))
            canvas.panel(frame, None, "accent", radius_dp=6, width_dp=2.5)

    def _paint_foot(self, canvas: Canvas) -> None:
        right, share = self._foot.right, self._access.now().answers.progress
        if share is not None:
            width, y = 6 * canvas.em("small"), self._foot.center[1]
            bar = Rect(right - width, y - canvas.dp(3), width, canvas.dp(6))
            meter(canvas, bar, share, "accent")
            right = bar.x - canvas.dp(12)
        words = fitting(canvas, _foots(self.name), right - self._foot.x)
        canvas.text(
            self._foot.x, self._foot.center[1], words, "small", "ink_soft", anchor="midleft",
            max_width=right - self._foot.x, ground="background",
        )  # fmt: skip


def _foots(name: str) -> tuple[str, ...]:
    """What the last line says, from long to short; the safety line is on every page."""
    line, short, shortest = safety_wordings()
    own = wordings(f"sheets.{name}.foot")
    return (*(f"{line} {each}" for each in own), f"{short} {own[-1]}", line, short, shortest)
