"""The still parts of the synapse: terminal, spine head or dendrite shaft, membrane and postsynaptic density.

Shapes are capsules in nm of the sideways scale, `up` counted from the postsynaptic membrane.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from synapse_sim.arrays import Floats32
from synapse_sim.draw import solids
from synapse_sim.draw.canvas import Canvas, Making, Paint
from synapse_sim.draw.colour import mix
from synapse_sim.draw.picture import Picture
from synapse_sim.scenes.shared.shading import Capsule, ellipse, flat, glass, joined, lay
from synapse_sim.scenes.synapse.view import CLEFT_NM, GLIA_NM, GLIA_UP_NM, TILT, View

_FLOOR = CLEFT_NM - 14.0
_TERMINAL: tuple[Capsule, ...] = (
    (-154, _FLOOR + 44, 44, 154, _FLOOR + 44, 44),
    (-66, _FLOOR + 62, 58, 66, _FLOOR + 62, 58),
    (0, _FLOOR + 130, 52, 0, _FLOOR + 700, 44),
)
_SPINE: tuple[Capsule, ...] = (
    (-140, -27, 30, 140, -27, 30),
    (-72, -62, 60, 72, -62, 60),
    (0, -92, 56, 0, -420, 40),
)
_SHAFT: tuple[Capsule, ...] = ((-900, -76, 78, 900, -70, 78), (-90, -30, 30, 90, -30, 30))
_GLIA: tuple[Capsule, ...] = tuple(
    (side * (GLIA_NM + 15), GLIA_UP_NM - 15, 15, side * 900, GLIA_UP_NM - 15, 15) for side in (-1, 1)
)
_FACE_NM = 172.0


def draw_bodies(canvas: Canvas, view: View, cell: str, density_nm: float) -> None:
    """Draw the still parts from their cached layers.

    Args:
        canvas: the scene's.
        view: where things lie.
        cell: "pyramidal" (a spine) or "interneuron" (a smooth dendrite).
        density_nm: radius of the postsynaptic density.
    """
    local = view.moved(-canvas.rect.x, -canvas.rect.y)
    canvas.layer(
        ("synapse", cell, density_nm, local), canvas.rect,
        lambda inner: _paint(inner, local, cell, density_nm), ground="background",
    )  # fmt: skip


def post_paint(cell: str) -> Paint:
    """The colour role of the receiving side."""
    return "dendrite" if cell == "pyramidal" else "gaba"


def _paint(canvas: Canvas, view: View, cell: str, density_nm: float) -> Iterator[None]:
    canvas.backdrop()
    yield
    yield from canvas.laying(canvas.rect, lambda w, h: _picture(canvas, view, cell, density_nm, (w, h)))


def _picture(
    canvas: Canvas, view: View, cell: str, density_nm: float, size: tuple[int, int]
) -> Making[Picture]:
    w, h = size
    post = _SPINE if cell == "pyramidal" else _SHAFT
    image = np.zeros((h, w, 4), dtype=np.float32)
    for capsules, role in ((_TERMINAL, "terminal"), (post, post_paint(cell)), (_GLIA, "neutral")):
        lay(image, (yield from _glass(canvas, view, capsules, role, (w, h))))
        yield
    image[:, :, 3] *= np.clip((view.picture.right - np.arange(w)) / (0.12 * view.picture.w), 0, 1)
    yield from _laying_face(image, canvas, view, post_paint(cell), density_nm)
    return np.rint(image).astype(np.uint8)


def _glass(
    canvas: Canvas, view: View, capsules: tuple[Capsule, ...], role: Paint, size: tuple[int, int]
) -> Making[Picture]:
    x, y, k = view.center_x, view.membrane_y, view.px_per_nm
    placed = [(x + a * k, y - b * k, r * k, x + c * k, y - d * k, s * k) for a, b, r, c, d, s in capsules]
    field = glass((yield from solids.mapping(joined(placed, 60 * k), *size)), 52 * k)
    yield
    return (yield from solids.shading(field, glass_material(canvas, role), ambient=0.2))


def glass_material(canvas: Canvas, role: Paint) -> solids.Material:
    """A body one seems to look into: quiet inside, bright at the rim; pale on a light look."""
    colour, ground, ink = canvas.colour(role), canvas.colour("background"), canvas.colour("ink")
    if canvas.theme.light:
        return solids.Material(
            mix(colour, ground, 0.52), mix(colour, ground, 0.84), mix(colour, ink, 0.25), 0.0, 1.0
        )
    return solids.Material(
        mix(colour, ground, 0.86), mix(colour, ground, 0.5), mix(colour, ink, 0.3), 0.06, 1.0
    )


def _laying_face(
    image: Floats32, canvas: Canvas, view: View, role: Paint, density_nm: float
) -> Iterator[None]:
    """The membrane that faces the cleft, and the dense plate that holds the receptors."""
    k, plate = view.px_per_nm, density_nm + 10.0
    x, y = view.center_x, view.membrane_y
    colour, ground, ink = canvas.colour(role), canvas.colour("background"), canvas.colour("ink")
    membrane, rim, side, top = (
        (mix(colour, ground, 0.55), mix(colour, ink, 0.3), mix(colour, ink, 0.1), mix(colour, ground, 0.35))
        if canvas.theme.light
        else (
            mix(colour, ground, 0.7),
            mix(colour, ink, 0.25),
            mix(colour, ground, 0.3),
            mix(colour, ground, 0.6),
        )
    )
    for radius, drop, paint, alpha in (
        (_FACE_NM, 0.0, rim, 0.9), (_FACE_NM - 1.8, -0.8, membrane, 1.0),
        (plate, 4.0, side, 0.8), (plate, 0.0, top, 1.0),
    ):  # fmt: skip
        oval = ellipse(image.shape[1], image.shape[0], (x, y + drop * k), (radius * k, radius * k * TILT))
        lay(image, flat(alpha * oval, paint))
        yield
