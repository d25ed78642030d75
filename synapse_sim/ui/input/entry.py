"""What people type into a slider: a number, a time where the parameter is one, with or without a unit."""

from __future__ import annotations

from synapse_sim.files.quantities import finite, read_quantity
from synapse_sim.files.times import HOURS, read_time_h


def read_in_unit(text: str, unit: str) -> float | None:
    """The number in a text, in the unit of a parameter, finite; None if there is none.

    A parameter that is a time understands every time: 1h in a slider of minutes is 60.
    """
    if unit not in HOURS:
        return read_quantity(text, {unit: 1.0})
    hours = read_time_h(text, bare=unit)
    return None if hours is None else finite(round(hours / HOURS[unit], 12))
