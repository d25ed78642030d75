"""Less drawing on a slow machine, in steps that each save a tenth at least; back when there is room.

First soft lights go, half of the dots, two of three pictures of the scene and most of what stands around it;
then every second frame.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from statistics import median

from synapse_sim.draw.canvas import Quality

FRAMES_PER_S = 60
SLOW_SHARE = 0.72
"""Share of the time between two frames from which on they are slow: the rest is for the system."""
SLOW_MS = 1000.0 * SLOW_SHARE / FRAMES_PER_S
QUICK_MS = 0.5 * SLOW_MS
_WINDOW = 60


@dataclass(frozen=True, slots=True)
class Level:
    """How much is drawn, and how often."""

    quality: Quality
    frames_per_s: int = FRAMES_PER_S

    @property
    def slow_ms(self) -> float:
        """What a frame may cost."""
        return 1000.0 * SLOW_SHARE / self.frames_per_s


_PLAIN = Quality(glows=False, dots=0.5, kept_every=3, renewed_every=6, scene_every=3)
LEVELS = (Level(Quality(renewed_every=4)), Level(_PLAIN), Level(_PLAIN, FRAMES_PER_S // 2))


class Pacer:
    """Watches what frames cost; only what is drawn changes, never what is simulated."""

    def __init__(self) -> None:
        self._spent_ms: deque[float] = deque(maxlen=_WINDOW)
        self._step = 0

    @property
    def level(self) -> Level:
        """What holds for the next frame."""
        return LEVELS[self._step]

    def take(self, spent_ms: float) -> None:
        """Note what the last frame cost."""
        self._spent_ms.append(spent_ms)
        if len(self._spent_ms) == _WINDOW:
            usual = median(self._spent_ms)
            change = (usual > self.level.slow_ms) - (usual < QUICK_MS)
            step = min(max(self._step + change, 0), len(LEVELS) - 1)
            if step != self._step:
                self._step = step
                self._spent_ms.clear()
