"""A number that a slider moves: how to read, write, show and parse it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from synapse_sim.draw.canvas import Paint
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.widgets.span import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a slider moves.

    label: its name on screen.
    span: its range just now.
    get, put: read it; write it, as part of a gesture (empty: a step of its own), and say why not.
    show: in words, with its unit.
    parse: a typed text as a number, None if it is none.
    tip: what it is.
    note: a line below the track, empty for none.
    paint: colour of the filled track.
    key: of the parameter behind it; empty for none.
    """

    label: str
    span: Callable[[], Span]
    get: Callable[[], float]
    put: Callable[[float, str], str]
    show: Callable[[float], str]
    parse: Callable[[str], float | None]
    tip: Callable[[], str]
    note: Callable[[], str] | None = None
    paint: Paint = "accent"
    key: str = ""

    @property
    def shown(self) -> str:
        """Its value in words."""
        return self.show(self.get())

    @property
    def reach(self) -> str:
        """From where to where a hand can set it, in words."""
        span = self.span()
        return text("controls.reach", label=self.label, low=self.show(span.low), high=self.show(span.most))
