"""First-order recursions over an uneven grid of times, for one subject or for many at once."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from synapse_sim.arrays import Floats


def linear_scan(keep: Floats, add: Floats, start: Floats | float) -> Floats:
    """The recursion y[k + 1] = keep[k] y[k] + add[k].

    One subject runs through plain Python floats, which are faster than arrays of one; many run row by row.

    Args:
        keep: (n - 1,), the same for all subjects.
        add: (n - 1,) or (n - 1, m).
        start: y[0], a number or (m,).

    Returns:
        (n,) or (n, m).
    """
    if add.ndim == 1:
        return _scan_one(keep, add, float(start))
    found = np.empty((len(add) + 1, *add.shape[1:]))
    found[0] = start
    for k, share in enumerate(keep.tolist()):
        np.multiply(found[k], share, out=found[k + 1])
        found[k + 1] += add[k]
    return found


def _scan_one(keep: Floats, add: Floats, start: float) -> Floats:
    now = start
    later = [now := share * now + more for share, more in zip(keep.tolist(), add.tolist(), strict=True)]
    return np.array([start, *later])


def lowpass(time_h: Floats, drive: Floats, tau_h: float, start: Floats | float = 0.0) -> Floats:
    """The solution of y' = (drive - y) / tau, exact for a drive that is straight between the times.

    Args:
        time_h: (n,) increasing.
        drive: (n,) or (n, m).
        tau_h: time constant.
        start: y at the first time.

    Returns:
        The shape of `drive`.
    """
    keep, *weights = _weights(time_h.tobytes(), tau_h)
    before, after = (as_column(each, drive) for each in weights)
    return linear_scan(keep, before * drive[:-1] + after * drive[1:], start)


@lru_cache(maxsize=128)
def _weights(times: bytes, tau_h: float) -> tuple[Floats, Floats, Floats]:
    """What stays of a lag in each step of a grid, and what the drive before and behind it adds.

    The grid stays the same while a dose is dragged.
    """
    step = np.diff(np.frombuffer(times, dtype=np.float64)) / tau_h
    keep = np.exp(-step)
    mean = -np.expm1(-step) / step
    return keep, mean - keep, 1.0 - mean


def held_peak(time_h: Floats, level: Floats, tau_h: float, start: Floats | float = 0.0) -> Floats:
    """The highest level so far, fading with a time constant: max over s <= t of level(s) exp(-(t - s) / tau).

    Args:
        time_h: (n,) increasing.
        level: (n,) or (n, m), not below 0.
        tau_h: time constant.
        start: what is held at the first time, a number or (m,).

    Returns:
        The shape of `level`.
    """
    age = as_column((time_h - time_h[0]) / tau_h, level)
    with np.errstate(divide="ignore"):
        grown = np.log(level) + age
        grown[0] = np.maximum(grown[0], np.log(start))
    held: Floats = np.exp(np.maximum.accumulate(grown, axis=0) - age)
    return held


def as_column(over_time: Floats, like: Floats) -> Floats:
    """(k,) values over time, shaped to be multiplied with (n,) or (n, m) arrays."""
    return over_time if like.ndim == 1 else over_time[:, None]
