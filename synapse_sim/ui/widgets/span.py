"""The range of a slider as a value: where a number lies on the track, and what a key press makes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import asinh, exp, floor, log, log10, sinh, sqrt
from typing import Literal

Warp = Literal["linear", "log", "root", "asinh"]
Reach = Literal["small", "medium", "large"]

_SHARES: dict[Reach, float] = {"small": 0.01, "medium": 0.05, "large": 0.10}
_FORWARD: dict[Warp, Callable[[float], float]] = {
    "linear": float,
    "log": log,
    "root": sqrt,
    "asinh": asinh,
}
_BACK: dict[Warp, Callable[[float], float]] = {
    "linear": float,
    "log": exp,
    "root": lambda placed: placed * placed,
    "asinh": sinh,
}


@dataclass(frozen=True, slots=True)
class Span:
    """What a slider reaches.

    low, high: ends of the track.
    top: the highest value a hand can set; beyond it the track only shows.
    warp: how values are spread; "log" and "asinh" also step along the warped track, the others evenly.
    default: where a double click goes and a tick stands; None for neither.
    detents: values that a dragged thumb catches.
    whole: only whole numbers.
    """

    low: float
    high: float
    warp: Warp = "linear"
    default: float | None = None
    detents: tuple[float, ...] = ()
    whole: bool = False
    top: float | None = None

    @property
    def most(self) -> float:
        """The highest value a hand can set."""
        return self.high if self.top is None else self.top

    def share(self, value: float) -> float:
        """Place 0..1 of a value on the track."""
        forward = _FORWARD[self.warp]
        low, high = forward(self.low), forward(self.high)
        return (forward(min(max(value, self.low), self.high)) - low) / (high - low)

    def value(self, share: float) -> float:
        """Value at a place 0..1 of the track, no more than a hand can set."""
        forward = _FORWARD[self.warp]
        low, high = forward(self.low), forward(self.high)
        return self.clamped(_BACK[self.warp](low + min(max(share, 0.0), 1.0) * (high - low)))

    def clamped(self, value: float) -> float:
        """The nearest value a hand can set."""
        inside = min(max(value, self.low), self.most)
        return float(round(inside)) if self.whole else inside

    def caught(self, share: float, reach: float) -> float:
        """Value at a place of the track, or the detent that lies within `reach` of it."""
        near = [d for d in self.detents if abs(self.share(d) - share) <= reach]
        return min(near, key=lambda d: abs(self.share(d) - share)) if near else self.tidy(self.value(share))

    def tidy(self, value: float) -> float:
        """The value without digits that nobody could have meant."""
        if self.warp == "log":
            return self.clamped(float(f"{value:.3g}"))
        if self.warp == "asinh":
            return self.clamped(value)
        grain = nice(self.most - self.low, 0.01) / 2
        return self.clamped(round(round(value / grain) * grain, 10))

    def stepped(self, value: float, reach: Reach, direction: int) -> float:
        """Value one key press further up (1) or down (-1)."""
        part = _SHARES[reach]
        if self.warp in {"log", "asinh"}:
            return self.tidy(self.value(self.share(value) + direction * part))
        step = nice(self.most - self.low, part)
        step = max(1.0, step) if self.whole else step
        return self.clamped(round(value + direction * step, 10))


def nice(extent: float, part: float) -> float:
    """The number 1, 2 or 5 times a power of ten that is next to a part of an extent."""
    wanted = extent * part
    power = 10.0 ** floor(log10(wanted))
    return min((power * k for k in (1, 2, 5, 10)), key=lambda step: abs(log(step / wanted)))
