"""Binding molecule by molecule: who is in the capture volume of a receptor may bind.

The chance of a step is k dt / (N_A v), so that binding follows the rate k whatever the volume v is.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synapse_sim.agents.cleft.layout import Grid
from synapse_sim.agents.cleft.molecules import Molecules, folded
from synapse_sim.agents.cleft.receptors import AMPA, NMDA, Receptors
from synapse_sim.agents.scheme import C0, C1
from synapse_sim.arrays import Floats32, Indices
from synapse_sim.config.sections.cleft import Cleft

MOLECULES_PER_UMOLAR_NM3 = 6.022e-7
"""Molecules in one cubic nm at 1 µM."""
MARGIN_NM = 300.0
"""How far beyond the edge the map reaches: no molecule gets farther before it is found to have left."""
NOBODY = 255
"""Code of the map where no receptor is."""


class CaptureVolumes:
    """Square cells over the postsynaptic membrane, each of one receptor at most."""

    def __init__(self, numbers: Cleft, receptor_nm: Floats32) -> None:
        """Map the receptors.

        Args:
            numbers: geometry and binding rates.
            receptor_nm: (2, n) centers of cells, at most 255 of them.
        """
        self._cell_nm, self._height_nm = numbers.capture_nm, numbers.height_nm
        self._grid = Grid(numbers.capture_nm, numbers.edge_radius_nm + MARGIN_NM)
        self._receptor = np.full(self._grid.size, NOBODY, dtype=np.uint8)
        self._receptor[self._grid.cells(receptor_nm)] = np.arange(receptor_nm.shape[1])
        self._per_s = _binding_per_s(numbers, self._cell_nm**2 * min(self._cell_nm, self._height_nm))

    def catch(
        self, molecules: Molecules, receptors: Receptors, dt_s: float, rng: np.random.Generator
    ) -> tuple[Indices, NDArray[np.uint8]]:
        """Who binds to which receptor in one step.

        Returns:
            (k,) indices of molecules and (k,) of receptors; a receptor may be named more than once.
        """
        over = self._receptor.take(self._grid.cells(molecules.xyz_nm[:2]), mode="clip")
        molecule = (over != NOBODY).nonzero()[0]
        chance = (receptors.looked_up(self._per_s) * np.float32(dt_s)).take(over.take(molecule))
        molecule = molecule[rng.random(molecule.size, dtype=np.float32) < chance]
        if molecule.size:
            z_nm = folded(molecules.xyz_nm[2, molecule], self._height_nm)
            molecule = molecule[z_nm < self._cell_nm]
        return molecule, over[molecule]


def _binding_per_s(numbers: Cleft, volume_nm3: float) -> Floats32:
    """(2, 6) rate of a molecule in the capture volume, by kind and state of the receptor."""
    per_umolar_s = np.zeros((2, 6))
    per_umolar_s[AMPA, C0] = numbers.ampa_binding_first_per_umolar_s
    per_umolar_s[AMPA, C1] = numbers.ampa_binding_second_per_umolar_s
    per_umolar_s[NMDA, [C0, C1]] = numbers.nmda_binding_per_umolar_s * np.array([2.0, 1.0])
    rate: Floats32 = (per_umolar_s / (MOLECULES_PER_UMOLAR_NM3 * volume_nm3)).astype(np.float32)
    return rate
