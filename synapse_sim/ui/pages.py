"""The pages that lie over the scenes or beside them: help, all parameters, and the sheets."""

from __future__ import annotations

from collections.abc import Hashable

from synapse_sim.ui.overlay.messages import Messages
from synapse_sim.ui.panels.page import Page
from synapse_sim.ui.parts import Parts
from synapse_sim.ui.pointer_focus import PointerFocus

_ARROWS = {"up": -1, "down": 1, "left": -1, "right": 1}


class Pages:
    """What one can do to whichever of them is open."""

    def __init__(self, parts: Parts, messages: Messages, pointer_focus: PointerFocus) -> None:
        self._parts = parts
        self._messages = messages
        self._pointer_focus = pointer_focus

    @property
    def _page(self) -> Page | None:
        return self._parts.page

    @property
    def is_open(self) -> bool:
        """Whether one of them lies over the scenes."""
        return self._page is not None or self._messages.help_page is not None

    def state(self) -> Hashable:
        """Which page of which is open."""
        return self._page.state() if self._page else None, self._messages.help_page

    def turn(self, by: int) -> None:
        """Another page of the help, or of the open page and the focus to its first."""
        if self._messages.help_page is not None:
            self._messages.turn_help(by)
        elif self._page is not None:
            self._page.turn(by)
            self._pointer_focus.focus_on(self._page.first if self._is_of_controls else None)

    @property
    def _is_of_controls(self) -> bool:
        return self._page is None or self._page.is_of_controls

    def scroll(self, by: int) -> None:
        """Another page of what is open, by the wheel."""
        if self._page is not None:
            self._pointer_focus.focus_on(None)
            self._page.turn(by)

    def takes_arrow(self, key: str, *, in_lesson: bool) -> bool:
        """Turn a sheet by an arrow; sideways they turn the beats of a lesson that runs."""
        if key not in _ARROWS or self._is_of_controls or (in_lesson and key in {"left", "right"}):
            return False
        self.scroll(_ARROWS[key])
        return True
