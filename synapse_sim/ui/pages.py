"""The pages that lie over the scenes: help, and all parameters."""

from __future__ import annotations

from collections.abc import Hashable

from synapse_sim.ui.overlay.messages import Messages
from synapse_sim.ui.panels.parameter_page import ParameterPage
from synapse_sim.ui.pointer_focus import PointerFocus


class Pages:
    """What one can do to whichever of them is open."""

    def __init__(self, parameters: ParameterPage, messages: Messages, pointer_focus: PointerFocus) -> None:
        self._parameters = parameters
        self._messages = messages
        self._pointer_focus = pointer_focus

    @property
    def is_open(self) -> bool:
        """Whether one of them lies over the scenes."""
        return self._parameters.is_open or self._messages.help_page is not None

    def state(self) -> Hashable:
        """Which page of which is open."""
        return self._parameters.state(), self._messages.help_page

    def turn(self, by: int) -> None:
        """Another page of the help, or of the parameters and the focus to its first."""
        if self._messages.help_page is not None:
            self._messages.turn_help(by)
            return
        self._parameters.turn(by)
        self._pointer_focus.focus_on(self._parameters.first)

    def scroll(self, by: int) -> None:
        """Another page of the parameters, if they are open."""
        if self._parameters.is_open:
            self._pointer_focus.focus_on(None)
            self._parameters.turn(by)
