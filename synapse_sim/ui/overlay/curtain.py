"""The blank screen, and the rest that playing takes while the picture is covered."""

from __future__ import annotations

from synapse_sim.session import Session


class Curtain:
    """Down it hides everything until the next key or press.

    is_down: whether the screen is blank.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
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
            self._plays_on = self._session.is_playing
            self._session.pause()
        elif self._plays_on and not self._session.is_playing:
            self._session.toggle_play()
