"""The Dendrite scene, the stored signal: a stretch of a branch, a row that counts all of it, its day."""

from __future__ import annotations

from functools import partial

import numpy as np

from synapse_sim.arrays import Bools
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.marks import fitting
from synapse_sim.scenes.dendrite.day import draw_day
from synapse_sim.scenes.dendrite.glow import draw_flashes, draw_glow, draw_proteins
from synapse_sim.scenes.dendrite.ground import draw_ground
from synapse_sim.scenes.dendrite.labels import draw_labels
from synapse_sim.scenes.dendrite.mist import LEAST, draw_mist
from synapse_sim.scenes.dendrite.parts import below_of, picture_of
from synapse_sim.scenes.dendrite.reading import DendriteReading, look_at
from synapse_sim.scenes.dendrite.row import count_of, draw_row
from synapse_sim.scenes.dendrite.shaft import art_of, draw_branch, stands_in_layer
from synapse_sim.scenes.dendrite.shapes import forms
from synapse_sim.scenes.dendrite.spines import (
    draw_cleft,
    draw_lights,
    draw_lost,
    draw_rings,
    draw_spines,
    in_front,
)
from synapse_sim.scenes.dendrite.things import things
from synapse_sim.scenes.dendrite.view import Spines, View
from synapse_sim.scenes.dendrite.words import words_at
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.shared.scene import Scene
from synapse_sim.session.frame import Frame
from synapse_sim.story.scene_names import scene_row
from synapse_sim.story.words import drug_label
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.numbers import percent, whole

_NAMED_EM = 6.5
"""Least height of a picture with names, in ems."""
_BAR_UM = 2.0
"""Length of the scale bar."""


def draw(canvas: Canvas, frame: Frame, room: Room) -> None:
    """Draw the scene into its room."""
    canvas = canvas.sub(room.whole)
    picture, (row, day) = picture_of(room), below_of(canvas, room)
    seen, art = look_at(frame, picture), art_of(room.whole, picture)
    draw_ground(canvas, room.whole, picture, seen.view.px_per_um)
    draw_mist(canvas, art, seen.mist, frame.time_h)
    _draw_branch(canvas, seen, art)
    draw_flashes(canvas, seen)
    words = partial(_draw_words, frame=frame, seen=seen, below=(row, day))
    canvas.renewed("dendrite.words", (frame.revision, frame.time_h), words)


def _draw_words(
    canvas: Canvas, *, frame: Frame, seen: DendriteReading, below: tuple[Rect | None, Rect | None]
) -> None:
    """All that is written, and what is counted below the picture."""
    row, day = below
    covered = [*_draw_scale(canvas, seen.view), *_draw_drug(canvas, frame, seen)]
    if seen.view.rect.h >= _NAMED_EM * canvas.em("small"):
        draw_labels(canvas, frame, seen, covered)
    if row is not None:
        draw_row(canvas, row, count_of(frame, seen))
    if day is not None:
        draw_day(canvas, frame, seen, day)


def _draw_branch(canvas: Canvas, seen: DendriteReading, art: Rect) -> None:
    """From the farthest to the nearest."""
    front = in_front(seen)
    shown = forms(seen.spines, seen.is_new, seen.view.px_per_um)
    still = stands_in_layer(seen.spines, seen.state, seen.branch.steadfast)
    draw_lost(canvas, seen)
    draw_lights(canvas, seen)
    draw_spines(canvas, seen, shown, ~front & ~still)
    draw_branch(canvas, art, seen.view, _chosen(seen.spines, still), seen.contacts)
    draw_glow(canvas, seen)
    draw_proteins(canvas, seen)
    draw_spines(canvas, seen, shown, front)
    draw_rings(canvas, seen)
    for contact in seen.contacts:
        draw_cleft(canvas, seen, contact)


def _chosen(spines: Spines, rows: Bools) -> Spines:
    return Spines(*(getattr(spines, name)[rows] for name in Spines.__slots__))


def _draw_scale(canvas: Canvas, view: View) -> list[Rect]:
    """A bar of a few micrometers, and where all this is known from; returns what they cover."""
    rect, margin, line = view.rect, canvas.dp(28), canvas.line_height("small")
    right, y = rect.right - margin, rect.bottom - canvas.dp(8)
    left = right - _BAR_UM * view.px_per_um
    canvas.fill("ink", Rect(left, y, right - left, canvas.stroke(2)))
    bar = haloed(canvas, (left + right) / 2, y - canvas.dp(3), whole(_BAR_UM, "µm"), anchor="midbottom")
    names = (*wordings("scenes.dendrite.known"), "")
    words = fitting(canvas, names, 0.52 * (rect.w - 2 * margin), "small", "medium")
    top = rect.y + canvas.dp(6)
    known = haloed(canvas, rect.x + margin, top, words, colour="ink_soft", anchor="topleft")
    return [Rect(left, bar.y, right - left, 1.5 * line), known.inset(-canvas.dp(8))]


def _draw_drug(canvas: Canvas, frame: Frame, seen: DendriteReading) -> list[Rect]:
    """What the mist is and how much of it is left; returns what the words cover."""
    if seen.mist < LEAST:
        return []
    rect, mark = seen.view.rect, canvas.dp(6)
    right, y = rect.right - canvas.dp(28), rect.y + canvas.dp(6) + canvas.line_height("small") / 2
    numbers = {"drug": drug_label(frame.config, inside=True), "share": percent(seen.mist)}
    names = (*wordings("scenes.dendrite.drug", **numbers), "")
    words = fitting(canvas, names, 0.38 * rect.w, "small", "medium")
    if not words:
        return []
    said = haloed(canvas, right, y, words, anchor="midright")
    canvas.mark("diamond", said.x - 2 * mark, y, mark, "drug")
    return [said.inset(-3 * mark, -mark)]


def chips(frame: Frame) -> tuple[str, ...]:
    """The scales of the scene."""
    length = whole(frame.world.dendrite.sites.length_um, "µm")
    return text("scenes.dendrite.to_scale"), text("scenes.dendrite.shown", whole=length)


def describe(frame: Frame, room: Room, x: float, y: float) -> str | None:
    """What lies under the pointer."""
    if not room.whole.contains(x, y):
        return None
    return words_at(frame, look_at(frame, picture_of(room)), x, y)


def synapse_at(frame: Frame, room: Room) -> tuple[float, float]:
    """Where the synapse lies: at the head of the spine nearest to the middle."""
    seen = look_at(frame, picture_of(room))
    if not seen.spines.tip_x.size:
        return room.free.center
    row = int(np.argmin(np.abs(seen.spines.tip_x - room.free.center[0])))
    return float(seen.spines.tip_x[row]), float(seen.spines.tip_y[row])


_COLUMNS = frozenset({
    "bdnf_rel", "mtorc1_rel", "protein_rel", "spine_density_rel", "restored_share", "spine_new_rel",
    "spine_formation_per_d", "effect_site_umolar",
})  # fmt: skip
SCENE = Scene(
    scene_row("dendrite"), draw, chips, describe, _COLUMNS,
    still=True, fills=True, inside=synapse_at, tells_ahead=True, things=things,
)  # fmt: skip
"""The row of the scene table."""
