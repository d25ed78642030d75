"""What comes and goes on the branch: spines, the rings of new ones, ghosts of lost ones, synaptic clefts."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np

from synapse_sim.arrays import Bools
from synapse_sim.draw.canvas import Canvas, Point, Rect
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.scenes.dendrite.contacts import BOUTON_UM, GAP_UM, Contact
from synapse_sim.scenes.dendrite.reading import DendriteReading
from synapse_sim.scenes.dendrite.shapes import IN_FRONT, Form, forms, lost_sprite, spine_sprite

_WHITE = (255, 255, 255)
_SEEN_DEPTH = 0.8
"""Lost places further in front or behind are not drawn: their outlines would lie on the branch."""
_RING_DP = 5.5
_LIGHTS = 4
"""Steps of the light around a head."""
_TOUCH_PX = 2.5
"""How much wider than planned a cleft may be."""
_MOLECULES = (-0.8, -0.4, 0.0, 0.4, 0.8)


def draw_lost(canvas: Canvas, seen: DendriteReading) -> None:
    """Dashed outlines where a spine was lost to stress and none stands now."""
    lost = seen.lost
    plain = np.zeros(lost.x.size, dtype=bool)
    places = zip(forms(lost, plain, seen.view.px_per_um), lost.x.tolist(), lost.y.tolist(), strict=True)
    for (form, x, y), depth in zip(places, lost.depth.tolist(), strict=True):
        if abs(depth) < _SEEN_DEPTH:
            canvas.stamp(lost_sprite(canvas, form), x, y)


def draw_spines(canvas: Canvas, seen: DendriteReading, shown: list[Form], chosen: Bools) -> None:
    """Some of the spines in view, the farthest first; `shown` are the forms of all."""
    spines = seen.spines
    for row in np.flatnonzero(chosen)[np.argsort(spines.depth[chosen])].tolist():
        sprite = spine_sprite(canvas, shown[row])
        canvas.stamp(sprite, spines.x[row], spines.y[row], float(seen.newness[row]))


def in_front(seen: DendriteReading) -> Bools:
    """Which spines stand before the branch."""
    front: Bools = seen.spines.depth > IN_FRONT
    return front


def draw_lights(canvas: Canvas, seen: DendriteReading) -> None:
    """Soft light around the heads of new spines."""
    if canvas.quality.glows:
        lit, scale = seen.newness > 0.05, seen.view.px_per_um
        level = np.ceil(_LIGHTS * seen.newness[lit]) / _LIGHTS
        sprite = canvas.glow_sprite("sprout", 1.15 * scale)
        canvas.dots(sprite, seen.spines.tip_x[lit], seen.spines.tip_y[lit], 0.75 * level)


def draw_rings(canvas: Canvas, seen: DendriteReading) -> None:
    """A ring around the head of every new spine: another shape, not only another colour."""
    spines, met = seen.spines, {touching(seen, contact) for contact in seen.contacts}
    for row in np.flatnonzero(seen.is_new).tolist():
        if row not in met:
            radius = round(float(spines.head[row]) + canvas.dp(_RING_DP))
            shown = (0.55 if spines.depth[row] < -0.25 else 1.0) * (0.3 + 0.7 * float(seen.newness[row]))
            at = float(spines.tip_x[row]), float(spines.tip_y[row])
            canvas.ring(*at, radius, _ring_colour(canvas), 1.5, alpha=round(shown, 1))


def _ring_colour(canvas: Canvas) -> Colour:
    light = canvas.theme.light
    return canvas.colour("growth") if light else mix(canvas.colour("sprout"), _WHITE, 0.45)


def touching(seen: DendriteReading, contact: Contact) -> int | None:
    """The row of the spine in view that reaches the axon of a contact; None while none does."""
    rows = np.flatnonzero(seen.state.site[seen.spines.index] == contact.site)
    if not rows.size:
        return None
    row, scale = int(rows[0]), seen.view.px_per_um
    away = np.hypot(seen.spines.tip_x[row] - contact.x, seen.spines.tip_y[row] - contact.y)
    near = seen.spines.head[row] + (BOUTON_UM + 2.2 * GAP_UM) * scale + _TOUCH_PX
    return row if away <= near else None


def draw_cleft(canvas: Canvas, seen: DendriteReading, contact: Contact) -> None:
    """Where a spine has come to an axon: active zone, molecules between, receptors on the spine."""
    row = touching(seen, contact)
    if row is None:
        return
    head = round(float(seen.spines.head[row]))
    tip = round(float(seen.spines.tip_x[row])), round(float(seen.spines.tip_y[row]))
    reach = (2 * BOUTON_UM + GAP_UM) * seen.view.px_per_um + head
    box = Rect(*Rect(contact.x - reach, contact.y - reach, 2 * reach, 2 * reach).whole)
    here = replace(contact, x=contact.x - box.x, y=contact.y - box.y)
    shape = here, (tip[0] - box.x, tip[1] - box.y), (head, bool(seen.is_new[row])), seen.view.px_per_um
    canvas.layer(("cleft", shape), box, partial(_paint_cleft, shape=shape))


def _paint_cleft(canvas: Canvas, shape: tuple[Contact, Point, tuple[int, bool], float]) -> None:
    contact, tip, (head, is_new), px_per_um = shape
    (ux, uy), radius, light = contact.ahead, BOUTON_UM * px_per_um, canvas.theme.light
    terminal, sprout = canvas.colour("terminal"), canvas.colour("sprout")
    zone = terminal if light else mix(terminal, _WHITE, 0.6)
    _arc(canvas, (contact.x, contact.y), radius, (-ux, -uy), zone)
    _arc(canvas, tip, head + 1, (ux, uy), canvas.colour("growth") if light else mix(sprout, _WHITE, 0.55))
    if is_new:
        _arc(canvas, tip, head + canvas.dp(_RING_DP), (-ux, -uy), _ring_colour(canvas), reach=2.1)
    x = (tip[0] + ux * head + contact.x - ux * radius) / 2
    y = (tip[1] + uy * head + contact.y - uy * radius) / 2
    size = max(1.3, 0.030 * px_per_um)
    for k, aside in enumerate(_MOLECULES):
        away, sway = aside * 0.8 * radius, (k % 2 - 0.5) * 0.6 * size
        canvas.disc(x - uy * away + ux * sway, y + ux * away + uy * sway, size, "glutamate")


def _arc(
    canvas: Canvas, at: Point, radius: float, ahead: Point, colour: Colour, *, reach: float = 0.85
) -> None:
    turn = np.arctan2(ahead[1], ahead[0]) + np.linspace(-reach, reach, 16)
    points = np.column_stack([at[0] + radius * np.cos(turn), at[1] + radius * np.sin(turn)])
    canvas.polyline(points, colour, 2.4 if reach < 1.0 else 1.5)
