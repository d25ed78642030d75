"""The control panel: the widgets of its table, in reading order, and its picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.ui.access import Access
from synapse_sim.ui.panels.control_rows import DOSE, ROWS, TIME, Part, Place
from synapse_sim.ui.panels.flow import Heading, Item
from synapse_sim.ui.widgets.slider import Slider
from synapse_sim.ui.widgets.widget import Widget, WidgetState, draw_kept

_COLUMNS_OVER = 3


@dataclass(frozen=True, slots=True)
class Controls:
    """The widgets of the panel.

    placed: every widget and where it goes, in the order of reading and of Tab.
    dose, time: the two of them that keys move from everywhere.
    """

    placed: tuple[tuple[Place, Widget], ...]
    dose: Slider
    time: Slider

    @property
    def all(self) -> tuple[Widget, ...]:
        """Every widget in the order of Tab."""
        return tuple(widget for _, widget in self.placed)

    def part(self, part: Part) -> tuple[Widget, ...]:
        """The widgets of one part of the panel."""
        return tuple(widget for place, widget in self.placed if place.part == part)

    def docked(self) -> tuple[Item, ...]:
        """The panel as one column: parts under headings, the buttons side by side."""
        treatment, biology = self.part("treatment"), self.part("biology")
        return "Treatment", *treatment, "Biology", *biology, self.part("buttons")

    def over(self) -> tuple[tuple[Item, ...], ...]:
        """The panel as columns over the scenes."""
        return tuple(self._column(k) for k in range(_COLUMNS_OVER))

    def _column(self, k: int) -> tuple[Item, ...]:
        here = [(place, widget) for place, widget in self.placed if place.column == k]
        buttons = tuple(widget for place, widget in here if place.part == "buttons")
        single = tuple(widget for place, widget in here if place.part != "buttons")
        return (*single, buttons) if buttons else single

    def draw(
        self, canvas: Canvas, rect: Rect, headings: tuple[Heading, ...], look: Callable[[Widget], WidgetState]
    ) -> None:
        """Draw the panel with all that stands on it: one picture while nothing of it has changed."""

        def paint(part: Canvas) -> None:
            part.panel(part.rect, "panel", None, radius_dp=10)
            for place, words in headings:
                part.text(place.x, place.y, words, "body", weight="semibold", max_width=place.w)
            for widget in self.all:
                draw_kept(part, widget, look(widget))

        states = tuple((widget.state(), look(widget)) for widget in self.all)
        canvas.kept("controls", (headings, states), rect, paint, ground="background")


def make_controls(access: Access) -> Controls:
    """The widgets of the panel."""
    dose, time = DOSE.widget(access), TIME.widget(access)
    sliders = {DOSE.name: dose, TIME.name: time}
    placed = ((row.place, sliders.get(row.name) or row.widget(access)) for row in ROWS)
    return Controls(tuple(placed), dose, time)
