"""A test signal and its answer: what the listeners add compared with the same circuit without the signal.

20 of the 80 pyramidal cells are made to fire in one step. Both circuits, with and without the signal, start
from the same state and hear the same background; the answer is the difference in spikes of the other 60
pyramidal cells over the next 15 ms, per listener. Spikes of the background cancel, so that the mean of few
signals is enough.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synapse_sim.agents.circuit.kernel import CircuitKernel
from synapse_sim.agents.circuit.numbers import whole_steps
from synapse_sim.agents.circuit.wiring import CELLS, PYRAMIDAL_CELLS
from synapse_sim.arrays import Floats, Indices
from synapse_sim.config.sections.circuit import Circuit

SIGNAL_CELLS = 20
"""Cells 0..19 carry the signal, 20..79 listen."""
LISTEN_MS = 15.0


class SentSignal:
    """Counts the answer while two circuits run side by side from the step of the signal on.

    Args:
        circuit: the numbers of both.
        quiet: the circuit without the signal.
        signalled: the circuit with it, in the same state otherwise.
    """

    def __init__(self, circuit: Circuit, quiet: CircuitKernel, signalled: CircuitKernel) -> None:
        self.quiet = quiet
        self.signalled = signalled
        self._steps_left = whole_steps(circuit, LISTEN_MS)
        self._extra = np.zeros(quiet.shape, dtype=np.int32)

    @property
    def is_complete(self) -> bool:
        """Whether the 15 ms are over."""
        return self._steps_left == 0

    def count(self) -> None:
        """Take in the last step of both circuits."""
        self._steps_left -= 1
        extra = self._extra.reshape(-1)
        extra[self.signalled.fired.flat] += 1
        extra[self.quiet.fired.flat] -= 1

    def answer(self) -> Floats:
        """(network, condition) extra spikes per listener so far."""
        return np.asarray(self._extra[:, :, SIGNAL_CELLS:PYRAMIDAL_CELLS].mean(axis=2))

    def answered(self) -> Indices:
        """Listeners of the first circuit that fired more often than without the signal."""
        return SIGNAL_CELLS + np.flatnonzero(self._extra[0, 0, SIGNAL_CELLS:PYRAMIDAL_CELLS] > 0)

    @property
    def extra(self) -> NDArray[np.int32]:
        """(network, condition, cell) spikes more than without the signal, so far."""
        return self._extra


def signal_cells(slots: int) -> Indices:
    """(slots * 20,) flat indices of the cells that carry the signal, in every slot."""
    return (np.arange(slots)[:, None] * CELLS + np.arange(SIGNAL_CELLS)).reshape(-1)
