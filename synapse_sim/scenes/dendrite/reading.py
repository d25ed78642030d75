"""What of the branch is seen: its state at the frame's time and the stretch in view."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synapse_sim.agents.dendrite.dendrite import Dendrite, DendriteState
from synapse_sim.arrays import Floats
from synapse_sim.draw.canvas import Rect
from synapse_sim.scenes.dendrite.view import Spines, View, lost_in, spines_in, view_of
from synapse_sim.session.frame import Frame

NEW_H, OLD_H = 24.0, 72.0
"""A spine shines as new until the first age and is one of many from the second on."""

_LOST_HEAD = 1.4
"""Head of the outline of a lost spine over that of a thin one."""


@dataclass(frozen=True, slots=True)
class DendriteReading:
    """The branch at the frame's time and what of it is in view."""

    branch: Dendrite
    state: DendriteState
    view: View
    spines: Spines
    lost: Spines
    newness: Floats


def look_at(frame: Frame, rect: Rect) -> DendriteReading:
    """The branch as it is seen in `rect`."""
    branch, numbers = frame.world.dendrite, frame.config.dendrite
    state, view = branch.at(frame.time_h), view_of(rect, branch.sites.length_um)
    spines = spines_in(view, branch.sites, state)
    lost = lost_in(view, branch.sites, state, numbers.length_mushroom_um, _LOST_HEAD * numbers.head_thin_um)
    return DendriteReading(branch, state, view, spines, lost, newness_of(state.age_h[spines.index]))


def newness_of(age_h: Floats) -> Floats:
    """How new spines look, 1 (newborn) .. 0, by age."""
    newness: Floats = np.clip((OLD_H - age_h) / (OLD_H - NEW_H), 0.0, 1.0)
    return newness
