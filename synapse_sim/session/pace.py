"""How fast the course plays: steps of plain time, or *director*, which is even along the warped axis.

The warped axis is asinh(time / 1 h): nearly linear in the first hour, logarithmic later, so that the surge
passes slowly and the quiet days fast.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asinh, sinh


@dataclass(frozen=True, slots=True)
class Pace:
    """One pace: `per_s` is hours of the course per second on screen, or steps of the warped axis."""

    name: str
    per_s: float
    warped: bool = False

    def moved(self, time_h: float, seconds: float) -> float:
        """Where the course is after so many seconds on screen (negative: before)."""
        step = seconds * self.per_s
        return sinh(asinh(time_h) + step) if self.warped else time_h + step

    def seconds(self, from_h: float, to_h: float) -> float:
        """How long it takes on screen from one time to a later one."""
        way = asinh(to_h) - asinh(from_h) if self.warped else to_h - from_h
        return way / self.per_s


def pace_between(from_h: float, to_h: float, seconds: float) -> Pace:
    """The pace that goes from one time to a later one in so many seconds, evenly along the warped axis."""
    return Pace("stretch", (asinh(to_h) - asinh(from_h)) / seconds, warped=True)


PACES: dict[str, Pace] = {
    pace.name: pace
    for pace in (
        Pace("director", 0.125, warped=True),
        Pace("1min", 1 / 60),
        Pace("10min", 1 / 6),
        Pace("1h", 1.0),
        Pace("6h", 6.0),
        Pace("1d", 24.0),
    )
}
"""Every pace by its name in the config; what it is called stands in the catalogue at `controls.pace`."""
