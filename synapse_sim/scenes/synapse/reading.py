"""What the synapse scene shows of the cleft's agents: plain arrays, in nm.

Three things are drawn closer together than they are: receptors outside the field, which lie on the side of
the spine's head, the vesicles of the reserve, and the glial membrane, where each transporter that is drawn
stands for all within a range of distances.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from synapse_sim.agents.cleft import Cleft
from synapse_sim.agents.cleft.receptors import FREE, Receptors
from synapse_sim.agents.cleft.transporters import Transporters
from synapse_sim.agents.scheme import C0, OPEN
from synapse_sim.arrays import AnyFloats, AnyInts, Bools
from synapse_sim.config.sections import cleft as section
from synapse_sim.scenes.synapse import channels as looks

TRANSPORTERS = 5
"""Drawn at each side."""


@dataclass(frozen=True, slots=True)
class SynapseReading:
    """One instant of a synapse.

    Places are (3, n) x, y, z in nm, z counted up from the postsynaptic membrane; receptors lie on it, (2, n).
    `receptor_look` numbers `channels.CHANNEL_STATES`, `receptor_bound` counts the glutamate held. A vesicle's
    third coordinate is its height above the terminal's membrane; `vesicle_opened` runs from 0 (whole)
    to 1 (flat). A drawn transporter stands for (busy, all) of `transporter_count` (2, sides, n), nearest
    first.
    The traces end with the newest value; `skipped_s` and `failures` are what was left out before the release.
    """

    cell: str
    height_nm: float
    density_nm: float
    glutamate_nm: AnyFloats
    drug_nm: AnyFloats
    calcium_nm: AnyFloats
    receptor_nm: AnyFloats
    receptor_is_nmda: Bools
    receptor_look: AnyInts
    receptor_bound: AnyInts
    vesicle_nm: AnyFloats
    vesicle_fill: AnyFloats
    vesicle_opened: AnyFloats
    transporter_count: AnyInts
    skipped_s: float
    failures: int
    trace_ms: AnyFloats
    trace_voltage_mv: AnyFloats
    trace_ampa_pa: AnyFloats
    trace_nmda_pa: AnyFloats
    trace_calcium_umolar: AnyFloats


def shown_of(cleft: Cleft) -> SynapseReading:
    """Read one instant off the live synapse."""
    numbers, receptors, vesicles = cleft.numbers, cleft.receptors, cleft.vesicles
    rows = cleft.traces.rows
    return SynapseReading(
        cell=numbers.cell,
        height_nm=numbers.height_nm,
        density_nm=numbers.density_radius_nm,
        glutamate_nm=cleft.glutamate_nm,
        drug_nm=cleft.drug_nm,
        calcium_nm=_gathered(cleft.calcium.xyz_nm, numbers.density_radius_nm),
        receptor_nm=_gathered(cleft.receptor_nm, numbers.density_radius_nm),
        receptor_is_nmda=receptors.is_nmda,
        receptor_look=looks_of(receptors),
        receptor_bound=receptors.bound,
        vesicle_nm=_packed(vesicles.xyz_nm),
        vesicle_fill=vesicles.fill,
        vesicle_opened=vesicles.opened,
        transporter_count=counted(numbers, cleft.glutamate.transporters.busy_ms),
        skipped_s=cleft.skipped_s,
        failures=cleft.failures,
        trace_ms=rows[:, 0],
        trace_voltage_mv=rows[:, 1],
        trace_ampa_pa=rows[:, 2],
        trace_nmda_pa=rows[:, 3],
        trace_calcium_umolar=rows[:, 4],
    )


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


_TRUE_RADII = (0.0, 1.1, 1.5, 2.3, 8.0)
_DRAWN_RADII = (0.0, 1.1, 1.2, 1.37, 1.45)
"""Distance from the middle and where it is drawn, in radii of the receptor field."""


def _gathered(places_nm: AnyFloats, field_nm: float) -> AnyFloats:
    """(2 or 3, n) places with those outside the receptor field drawn nearer to it."""
    radius = np.hypot(places_nm[0], places_nm[1]) / field_nm
    drawn = np.interp(radius, _TRUE_RADII, _DRAWN_RADII)
    gathered = np.array(places_nm, dtype=np.float32)
    gathered[:2] *= drawn / np.maximum(radius, 1e-6)
    return gathered


def _packed(places_nm: AnyFloats) -> AnyFloats:
    """(3, n) vesicles with the reserve drawn low enough for the bulb, and narrower toward its neck."""
    packed = np.array(places_nm, dtype=np.float32)
    packed[2] = np.interp(places_nm[2], (0.0, 20.0, 62.0, 210.0), (0.0, 20.0, 42.0, 102.0))
    packed[0] *= np.interp(packed[2], (20.0, 60.0, 102.0), (1.0, 1.0, 0.62))
    packed[1] *= 0.6
    return packed
