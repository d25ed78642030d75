"""How spines look: shaded solids by kind, thin-necked while new, dashed outlines where one is lost."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from synapse_sim.arrays import Bools, Floats, Floats32
from synapse_sim.draw import masks
from synapse_sim.draw.canvas import Canvas, Sprite
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.lighting import Finish, lit
from synapse_sim.draw.picture import Picture
from synapse_sim.draw.solids import Body, height_map, limb, smooth_limb
from synapse_sim.scenes.dendrite.view import LEAN_STEP_RAD, Spines

_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
_NECK_UM = 0.070
_NEW_NECK = 0.60
"""Neck of a new spine over that of an old one."""
_LEAST_NECK_PX = 1.1
_SOFTEN = 0.45

_CROSS = 0.5
"""Reach of the cross on a lost spine, in radii of its head."""
IN_FRONT = 0.35
"""Depth from which a spine is drawn before the branch."""

OLD = Finish(ambient=0.14, occlusion=0.0, warmth=0.32, rim=0.85, gloss=0.34, shininess=40)
NEW = Finish(ambient=0.44, occlusion=0.0, warmth=0.75, rim=0.85, gloss=0.34, shininess=40)


class Form(NamedTuple):
    """One spine in whole pixels, so that sprites are shared.

    `lean` counts steps of `LEAN_STEP_RAD`, `side` is +1 upward and -1 downward; one `in_front` of the
    branch has a foot that melts into it.
    """

    head: int
    length: int
    lean: int
    side: int
    neck: float
    in_front: bool
    new: bool = False

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
        foot = (1.7, 1.35) if self.new else (2.6, 2.0)
        neck = smooth_limb(self.places(stops), np.array([*foot, 1.05, 1.0, 1.0]) * self.neck, steps=4)
        ball = self.places(np.array([top - 0.12 * self.head, top + 0.08 * self.head]))
        body = Body((neck, limb(ball, np.array([0.95, 1.0]) * self.head)), 0.7 * self.head)
        return height_map(body, *box(self)[:2], soften=max(1, round(_SOFTEN * self.head)))


def _ahead(form: Form) -> Floats:
    lean = form.lean * LEAN_STEP_RAD
    return np.array([np.sin(lean), -form.side * np.cos(lean)])


@lru_cache(maxsize=4096)
def box(form: Form) -> tuple[int, int, int, int]:
    """Width and height of a picture that holds a spine, and x and y of its foot in it."""
    ahead = _ahead(form)
    ends = np.stack([-2.0 * form.neck * ahead, (form.length - form.head) * ahead])
    margin = max(3.0 * form.neck, 1.15 * form.head) + 4.0
    low, high = np.floor((ends - margin).min(axis=0)), np.ceil((ends + margin).max(axis=0))
    width, height = (high - low).astype(int).tolist()
    foot_x, foot_y = (-low).astype(int).tolist()
    return width, height, foot_x, foot_y


def forms(spines: Spines, new: Bools, px_per_um: float) -> list[Form]:
    """The forms of all spines, in steps coarse enough to be shared."""
    step, neck = max(1, round(0.06 * px_per_um)), _NECK_UM * px_per_um
    necks = np.maximum(_LEAST_NECK_PX, neck * np.where(new, _NEW_NECK, 1.0))
    head = np.maximum(1, np.rint(spines.head)).astype(int)
    length = np.maximum(2, step * np.rint(spines.length / step)).astype(int)
    lean, side = np.rint(spines.lean_rad / LEAN_STEP_RAD).astype(int), spines.side.astype(int)
    columns = (head, length, lean, side, necks, spines.depth > IN_FRONT, new)
    return [Form(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]


def spine_sprite(canvas: Canvas, form: Form) -> Sprite:
    """A spine; its center is the foot. A new one comes in steps from old to newborn."""
    old = partial(_shaded, canvas, form, "dendrite", OLD)
    young = partial(_shaded, canvas, form, "sprout", NEW) if form.new else None
    return canvas.sprite(form, old, young, center=box(form)[2:])


def _shaded(canvas: Canvas, form: Form, role: str, finish: Finish) -> Picture:
    colour, light = canvas.colour(role), canvas.theme.light
    if not form.in_front:
        colour = mix(colour, _WHITE if light else _BLACK, 0.14)
    picture = lit(canvas.cached(form, form.heights), colour, finish, light=light)
    return _melted(picture, form) if form.in_front else picture


def _melted(picture: Picture, form: Form) -> Picture:
    """Fade the foot, so that the spine grows out of the branch; not where the head covers it."""
    (width, height, foot_x, foot_y), ahead = box(form), _ahead(form)
    x, y = masks.grid(width, height)
    covered = max(0.0, 3.2 * form.head - form.length)
    forward = (x - foot_x) * ahead[0] + (y - foot_y) * ahead[1] + 2.0 * covered
    reach = max(2.0, 0.75 * (form.length - 1.6 * form.head))
    share = np.clip(forward / reach, 0.0, 1.0)
    picture[:, :, 3] = np.rint(picture[:, :, 3] * share * share * (3 - 2 * share))
    return picture


def lost_sprite(canvas: Canvas, form: Form) -> Sprite:
    """The dashed outline of a spine that is gone, struck out: a loss, no plan. Its center is the foot."""
    paint, width = canvas.colour("lost"), canvas.stroke(1.6)
    dash = canvas.dp(5), canvas.dp(4.5)
    return canvas.sprite(
        ("lost", form, width), partial(_outlined, form, paint, width, dash), center=box(form)[2:]
    )


def _outlined(form: Form, paint: Colour, width: float, dash: tuple[float, float]) -> Picture:
    mask = np.zeros(box(form)[1::-1], dtype=np.float32)
    for piece in (*masks.dashes(_outline(form), *dash), *_cross(form)):
        stroke, left, top = masks.stroke(piece, width)
        _lay_mask(mask, stroke, left, top)
    picture = np.empty((*mask.shape, 4), dtype=np.uint8)
    picture[:, :, :3] = paint
    picture[:, :, 3] = np.rint(mask * 215)
    return picture


def _outline(form: Form) -> Floats:
    """(n, 2) around neck and head, from foot to foot."""
    top, neck = float(form.length - form.head), 1.6 * form.neck
    opening = np.arcsin(min(0.9, neck / max(form.head, 1)))
    turn = np.linspace(opening, 2 * np.pi - opening, 40) + np.pi
    forward = np.concatenate([[0.0], top + form.head * np.cos(turn), [0.0]])
    aside = np.concatenate([[neck], -form.head * np.sin(turn), [-neck]])
    return form.places(forward, aside)


def _cross(form: Form) -> tuple[Floats, Floats]:
    """Two strokes through the head."""
    top, arm = float(form.length - form.head), _CROSS * form.head
    ends = np.array([-arm, arm])
    return form.places(top + ends, ends), form.places(top + ends, -ends)


def _lay_mask(mask: masks.Mask, stroke: masks.Mask, left: int, top: int) -> None:
    x, y = max(left, 0), max(top, 0)
    target = mask[y : top + stroke.shape[0], x : left + stroke.shape[1]]
    part = stroke[y - top :, x - left :][: target.shape[0], : target.shape[1]]
    np.maximum(target, part, out=target)
