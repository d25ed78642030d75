"""What lies under the pointer in the body: a parcel of the drug, or an organ."""

from __future__ import annotations

import numpy as np

from synapse_sim.agents.body.parcels import PLACE_NAMES, SITE
from synapse_sim.scenes.body.figure import Figure, RouteEntry
from synapse_sim.scenes.body.picture import DOT, parcel_pixels
from synapse_sim.scenes.body.view import BodyView, stage_of
from synapse_sim.scenes.shared.room import Room
from synapse_sim.session.frame import Frame
from synapse_sim.story.words import drug_label
from synapse_sim.texts.catalogue import text


def describe(frame: Frame, room: Room, x: float, y: float) -> str | None:
    """The parcel or organ under the pointer, in one sentence."""
    rect = room.free
    figure, door, view = stage_of(frame, rect)
    visits = frame.world.body.at(frame.time_h)
    if len(visits.place):
        xs, ys = parcel_pixels(view, figure, door, frame, visits)
        away = np.hypot(xs - x, ys - y)
        nearest = int(away.argmin())
        if away[nearest] <= max(6.0, 2.0 * DOT * view.scale):
            return _parcel_words(int(visits.place[nearest]), door, frame)
    return _organ_words(figure, view, x, y)


def _parcel_words(place: int, door: RouteEntry, frame: Frame) -> str:
    drug = drug_label(frame.config)
    if place == SITE:
        return text("scenes.body.parcel.site", drug=drug, where=door.words)
    return text(f"scenes.body.parcel.{PLACE_NAMES[place]}", drug=drug)


def _organ_words(figure: Figure, view: BodyView, x: float, y: float) -> str | None:
    u, v = (x - view.x) / view.scale, (y - view.y) / view.scale
    for organ in reversed(figure.organs):
        for x0, y0, r0, x1, y1, r1 in organ.limbs:
            span = (x1 - x0) ** 2 + (y1 - y0) ** 2
            along = min(max(((u - x0) * (x1 - x0) + (v - y0) * (y1 - y0)) / span, 0.0), 1.0) if span else 0.0
            if np.hypot(u - x0 - along * (x1 - x0), v - y0 - along * (y1 - y0)) <= r0 + (r1 - r0) * along:
                return text(f"scenes.body.organ.{organ.name}")
    return None
