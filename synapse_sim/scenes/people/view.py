"""Where the arms stand in the scene, and every patient of an arm."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from synapse_sim.draw.canvas import Rect
from synapse_sim.scenes.people.reading import TrialArm
from synapse_sim.scenes.people.swarm import Swarm, swarm
from synapse_sim.scenes.shared.columns import Shares

SHARES = Shares(from_aspect=1.95, share=0.34, widest=2.2, to_aspect=3.0)
"""Picture and column of the scene."""
_TREATED_SHARE = 0.36
_LEFT, _RIGHT, _HEAD, _FOOT = 0.03, 0.98, 0.335, 0.83
"""Where the room of the swarms begins and ends, as shares of the picture."""
_LOW_ASPECT, _LOW = 3.4, (0.36, 0.80)
"""From this aspect on a picture is so low that words need larger shares of it above and below the swarms."""
_GUTTER = 0.08
"""Share of that room left of the swarms, for the names of the lines."""


def room_of(picture: Rect) -> Rect:
    """The room of all swarms, from the highest score down to 0."""
    head, foot = (_HEAD, _FOOT) if picture.w < _LOW_ASPECT * picture.h else _LOW
    return picture.part(_LEFT, head, _RIGHT, foot)


def boxes_of(picture: Rect, count: int) -> Iterator[Rect]:
    """The room of each arm; the treated one is the widest."""
    edges = np.concatenate([[_GUTTER], np.linspace(_TREATED_SHARE if count > 1 else 1.0, 1.0, count)])
    for left, right in pairwise(edges.tolist()):
        yield room_of(picture).part(left, 0.0, right, 1.0)


def swarm_in(box: Rect, group: TrialArm, time_h: float) -> Swarm:
    """The patients of an arm at one time, in its room."""
    return swarm(box.inset(0.08 * box.w, 0.0), group.patients.at(time_h), group.sideways, group.half)
