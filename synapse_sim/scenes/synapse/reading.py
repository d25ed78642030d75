"""What the synapse scene shows of the cleft's agents: a slice through the middle, in units of the picture.

Of the receptors ten are shown, of the free molecules every tenth; each drawn transporter stands for all
within a range of distances.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from synapse_sim.agents.cleft import Cleft
from synapse_sim.agents.cleft.cut import HALF_NM, turned
from synapse_sim.agents.cleft.receptors import FREE, Receptors
from synapse_sim.agents.cleft.transporters import Transporters
from synapse_sim.agents.scheme import C0, OPEN
from synapse_sim.arrays import AnyFloats, AnyInts, Bools
from synapse_sim.config.sections import cleft as section
from synapse_sim.draw.label_rows import spread
from synapse_sim.scenes.synapse import looks
from synapse_sim.scenes.synapse.packing import DOCKED_Y, settled
from synapse_sim.scenes.synapse.transporters import TRANSPORTERS
from synapse_sim.scenes.synapse.view import CLEFT, REACH, UNITS_PER_NM

RECEPTORS, _MOST_NMDA = 10, 4
"""Drawn in all, and at most of one kind."""
MOLECULES_PER_DOT = 10
_WIDTH, _MOST_X = 38.5, 178.0
"""A receptor's room, and how far from the middle the last one stands, in units."""


@dataclass(frozen=True, slots=True)
class SynapseReading:
    """One instant of a synapse; places are (n,) in units of the picture.

    is_release: whether free molecules are followed. free: how many there are between the membranes.
    glutamate, drug, calcium: (3, n) x, y, and how far behind the slice, 0 (in it) to 1.
    receptor_x, receptor_is_nmda, receptor_look, receptor_bound: those of the slice, from left to right.
    vesicle: (3, n) x, y, and how far behind. vesicle_fill, vesicle_opened: 0..1. vesicle_docked: at the face.
    transporter_count: (2, sides, n) busy ones and all that each drawn one stands for, nearest first.
    """

    cell: str
    height_nm: float
    is_release: bool
    free: int
    glutamate: AnyFloats
    drug: AnyFloats
    calcium: AnyFloats
    receptor_x: AnyFloats
    receptor_is_nmda: Bools
    receptor_look: AnyInts
    receptor_bound: AnyInts
    vesicle: AnyFloats
    vesicle_fill: AnyFloats
    vesicle_opened: AnyFloats
    vesicle_docked: Bools
    transporter_count: AnyInts


def shown_of(cleft: Cleft, turn_rad: float, above: float) -> SynapseReading:
    """Read one instant off the live synapse.

    Args:
        cleft: the synapse.
        turn_rad: of the slice.
        above: how far the picture goes up from the terminal's face, in units.
    """
    receptors, vesicles, numbers = cleft.receptors, cleft.vesicles, cleft.numbers
    chosen, xs = _in_slice(receptors, cleft.receptor_nm, turn_rad)
    return SynapseReading(
        cell=numbers.cell,
        height_nm=numbers.height_nm,
        is_release=cleft.is_release,
        free=free_of(cleft),
        glutamate=_in_cleft(cleft.glutamate_nm[:, ::MOLECULES_PER_DOT], turn_rad, numbers),
        drug=_in_cleft(cleft.drug_nm, turn_rad, numbers),
        calcium=_below(cleft.calcium.xyz_nm, turn_rad),
        receptor_x=xs,
        receptor_is_nmda=receptors.is_nmda[chosen],
        receptor_look=looks_of(receptors)[chosen],
        receptor_bound=receptors.bound[chosen],
        vesicle=_vesicles(cleft, turn_rad, above),
        vesicle_fill=vesicles.fill,
        vesicle_opened=vesicles.opened,
        vesicle_docked=vesicles.state > 0,
        transporter_count=counted(numbers, cleft.glutamate.transporters.busy_ms),
    )


def free_of(cleft: Cleft) -> int:
    """Molecules between the membranes, or left over from the release."""
    return cleft.glutamate_nm.shape[1] if cleft.is_release else round(cleft.glutamate.remainder)


