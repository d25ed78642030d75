"""How branch and spines look: shaded solids, dashed outlines of what was lost, faint neurites behind."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from synapse_sim.arrays import Floats, Floats32
from synapse_sim.draw import masks
from synapse_sim.draw.canvas import Canvas, Rect, Sprite
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.picture import Picture
from synapse_sim.draw.solids import Body, Material, height_map, limb, shade, smooth_limb
from synapse_sim.scenes.dendrite.view import SHAFT_RADIUS_UM, Spines, View

_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
_LEAN_STEP_RAD = 0.12
_NECK_UM = 0.065
_SOFTEN = 0.45
_NEURITES = 11

IN_FRONT = 0.35
"""Depth from which a spine is drawn before the branch."""


class Form(NamedTuple):
    """One spine in whole pixels, so that sprites are shared.

    `lean` counts steps of 0.12 rad, `side` is +1 upward and -1 downward; one `in_front` of the branch has a
    foot that melts into it.
    """

    head: int
    length: int
    lean: int
    side: int
    neck: float
    in_front: bool

    def places(self, forward: ArrayLike, aside: ArrayLike = 0.0) -> Floats:
        """(n, 2) places in the picture, from distances ahead of the foot and to the side."""
        ahead, (_, _, foot_x, foot_y) = _ahead(self), box(self)
        across = np.array([-ahead[1], ahead[0]])
        away = np.multiply.outer(np.asarray(forward), ahead) + np.multiply.outer(np.asarray(aside), across)
        placed: Floats = away + np.array([foot_x + 0.5, foot_y + 0.5])
        return placed

    def heights(self) -> Floats32:
        """(2, h, w) height map: a neck that widens into the branch, and a head."""
        top = float(self.length - self.head)
        stops = np.array([-2.0 * self.neck, 0.0, 0.3 * top, 0.75 * top, top])
        neck = smooth_limb(self.places(stops), np.array([2.6, 2.0, 1.05, 1.0, 1.0]) * self.neck, steps=4)
        ball = self.places(np.array([top - 0.10 * self.head, top + 0.05 * self.head]))
        body = Body((neck, limb(ball, np.array([0.95, 1.0]) * self.head)), 0.8 * self.head)
        return height_map(body, *box(self)[:2], soften=max(1, round(_SOFTEN * self.head)))


def _ahead(form: Form) -> Floats:
    lean = form.lean * _LEAN_STEP_RAD
    return np.array([np.sin(lean), -form.side * np.cos(lean)])


@lru_cache(maxsize=4096)
def box(form: Form) -> tuple[int, int, int, int]:
    """Width and height of a picture that holds a spine, and x and y of its foot in it."""
    ahead = _ahead(form)
    ends = np.stack([-2.0 * form.neck * ahead, (form.length - form.head) * ahead])
    margin = np.array([3.0 * form.neck, form.head])[:, None] + 4.0
    low, high = np.floor((ends - margin).min(axis=0)), np.ceil((ends + margin).max(axis=0))
    width, height = (high - low).astype(int).tolist()
    foot_x, foot_y = (-low).astype(int).tolist()
    return width, height, foot_x, foot_y


def forms(spines: Spines, px_per_um: float) -> list[Form]:
    """The forms of all spines, in steps coarse enough to be shared."""
    step, neck = max(1, round(0.06 * px_per_um)), max(0.9, _NECK_UM * px_per_um)
    head = np.maximum(1, np.rint(spines.head)).astype(int)
    length = np.maximum(2, step * np.rint(spines.length / step)).astype(int)
    lean, side = np.rint(spines.lean_rad / _LEAN_STEP_RAD).astype(int), spines.side.astype(int)
    columns = (head, length, lean, side, spines.depth > IN_FRONT)
    return [
        Form(h, tall, turn, up, neck, front)
        for h, tall, turn, up, front in zip(*(c.tolist() for c in columns), strict=True)
    ]


def spine_sprite(canvas: Canvas, form: Form) -> Sprite:
    """A spine in steps from old (the branch's colour) to newborn (bright); its center is the foot."""
    old, new = (partial(_shaded, canvas, form, role) for role in ("dendrite", "sprout"))
    return canvas.sprite(form, old, new, center=box(form)[2:])


def _shaded(canvas: Canvas, form: Form, role: str) -> Picture:
    picture = shade(canvas.cached(form, form.heights), _material(canvas, role), ambient=0.12)
    return _melted(picture, form) if form.in_front else picture


def _melted(picture: Picture, form: Form) -> Picture:
    """Fade the foot, so that the spine grows out of the branch toward the viewer."""
    (width, height, foot_x, foot_y), ahead = box(form), _ahead(form)
    x, y = masks.grid(width, height)
    forward = (x - foot_x) * ahead[0] + (y - foot_y) * ahead[1]
    reach = max(2.0, 0.75 * (form.length - 1.6 * form.head))
    share = np.clip(forward / reach, 0.0, 1.0)
    picture[:, :, 3] = np.rint(picture[:, :, 3] * share * share * (3 - 2 * share))
    return picture


def _material(canvas: Canvas, role: str) -> Material:
    """The shading of a living body of that colour."""
    colour = canvas.colour(role)
    if canvas.theme.light:
        return Material(
            mix(colour, _BLACK, 0.42), mix(colour, _WHITE, 0.22), mix(colour, _WHITE, 0.5), 0.3, 0.35
        )
    return Material(
        mix(colour, _BLACK, 0.80), mix(colour, _WHITE, 0.10), mix(colour, _WHITE, 0.42), 0.35, 0.75
    )


def lost_sprite(canvas: Canvas, form: Form) -> Sprite:
    """The dashed outline of a spine that is gone; its center is the foot."""
    paint, width = canvas.colour("lost"), canvas.stroke(1.35)
    dash = canvas.dp(5), canvas.dp(4)
    return canvas.sprite(
        ("lost", form, width), partial(_outlined, form, paint, width, dash), center=box(form)[2:]
    )


def _outlined(form: Form, paint: Colour, width: float, dash: tuple[float, float]) -> Picture:
    mask = np.zeros(box(form)[1::-1], dtype=np.float32)
    for piece in masks.dashes(_outline(form), *dash):
        stroke, left, top = masks.stroke(piece, width)
        _lay_mask(mask, stroke, left, top)
    picture = np.empty((*mask.shape, 4), dtype=np.uint8)
    picture[:, :, :3] = paint
    picture[:, :, 3] = np.rint(mask * 200)
    return picture


def _outline(form: Form) -> Floats:
    """(n, 2) around neck and head, from foot to foot."""
    top, neck = float(form.length - form.head), 1.6 * form.neck
    opening = np.arcsin(min(0.9, neck / max(form.head, 1)))
    turn = np.linspace(opening, 2 * np.pi - opening, 40) + np.pi
    forward = np.concatenate([[0.0], top + form.head * np.cos(turn), [0.0]])
    aside = np.concatenate([[neck], -form.head * np.sin(turn), [-neck]])
    return form.places(forward, aside)


def _lay_mask(mask: masks.Mask, stroke: masks.Mask, left: int, top: int) -> None:
    x, y = max(left, 0), max(top, 0)
    target = mask[y : top + stroke.shape[0], x : left + stroke.shape[1]]
    part = stroke[y - top :, x - left :][: target.shape[0], : target.shape[1]]
    np.maximum(target, part, out=target)


def draw_branch(canvas: Canvas, view: View) -> None:
    """The branch, from its cached layer."""
    band = branch_band(view)
    canvas.image(("branch", view), band, partial(_branch, canvas, view, band))


@lru_cache(maxsize=64)
def branch_band(view: View) -> Rect:
    """The rows that hold the branch."""
    x = np.linspace(view.rect.x, view.rect.right, 64)
    middle, reach = view.middle_y(x), SHAFT_RADIUS_UM * view.px_per_um + 3
    top, bottom = float(middle.min() - reach), float(middle.max() + reach)
    return Rect(view.rect.x, np.floor(top), view.rect.w, np.ceil(bottom - top) + 1)


def _branch(canvas: Canvas, view: View, band: Rect, width: int, height: int) -> Picture:
    field = canvas.cached(
        ("branch", view, width, height), partial(_branch_heights, view, band, width, height)
    )
    return shade(field, _material(canvas, "dendrite"), ambient=0.12)


def _branch_heights(view: View, band: Rect, width: int, height: int) -> Floats32:
    x = np.linspace(-0.05 * width, 1.05 * width, 160)
    swell = 1.0 + 0.06 * np.sin(x / width * 19.0) * np.sin(x / width * 7.0 + 1.0)
    path = np.column_stack([x, view.middle_y(band.x + x) - band.y])
    return height_map(Body((limb(path, SHAFT_RADIUS_UM * view.px_per_um * swell),), 1.0), width, height)


def paint_neurites(canvas: Canvas) -> None:
    """Faint processes of other cells far behind."""
    rect = canvas.rect
    down = np.linspace(-0.05, 1.05, 24)
    for k in range(_NEURITES):
        start, drift = (k * 0.618 + 0.07) % 1.0, 0.55 * np.sin(2.1 * k + 0.5)
        across = start + drift * (down - 0.5) + 0.03 * np.sin(7 * down + 1.7 * k)
        path = np.column_stack([rect.x + across * rect.w, rect.y + down * rect.h])
        canvas.polyline(path, "terminal", 1.2 + 1.4 * (k % 3), 0.09 + 0.03 * (k % 2))
