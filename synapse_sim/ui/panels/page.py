"""A page over the scenes or beside them: what the desk asks of every one."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.session.commands import ShowPage
from synapse_sim.ui.access import Access
from synapse_sim.ui.pointer_focus import PointerFocus
from synapse_sim.ui.widgets.widget import NOWHERE, Widget

PAGE_SHARE = 0.36
"""Of the window's width, for a page beside the stage."""
_LEAST_EM = 27.0
"""Narrowest page, in ems of small text, that still stands beside the stage."""


def page_stands_beside(canvas: Canvas) -> bool:
    """Whether a page leaves the stage in sight."""
    return PAGE_SHARE * canvas.window[0] >= _LEAST_EM * canvas.em("small")


@dataclass(eq=False)
class Kept:
    """What pages say of what the user keeps; whoever keeps it writes it here.

    open_session: opens the file of a session.
    shelf: the folder of sessions; a window that is no user's has none.
    done_lessons: names of the lessons whose answer may be seen.
    """

    open_session: Callable[[str], None]
    shelf: Path | None = None
    done_lessons: frozenset[str] = frozenset()


class Page:
    """Widgets and what stands behind them; the session knows which page is open.

    name: as the session calls it.
    rect: where it is, px; empty while it is closed.
    wants_side: whether it stands beside the stage where there is room.
    is_of_controls: whether one goes through it to change something; else it is read, and arrows turn it.
    """

    wants_side = True
    is_of_controls = True

    def __init__(self, name: str, access: Access, pointer_focus: PointerFocus) -> None:
        self.name = name
        self.rect = NOWHERE
        self._access = access
        self._pointer_focus = pointer_focus

    @property
    def is_open(self) -> bool:
        """Whether it is shown."""
        return self._access.now().page == self.name

    @property
    def widgets(self) -> tuple[Widget, ...]:
        """Those that are shown, in reading order."""
        raise NotImplementedError

    @property
    def first(self) -> Widget | None:
        """The first widget of what is in view."""
        raise NotImplementedError

    def state(self) -> Hashable:
        """What its layout depends on, but the size of the window."""
        raise NotImplementedError

    def turn(self, by: int) -> None:
        """On (1) or back (-1), no further than the ends."""
        raise NotImplementedError

    def place(self, canvas: Canvas, rect: Rect) -> None:
        """Lay it out in a rectangle; every widget that is shown gets its place."""
        raise NotImplementedError

    def draw(self, canvas: Canvas) -> None:
        """Draw what stands behind the widgets."""
        raise NotImplementedError

    def toggle(self) -> None:
        """Show it, or take it away."""
        if not self.close():
            self.open()

    def open(self) -> None:
        """Show it."""
        self._access.tell(ShowPage(self.name))
        self._pointer_focus.focus_on(None)

    def close(self) -> bool:
        """Take it away; whether it was shown."""
        if not self.is_open:
            return False
        self._pointer_focus.focus_on(None)
        for widget in self.widgets:
            widget.leave()
        self._access.tell(ShowPage(""))
        self.clear()
        return True

    def clear(self) -> None:
        """It is not shown any more: nothing of it has a place."""
        self.rect = NOWHERE
        for widget in self.widgets:
            widget.rect = NOWHERE
