"""How much larger the spot under the pointer is shown."""

from __future__ import annotations

TIMES = (1.0, 1.5, 2.0, 3.0, 4.0)


class Loupe:
    """A glass that is turned stronger or weaker; at its weakest there is none."""

    def __init__(self) -> None:
        self._step = 0

    @property
    def times(self) -> float:
        """How many times larger; 1 while there is no glass."""
        return TIMES[self._step]

    def turn(self, steps: int) -> None:
        """Make it stronger, or weaker."""
        self._step = min(max(self._step + steps, 0), len(TIMES) - 1)

    def close(self) -> bool:
        """Take it away; whether there was one."""
        was_there, self._step = self._step > 0, 0
        return was_there
