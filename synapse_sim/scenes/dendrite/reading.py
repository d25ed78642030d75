"""What of the branch is seen: its state at the frame's time, the stretch in view and what glows there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synapse_sim.agents.dendrite.dendrite import Dendrite, DendriteState
from synapse_sim.arrays import Bools, Floats
from synapse_sim.draw.canvas import Rect
from synapse_sim.scenes.dendrite.contacts import Contact, contacts_of
from synapse_sim.scenes.dendrite.view import Spines, View, lost_in, spines_in, view_of
from synapse_sim.session.frame import Frame

NEW_H, OLD_H = 16.0, 72.0
"""A spine shines as new until the first age and is one of many from the second on."""
FULL_DRIVE = 0.8
"""The branch glows fully where its pool keeps four fifths of the machinery that builds spines busy."""
_LOST_HEAD = 1.3
"""Head of the outline of a lost spine over that of a thin one."""
_FAST_S, _SLOW_S = 0.5, 1.2
"""Seconds on screen up to which a release is not seen by itself, and from which on it is seen fully."""
_DIM, _BRIGHT_AT = 0.10, 0.30
"""Brightness of a release at rest, and the rise of BDNF from which on it shines fully."""


@dataclass(frozen=True, slots=True)
class DendriteReading:
    """The branch at the frame's time and what of it is in view.

    newness: (k,) 1 (newborn) .. 0 (one of many) of the spines in view. is_new: which count as new at all.
    mist: level of the drug, of its highest. pools: (stretches,) how strongly the branch glows, 0..1 and more.
    flash: how bright a release of BDNF is. single: how clearly each is seen by itself.
    """

    branch: Dendrite
    state: DendriteState
    view: View
    spines: Spines
    lost: Spines
    newness: Floats
    is_new: Bools
    contacts: tuple[Contact, ...]
    mist: float
    pools: Floats
    flash: float
    single: float

    def glow_at(self, x: Floats | float) -> Floats:
        """The glow of the branch at x px: its pools, straight from the middle of one to the next."""
        n = len(self.pools)
        middles_um = (np.arange(n) + 0.5) * self.branch.sites.length_um / n
        glow: Floats = np.interp(self.view.um_of(np.asarray(x)), middles_um, self.pools)
        return glow


def look_at(frame: Frame, rect: Rect) -> DendriteReading:
    """The branch as it is seen in `rect`."""
    branch, numbers = frame.world.dendrite, frame.config.dendrite
    state, view = branch.at(frame.time_h), view_of(rect, branch.sites.length_um, branch.busiest_um)
    spines = spines_in(view, branch.sites, state)
    lost = lost_in(view, branch.sites, state, numbers.length_mushroom_um, _LOST_HEAD * numbers.head_thin_um)
    dose_h = first_dose_h(frame)
    newness = newness_of(state.age_h[spines.index], state.born_h[spines.index] > dose_h)
    return DendriteReading(
        branch, state, view, spines, lost, newness, newness > 0.0,
        contacts_of(branch, numbers, view, dose_h), frame.facts.level_share, pools_of(frame),
        flash_of(frame), single_of(frame),
    )  # fmt: skip


def first_dose_h(frame: Frame) -> float:
    """When the first dose was given, hours of the course."""
    return frame.config.doses[0].at_h


def newness_of(age_h: Floats, since_dose: Bools) -> Floats:
    """How new spines look, 1 (newborn) .. 0, by age; those from before the first dose are not new."""
    newness: Floats = np.clip((OLD_H - age_h) / (OLD_H - NEW_H), 0.0, 1.0) * since_dose
    return newness


def drive_of(protein_rel: Floats | float, half: float) -> Floats | float:
    """How strongly protein drives the birth of spines, as in the density equation, over `FULL_DRIVE`."""
    above = np.maximum(np.asarray(protein_rel) - 1.0, 0.0)
    return above / (above + half) / FULL_DRIVE


def pools_of(frame: Frame) -> Floats:
    """(stretches,) the glow: what the local pools add to the births there."""
    drive = drive_of(frame.moment.protein_rel, frame.config.synapses.protein_half)
    return np.asarray(drive * frame.world.dendrite.pool_shares(frame.time_h))


def single_of(frame: Frame) -> float:
    """How clearly single releases are seen: not where the course passes so fast that they would flicker."""
    pace = frame.world.pace_h_per_s
    lasts_s = frame.config.dendrite.event_min / 60.0 / pace if pace > 0.0 else _SLOW_S
    return min(max((lasts_s - _FAST_S) / (_SLOW_S - _FAST_S), 0.0), 1.0)


def flash_of(frame: Frame) -> float:
    """How bright a release is, by how much more BDNF there is than at rest."""
    return _DIM + (1.0 - _DIM) * min(1.0, max(0.0, frame.facts.bdnf / _BRIGHT_AT))
