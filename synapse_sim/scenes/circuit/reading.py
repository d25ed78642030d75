"""The circuit in numbers, each with its one source: the course for means, the agents for what is counted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import isnan

import numpy as np

from synapse_sim.agents.circuit.circuit import CELLS, PYRAMIDAL_CELLS, SIGNAL_CELLS, screen_ms_per_s
from synapse_sim.arrays import Floats, Indices
from synapse_sim.session.circuit_feed import Pair
from synapse_sim.session.frame import Frame

LISTENERS = PYRAMIDAL_CELLS - SIGNAL_CELLS
_NO_TRIES = np.empty(0)


@dataclass(frozen=True, slots=True, eq=False)
class SignalReading:
    """How much of a test signal comes through; healthy = 1.

    share: the mean that the course shows; None where the healthy circuit does not answer.
    before: before the dose.
    tries: (n,) single tries on drawn networks, in rising order.
    own: the last try of the user; None while there is none.
    """

    share: float | None
    before: float
    tries: Floats
    own: float | None


def signal_reading(frame: Frame) -> SignalReading:
    """The test signal at a moment."""
    share, pair = frame.moment.communication_rel, frame.beside.pair
    tries = _NO_TRIES if pair is None else pair.tries
    if isnan(share):
        return SignalReading(None, 0.0, _NO_TRIES, None)
    return SignalReading(share, frame.rest.communication_rel, tries, _own_try(frame))


def _own_try(frame: Frame) -> float | None:
    answer, circuit = frame.world.circuit.answer, frame.world.circuit
    if answer is None or circuit.is_listening:
        return None
    return answer / frame.course.response.healthy_answer


@lru_cache(maxsize=4)
def fired(pair: Pair) -> tuple[Indices, Indices]:
    """(100,) spikes of every cell in the second of the rasters, without the drug and now."""
    without, now = (np.bincount(second.cell, minlength=CELLS) for second in (pair.without, pair.with_drug))
    return without, now


@lru_cache(maxsize=4)
def _left(pair: Pair) -> Floats:
    without, now = fired(pair)
    return np.minimum(now / np.maximum(without, 1), 1.0)


def still_fires(frame: Frame) -> Floats:
    """(100,) share 0..1 of its spikes that each cell still fires; the course's before they are counted."""
    if frame.beside.pair is not None:
        return _left(frame.beside.pair)
    excites = np.arange(CELLS) < PYRAMIDAL_CELLS
    return np.clip(np.where(excites, frame.facts.pyramidal, frame.facts.interneurons) + 1.0, 0.0, 1.0)


def network_of(frame: Frame) -> tuple[int, float]:
    """What the places and axons of the drawn cells follow from: seed and spread."""
    return frame.config.circuit.network_seed, frame.config.circuit.spread


def pace_ms_per_s(frame: Frame) -> float:
    """Model time, ms, for a second on screen."""
    return screen_ms_per_s(frame.config.circuit)
