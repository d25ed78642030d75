"""Where the body stands on the screen, and its still picture: outline, vessels, organs, tool."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from synapse_sim.arrays import Floats32
from synapse_sim.draw import solids
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.colour import mix
from synapse_sim.draw.picture import Picture
from synapse_sim.scenes.body.figure import Figure, Organ, Point, RouteEntry
from synapse_sim.scenes.body.person import PERSON
from synapse_sim.scenes.body.rodent import RODENT
from synapse_sim.scenes.body.tools import draw_tool
from synapse_sim.scenes.shared.columns import Shares
from synapse_sim.scenes.shared.shading import Capsule, glass, joined, lay

SHARES = Shares(from_aspect=1.45, share=0.40, widest=1.3)
"""Picture and column of the scene."""


@dataclass(frozen=True, slots=True)
class BodyView:
    """The figure in a rectangle: `scale` px a figure unit, (x, y) the pixel of the figure's (0, 0)."""

    picture: Rect
    x: float
    y: float
    scale: float

    def place(self, x: float, y: float) -> Point:
        """The pixel of a point in figure units."""
        return self.x + x * self.scale, self.y + y * self.scale

    def moved(self, dx: float, dy: float) -> BodyView:
        """The same view elsewhere."""
        return replace(self, picture=self.picture.moved(dx, dy), x=self.x + dx, y=self.y + dy)


def figure_of(species: str) -> Figure:
    """The figure of a species; rats and mice share one."""
    return PERSON if species == "human" else RODENT


def body_view(rect: Rect, figure: Figure) -> BodyView:
    """The figure as large as it fits into a scene; a person reaches the lower edge."""
    picture, _ = SHARES.split(rect)
    scale = min(picture.w / figure.width, picture.h / (figure.height + 0.07))
    spare = picture.h - figure.height * scale
    return BodyView(
        picture, picture.center[0], picture.y + spare * (1.0 if figure.height > 0.8 else 0.5), scale
    )


def draw_body(canvas: Canvas, view: BodyView, figure: Figure, door: RouteEntry) -> None:
    """Draw the still picture from its cached layer."""
    local = view.moved(-canvas.rect.x, -canvas.rect.y)
    key = ("body", figure.width, door.words, local)
    canvas.layer(key, canvas.rect, lambda inner: _paint(inner, local, figure, door), ground="background")


def _paint(canvas: Canvas, view: BodyView, figure: Figure, door: RouteEntry) -> None:
    canvas.backdrop()
    canvas.image(
        ("outline", figure.width, view), canvas.rect, lambda w, h: _outline(canvas, view, figure, (w, h))
    )
    for loop in figure.vessels:
        canvas.curve([view.place(*p) for p in loop], "plasma", 2.2, 0.4)
    canvas.image(
        ("organs", figure.width, view), canvas.rect, lambda w, h: _organs(canvas, view, figure, (w, h))
    )
    draw_tool(canvas, door.tool, view.place(*door.tip), view.scale)


def _outline(canvas: Canvas, view: BodyView, figure: Figure, size: tuple[int, int]) -> Picture:
    field = glass(_field(view, figure.limbs, 0.05, size), 0.045 * view.scale)
    skin, ground, ink = (canvas.colour(role) for role in ("neutral", "background", "ink"))
    if canvas.theme.light:
        material = solids.Material(
            mix(skin, ground, 0.6), mix(skin, ground, 0.88), mix(skin, ink, 0.1), 0.0, 0.9
        )
    else:
        material = solids.Material(
            mix(skin, ground, 0.93), mix(skin, ground, 0.72), mix(skin, ink, 0.1), 0.0, 0.8
        )
    return solids.shade(field, material, ambient=0.25)


def _organs(canvas: Canvas, view: BodyView, figure: Figure, size: tuple[int, int]) -> Picture:
    image = np.zeros((size[1], size[0], 4), dtype=np.float32)
    for organ in figure.organs:
        lay(image, _organ(canvas, view, organ, size))
    return np.rint(image).astype(np.uint8)


def _organ(canvas: Canvas, view: BodyView, organ: Organ, size: tuple[int, int]) -> Picture:
    field = glass(_field(view, organ.limbs, organ.join, size), 0.022 * view.scale)
    colour, ground, ink = canvas.colour(organ.role), canvas.colour("background"), canvas.colour("ink")
    quiet = 0.45 if canvas.theme.light else 0.35
    colour = mix(colour, canvas.colour("neutral"), quiet)
    if canvas.theme.light:
        material = solids.Material(
            mix(colour, ground, 0.35), mix(colour, ground, 0.7), mix(colour, ink, 0.15), 0.0, 0.8
        )
    else:
        material = solids.Material(
            mix(colour, ground, 0.85), mix(colour, ground, 0.5), mix(colour, ink, 0.2), 0.08, 0.9
        )
    return solids.shade(field, material)


def _field(view: BodyView, limbs: tuple[Capsule, ...], join: float, size: tuple[int, int]) -> Floats32:
    placed = [
        (*view.place(a, b), r * view.scale, *view.place(c, d), s * view.scale) for a, b, r, c, d, s in limbs
    ]
    return solids.height_map(joined(placed, join * view.scale), *size)
