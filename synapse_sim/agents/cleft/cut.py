"""The slice of a synapse that is looked at: a plane through its middle, turned so that it shows something."""

from __future__ import annotations

import numpy as np

from synapse_sim.agents.cleft.receptors import FREE, Receptors
from synapse_sim.arrays import AnyFloats, Bools

HALF_NM = 30.0
"""Half the thickness of the slice."""
_TURNS = 36
_WANTED = 3
"""So many NMDA channels are to be in it."""


def turned(places_nm: AnyFloats, turn_rad: float) -> AnyFloats:
    """Places (2 or 3, n) as seen from the front of a slice: along it, behind it, and up."""
    x_nm, y_nm = places_nm[:2]
    found = np.array(places_nm, dtype=np.float32)
    found[0] = x_nm * np.cos(turn_rad) + y_nm * np.sin(turn_rad)
    found[1] = y_nm * np.cos(turn_rad) - x_nm * np.sin(turn_rad)
    return found


def best_turn(receptors: Receptors, places_nm: AnyFloats) -> float:
    """The turn, rad, of the slice through a channel that holds drug, if there is one, and two more."""
    turns = np.arange(_TURNS) * np.pi / _TURNS
    nmda = np.flatnonzero(receptors.is_nmda)
    x_nm, y_nm = places_nm[0][nmda], places_nm[1][nmda]
    behind = np.outer(np.cos(turns), y_nm) - np.outer(np.sin(turns), x_nm)
    inside: Bools = np.abs(behind) < HALF_NM
    has_drug = (inside & (receptors.drug[nmda] != FREE)).any(axis=1)
    missing = np.abs(inside.sum(axis=1) - _WANTED)
    return float(turns[np.lexsort((missing, ~has_drug))[0]])
