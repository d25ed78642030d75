"""How the cells of the circuit look: shaded solids, at rest dim and after a spike bright.

A body is drawn in units of a cell's height (pyramidal) or width (interneuron) around its middle at (0, 0).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np

from synapse_sim.arrays import Floats32
from synapse_sim.draw.canvas import Canvas, Paint, Sprite
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.picture import Picture
from synapse_sim.draw.solids import Body, Material, height_map, shade, smooth_limb
from synapse_sim.scenes.circuit.view import Layout

PYRAMIDAL_SHAPES = 4
INTERNEURON_SHAPES = 3

_Twig = tuple[tuple[tuple[float, float], ...], tuple[float, ...]]
"""Points and radii of a limb."""

_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
_SOFTEN_PER_PX = 0.012
_PYRAMIDAL_FRAME = (0.60, 1.20, 0.80)
_INTERNEURON_FRAME = (1.20, 1.20, 0.58)
"""Width, height and the place of the middle below the top, in units of the cell."""


@dataclass(frozen=True, slots=True)
class _Form:
    """One form of a cell; `frame`: width, height and the middle's place below the top, in its units."""

    name: str
    shape: int
    unit_px: int
    frame: tuple[float, float, float]

    def size_px(self) -> tuple[int, int, int]:
        width, height, middle = (round(share * self.unit_px) for share in self.frame)
        return width, height, middle

    def heights(self) -> Floats32:
        """(2, h, w) height map."""
        width, height, middle = self.size_px()
        body = _pyramidal(self.shape) if self.name == "pyramidal" else _interneuron(self.shape)
        soften = max(1, round(_SOFTEN_PER_PX * self.unit_px))
        return height_map(body.scaled(self.unit_px).moved(width / 2, middle), width, height, soften=soften)


def cell_sprite(canvas: Canvas, places: Layout, row: int) -> Sprite:
    """The sprite of a drawn cell, in steps from resting to just fired; its center is the soma."""
    if row < places.pyramidal:
        form = _Form("pyramidal", row % PYRAMIDAL_SHAPES, round(places.height), _PYRAMIDAL_FRAME)
        return _sprite(canvas, form, "glutamate")
    form = _Form("interneuron", row % INTERNEURON_SHAPES, round(places.size), _INTERNEURON_FRAME)
    return _sprite(canvas, form, "gaba")


def _sprite(canvas: Canvas, form: _Form, role: Paint) -> Sprite:
    width, _, middle = form.size_px()
    dim, bright = (partial(_shaded, canvas, form, role, lit=lit) for lit in (False, True))
    return canvas.sprite(form, dim, bright, center=(width // 2, middle))


def _shaded(canvas: Canvas, form: _Form, role: Paint, *, lit: bool) -> Picture:
    colour, ground = canvas.colour(role), canvas.colour("background")
    if canvas.theme.light:
        material = (
            _material(mix(colour, _BLACK, 0.05), 0.42, 0.25)
            if lit
            else _material(mix(colour, ground, 0.52), 0.26, 0.1)
        )
    else:
        material = _material(colour, 0.78, 0.42) if lit else _material(mix(colour, ground, 0.50), 0.80, 0.14)
    return shade(canvas.cached(form, form.heights), material, ambient=0.10)


def _material(colour: Colour, shadow: float, gloss: float) -> Material:
    return Material(
        mix(colour, _BLACK, shadow), mix(colour, _WHITE, 0.06), mix(colour, _WHITE, 0.45), gloss, 0.65
    )


_TRUNK: _Twig = (
    ((0, -0.64), (0, -0.42), (0, -0.2), (0, -0.08), (0, 0), (0, 0.06)),
    (0.0135, 0.0155, 0.021, 0.04, 0.066, 0.042),
)
_TUFT: tuple[_Twig, ...] = (
    (((0, -0.61), (0.011, -0.66), (0.06, -0.705), (0.15, -0.73)), (0.017, 0.017, 0.0125, 0.005)),
    (((0.051, -0.696), (0.09, -0.733), (0.108, -0.78)), (0.012, 0.009, 0.0045)),
)
_BASAL: tuple[_Twig, ...] = (
    (((0.025, 0.02), (0.065, 0.095), (0.10, 0.137), (0.127, 0.205)), (0.038, 0.02, 0.0145, 0.005)),
    (((0.08, 0.109), (0.073, 0.163), (0.089, 0.218)), (0.015, 0.0105, 0.0045)),
)
_MIDDLE: _Twig = (((0, 0.03), (-0.004, 0.11), (0.004, 0.165)), (0.034, 0.0115, 0.0045))


def _pyramidal(shape: int) -> Body:
    """A soma with an apical dendrite that forks into a tuft, and basal dendrites; four forms."""
    lean = (0.0, 0.018, -0.012, -0.025)[shape]
    wide = (1.0, 0.9, 1.08, 0.96)[shape]
    limbs = [_limb(_TRUNK, 1.0, lean), _limb(_MIDDLE, 1.0, lean)]
    for side in (-wide, 1.96 - wide):
        limbs += [_limb(twig, side, lean) for twig in (*_TUFT, *_BASAL)]
    return Body(tuple(limbs), 0.026)


def _interneuron(shape: int) -> Body:
    """A round soma with slender dendrites on all sides."""
    turn = 0.35 * shape
    angles = turn + np.array([-2.85, -2.2, -0.95, -0.2, 0.62, 1.2, 1.85, 2.5])
    lengths = np.array([0.50, 0.38, 0.36, 0.50, 0.44, 0.50, 0.48, 0.42])
    limbs = [smooth_limb([(-0.02, 0.0), (0.02, 0.0), (0.03, 0.01)], [0.17, 0.175, 0.17])]
    for k, (angle, length) in enumerate(zip(angles, np.roll(lengths, shape), strict=True)):
        ahead = np.array([np.cos(angle), np.sin(angle)])
        aside = 0.03 * (-1) ** k * np.array([-ahead[1], ahead[0]])
        points = [0.04 * ahead, 0.18 * ahead, 0.6 * length * ahead + aside, length * ahead]
        limbs.append(smooth_limb(points, [0.10, 0.066, 0.028, 0.009]))
    return Body(tuple(limbs), 0.075)


def _limb(twig: _Twig, side: float, lean: float) -> Floats32:
    """One limb, widened by `side` (negative: the left one) and leaning more the higher it is."""
    points, radii = np.asarray(twig[0], dtype=np.float64), np.asarray(twig[1])
    points = points * (side, 1.0) + np.outer(np.minimum(points[:, 1], 0.0) / -0.64, (lean, 0.0))
    return smooth_limb(points, radii)
