"""The parameters in columns and pages: a function of the groups, the room and the size of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from synapse_sim.config import Parameter
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.ui.panels.flow import Heading, Item, column_height, place_column
from synapse_sim.ui.panels.parameter_groups import Groups
from synapse_sim.ui.widgets.widget import Widget

_COLUMN_EM = 21.0
_COLUMN_EM_LARGE = 15.0
"""Least width of a column in ems of small text, and where text is large."""
_COLUMN_GAP_DP = 24.0
_EXTRA_GAP_DP = 4.0

Column = tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """Columns of headings and widgets, so many to a page."""

    columns: tuple[Column, ...] = ()
    per_page: int = 1

    @property
    def count(self) -> int:
        """How many pages there are."""
        return -(-len(self.columns) // self.per_page)

    def nearest(self, page: int) -> int:
        """The page, or the nearest that there is."""
        return min(max(page, 0), max(0, self.count - 1))

    def at(self, page: int) -> tuple[Column, ...]:
        """The columns of a page."""
        return self.columns[page * self.per_page : (page + 1) * self.per_page]

    def widgets(self, page: int) -> tuple[Widget, ...]:
        """The widgets of a page, in reading order."""
        return tuple(item for column in self.at(page) for item in column if isinstance(item, Widget))

    def headings(self, page: int) -> tuple[str, ...]:
        """The headings of a page, in reading order."""
        return tuple(item for column in self.at(page) for item in column if isinstance(item, str))

    def starts(self) -> dict[str, int]:
        """The page where each group begins."""
        named = ((name, page) for page in range(self.count) for name in self.headings(page))
        starts: dict[str, int] = {}
        for name, page in named:
            starts.setdefault(name, page)
        return starts

    def place(self, canvas: Canvas, body: Rect, page: int) -> tuple[Heading, ...]:
        """Give the widgets of a page their rectangles; returns where its headings go."""
        gap = canvas.dp(_COLUMN_GAP_DP)
        width = (body.w - gap * (self.per_page - 1)) / self.per_page
        headings: list[Heading] = []
        for k, column in enumerate(self.at(page)):
            rect = Rect(body.x + k * (width + gap), body.y, width, _height(canvas, column))
            headings += place_column(canvas, rect, column)
        return tuple(headings)


def pages_in(canvas: Canvas, body: Rect, groups: Groups, widget_of: Callable[[Parameter], Widget]) -> Pages:
    """The groups in as many columns as fit beside each other, no column taller than the room."""
    gap = canvas.dp(_COLUMN_GAP_DP)
    width = (_COLUMN_EM_LARGE if canvas.theme.light else _COLUMN_EM) * canvas.em("small")
    per_page = max(1, int((body.w + gap) // (width + gap)))
    named = ((name, widget_of(about)) for name, abouts in groups.items() for about in abouts)
    return Pages(tuple(_columns(canvas, named, body.h)), per_page)


def _columns(canvas: Canvas, named: Iterator[tuple[str, Widget]], height: float) -> Iterator[Column]:
    """Widgets under their headings; a group that goes on in the next column has its heading there as well."""
    now: list[Item] = []
    before = ""
    for name, widget in named:
        new: list[Item] = [widget] if name == before else [name, widget]
        if now and _height(canvas, [*now, *new]) > height:
            yield tuple(now)
            now, new = [], [name, widget]
        now += new
        before = name
    if now:
        yield tuple(now)


def _height(canvas: Canvas, items: Sequence[Item]) -> float:
    """Height of a column with the gaps that all columns share, px."""
    return column_height(canvas, items) + canvas.dp(_EXTRA_GAP_DP) * (len(items) - 1)
