"""What lies under the pointer in a body: a mark of the drug, or an organ."""

from __future__ import annotations

import numpy as np

from synapse_sim.agents.body.parcels import PLACE_NAMES, SITE
from synapse_sim.agents.body.paths import GIVEN
from synapse_sim.scenes.body.figure import limb_of
from synapse_sim.scenes.body.paint import mark_pixels, mark_px, shown_marks
from synapse_sim.scenes.body.reading import Seen
from synapse_sim.story.words import drug_label
from synapse_sim.texts.catalogue import text


def words_at(seen: Seen, x: float, y: float) -> str | None:
    """The mark or organ of one body at a pixel."""
    shown = shown_marks(seen)
    if shown.any():
        xs, ys = mark_pixels(seen)
        away = np.where(shown, np.hypot(xs - x, ys - y), np.inf)
        nearest = int(away.argmin())
        if away[nearest] <= max(6.0, 1.5 * mark_px(seen)):
            return _mark_words(seen, nearest)
    return _organ_words(seen, x, y)


def _mark_words(seen: Seen, row: int) -> str:
    drug, place = drug_label(seen.config), int(seen.visits.place[row])
    if place != SITE:
        return text(f"scenes.body.parcel.{PLACE_NAMES[place]}", drug=drug)
    key = "waits" if seen.visits.compartment[row] == GIVEN else "site"
    return text(f"scenes.body.parcel.{key}", drug=drug, where=seen.door.words)


def _organ_words(seen: Seen, x: float, y: float) -> str | None:
    view = seen.view
    u, v = (x - view.x) / view.scale, (y - view.y) / view.scale
    for organ in reversed(seen.figure.organs):
        for chain in organ.chains:
            x0, y0, r0, x1, y1, r1 = limb_of(chain, 3).T
            span = np.maximum((x1 - x0) ** 2 + (y1 - y0) ** 2, 1e-12)
            along = np.clip(((u - x0) * (x1 - x0) + (v - y0) * (y1 - y0)) / span, 0.0, 1.0)
            away = np.hypot(u - x0 - along * (x1 - x0), v - y0 - along * (y1 - y0))
            if (away <= r0 + (r1 - r0) * along).any():
                return text(f"scenes.body.organ.{organ.name}")
    return None
