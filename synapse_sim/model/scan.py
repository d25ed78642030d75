"""First-order recursions over an uneven grid of times, for one subject or for many at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

import numpy as np

from synapse_sim.arrays import Floats

_MOST_FALLS = 500.0
"""Time constants in one piece of a running sum; e to this power is still a number."""
_Piece: TypeAlias = tuple[int, int, Floats, Floats, Floats]


def linear_scan(keep: Floats, add: Floats, start: Floats | float) -> Floats:
    """The recursion y[k + 1] = keep[k] y[k] + add[k], step by step: for short rows, and for many subjects.

    Args:
        keep: (n - 1,), the same for all subjects.
        add: (n - 1,) or (n - 1, m).
        start: y[0], a number or (m,).

    Returns:
        (n,) or (n, m).
    """
    found = np.empty((len(add) + 1, *add.shape[1:]))
    found[0] = start
    for k, share in enumerate(keep.tolist()):
        np.multiply(found[k], share, out=found[k + 1, ...])
        found[k + 1] += add[k]
    return found


def lowpass(time_h: Floats, drive: Floats, tau_h: float, start: Floats | float = 0.0) -> Floats:
    """The solution of y' = (drive - y) / tau, exact for a drive that is straight between the times.

    For one subject what each step adds is summed as if it never faded, in units that fade with y: in these
    there is no recursion but a running sum. Many subjects go on row by row, which needs less memory.

    Args:
        time_h: (n,) increasing.
        drive: (n,) or (n, m).
        tau_h: time constant.
        start: y at the first time.

    Returns:
        The shape of `drive`.
    """
    if drive.ndim == 1:
        return _summed(_pieces(time_h.tobytes(), tau_h), drive, start)
    keep, *weights = _weights(time_h.tobytes(), tau_h)
    before, after = (as_column(each, drive) for each in weights)
    return linear_scan(keep, before * drive[:-1] + after * drive[1:], start)


def _summed(pieces: Sequence[_Piece], drive: Floats, start: Floats | float) -> Floats:
    found = np.empty(len(drive))
    found[0] = start
    for first, last, before, after, unit in pieces:
        later = found[first + 1 : last + 1]
        np.multiply(before, drive[first:last], out=later)
        later += after * drive[first + 1 : last + 1]
        np.add.accumulate(later, out=later)
        later += found[first]
        later *= unit
    return found


@lru_cache(maxsize=128)
def _weights(times: bytes, tau_h: float) -> tuple[Floats, Floats, Floats]:
    """What stays of a lag in each step of a grid, and what the drive before and behind it adds.

    The grid stays the same while a dose is dragged.
    """
    step = np.diff(np.frombuffer(times, dtype=np.float64)) / tau_h
    keep = np.exp(-step)
    mean = -np.expm1(-step) / step
    return keep, mean - keep, 1.0 - mean


@lru_cache(maxsize=128)
def _pieces(times: bytes, tau_h: float) -> list[_Piece]:
    """The same in pieces of a grid, none too long for its units.

    Returns:
        First and last time of each piece, what the drive before and behind each step adds in units of the
        step's end, and these units, 1 at the first time of the piece.
    """
    time, (_, before, after) = np.frombuffer(times, dtype=np.float64) / tau_h, _weights(times, tau_h)
    pieces, first = list[_Piece](), 0
    while first < len(before):
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
