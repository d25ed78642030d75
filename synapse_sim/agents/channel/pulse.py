"""Glutamate at the doors after a release, as step tables of the gate: a sharp rise, a fall, the rest."""

from __future__ import annotations

from functools import lru_cache
from math import exp

from synapse_sim.agents.cleft.receptors import exact_table
from synapse_sim.arrays import Floats32
from synapse_sim.config.sections.channel import Channel
from synapse_sim.config.sections.cleft import Cleft

_GONE = 0.05
"""Share of the rest level below which what a release adds is left out."""


def level_umolar(numbers: Channel, since_ms: float) -> float:
    """What a release adds to the rest level, so long after it."""
    return numbers.pulse_umolar * exp(-since_ms / numbers.pulse_tau_ms)


def mean_umolar(numbers: Channel, since_ms: float, dt_ms: float) -> float:
    """The mean of it over a step that begins so long after the release."""
    tau_ms = numbers.pulse_tau_ms
    return tau_ms / dt_ms * (level_umolar(numbers, since_ms) - level_umolar(numbers, since_ms + dt_ms))


@lru_cache(maxsize=8)
def pulse_tables(cleft: Cleft, numbers: Channel, dt_ms: float) -> tuple[Floats32, ...]:
    """Cumulative tables (2, 6, 5) of the steps after a release; the last holds for all that follow."""
    tables: list[Floats32] = []
    while mean_umolar(numbers, len(tables) * dt_ms, dt_ms) > _GONE * max(cleft.ambient_umolar, 1e-3):
        added = mean_umolar(numbers, len(tables) * dt_ms, dt_ms)
        tables.append(exact_table(cleft, cleft.ambient_umolar + added, 1e-3 * dt_ms))
    return (*tables, exact_table(cleft, cleft.ambient_umolar, 1e-3 * dt_ms))
