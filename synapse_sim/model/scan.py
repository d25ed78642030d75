"""First-order recursions over an uneven grid of times, for one subject or for many at once."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from synapse_sim.arrays import Floats

_MOST_FALLS = 500.0
"""Time constants in one piece of a running sum; e to this power is still a number."""


def linear_scan(keep: Floats, add: Floats, start: float) -> Floats:
    """The recursion y[k + 1] = keep[k] y[k] + add[k], in plain floats: for short rows.

    Args:
        keep: (n - 1,).
        add: (n - 1,).
        start: y[0].

    Returns:
        (n,).
    """
    now = start
    later = [now := share * now + more for share, more in zip(keep.tolist(), add.tolist(), strict=True)]
    return np.array([start, *later])


def lowpass(time_h: Floats, drive: Floats, tau_h: float, start: Floats | float = 0.0) -> Floats:
    """The solution of y' = (drive - y) / tau, exact for a drive that is straight between the times.

    What each step adds is summed as if it never faded, in units that fade with y; in these there is no
    recursion but a running sum.

    Args:
        time_h: (n,) increasing.
        drive: (n,) or (n, m).
        tau_h: time constant.
        start: y at the first time.

    Returns:
        The shape of `drive`.
    """
    found = np.empty(drive.shape)
    found[0] = start
    for first, last, *weights in _pieces(time_h.tobytes(), tau_h):
        before, after, unit = (as_column(each, drive) for each in weights)
        later = found[first + 1 : last + 1]
        np.multiply(before, drive[first:last], out=later)
        later += after * drive[first + 1 : last + 1]
        np.add.accumulate(later, axis=0, out=later)
        later += found[first]
        later *= unit
    return found


@lru_cache(maxsize=128)
def _pieces(times: bytes, tau_h: float) -> list[tuple[int, int, Floats, Floats, Floats]]:
    """A lag on a grid of times in pieces, none too long for its units.

    The grid stays the same while a dose is dragged.

    Returns:
        First and last time of each piece, what the drive before and behind each step adds in units of the
        step's end, and these units, 1 at the first time of the piece.
    """
    time = np.frombuffer(times, dtype=np.float64) / tau_h
    step = np.diff(time)
    mean = -np.expm1(-step) / step
    before, after = mean - np.exp(-step), 1.0 - mean
    pieces, first = [], 0
    while first < len(step):
        last = max(first + 1, int(np.searchsorted(time, time[first] + _MOST_FALLS, side="right")) - 1)
        here = slice(first, last)
        unit = np.exp(np.maximum(time[first] - time[first + 1 : last + 1], -_MOST_FALLS))
        pieces.append((first, last, before[here] / unit, after[here] / unit, unit))
        first = last
    return pieces


def held_peak(time_h: Floats, level: Floats, tau_h: float) -> Floats:
    """The highest level so far, fading with a time constant: max over s <= t of level(s) exp(-(t - s) / tau).

    Args:
        time_h: (n,) increasing.
        level: (n,) or (n, m), not below 0.
        tau_h: time constant.

    Returns:
        The shape of `level`.
    """
    age = as_column((time_h - time_h[0]) / tau_h, level)
    with np.errstate(divide="ignore"):
        grown = np.log(level) + age
    held: Floats = np.exp(np.maximum.accumulate(grown, axis=0) - age)
    return held


def as_column(over_time: Floats, like: Floats) -> Floats:
    """(k,) values over time, shaped to be multiplied with (n,) or (n, m) arrays."""
    return over_time if like.ndim == 1 else over_time[:, None]
