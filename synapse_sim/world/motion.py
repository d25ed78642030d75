"""How the course moves while it plays: the time of every tick, whatever the frame rate."""

from __future__ import annotations

from dataclasses import dataclass
from math import asinh, cosh, sinh

from synapse_sim.agents.clock import TICKS_PER_SECOND


@dataclass(frozen=True, slots=True)
class Motion:
    """A steady movement from where it started; a pace of 0 is rest.

    start_h: time of the course at `start_tick`.
    start_tick: tick of the world at which the movement began.
    pace_per_s: hours of the course per second on screen, or steps of the warped axis asinh(time / 1 h).
    warped: whether the movement is even along the warped axis.
    end_h: where the course ends and the movement with it.
    """

    start_h: float
    start_tick: int
    pace_per_s: float
    warped: bool
    end_h: float

    def pace_h_per_s(self, tick: int) -> float:
        """Hours of the course that a second on screen is worth at a tick."""
        return self.pace_per_s * (cosh(asinh(self.time_h(tick))) if self.warped else 1.0)

    def time_h(self, tick: int) -> float:
        """Time of the course at a tick; ticks before the start count as the start."""
        moved = max(0, tick - self.start_tick) / TICKS_PER_SECOND * self.pace_per_s
        if not moved:
            return self.start_h
        return min(self.end_h, sinh(asinh(self.start_h) + moved) if self.warped else self.start_h + moved)
