"""Times of random events from rates that change over time, by looking up instead of stepping.

A clock with the rate r(t) rings when the integral of r has grown by its luck, a unit exponential.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from synapse_sim.agents.streams import stream
from synapse_sim.arrays import Floats, Indices

BLOCK = 256
"""Events drawn at a time."""


def summed(time_h: Floats, rate_per_h: Floats) -> Floats:
    """Integral of a rate since the first time; the rate, (n,) or (rows, n), is linear in between."""
    total = np.zeros_like(rate_per_h)
    np.cumsum(
        0.5 * (rate_per_h[..., 1:] + rate_per_h[..., :-1]) * np.diff(time_h), axis=-1, out=total[..., 1:]
    )
    return total


class Hazard:
    """A rate over time, by its integral; past the last time nothing happens any more."""

    __slots__ = ("_summed", "_time_h")

    def __init__(self, time_h: Floats, summed_rate: Floats) -> None:
        """Take a rate by its integral.

        Args:
            time_h: (n,) strictly increasing.
            summed_rate: (n,) expected events since the first time, 0 at first and never falling.
        """
        self._time_h = time_h
        self._summed = summed_rate

    @property
    def total(self) -> float:
        """Expected events of a clock that starts again at each event, from the first time to the last."""
        return float(self._summed[-1])

    def after(self, start_h: Floats, chance: Floats) -> Floats:
        """When clocks ring that were started; infinite if not before the end.

        Args:
            start_h: (k,) starts; infinite ones never ring.
            chance: (k,) unit exponentials.
        """
        return self.times(np.interp(start_h, self._time_h, self._summed) + chance)

    def times(self, summed: Floats) -> Floats:
        """When the sum of the rate reaches the given values (any shape); infinite if not before the end."""
        return np.interp(summed, self._summed, self._time_h, right=np.inf)


class HazardRows:
    """Several rates over time, one a row; each as in `Hazard`."""

    __slots__ = ("_apart", "_span_h", "_start_h", "_summed", "_time_h", "_totals")

    def __init__(self, time_h: Floats, summed_rates: Floats) -> None:
        """Take rates by their integrals.

        Args:
            time_h: (n,) strictly increasing.
            summed_rates: (rows, n) expected events since the first time, 0 at first and never falling.
        """
        rows = np.arange(len(summed_rates))[:, None]
        self._start_h, self._span_h = float(time_h[0]), float(np.ptp(time_h)) + 1.0
        self._totals = summed_rates[:, -1]
        self._apart = float(self._totals.max()) + 1.0
        self._time_h = (time_h - self._start_h + rows * self._span_h).ravel()
        self._summed = (summed_rates + rows * self._apart).ravel()

    def after(self, start_h: Floats, chance: Floats, row: Indices) -> Floats:
        """When clocks ring that were started; infinite if not before the end.

        Args:
            start_h: (k,) starts; infinite ones never ring.
            chance: (k,) unit exponentials.
            row: (k,) the row of each clock.
        """
        end_h = self._span_h - 1.0
        inside_h = np.minimum(start_h - self._start_h, end_h)
        due = np.interp(inside_h + row * self._span_h, self._time_h, self._summed) + chance
        rings_h = np.interp(due, self._summed, self._time_h) - row * self._span_h + self._start_h
        comes = (start_h - self._start_h < end_h) & (due <= row * self._apart + self._totals[row])
        return np.where(comes, rings_h, np.inf)


class SteadyHazard:
    """A rate that never changes."""

    __slots__ = ("_mean_h",)

    def __init__(self, rate_per_h: float) -> None:
        self._mean_h = 1.0 / rate_per_h if rate_per_h > 0.0 else np.inf

    def after(self, start_h: Floats, chance: Floats) -> Floats:
        """When clocks ring that were started (k,), by their unit exponentials (k,)."""
        return start_h + self._mean_h * chance


@lru_cache(maxsize=256)
def unit_exponentials(seed: int, kind: str, block: int, shape: tuple[int, ...]) -> Floats:
    """Unit exponentials of one kind of agent, read-only; the same arguments give the same numbers."""
    drawn = stream(seed, kind, 0, block).standard_exponential(shape)
    drawn.setflags(write=False)
    return drawn


def event_times(hazard: Hazard, seed: int, kind: str) -> Floats:
    """Times of a Poisson process with this rate, increasing; a changed rate shifts them."""
    enough = int(hazard.total + 6.0 * np.sqrt(hazard.total + 1.0))
    unit = _unit_process(seed, kind, 1 + enough // BLOCK)
    return hazard.times(unit[: unit.searchsorted(hazard.total)])


def first_unit_exponentials(seed: int, kind: str, n: int) -> Floats:
    """The first n of an endless row of unit exponentials."""
    blocks = [unit_exponentials(seed, kind, block, (BLOCK,)) for block in range(1 + n // BLOCK)]
    return np.concatenate(blocks)[:n]


@lru_cache(maxsize=32)
def _unit_process(seed: int, kind: str, blocks: int) -> Floats:
    return np.cumsum(first_unit_exponentials(seed, kind, blocks * BLOCK))
