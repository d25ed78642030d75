"""Where receptors stand: each in a cell of its own, in the receptor field or, extrasynaptic, around it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synapse_sim.agents.cleft.receptors import AMPA, NMDA
from synapse_sim.arrays import Floats32
from synapse_sim.config.sections.cleft import Cleft

_RING = (1.5, 2.3)
"""Extrasynaptic receptors lie between these multiples of the field's radius, and within the edge."""


def receptor_kinds(numbers: Cleft) -> NDArray[np.int8]:
    """(n,) AMPA, then synaptic NMDA, then extrasynaptic NMDA."""
    nmda = numbers.nmda_receptors + numbers.extrasynaptic_receptors
    return np.repeat(np.array([AMPA, NMDA], dtype=np.int8), [numbers.ampa_receptors, nmda])


def receptor_places(numbers: Cleft, rng: np.random.Generator) -> Floats32:
    """(2, n) cell centers in nm, in the order of `receptor_kinds`."""
    cell, radius = numbers.capture_nm, numbers.density_radius_nm
    outer = min(_RING[1] * radius, numbers.edge_radius_nm - cell)
    half = int(np.ceil(outer / cell))
    axis = (np.arange(2 * half) - half + 0.5) * cell
    x, y = (grid.ravel() for grid in np.meshgrid(axis, axis))
    distance = np.hypot(x, y)
    field = np.flatnonzero(distance < radius - cell)
    ring = np.flatnonzero((distance > _RING[0] * radius) & (distance < outer))
    inside = rng.choice(field, numbers.ampa_receptors + numbers.nmda_receptors, replace=False)
    outside = rng.choice(ring, numbers.extrasynaptic_receptors, replace=False)
    chosen = np.concatenate([inside, outside])
    return np.stack([x[chosen], y[chosen]]).astype(np.float32)
