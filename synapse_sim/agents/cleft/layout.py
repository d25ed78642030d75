"""The membrane as a square grid, and where receptors stand on it: each in a cell of its own.

Receptors lie in the receptor field or, extrasynaptic, around it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synapse_sim.agents.cleft.receptors import AMPA, NMDA
from synapse_sim.arrays import Floats, Floats32
from synapse_sim.config.sections.cleft import Cleft

_RING = (1.5, 2.3)
"""Extrasynaptic receptors lie between these multiples of the field's radius, and within the edge."""


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
    def middles_nm(self) -> Floats:
        """(2, size) x and y of the cells' middles."""
        axis = (np.arange(self._side) - self._half + 0.5) * self.cell_nm
        return np.stack(np.meshgrid(axis, axis)).reshape(2, -1)

    @property
    def centers_nm(self) -> Floats32:
        """The same in single precision, as molecules have their places."""
        return self.middles_nm.astype(np.float32)

    def cells(self, xy_nm: Floats32) -> NDArray[np.int32]:
        """(n,) the cell of each of (2, n) places within reach."""
        shifted = xy_nm * np.float32(1.0 / self.cell_nm)
        shifted += np.float32(self._half)
        column, row = shifted.astype(np.int32)
        row *= np.int32(self._side)
        row += column
        cells: NDArray[np.int32] = row
        return cells


def receptor_kinds(numbers: Cleft) -> NDArray[np.int8]:
    """(n,) AMPA, then synaptic NMDA, then extrasynaptic NMDA."""
    nmda = numbers.nmda_receptors + numbers.extrasynaptic_receptors
    return np.repeat(np.array([AMPA, NMDA], dtype=np.int8), [numbers.ampa_receptors, nmda])


def receptor_places(numbers: Cleft, rng: np.random.Generator) -> Floats32:
    """(2, n) cell centers in nm, in the order of `receptor_kinds`."""
    cell, radius = numbers.capture_nm, numbers.density_radius_nm
    outer = min(_RING[1] * radius, numbers.edge_radius_nm - cell)
    middles = Grid(cell, outer).middles_nm
    distance = np.hypot(*middles)
    field = np.flatnonzero(distance < radius - cell)
    ring = np.flatnonzero((distance > _RING[0] * radius) & (distance < outer))
    inside = rng.choice(field, numbers.ampa_receptors + numbers.nmda_receptors, replace=False)
    outside = rng.choice(ring, numbers.extrasynaptic_receptors, replace=False)
    return middles[:, np.concatenate([inside, outside])].astype(np.float32)
