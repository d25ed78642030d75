"""What a chart shows, as frozen values."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike

from synapse_sim.arrays import Floats
from synapse_sim.draw.theme import Paint

Transform = Callable[[Floats], Floats]


def linear(values: Floats) -> Floats:
    """Even steps."""
    return values


@dataclass(frozen=True, slots=True)
class Axis:
    """From `low` to `high`, spread by `transform` (np.arcsinh warps time), with labelled ticks."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...] = ()
    transform: Transform = linear

    def share(self, values: ArrayLike) -> Floats:
        """Places along the axis, 0 at `low` and 1 at `high`; any shape."""
        low, high = self.transform(np.array([self.low, self.high], dtype=np.float64))
        placed: Floats = (self.transform(np.asarray(values, dtype=np.float64)) - low) / (high - low)
        return placed

    def value(self, share: float) -> float:
        """The value at a place 0..1, by bisection (`transform` must rise)."""
        low, high = self.low, self.high
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if self.share(middle) < share else (low, middle)
        return (low + high) / 2


@dataclass(frozen=True, slots=True)
class Curve:
    """One line; `label` stands at its end, a `ghost` is thin and faint, `fill` shades down to the axis."""

    x: Floats
    y: Floats
    colour: Paint
    label: str = ""
    width_dp: float = 2.0
    ghost: bool = False
    fill: float = 0.0
    dash_dp: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """The space between two lines (replicates, confidence)."""

    x: Floats
    low: Floats
    high: Floats
    colour: Paint
    alpha: float = 0.18


@dataclass(frozen=True, slots=True)
class Points:
    """Published data: places with error bars and a shape."""

    x: Floats
    y: Floats
    error: Floats
    colour: Paint
    shape: str = "diamond"


@dataclass(frozen=True, slots=True)
class Span:
    """A shaded stretch of the x axis."""

    start: float
    stop: float
    colour: Paint
    words: str = ""
    alpha: float = 0.10


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything one chart shows; `marks` are places on the x axis with a triangle (doses)."""

    key: tuple[Hashable, ...]
    x: Axis
    y: Axis
    curves: Sequence[Curve] = ()
    bands: Sequence[Band] = ()
    points: Sequence[Points] = ()
    spans: Sequence[Span] = ()
    marks: Sequence[float] = field(default_factory=tuple)
