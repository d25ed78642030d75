"""The branch, with the spines behind it that never change and the axons that cross: one cached layer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np

from synapse_sim.agents.dendrite.dendrite import DendriteState
from synapse_sim.arrays import Bools, Floats, Floats32
from synapse_sim.draw.blur import soft_noise, stretched
from synapse_sim.draw.canvas import Canvas, Making, Rect
from synapse_sim.draw.colour import mix
from synapse_sim.draw.lighting import Finish, lighting
from synapse_sim.draw.picture import Picture
from synapse_sim.draw.solids import Body, limb, mapping, smooth_limb
from synapse_sim.scenes.dendrite.contacts import BOUTON_UM, Contact, axon_path
from synapse_sim.scenes.dendrite.shapes import IN_FRONT, forms, spine_sprite
from synapse_sim.scenes.dendrite.view import Spines, View

_WHITE = (255, 255, 255)
_SHAFT = Finish(ambient=0.10, occlusion=0.0, warmth=0.20, rim=0.85, gloss=0.30, shininess=26)
_AXON = Finish(ambient=0.20, occlusion=0.3, warmth=0.3, rim=0.7, gloss=0.2)
_AXON_UM = 0.058
_BEAD_UM = 0.11
_BEADS = (0.28, 0.74)
_VESICLES = (-0.55, 0.0, 0.55)
_BUMP, _BUMP_UM = 0.55, 0.30
"""Height (px) and size of the bumps of the branch's surface."""
_SWELL = 0.07
_ROWS = 96
"""How many rows are made in a slice."""
_FADE = 0.14
"""Share of the picture's height over which an axon fades above and below it."""


def art_of(whole: Rect, picture: Rect) -> Rect:
    """Whole pixels that hold branch, spines and crossing axons."""
    more = _FADE * picture.h
    top, bottom = max(whole.y, picture.y - more), min(whole.bottom, picture.bottom + 0.5 * more)
    return Rect(*Rect(whole.x, top, whole.w, bottom - top).whole)


def stands_in_layer(spines: Spines, state: DendriteState, steadfast: Bools) -> Bools:
    """Which spines in view are part of the layer."""
    inside: Bools = steadfast[state.site[spines.index]] & (spines.depth <= IN_FRONT)
    return inside


def draw_branch(canvas: Canvas, art: Rect, view: View, behind: Spines, contacts: tuple[Contact, ...]) -> None:
    """Spines behind the branch that stand for good, the branch and the axons that touch it."""
    here = replace(view, rect=view.rect.moved(-art.x, -art.y))
    shown = forms(behind, np.zeros(behind.x.size, dtype=bool), view.px_per_um)
    places = tuple(zip(shown, (behind.x - art.x).tolist(), (behind.y - art.y).tolist(), strict=True))
    near = tuple(replace(each, x=each.x - art.x, y=each.y - art.y) for each in contacts)

    def paint(layer: Canvas) -> Iterator[None]:
        for form, x, y in places:
            layer.stamp(spine_sprite(layer, form), x, y)
            yield
        yield from _paint_shaft(layer, here)
        for contact in near:
            yield from _paint_axon(layer, here, contact)

    canvas.layer(("dendrite.branch", here, places, near), art, paint)


def _paint_shaft(canvas: Canvas, view: View) -> Iterator[None]:
    width, height = canvas.rect.whole[2:]
    field = yield from shaping(view, width, height)
    picture = np.zeros((height, width, 4), dtype=np.uint8)
    yield from lighting(picture, field, canvas.colour("dendrite"), _SHAFT, light=canvas.theme.light)
    yield from canvas.laying(canvas.rect, partial(_as_it_is, picture))


def _as_it_is(picture: Picture, _width: int, _height: int) -> Making[Picture]:
    yield
    return picture


