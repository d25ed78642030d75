"""The last second of spikes as arrays in order of time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synapse_sim.agents.states import States
from synapse_sim.arrays import Floats, Indices

KEPT_MS = 1000.0
_ROOM = 1 << 18


class SpikeLog:
    """Times and cells of recent spikes; reading is a view, writing appends.

    last_ms: (cells,) time of each cell's last spike, -inf before its first.
    """

    def __init__(self, cells: int) -> None:
        self.last_ms: Floats = np.full(cells, -np.inf)
        self._time_ms: Floats = np.empty(_ROOM)
        self._step = np.empty(_ROOM, dtype=np.int32)
        self._cell = np.empty(_ROOM, dtype=np.int16)
        self._first = self._end = 0

    @property
    def time_ms(self) -> Floats:
        """(k,) times of the spikes of the last second, ascending."""
        return self._time_ms[self._first : self._end]

    @property
    def cell(self) -> NDArray[np.int16]:
        """(k,) cells that fired them."""
        return self._cell[self._first : self._end]

    def add(self, step: int, time_ms: Floats, cell: Indices) -> None:
        """Append the spikes of one step, in order of time."""
        end = self._end + len(cell)
        if end > _ROOM:
            end = self._move_to_front() + len(cell)
        self._time_ms[self._end : end] = time_ms
        self._step[self._end : end] = step
        self._cell[self._end : end] = cell
        self.last_ms[cell] = time_ms
        self._end = end

    def forget(self, now_ms: float) -> None:
        """Let go of spikes older than a second."""
        while self._first < self._end and self._time_ms[self._first] < now_ms - KEPT_MS:
            self._first += 1

    def since(self, time_ms: float) -> tuple[Floats, NDArray[np.int16]]:
        """Times and cells of the kept spikes at or after a time."""
        start = int(np.searchsorted(self.time_ms, time_ms))
        return self.time_ms[start:], self.cell[start:]

    def snapshot(self) -> States:
        """The step and the cell of every kept spike; within a step by cell, since times there are rounded."""
        step = self._step[self._first : self._end]
        order = np.lexsort((self.cell, step))
        return {"spike_step": step[order], "spike_cell": self.cell[order]}

    def _move_to_front(self) -> int:
        """Make room behind the kept spikes; returns how many there are."""
        kept = self._end - self._first
        self._time_ms[:kept] = self.time_ms.copy()
        self._step[:kept] = self._step[self._first : self._end].copy()
        self._cell[:kept] = self.cell.copy()
        self._first, self._end = 0, kept
        return kept
