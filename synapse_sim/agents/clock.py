"""Wall time as whole ticks: the one clock all agents share.

960 ticks a second divide 1/60, 1/64, 1/120 and 1/15 s evenly, so how a second is cut into frames
never changes what the agents do.
"""

from __future__ import annotations

TICKS_PER_SECOND = 960
_NS = 1_000_000_000


class TickClock:
    """Turns asked-for seconds into whole ticks without float carry: the total is kept in nanoseconds."""

    __slots__ = ("_total_ns", "tick")

    def __init__(self) -> None:
        self._total_ns = 0
        self.tick = 0

    def due(self, wall_s: float) -> int:
        """Ticks that `wall_s` more seconds make due; advances the clock by them.

        Raises:
            ValueError: if `wall_s` is negative or not finite.
        """
        if not 0.0 <= wall_s < float("inf"):
            raise ValueError(f"wall_s = {wall_s} must be a finite time of 0 s or more")
        self._total_ns += round(wall_s * _NS)
        reached = (self._total_ns * TICKS_PER_SECOND + _NS // 2) // _NS
        ticks = reached - self.tick
        self.tick = reached
        return ticks
