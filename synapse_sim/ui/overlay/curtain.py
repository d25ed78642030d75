"""The blank screen, and the rest that playing takes while the picture is covered."""

from __future__ import annotations

from collections.abc import Callable

from synapse_sim.session.commands import Command, Pause, Play
from synapse_sim.session.frame import Frame


class Curtain:
    """Down it hides everything until the next key or press.

    is_down: whether the screen is blank.

    Args:
        now: the frame as it is now.
        do: carries out a command.
    """

    def __init__(self, now: Callable[[], Frame], do: Callable[[Command], object]) -> None:
        self._now = now
        self._do = do
        self.is_down = False
        self._is_covered = False
        self._plays_on = False

    def fall(self) -> None:
        """Blank the screen."""
        self.is_down = True

    def rise(self) -> bool:
        """Show everything again; whether it was hidden."""
        was_down, self.is_down = self.is_down, False
        return was_down

    def follow(self, *, page_is_open: bool) -> None:
        """Let playing rest while a page or the curtain covers the picture, and go on afterwards."""
        is_covered = page_is_open or self.is_down
        if is_covered == self._is_covered:
            return
        self._is_covered = is_covered
        if is_covered:
            self._plays_on = self._now().playing
            if self._plays_on:
                self._do(Pause())
        elif self._plays_on:
            self._do(Play())
