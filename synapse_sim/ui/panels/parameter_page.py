"""The page of all parameters: in groups, page by page or by words.

It stands beside the stage where there is room, so that one sees what a change does; else it fills the window.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from synapse_sim.config import Parameter
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.marks import fitting, meter
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.ui.access import Access
from synapse_sim.ui.panels.flow import Heading
from synapse_sim.ui.panels.foot import safety_wordings
from synapse_sim.ui.panels.page import Page
from synapse_sim.ui.panels.parameter_groups import parameter_groups
from synapse_sim.ui.panels.parameter_pages import Pages, pages_in
from synapse_sim.ui.panels.parameter_widget import parameter_widget
from synapse_sim.ui.pointer_focus import PointerFocus
from synapse_sim.ui.widgets.button import Button
from synapse_sim.ui.widgets.choice import Choice, Option
from synapse_sim.ui.widgets.dropdown import Dropdown
from synapse_sim.ui.widgets.field import Field
from synapse_sim.ui.widgets.widget import NOWHERE, Widget

_ONE_HEAD_EM = 40.0
"""Least width, in ems of small text, of a page whose head is one row."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """Where the parts of the page are, px."""

    title: Rect
    buttons: Rect
    tools: Rect
    body: Rect
    foot: Rect


class ParameterPage(Page):
    """The page's widgets and which of them are shown; the desk draws them and gives them events."""

    def __init__(self, access: Access, pointer_focus: PointerFocus) -> None:
        super().__init__("parameters", access, pointer_focus)
        self.field = Field(
            "find", text("panels.parameters.find"), text("panels.parameters.find_hint"), self._to_first
        )
        self._sections = Dropdown("sections", self._section_choice())
        self._back = Button(
            "page_back", lambda: "‹", lambda: self.turn(-1), tip=text("panels.parameters.back")
        )
        self._on = Button("page_on", lambda: "›", lambda: self.turn(1), tip=text("panels.parameters.on"))
        self._close = Button(
            "close",
            lambda: text("panels.parameters.close"),
            self.toggle,
            tip=text("panels.parameters.close_tip"),
        )
        self._made: dict[Parameter, Widget] = {}
        self._pages = Pages()
        self._page = 0
        self._section = ""
        self._headings: tuple[Heading, ...] = ()
        self._parts = _Parts(*[NOWHERE] * 5)

    def _section_choice(self) -> Choice:
        return Choice(
            text("panels.parameters.section"),
            lambda: [Option(name, name) for name in self._pages.starts()],
            self._section_in_view,
            self._go_to_section,
            lambda: text("panels.parameters.section_tip"),
        )

    # what is shown

    @property
    def widgets(self) -> tuple[Widget, ...]:
        """Tools, then the parameters of this page, in reading order."""
        return self._sections, self.field, self._back, self._on, self._close, *self._pages.widgets(self._page)

    def state(self) -> Hashable:
        """What its layout depends on, but the size of the window."""
        config = self._access.now().config
        about = config.treatment.drug, config.treatment.route, config.subject.species
        return (self.is_open, self._page, self.field.words, about) if self.is_open else False

    def turn(self, by: int) -> None:
        """Pages on (1) or back (-1), no further than the ends."""
        self._go_to(self._page + by)

    def find(self) -> None:
        """Show it, ready to type words that one looks for."""
        self.open()
        self._pointer_focus.focus_on(self.field)

    def clear(self) -> None:
        """It is not shown any more: nothing of it has a place."""
        super().clear()
        for widget in self._made.values():
            widget.leave()
            widget.rect = NOWHERE

    def _go_to(self, page: int) -> None:
        self._page = self._pages.nearest(page)

    def _to_first(self) -> None:
        self._page = 0

    @property
    def first(self) -> Widget | None:
        """The first parameter of this page."""
        return next(iter(self._pages.widgets(self._page)), None)

    def _go_to_section(self, name: str) -> None:
        self._section = name
        self._go_to(self._pages.starts().get(name, self._page))

    def _section_in_view(self) -> str:
        """The section that was chosen while it is in view, else the first of the page."""
        names = self._pages.headings(self._page)
        return self._section if self._section in names else next(iter(names), "")

    # layout

    def place(self, canvas: Canvas, rect: Rect) -> None:
        """Lay it out in a rectangle; every widget that is shown gets its place."""
        for widget in (*self.widgets, *self._made.values()):
            widget.rect = NOWHERE
        self.rect, self._parts = rect, _parts(canvas, rect, self.field.height(canvas))
        groups = parameter_groups(self._access.now().config, self.field.words)
        self._pages = pages_in(canvas, self._parts.body, groups, self._widget)
        self._go_to(self._page)
        self._place_tools(canvas)
        self._headings = self._pages.place(canvas, self._parts.body, self._page)

    def _widget(self, about: Parameter) -> Widget:
        if about not in self._made:
            self._made[about] = parameter_widget(self._access, about)
        return self._made[about]

    def _place_tools(self, canvas: Canvas) -> None:
        gap, row = canvas.dp(10), self._parts.buttons
        right = row.right
        for button in (self._close, self._on, self._back):
            width = button.width(canvas)
            button.rect = Rect(right - width, row.y, width, row.h)
            right -= width + gap
        tools = self._parts.tools
        if tools.y < row.bottom:
            tools = tools.left_slice(right - tools.x)[0]
        width = (tools.w - gap) / 2
        self._sections.rect = Rect(tools.x, tools.y, width, tools.h)
        self.field.rect = Rect(tools.x + width + gap, tools.y, width, tools.h)

    # drawing

    def draw(self, canvas: Canvas) -> None:
        """Draw what stands behind the widgets."""
        state = (self._headings, self._page, self._pages.count, self._access.now().recomputing)
        canvas.kept("sheet", state, self.rect, self._paint, ground="background")

    def _paint(self, canvas: Canvas) -> None:
        canvas.panel(self.rect, "panel", None, radius_dp=10)
        title, foot = self._parts.title, self._parts.foot
        canvas.text(title.x, title.y, text("panels.parameters.title"), "heading", max_width=title.w)
        count = text("panels.parameters.page", page=self._page + 1, pages=max(1, self._pages.count))
        canvas.text(title.x, title.bottom, count, "small", "ink_soft", anchor="bottomleft", max_width=title.w)
        for rect, words in self._headings:
            canvas.text(rect.x, rect.y, words, "body", weight="semibold", max_width=rect.w)
        if not self._pages.count:
            canvas.text(*self._parts.body.center, text("panels.parameters.nothing"), "body", anchor="center")
        right = self._paint_progress(canvas, foot)
        words = fitting(canvas, _foots(), right - foot.x)
        canvas.text(
            foot.x, foot.center[1], words, "small", "ink_soft", anchor="midleft", max_width=right - foot.x
        )

    def _paint_progress(self, canvas: Canvas, foot: Rect) -> float:
        """How far the circuit's new response is measured; returns where the room left of it ends."""
        share = self._access.now().recomputing
        if share is None:
            return foot.right
        width = 6 * canvas.em("small")
        bar = Rect(foot.right - width, foot.center[1] - canvas.dp(3), width, canvas.dp(6))
        meter(canvas, bar, share, "accent")
        words = canvas.text(
            foot.right - width - canvas.dp(8),
            foot.center[1],
            text("panels.parameters.recomputing"),
            "small",
            anchor="midright",
        )
        return words.x - canvas.dp(12)


def _foots() -> tuple[str, ...]:
    """What the last line says, from long to short; the safety line is on every page."""
    line, short, shortest = safety_wordings()
    foot, short_foot = wordings("panels.parameters.foot")
    return f"{line} {foot}", f"{short} {short_foot}", f"{shortest} {short_foot}", shortest


def _parts(canvas: Canvas, rect: Rect, tools_px: float) -> _Parts:
    """Title, tools and buttons in one row; where that is narrow the tools have a row of their own."""
    inner, gap = rect.inset(canvas.dp(14), canvas.dp(10)), canvas.dp(10)
    head, rest = inner.top_slice(tools_px)
    width = canvas.measure(text("panels.parameters.title"), "heading")[0] + canvas.dp(20)
    title, tools = head.left_slice(width)
    buttons = tools.bottom_slice(tools.h - canvas.line_height("small"))[0]
    if rect.w < _ONE_HEAD_EM * canvas.em("small"):
        tools, rest = rest.top_slice(gap)[1].top_slice(tools_px)
    foot, body = rest.bottom_slice(canvas.line_height("small"))
    return _Parts(title, buttons, tools, body.inset(0, gap), foot)
