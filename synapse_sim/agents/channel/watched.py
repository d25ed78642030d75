"""Which doors are shown large: one that both cells have in common, and one of each cell that holds drug.

A door stays while it is open; shut, it gives way to the next one that opens. So what is seen is what happens,
but the large doors are no sample: the rows are.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from synapse_sim.agents.channel.cell import Cell
from synapse_sim.arrays import Bools


class Watched:
    """The numbers of the doors that are shown large.

    doors: (cells, 2) the common door, then the one with drug.
    """

    def __init__(self, cells: Sequence[Cell]) -> None:
        self.doors = np.array([[0, 1]] * len(cells), dtype=np.int64)
        self.follow(cells, [cell.receptors.is_open for cell in cells])

    def follow(self, cells: Sequence[Cell], stirred: Sequence[Bools]) -> None:
        """Let doors that are shut give way to those that have just opened, or been entered (n,)."""
        self._follow_common(cells, stirred[0] & stirred[-1])
        for k, cell in enumerate(cells):
            self.doors[k, 1] = _with_drug(cell, stirred[k], *self.doors[k].tolist())

    def _follow_common(self, cells: Sequence[Cell], stirred: Bools) -> None:
        if cells[0].receptors.is_open[self.doors[0, 0]]:
            return
        held = np.any([cell.holds_drug for cell in cells], axis=0)
        plugged = [cell.receptors.magnesium for cell in cells]
        differ = np.any(plugged, axis=0) & ~np.all(plugged, axis=0)
        free = stirred & cells[0].receptors.is_open & ~held
        self.doors[:, 0] = _first((free & differ, free), int(self.doors[0, 0]))


def _with_drug(cell: Cell, stirred: Bools, common: int, now: int) -> int:
    """The door with drug, open if there is one; where none holds any, one that opens, best with a plug.

    Beside a common door without a plug both are seen.
    """
    others = np.arange(stirred.size) != common
    held = cell.holds_drug & others
    allowed = held if held.any() else others
    if allowed[now] and cell.receptors.is_open[now]:
        return now
    opens = allowed & stirred & cell.receptors.is_open
    usual = opens & (held | cell.receptors.magnesium)
    return _first((usual, opens) if allowed[now] else (usual, opens, allowed), now)


def _first(choices: Sequence[Bools], otherwise: int) -> int:
    """The first door of the first choice that has one."""
    return next((int(np.flatnonzero(choice)[0]) for choice in choices if choice.any()), otherwise)
