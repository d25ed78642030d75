"""What the cells are doing now: how bright they are and where their spikes are, from kept spike times.

Everything is a function of the world's clock and spikes, never of the wall clock. On screen a spike is a rise
within 50 ms and a decay of 700 ms or more; fast cells decay more slowly, so that they shine steadily and do
not flicker.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synapse_sim.agents.circuit.circuit import CELLS, PYRAMIDAL_CELLS, LiveCircuit
from synapse_sim.arrays import Floats, Indices
from synapse_sim.scenes.circuit.view import PATH_STEPS, Axons, Layout

RISE_S = 0.05
DECAY_S = 0.70
DIM_S = 0.30
"""How long a spike of an interneuron keeps its target dim; not below 250 ms, so that nothing flashes."""
TRAVEL_S = 0.55
"""How long a drawn spike takes along its axon, on screen; its true delay would last a frame or two."""

_STEADY_PER_S = 1.5
_REMEMBERED_S = 4.0
_STEADY, _PULSE = 0.55, 0.45
"""Shares of an interneuron's light that stand and that come with its spikes."""
_AWAKE, _DIMMED_BY = 0.14, 0.6
"""Brightness of a cell that does not fire, and the share of it all that an inhibitory spike takes."""


@dataclass(frozen=True, slots=True)
class Travelling:
    """Spikes on their way: the sender's row, the place on its path (px) and brightness 0..1; all (k,)."""

    sender: Indices
    x: Floats
    y: Floats
    level: Floats


def glow_levels(circuit: LiveCircuit, ms_per_s: float) -> Floats:
    """(100,) brightness 0..1 of every cell.

    Args:
        circuit: the world's circuit.
        ms_per_s: biological ms per second on screen.
    """
    age_s, cell = _recent(circuit, ms_per_s)
    rate_per_s = np.bincount(cell, minlength=CELLS) / _REMEMBERED_S
    decay_s = DECAY_S * np.maximum(1.0, rate_per_s / _STEADY_PER_S)
    return _together(cell, _pulse(age_s, decay_s[cell]))


def brightness(circuit: LiveCircuit, places: Layout, ms_per_s: float, left: Floats) -> Floats:
    """Brightness 0..1 of each drawn cell.

    A pyramidal cell shines by its own spikes, dimmed where a spike of a net has just arrived. An interneuron
    shines steadily by what is left of its firing, and each spike is a pulse on that: one that the drug has
    silenced is dark, whenever one looks.

    Args:
        circuit: the world's circuit.
        places: the drawn cells.
        ms_per_s: biological ms per second on screen.
        left: (100,) share of its spikes that each cell still fires.
    """
    glow = glow_levels(circuit, ms_per_s)[places.numbers]
    excites = places.numbers < PYRAMIDAL_CELLS
    shown = np.where(
        excites, _AWAKE + (1.0 - _AWAKE) * glow, left[places.numbers] * (_STEADY + _PULSE * glow)
    )
    return np.asarray(shown * (1.0 - _DIMMED_BY * dimming(circuit, places, ms_per_s)))


def dimming(circuit: LiveCircuit, places: Layout, ms_per_s: float) -> Floats:
    """How much, 0..1, each drawn cell is held down by spikes that reached it along drawn axons."""
    age_s, cell = _recent(circuit, ms_per_s)
    there = age_s >= TRAVEL_S
    arrived = _together(cell[there], _pulse(age_s[there] - TRAVEL_S, DIM_S))
    sender = places.numbers[places.axons.sender]
    inhibits = sender >= PYRAMIDAL_CELLS
    held = np.zeros(len(places.cells))
    np.maximum.at(held, places.axons.receiver[inhibits], arrived[sender[inhibits]])
    return held


def _recent(circuit: LiveCircuit, ms_per_s: float) -> tuple[Floats, Indices]:
    """(spikes,) age on screen and cell of what was fired lately."""
    time_ms, cell = circuit.spikes.since(circuit.time_ms - _REMEMBERED_S * ms_per_s)
    past = time_ms <= circuit.time_ms
    return (circuit.time_ms - time_ms[past]) / ms_per_s, cell[past].astype(np.intp)


def _pulse(age_s: Floats, decay_s: Floats | float) -> Floats:
    """Rise and decay of one spike."""
    rise = np.minimum(age_s / RISE_S, 1.0)
    return np.asarray(rise * np.exp(-np.maximum(age_s - RISE_S, 0.0) / decay_s))


def _together(cell: Indices, pulse: Floats) -> Floats:
    """(100,) the pulses of each cell as one light that never passes 1."""
    dark = np.bincount(cell, np.log1p(-np.minimum(pulse, 0.999)), CELLS)
    return np.asarray(-np.expm1(dark))


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
