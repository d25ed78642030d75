"""The drawer at the side: treatment, biology, ways to the pages. Where room is scarce it scrolls."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Literal

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.story.page_names import PAGE_NAMES
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.access import Access
from synapse_sim.ui.panels.control_rows import ROWS, Part
from synapse_sim.ui.panels.dose_table import DoseTable, schedule_words
from synapse_sim.ui.panels.flow import Heading, Item, column_height, place_column
from synapse_sim.ui.widgets.button import Button
from synapse_sim.ui.widgets.dropdown import Dropdown
from synapse_sim.ui.widgets.segments import Segments
from synapse_sim.ui.widgets.slider import Slider
from synapse_sim.ui.widgets.widget import NOWHERE, Widget, WidgetState

Side = Literal["", "drawer", "page"]
"""What stands beside the stage."""
PAGES = PAGE_NAMES
"""Actions that open a page, in the order of their buttons."""
SHARE = 0.26
"""Of the window's width."""
_LEAST_EM = 12.5
"""Width, in ems of small text, in which its menus can be read."""
_MOST_SHARE = 0.4
_PAD_DP = 14.0
_BESIDE_EM = 18.0
"""From this width on, in ems of small text, labels stand beside their menus."""
_LABEL_SHARE = 0.3
_NOTCH_LINES = 2.5
"""Lines of text that a notch of the wheel scrolls."""


def drawer_width(canvas: Canvas) -> float:
    """How wide it is, px: a share of the window, more where its words need that."""
    width = canvas.window[0]
    least = _LEAST_EM * canvas.em("small") + 2 * canvas.dp(_PAD_DP)
    return max(SHARE * width, min(least, _MOST_SHARE * width))


class Drawer:
    """Its widgets and where they are.

    is_open: whether it is shown.
    rect: where it is, px; empty while it is closed.
    shows_table: whether the table of doses is open.
    offset: how far it is scrolled, px.

    Args:
        access: what panels have of the session.
        close: takes it away.
        pages: buttons that open a page.
    """

    def __init__(self, access: Access, close: Button, pages: Sequence[Button]) -> None:
        self._parts: dict[Part, list[Widget]] = {}
        for row in ROWS:
            self._parts.setdefault(row.part, []).append(row.widget(access))
        self._table = DoseTable(access)
        self._schedule = Button(
            "schedule", lambda: schedule_words(access.now().config), self._turn_table,
            tip=text("controls.schedule.tip"),
        )  # fmt: skip
        self._parts["treatment"].append(self._schedule)
        self.shows_table = False
        self._close = close
        self._pages = tuple(pages)
        self._extra: tuple[Button, ...] = ()
        self._headings: tuple[Heading, ...] = ()
        self._content_px = self._notch_px = self._pad_px = 0.0
        self.is_open = False
        self.rect = NOWHERE
        self.offset = 0.0

    @property
    def widgets(self) -> tuple[Widget, ...]:
        """In reading order."""
        rows = (widget for part, own in self._parts.items() for widget in (*own, *self._under(part)))
        return self._close, *rows, *self._extra, *self._pages

    def items(self) -> tuple[Item, ...]:
        """What stands below each other: parts under headings, buttons side by side."""
        found: list[Item] = []
        for part, widgets in self._parts.items():
            single = [widget for widget in widgets if not isinstance(widget, Button)]
            found += [text(f"controls.part.{part}"), *single]
            if len(single) < len(widgets):
                found.append(tuple(widget for widget in widgets if isinstance(widget, Button)))
            found += self._under(part)
        return *found, *self._extra, text("controls.part.pages"), *self._pages

    def _under(self, part: Part) -> tuple[Widget, ...]:
        """What is opened under a part: the table of doses under the treatment."""
        return (self._table,) if part == "treatment" and self.shows_table else ()

    def _turn_table(self) -> None:
        """Open the table of doses, or close it."""
        self.shows_table = not self.shows_table
        self._table.rect = NOWHERE

    # places

    def layout_state(self) -> Hashable:
        """What its places depend on but window, drug and unit."""
        return self.offset, self.shows_table and self._table.rows

    def place(self, canvas: Canvas, rect: Rect, extra: Sequence[Button]) -> None:
        """Lay it out, scrolled as far as it was.

        Args:
            canvas: measures.
            rect: where it is, px.
            extra: buttons of the scene that have no room elsewhere.
        """
        self._extra, self.rect = tuple(extra), rect
        self._stand_labels_beside(canvas, rect)
        self._pad_px = canvas.dp(_PAD_DP)
        inner, items = rect.inset(self._pad_px), self.items()
        self._content_px = column_height(canvas, items)
        self._notch_px = _NOTCH_LINES * canvas.line_height("small")
        self.offset = self._within(self.offset)
        column = Rect(inner.x, inner.y - self.offset, inner.w, max(inner.h, self._content_px))
        self._headings = tuple(place_column(canvas, column, items))
        head, width = self._headings[0][0], self._close.width(canvas)
        height = self._close.height(canvas)
        self._close.rect = Rect(head.right - width, head.center[1] - height / 2, width, height)

    def _stand_labels_beside(self, canvas: Canvas, rect: Rect) -> None:
        is_wide = rect.w - 2 * canvas.dp(_PAD_DP) >= _BESIDE_EM * canvas.em("small")
        beside = _LABEL_SHARE * rect.w if is_wide and not canvas.theme.light else 0.0
        for widget in self.widgets:
            if isinstance(widget, Dropdown | Segments):
                widget.beside_px = beside

    # scrolling

    def scroll(self, steps: int) -> None:
        """Up (1) or down (-1) by a notch of the wheel."""
        self._scroll_to(self.offset - steps * self._notch_px)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies on it."""
        return self.is_open and self.rect.contains(x, y)

    def reveal(self, widget: Widget | None) -> None:
        """Scroll until a widget of it is seen whole."""
        if not self.is_open or widget not in self.widgets:
            return
        pad = self._notch_px / 2
        over, under = self.rect.y + pad - widget.rect.y, widget.rect.bottom - self.rect.bottom + pad
        self._scroll_to(self.offset - over if over > 0 else self.offset + max(0.0, under))

    def _scroll_to(self, offset: float) -> None:
        self.offset = self._within(offset)

    def _within(self, offset: float) -> float:
        room = self.rect.h - 2 * self._pad_px
        return min(max(0.0, offset), max(0.0, self._content_px - room))

    # picture

    def draw(self, canvas: Canvas, look: Callable[[Widget], WidgetState]) -> None:
        """Draw it: still parts as one picture while nothing of them has changed, sliders over it."""
        sliders = [widget for widget in self.widgets if isinstance(widget, Slider)]
        still = [widget for widget in self.widgets if not isinstance(widget, Slider)]

        def paint(part: Canvas) -> None:
            _draw_ground(part, self.rect, self._headings)
            for widget in still:
                widget.draw(part, look(widget))

        states = tuple((widget.state(), look(widget)) for widget in still)
        canvas.kept("drawer", (self._headings, states), self.rect, paint, ground="panel")
        part = canvas.sub(self.rect)
        for slider in sliders:
            slider.draw(part, look(slider))


def _draw_ground(canvas: Canvas, rect: Rect, headings: Sequence[Heading]) -> None:
    canvas.fill("border", rect.left_slice(canvas.stroke(1))[0])
    for place, words in headings:
        name = canvas.text(place.x, place.y, words, "body", weight="semibold", max_width=place.w)
        y = place.center[1]
        if place.right - name.right > canvas.dp(20):
            canvas.line((name.right + canvas.dp(10), y), (place.right, y), "border", 1)
