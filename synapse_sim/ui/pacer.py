"""Less drawing on a slow machine: first soft lights go, then half of the dots; back when there is room."""

from __future__ import annotations

from collections import deque
from statistics import median

from synapse_sim.draw.canvas import Quality

SLOW_MS = 12.0
QUICK_MS = 6.0
_WINDOW = 60
_LEVELS = (Quality(), Quality(glows=False), Quality(glows=False, dots=0.5))


class Pacer:
    """Watches what frames cost; only what is drawn changes, never what is simulated."""

    def __init__(self) -> None:
        self._spent_ms: deque[float] = deque(maxlen=_WINDOW)
        self._level = 0

    def quality_after(self, spent_ms: float) -> Quality:
        """The quality of the next frame.

        Args:
            spent_ms: what the last frame cost.
        """
        self._spent_ms.append(spent_ms)
        if len(self._spent_ms) == _WINDOW:
            usual = median(self._spent_ms)
            change = (usual > SLOW_MS) - (usual < QUICK_MS)
            level = min(max(self._level + change, 0), len(_LEVELS) - 1)
            if level != self._level:
                self._level = level
                self._spent_ms.clear()
        return _LEVELS[self._level]