def shaping(view: View, width: int, height: int) -> Making[Floats32]:
    """(2, h, w) distance inside and height of the branch, in closed form: it has one middle at each x."""
    x = np.arange(width, dtype=np.float64) + 0.5
    radius = view.shaft_px * (1 + _SWELL * np.sin(21 * x / width) * np.sin(8 * x / width + 1.0))
    outline = [
        each.astype(np.float32) for each in (radius, 1 / np.hypot(1.0, view.slope(x)), view.middle_y(x))
    ]
    bumps = soft_noise(height, width, _BUMP_UM * view.px_per_um, 4)
    field = np.empty((2, height, width), dtype=np.float32)
    for top in range(0, height, _ROWS):
        yield
        rows = slice(top, top + _ROWS)
        y = np.arange(height, dtype=np.float32)[rows, None] + np.float32(0.5)
        field[:, rows] = _strip(y, outline, stretched(bumps, height, rows))
    return field


def _strip(y: Floats32, outline: list[Floats32], bumps: Floats32) -> Floats32:
    """Some rows of the branch, whose outline is radius, slant and middle at each x."""
    radius, slant, middle = outline
    inside = radius - np.abs(y - middle) * slant
    share = np.clip(inside / radius, 0, 1)
    rise = radius * np.sqrt(1 - (1 - share) ** 2) + _BUMP * bumps * np.clip(inside / 6, 0, 1)
    return np.stack([inside, rise])


def _paint_axon(canvas: Canvas, view: View, contact: Contact) -> Iterator[None]:
    """An axon with beads and the bouton that touches; it fades out above and below the picture."""
    path = axon_path(contact, view)
    reach = BOUTON_UM * view.px_per_um + 4
    low, high = path.min(axis=0) - reach, path.max(axis=0) + reach
    top, bottom = max(low[1], canvas.rect.y), min(high[1], canvas.rect.bottom)
    box = Rect(*Rect(low[0], top, high[0] - low[0], bottom - top).whole)
    body, (width, height) = _axon_body(view, contact, np.array([box.x, box.y])), box.whole[2:]
    field = yield from mapping(body, width, height, soften=1)
    yield
    picture, light = np.zeros((height, width, 4), dtype=np.uint8), canvas.theme.light
    colour = mix(canvas.colour("terminal"), _WHITE, 0.0 if light else 0.10)
    yield from lighting(picture, field, colour, _AXON, light=light)
    faded = _faded(picture, view, box.y)
    yield from canvas.laying(box, partial(_as_it_is, faded))
    _paint_vesicles(canvas, contact, BOUTON_UM * view.px_per_um)


def _paint_vesicles(canvas: Canvas, contact: Contact, radius: float) -> None:
    (ux, uy), light = contact.ahead, canvas.theme.light
    pale = mix(canvas.colour("terminal"), _WHITE, 0.7 if light else 0.55)
    for aside in _VESICLES:
        back = (0.26 if aside else 0.36) * radius
        x, y = contact.x - ux * back - uy * aside * radius, contact.y - uy * back + ux * aside * radius
        canvas.disc(x, y, 0.26 * radius, pale)
        canvas.disc(x, y, 0.15 * radius, "glutamate")


def _axon_body(view: View, contact: Contact, origin: Floats) -> Body:
    """The axon with its beads and its bouton, in px from an origin."""
    scale = view.px_per_um
    path = axon_path(contact, view) - origin
    line = smooth_limb(path, np.full(len(path), _AXON_UM * scale), steps=12)
    beads = [line[int(share * (len(line) - 1)), :2] for share in _BEADS]
    bouton = np.array([contact.x, contact.y]) - origin
    blobs = [*((bead, _BEAD_UM * scale) for bead in beads), (bouton, BOUTON_UM * scale)]
    wide = [limb(place + np.array([[-0.3 * r, 0], [0.3 * r, 0]]), [0.95 * r] * 2) for place, r in blobs]
    return Body((line, *wide), 0.14 * scale)


def _faded(picture: Picture, view: View, top: float) -> Picture:
    y = (np.arange(picture.shape[0]) + top - view.rect.y) / view.rect.h
    share = np.clip((y + _FADE) / (2 * _FADE), 0, 1) * np.clip((1 + 0.5 * _FADE - y) / (1.5 * _FADE), 0, 1)
    picture[:, :, 3] = picture[:, :, 3] * share[:, None]
    return picture
