"""A stretch of the circuit of a place under several conditions at once: same network, same background.

What differs between them is the conditions' doing alone: they share their luck with each other and with the
live circuit of that place.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from synapse_sim.agents.circuit.background import Background
from synapse_sim.agents.circuit.circuit import WINDOW_MS
from synapse_sim.agents.circuit.kernel import CircuitKernel
from synapse_sim.agents.circuit.numbers import CircuitConditions, SettledCircuit, whole_steps
from synapse_sim.agents.circuit.wiring import CELLS, PYRAMIDAL_CELLS, draw_wiring
from synapse_sim.arrays import Floats, Indices

SECOND_MS = 1000.0
_SLICE_STEPS = 8
Spikes: TypeAlias = tuple[Floats, Indices]
"""Times from the start of the stretch, ms, and cells counted through all conditions; both (k,)."""
_NOTHING: Spikes = np.empty(0), np.empty(0, dtype=np.intp)


@dataclass(frozen=True, slots=True, eq=False)
class Second:
    """Every spike of one second, or of another stretch: times from its start, ms, and cells; both (k,)."""

    time_ms: Floats
    cell: Indices

    @property
    def pyramidal(self) -> int:
        """Spikes of pyramidal cells."""
        return int(np.count_nonzero(self.cell < PYRAMIDAL_CELLS))

    @property
    def interneurons(self) -> int:
        """Spikes of interneurons."""
        return len(self.cell) - self.pyramidal

    @property
    def most(self) -> int:
        """Spikes of the class that fired more."""
        return max(self.pyramidal, self.interneurons)


def side_by_side(
    settled: SettledCircuit,
    seed: int,
    place: int,
    conditions: Sequence[CircuitConditions],
    span_ms: float = SECOND_MS,
) -> Generator[float, None, tuple[Second, ...]]:
    """A second under each of the conditions, after the live circuit's own warm-up; yields the share done.

    Args:
        settled: the circuit and its background.
        seed: the config's seed.
        place: index of the place on the course's grid.
        conditions: one circuit each.
        span_ms: how long, if not one second.
    """
    circuit = settled.circuit
    wiring = draw_wiring(circuit.network_seed, 0, circuit.spread)
    background = Background(settled, [wiring], seed, "circuit", [place])
    kernel = CircuitKernel(circuit, settled.receptor, [wiring], conditions)
    before = whole_steps(circuit, WINDOW_MS)
    steps = before + whole_steps(circuit, span_ms)
    fired = [_NOTHING]
    for first in range(0, steps, _SLICE_STEPS):
        yield first / steps
        spikes = []
        for step in range(first, min(first + _SLICE_STEPS, steps)):
            kernel.step(background.at(step))
            flat, left = kernel.fired
            if step >= before and flat.size:
                spikes.append(((step + 1 - before - left.astype(np.float64)) * circuit.step_ms, flat))
        fired += [_joined(spikes)] if spikes else []
    return _parted(_joined(fired), len(conditions))


def _joined(fired: list[Spikes]) -> Spikes:
    """One pair of arrays for many: a minute of spikes kept step by step takes ten times the room."""
    return np.concatenate([time for time, _ in fired]), np.concatenate([cells for _, cells in fired])


def _parted(fired: Spikes, count: int) -> tuple[Second, ...]:
    """The spikes of each condition by itself."""
    time_ms, flat = fired
    slot, cell = np.divmod(flat, CELLS)
    return tuple(Second(time_ms[slot == k], cell[slot == k]) for k in range(count))
