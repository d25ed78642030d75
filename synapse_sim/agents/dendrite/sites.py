"""Where the sites of a branch are and how the spines on them tend to look; fixed for a seed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from synapse_sim.agents.streams import stream
from synapse_sim.arrays import Floats
from synapse_sim.config.sections.dendrite import Dendrite as DendriteSection

JITTER = 0.7
"""Share of the distance between two sites by which a site may leave the even grid."""
ROOM = 1.05
"""Sites at least, relative to the most spines that are expected."""
LEAN_RAD = 0.28
SIZE_SPREAD = 0.16


@dataclass(frozen=True, slots=True)
class Sites:
    """All places on a branch that can hold a spine; arrays of shape (sites,), read-only.

    position_um: along the branch, from 0 to `length_um`.
    angle_rad: around the branch, 0 = toward the viewer, growing upward; see `side` and `depth`.
    side: +1 above the branch, -1 below.
    depth: -1 (behind) .. 1 (in front of the branch).
    lean_rad: how far a spine leans along the branch, positive toward growing positions.
    scale: size of the site's spines relative to the mean.
    healthy: number of spines in health: sites 0 .. healthy - 1.
    """

    position_um: Floats
    angle_rad: Floats
    side: Floats
    depth: Floats
    lean_rad: Floats
    scale: Floats
    length_um: float
    healthy: int


def sites_needed(section: DendriteSection, highest_density: float) -> int:
    """How many sites the branch has; a few steps only, so that most courses share their luck."""
    per_spine = section.sites_per_spine
    while per_spine < ROOM * highest_density:
        per_spine *= section.sites_per_spine
    return round(section.spines * per_spine)


@lru_cache(maxsize=8)
def draw_sites(section: DendriteSection, n: int, seed: int) -> Sites:
    """The n sites of a branch: evenly spread with some jitter, in random order, on all sides."""
    rng = stream(seed, "dendrite sites")
    length_um = section.spines / section.spines_per_um
    place = rng.permutation(n) + 0.5 + JITTER * (rng.random(n) - 0.5)
    angle_rad = 2.0 * np.pi * rng.random(n)
    arrays = (
        length_um / n * place,
        angle_rad,
        np.where(np.sin(angle_rad) >= 0.0, 1.0, -1.0),
        np.cos(angle_rad),
        LEAN_RAD * rng.standard_normal(n),
        np.exp(SIZE_SPREAD * rng.standard_normal(n)),
    )
    for array in arrays:
        array.setflags(write=False)
    return Sites(*arrays, length_um=length_um, healthy=section.spines)
