"""Things drawn beside each other that lie behind each other: pushed apart until each is seen."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from synapse_sim.agents.cleft.cut import turned
from synapse_sim.agents.cleft.vesicles import DOCKED_UP_NM
from synapse_sim.arrays import Bools, Floats
from synapse_sim.draw.label_rows import spread
from synapse_sim.scenes.synapse.view import UNITS_PER_NM

VESICLE = 27.0
"""Radius of a vesicle, units."""
DOCKED_Y = -16.0 - VESICLE
"""Where the middle of a docked one is."""
_ROUNDS = 160
_DOCKED_X, _RESERVE_X = 172.0, 186.0
_APART, _DOCKED_APART = 46.0, 60.0


@lru_cache(maxsize=16)
def settled(homes: bytes, turn_rad: float, above: float) -> Floats:
    """(3, n) where vesicles stand, in units: x, y, and how far behind 0..1.

    Args:
        homes: (3, n) nm in the terminal, as bytes.
        turn_rad: of the slice.
        above: how far the picture goes up from the terminal's face.
    """
    home_nm = np.frombuffer(homes, dtype=np.float64).reshape(3, -1)
    x_nm, behind_nm, up_nm = turned(home_nm, turn_rad).astype(np.float64)
    docked = up_nm <= DOCKED_UP_NM
    top = above - VESICLE - 24.0
    x = np.clip(UNITS_PER_NM * x_nm, -_DOCKED_X, _DOCKED_X)
    x[docked] = spread(x[docked].tolist(), _DOCKED_APART, -_DOCKED_X, _DOCKED_X)
    y = np.where(docked, DOCKED_Y, -np.interp(up_nm, (62.0, 210.0), (74.0, top)))
    for _ in range(_ROUNDS):
        x, y = _pushed(x, y, docked, top)
    return np.stack([x, y, np.where(docked, 0.0, np.clip((behind_nm + 60.0) / 120.0, 0.0, 1.0))])


def _pushed(x: Floats, y: Floats, docked: Bools, top: float) -> tuple[Floats, Floats]:
    """One round: those of the reserve that overlap give way to each other, and stay in the bulb."""
    dx, dy = x[:, None] - x, y[:, None] - y
    away = np.hypot(dx, dy)
    np.fill_diagonal(away, np.inf)
    push = np.maximum(_APART - away, 0.0) / np.maximum(away, 1e-6) * 0.35
    x = x + np.where(docked, 0.0, (push * dx).sum(axis=1))
    y = y + np.where(docked, 0.0, (push * dy).sum(axis=1))
    most = _RESERVE_X - np.maximum(0.0, -y - top + 40.0)
    x = np.where(docked, x, np.clip(x, -most, most))
    return x, np.where(docked, y, np.clip(y, -top, -74.0))
