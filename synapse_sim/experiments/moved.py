"""A number a share less or more than its default, as far as its bounds let it move."""

from __future__ import annotations

from synapse_sim.config import Parameter

REST_TO_THRESHOLD_MV = 20.0


def within_bounds(about: Parameter, factor: float) -> float:
    """A number's default times a factor, not beyond its bounds.

    Voltages have no natural zero: a tenth more is 2 mV up, a tenth of the way from rest to threshold.
    """
    if not isinstance(about.default, float):
        raise TypeError(f"{about.key} is not a number that can be moved")
    moved = about.default * factor
    if about.unit == "mV":
        moved = about.default + REST_TO_THRESHOLD_MV * (factor - 1)
    low = moved if about.low is None else max(about.low, moved)
    return low if about.high is None else min(about.high, low)
