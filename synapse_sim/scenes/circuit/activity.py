"""What the drawn cells are doing now: how bright they glow and where their spikes are, from kept spike times.

Everything is a function of the world's clock and spikes, never of the wall clock. On screen a spike is a rise
within 50 ms and a decay of 700 ms or more; fast cells decay more slowly, so that they shine steadily and do
not flicker.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synapse_sim.agents.circuit.circuit import LiveCircuit
from synapse_sim.arrays import Floats, Indices
from synapse_sim.scenes.circuit.view import PATH_STEPS, Axons

RISE_S = 0.05
DECAY_S = 0.70
TRAVEL_S = 0.55
"""How long a drawn spike takes along its axon, on screen; its true delay would last a frame or two."""

_STEADY_PER_S = 1.5
_REMEMBERED_S = 4.0


@dataclass(frozen=True, slots=True)
class Travelling:
    """Spikes on their way: the sender's row, the place on its path (px) and brightness 0..1; all (k,)."""

    sender: Indices
    x: Floats
    y: Floats
    level: Floats


def glow_levels(circuit: LiveCircuit, cells: Indices, ms_per_s: float) -> Floats:
    """Brightness 0..1 of each cell in `cells`.

    Args:
        circuit: the world's circuit.
        cells: (k,) cells.
        ms_per_s: biological ms per second on screen.
    """
    time_ms, cell = circuit.spikes.since(circuit.time_ms - _REMEMBERED_S * ms_per_s)
    age_s = (circuit.time_ms - time_ms)[None, :] / ms_per_s
    own = (cell[None, :] == cells[:, None]) & (age_s >= 0)
    rate_per_s = own.sum(axis=1) / _REMEMBERED_S
    decay_s = DECAY_S * np.maximum(1.0, rate_per_s / _STEADY_PER_S)[:, None]
    age_s = np.maximum(age_s, 0.0)
    pulse = np.minimum(age_s / RISE_S, 1.0) * np.exp(-np.maximum(age_s - RISE_S, 0.0) / decay_s)
    level: Floats = 1.0 - np.prod(1.0 - own * np.minimum(pulse, 0.999), axis=1)
    return level


def travelling(circuit: LiveCircuit, cells: Indices, axons: Axons, ms_per_s: float) -> Travelling:
    """The spikes of the drawn cells that are on their way to drawn cells."""
    time_ms, cell = circuit.spikes.since(circuit.time_ms - TRAVEL_S * ms_per_s)
    share = (circuit.time_ms - time_ms) / (TRAVEL_S * ms_per_s)
    spike, axon = np.nonzero((cell[:, None] == cells[axons.sender][None, :]) & (share >= 0)[:, None])
    progress = share[spike]
    step = np.minimum(progress * PATH_STEPS, PATH_STEPS - 1).astype(np.intp)
    place = axons.path[axon, step]
    level = np.minimum(1.0, np.minimum(8 * progress, 6 * (1 - progress)))
    return Travelling(axons.sender[axon], place[:, 0], place[:, 1], level)


def travel_stretch(circuit: LiveCircuit, ms_per_s: float) -> float:
    """How many times slower than its true delay a pyramidal spike is shown to travel."""
    return TRAVEL_S * ms_per_s / float(circuit.delay_ms[0])
