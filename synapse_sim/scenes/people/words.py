"""What lies under the pointer: a virtual patient."""

from __future__ import annotations

import numpy as np

from synapse_sim.scenes.people.reading import TrialArm, groups_of
from synapse_sim.scenes.people.view import SHARES, boxes_of, swarm_in
from synapse_sim.scenes.shared.room import Room
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import digits


def describe(frame: Frame, room: Room, x: float, y: float) -> str | None:
    """The virtual patient under the pointer, in one sentence."""
    rect = room.free
    if frame.people.trial is None:
        return None
    groups, (picture, _) = groups_of(frame.people.trial), SHARES.split(rect)
    for group, box in zip(groups, boxes_of(picture, len(groups)), strict=True):
        seen = swarm_in(box, group, frame.time_h)
        away = np.hypot(seen.x - x, seen.y - y)
        nearest = int(away.argmin())
        if away[nearest] < 0.02 * rect.h:
            return _patient_words(group, frame.time_h, nearest)
    return None


def _patient_words(group: TrialArm, time_h: float, who: int) -> str:
    score, start = float(group.patients.at(time_h)[who]), group.patients.start
    verdict = "responds" if score <= group.half else "does_not_respond"
    return text(
        f"scenes.people.{verdict}", arm=group.name, who=who + 1, score=digits(score), start=digits(start)
    )
