"""The guard of the window: what fails in one part is told once and put aside, and everything else goes on."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from contextlib import suppress

Tell = Callable[[str, Exception], None]
"""Is told the part that failed and what went wrong."""

MOST_TOLD = 20
"""Failures that one window tells of; whoever met so many knows."""


class Guard:
    """Runs the parts of a window so that the failure of one ends no other.

    failures: how many there were.

    Args:
        tell: is told of each failure that is new; without it nothing is caught, as in tests.
    """

    def __init__(self, tell: Tell | None = None) -> None:
        self._tell = tell
        self._aside: set[str] = set()
        self._told: set[tuple[str, str, str]] = set()
        self.failures = 0

    def run(self, part: str, act: Callable[[], object], *, once: bool = False) -> bool:
        """Let a part act, unless it is put aside.

        Args:
            part: its name, as in "the picture of the synapse".
            act: what it does.
            once: a failure concerns this one act alone, so that the part may act again at once.

        Returns:
            Whether it acted.
        """
        if part in self._aside:
            return False
        try:
            act()
        except Exception as error:
            if self._tell is None:
                raise
            if not once:
                self._aside.add(part)
            self._note(part, error, self._tell)
            return False
        return True

    def try_again(self) -> None:
        """Something was changed: what was put aside may act again."""
        self._aside.clear()

    def _note(self, part: str, error: Exception, tell: Tell) -> None:
        """Tell of a failure that was not told yet; telling must not fail either."""
        self.failures += 1
        where = traceback.extract_tb(error.__traceback__)[-1]
        failure = part, type(error).__name__, f"{where.filename}:{where.lineno}"
        if failure in self._told or len(self._told) >= MOST_TOLD:
            return
        self._told.add(failure)
        with suppress(Exception):
            tell(part, error)
