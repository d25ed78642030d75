"""The ways of the blood: where arteries and veins lie, and how far round everything in them has come."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from synapse_sim.agents.clock import TICKS_PER_SECOND
from synapse_sim.arrays import Floats
from synapse_sim.draw.masks import smooth_path
from synapse_sim.scenes.body.figure import Figure

ROUND_S = 9.0
"""Time on screen of one round with the blood (illustrative)."""
_STEPS = 10
_PLACES = 256
"""Places of a loop that are looked up."""
CELLS = 150
"""Blood cells that are seen to flow."""
_ASIDE = 0.0032
"""How far marks lie beside the middle of a vessel, in figure units."""


@lru_cache(maxsize=4)
def _figures(name: str, loops: tuple[tuple[tuple[float, float], ...], ...]) -> tuple[Floats, Floats]:
    del name
    paths = [smooth_path(np.array(loop), _STEPS) for loop in loops]
    lengths = np.array([np.hypot(*np.diff(path, axis=0).T).sum() for path in paths])
    return np.stack([_even(path) for path in paths]), np.cumsum(lengths) / lengths.sum()


def _even(path: Floats) -> Floats:
    """The path in steps of equal length, (places, 2)."""
    at = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(path, axis=0).T))])
    wanted = np.linspace(0.0, at[-1], _PLACES)
    return np.column_stack([np.interp(wanted, at, path[:, axis]) for axis in (0, 1)])


def paths_of(figure: Figure) -> list[tuple[Floats, Floats]]:
    """For each loop the artery that leads out and the vein that leads back, (n, 2)."""
    pairs = zip(figure.loops, figure.bends, strict=True)
    smooth = [(smooth_path(np.array(loop), _STEPS), _STEPS * bend) for loop, bend in pairs]
    return [(path[: bend + 1], path[bend:]) for path, bend in smooth]


def in_vessels(figure: Figure, scatter: Floats, tick: int) -> Floats:
    """(2, n) places of what goes round with the blood.

    Args:
        figure: its loops.
        scatter: (3, n) of 0..1 that say which loop, how far round at tick 0, and how far aside.
        tick: of the world.
    """
    table, bounds = _figures(figure.name, figure.loops)
    which = np.minimum(bounds.searchsorted(scatter[0], side="right"), len(bounds) - 1)
    lengths = np.diff(bounds, prepend=0.0)
    pace = lengths.mean() / lengths[which]
    along = np.mod(scatter[1] + tick * pace / (TICKS_PER_SECOND * ROUND_S), 1.0)
    place = table[which, (along * (_PLACES - 1)).astype(np.intp)].T
    aside = 2 * np.pi * scatter[2]
    spots: Floats = place + _ASIDE * np.stack([np.cos(aside), np.sin(aside)])
    return spots


@lru_cache(maxsize=1)
def cells() -> Floats:
    """(3, n) for `in_vessels`: the blood cells, evenly spread."""
    k = np.arange(CELLS)
    return np.stack([(k + 0.5) / CELLS, np.mod(k * 0.6180339887, 1.0), np.full(CELLS, 0.25)])