def looks_of(receptors: Receptors) -> AnyInts:
    """(n,) how each receptor looks; drug hides magnesium."""
    is_open = receptors.is_open
    bound = np.where(is_open, looks.OPEN, np.where(receptors.state > OPEN, looks.RESTING, looks.READY))
    look = np.where(receptors.state == C0, looks.CLOSED, bound)
    look = np.where(receptors.magnesium, np.where(is_open, looks.PLUGGED, looks.MAGNESIUM), look)
    return np.where(receptors.drug != FREE, np.where(is_open, looks.DRUG, looks.TRAPPED), look)


def counted(numbers: section.Cleft, busy_ms: AnyFloats) -> AnyInts:
    """(2, 2, `TRANSPORTERS`) busy ones and all: at the left and right, nearest first."""
    group = _groups(numbers)
    counts = [np.bincount(who, minlength=2 * TRANSPORTERS) for who in (group[busy_ms > 0.0], group)]
    return np.stack(counts).reshape(2, 2, TRANSPORTERS)


@lru_cache(maxsize=4)
def _groups(numbers: section.Cleft) -> AnyInts:
    """(n,) which drawn transporter stands for each."""
    xy_nm = Transporters(numbers).xy_nm
    away_nm = np.hypot(*xy_nm)
    edges_nm = np.quantile(away_nm, np.arange(1, TRANSPORTERS) / TRANSPORTERS)
    group: AnyInts = (xy_nm[0] > 0.0) * TRANSPORTERS + edges_nm.searchsorted(away_nm)
    return group


# the slice


def _in_slice(receptors: Receptors, places_nm: AnyFloats, turn_rad: float) -> tuple[AnyInts, AnyFloats]:
    """The receptors that are drawn, from left to right, and where: NMDA of the slice, AMPA nearest to it."""
    along, behind = turned(places_nm, turn_rad)
    away = np.abs(behind) - HALF_NM * (receptors.drug != FREE)
    nearest = np.argsort(away, kind="stable")
    is_nmda = receptors.is_nmda[nearest]
    nmda = nearest[is_nmda & (np.abs(behind[nearest]) < HALF_NM)][:_MOST_NMDA]
    chosen = np.concatenate([nmda, nearest[~is_nmda][: RECEPTORS - len(nmda)]])
    chosen = chosen[np.argsort(along[chosen], kind="stable")]
    wanted = (UNITS_PER_NM * along[chosen]).tolist()
    return chosen, np.array(spread(wanted, _WIDTH, -_MOST_X, _MOST_X))


def _in_cleft(places_nm: AnyFloats, turn_rad: float, numbers: section.Cleft) -> AnyFloats:
    """Where molecules between the membranes are drawn."""
    along, behind, up = turned(places_nm, turn_rad)
    x = UNITS_PER_NM * along
    y = 8.0 + (1.0 - up / numbers.height_nm) * (CLEFT - 14.0)
    depth = np.clip(np.abs(behind) / 330.0, 0.0, 1.0)
    return np.stack([x, y, depth])[:, np.abs(x) < REACH]


def _below(places_nm: AnyFloats, turn_rad: float) -> AnyFloats:
    """Where calcium below the spine's membrane is drawn."""
    along, behind, up = turned(places_nm, turn_rad)
    x = np.clip(1.25 * along, -170.0, 170.0)
    y = CLEFT + 50.0 + np.minimum(np.abs(1.05 * up), 140.0)
    return np.stack([x, y, np.clip(np.abs(behind) / 330.0, 0.0, 1.0)])


def _vesicles(cleft: Cleft, turn_rad: float, above: float) -> AnyFloats:
    """(3, n) vesicles at their settled homes, or on the way there."""
    vesicles = cleft.vesicles
    homes = vesicles.home_nm
    order = np.lexsort(homes)
    place = np.empty_like(homes)
    place[:, order] = settled(homes[:, order].tobytes(), turn_rad, above)
    moved = turned(vesicles.xyz_nm - homes, turn_rad)
    place[0] += UNITS_PER_NM * moved[0]
    place[1] = np.minimum(place[1] - moved[2], DOCKED_Y)
    return place
