"""What the membrane behind the synapse did in the last milliseconds, as ring arrays."""

from __future__ import annotations

import numpy as np

from synapse_sim.arrays import Floats

COLUMNS = ("time_ms", "voltage_mv", "ampa_pa", "nmda_pa", "calcium_umolar")


class Traces:
    """Rows of (time_ms, voltage_mv, ampa_pa, nmda_pa, calcium_umolar); the oldest is overwritten."""

    def __init__(self, capacity: int) -> None:
        self._rows = np.zeros((capacity, len(COLUMNS)))
        self._written = 0

    def add(self, *row: float) -> None:
        """Append one row in the order of `COLUMNS`."""
        self._rows[self._written % len(self._rows)] = row
        self._written += 1

    @property
    def rows(self) -> Floats:
        """(n, 5) from the oldest to the newest."""
        start = self._written % len(self._rows)
        if self._written <= len(self._rows):
            return self._rows[: self._written]
        return np.concatenate([self._rows[start:], self._rows[:start]])
