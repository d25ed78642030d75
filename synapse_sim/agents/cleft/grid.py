"""A square grid over the membrane: which cell lies under a molecule."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synapse_sim.arrays import Floats32


class Grid:
    """Square cells around the middle, numbered row by row.

    cell_nm: edge of a cell.
    size: number of cells.
    """

    def __init__(self, cell_nm: float, reach_nm: float) -> None:
        self.cell_nm = cell_nm
        self._half = int(np.ceil(reach_nm / cell_nm))
        self._side = 2 * self._half
        self.size = self._side**2

    @property
    def centers_nm(self) -> Floats32:
        """(2, size) x and y of the cells' middles."""
        axis = (np.arange(self._side) - self._half + 0.5) * self.cell_nm
        x, y = np.meshgrid(axis, axis)
        return np.stack([x.ravel(), y.ravel()]).astype(np.float32)

    def cells(self, xy_nm: Floats32) -> NDArray[np.int32]:
        """(n,) the cell of each of (2, n) places within reach."""
        shifted = xy_nm * np.float32(1.0 / self.cell_nm)
        shifted += np.float32(self._half)
        column, row = shifted.astype(np.int32)
        row *= np.int32(self._side)
        row += column
        cells: NDArray[np.int32] = row
        return cells
