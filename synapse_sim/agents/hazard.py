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
    total = np.empty(rate_per_h.shape)
    total[..., 0] = 0.0
    grows = rate_per_h[..., 1:] + rate_per_h[..., :-1]
    grows *= 0.5 * (time_h[1:] - time_h[:-1])
    grows.cumsum(axis=-1, out=total[..., 1:])
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

    def until(self, time_h: Floats) -> Floats:
        """Expected events from the first time to others (any shape)."""
        return np.interp(time_h, self._time_h, self._summed)

    def after(self, start_h: Floats, chance: Floats) -> Floats:
        """When clocks ring that were started; infinite if not before the end.

        Args:
            start_h: (k,) starts; infinite ones never ring.
            chance: (k,) unit exponentials.
        """
        return self.times(self.until(start_h) + chance)

    def times(self, summed: Floats) -> Floats:
        """When the sum of the rate reaches the given values (any shape); infinite if not before the end."""
        return np.interp(summed, self._summed, self._time_h, right=np.inf)


class HazardRows:
    """Several rates over time, one a row; each as in `Hazard`."""

    __slots__ = ("_limits", "_shifts_h", "_span_h", "_start_h", "_summed", "_time_h")

    def __init__(self, time_h: Floats, summed_rates: Floats) -> None:
        """Take rates by their integrals.

        Args:
            time_h: (n,) strictly increasing.
            summed_rates: (rows, n) expected events since the first time, 0 at first and never falling.
        """
        totals = summed_rates[:, -1]
        self._start_h, self._span_h = float(time_h[0]), float(time_h[-1] - time_h[0])
        self._time_h, self._shifts_h = _in_a_row(time_h.tobytes(), totals.size)
        apart = np.arange(totals.size) * (float(np.maximum.reduce(totals)) + 1.0)
        self._limits = apart + totals
        self._summed = (summed_rates + apart[:, None]).ravel()

    def ringing(self, start_h: Floats, chance: Floats, row: Indices) -> tuple[Indices, Floats]:
        """Which clocks ring before the end of those that were started, and when.

        Args:
            start_h: (k,) starts; infinite ones never ring.
            chance: (k,) unit exponentials.
            row: (k,) the row of each clock.
        """
        since_h = start_h - self._start_h
        started = (since_h < self._span_h).nonzero()[0]
        row = row.take(started)
        shifts_h = self._shifts_h.take(row)
        due = np.interp(since_h.take(started) + shifts_h, self._time_h, self._summed)
        due += chance.take(started)
        comes = (due <= self._limits.take(row)).nonzero()[0]
        rings_h = np.interp(due.take(comes), self._summed, self._time_h)
        rings_h -= shifts_h.take(comes)
        rings_h += self._start_h
        return started.take(comes), rings_h


@lru_cache(maxsize=8)
def _in_a_row(times: bytes, rows: int) -> tuple[Floats, Floats]:
    """(rows n,) times since the first, row behind row, and (rows,) by how much each row is moved."""
    time_h = np.frombuffer(times)
    shifts_h: Floats = np.arange(rows, dtype=np.float64) * (float(time_h[-1] - time_h[0]) + 1.0)
    along_h: Floats = (time_h - float(time_h[0]) + shifts_h[:, None]).ravel()
    return along_h, shifts_h


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


class Process:
    """A Poisson process with a rate over time, whose events are looked up where they are asked for.

    A changed rate shifts them.
    """

    __slots__ = ("_hazard", "_unit")

    def __init__(self, hazard: Hazard, seed: int, kind: str) -> None:
        total = hazard.total
        enough = int(total + 6.0 * (total + 1.0) ** 0.5)
        self._hazard = hazard
        self._unit = _unit_process(seed, kind, 1 + enough // BLOCK)

    @property
    def count(self) -> int:
        """How many there are."""
        return int(self._unit.searchsorted(self._hazard.total))

    def before(self, time_h: Floats) -> Indices:
        """How many there are until times (any shape), those at it among them."""
        return self._unit.searchsorted(self._hazard.until(time_h), side="right")

    def times_h(self, first: int = 0, last: int | None = None) -> Floats:
        """When they come, from one number to another, increasing."""
        return self._hazard.times(self._unit[first : self.count if last is None else last])


def first_unit_exponentials(seed: int, kind: str, n: int) -> Floats:
    """The first n of an endless row of unit exponentials."""
    blocks = [unit_exponentials(seed, kind, block, (BLOCK,)) for block in range(1 + n // BLOCK)]
    return np.concatenate(blocks)[:n]


@lru_cache(maxsize=32)
def _unit_process(seed: int, kind: str, blocks: int) -> Floats:
    return np.cumsum(first_unit_exponentials(seed, kind, blocks * BLOCK))
