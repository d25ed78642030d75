"""The still picture of the body (outline, vessels, organs, tool) and the parcels on it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from synapse_sim.agents.body.parcels import BRAIN, ParcelVisits
from synapse_sim.arrays import Floats32
from synapse_sim.draw import solids
from synapse_sim.draw.canvas import Canvas, Making
from synapse_sim.draw.colour import mix
from synapse_sim.draw.picture import Picture
from synapse_sim.scenes.body.figure import Figure, Organ, RouteEntry
from synapse_sim.scenes.body.parcels import SUBSTANCES, parcel_places
from synapse_sim.scenes.body.tools import draw_tool
from synapse_sim.scenes.body.view import BodyView, stage_of
from synapse_sim.scenes.shared.shading import Capsule, glass, joined, lay
from synapse_sim.session.frame import Frame

DOT = 0.0052
_BRAIN_DOT = 0.0042
"""Radius of a parcel in figure units; those of the brain hold less drug."""


def draw_body(canvas: Canvas, view: BodyView, figure: Figure, door: RouteEntry) -> None:
    """Draw the still picture from its cached layer."""
    local = view.moved(-canvas.rect.x, -canvas.rect.y)
    key = ("body", figure.width, door.words, local)
    canvas.layer(key, canvas.rect, lambda inner: _paint(inner, local, figure, door), ground="background")


def _paint(canvas: Canvas, view: BodyView, figure: Figure, door: RouteEntry) -> Iterator[None]:
    canvas.backdrop()
    yield
    yield from canvas.laying(canvas.rect, lambda w, h: _outline(canvas, view, figure, (w, h)))
    for loop in figure.vessels:
        canvas.curve([view.place(*p) for p in loop], "plasma", 2.2, 0.4)
        yield
    yield from canvas.laying(canvas.rect, lambda w, h: _organs(canvas, view, figure, (w, h)))
    draw_tool(canvas, door.tool, view.place(*door.tip), view.scale)


def _outline(canvas: Canvas, view: BodyView, figure: Figure, size: tuple[int, int]) -> Making[Picture]:
    field = glass((yield from _field(view, figure.limbs, 0.05, size)), 0.045 * view.scale)
    yield
    skin, ground, ink = (canvas.colour(role) for role in ("neutral", "background", "ink"))
    if canvas.theme.light:
        material = solids.Material(
            mix(skin, ground, 0.6), mix(skin, ground, 0.88), mix(skin, ink, 0.1), 0.0, 0.9
        )
    else:
        material = solids.Material(
            mix(skin, ground, 0.93), mix(skin, ground, 0.72), mix(skin, ink, 0.1), 0.0, 0.8
        )
    return (yield from solids.shading(field, material, ambient=0.25))


def _organs(canvas: Canvas, view: BodyView, figure: Figure, size: tuple[int, int]) -> Making[Picture]:
    image = np.zeros((size[1], size[0], 4), dtype=np.float32)
    for organ in figure.organs:
        lay(image, (yield from _organ(canvas, view, organ, size)))
        yield
    return np.rint(image).astype(np.uint8)


def _organ(canvas: Canvas, view: BodyView, organ: Organ, size: tuple[int, int]) -> Making[Picture]:
    field = glass((yield from _field(view, organ.limbs, organ.join, size)), 0.022 * view.scale)
    yield
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
    return (yield from solids.shading(field, material))


def _field(
    view: BodyView, limbs: tuple[Capsule, ...], join: float, size: tuple[int, int]
) -> Making[Floats32]:
    placed = [
        (*view.place(a, b), r * view.scale, *view.place(c, d), s * view.scale) for a, b, r, c, d, s in limbs
    ]
    return (yield from solids.mapping(joined(placed, join * view.scale), *size))


def draw_parcels(canvas: Canvas, view: BodyView, frame: Frame, visits: ParcelVisits) -> None:
    """Every parcel as a dot in the mark and colour of its substance."""
    figure, door, _ = stage_of(frame, canvas.rect)
    xs, ys = parcel_pixels(view, figure, door, frame, visits)
    metabolites = [place for _, _, _, places in SUBSTANCES for place in places]
    in_brain = visits.place == BRAIN
    for _, role, shape, places in SUBSTANCES:
        chosen = np.isin(visits.place, places) if places else ~np.isin(visits.place, [*metabolites, BRAIN])
        canvas.dots(canvas.dot(role, max(1.5, DOT * view.scale), shape, flat=True), xs[chosen], ys[chosen])
    small = canvas.dot("drug", max(1.25, _BRAIN_DOT * view.scale), "diamond", flat=True)
    canvas.dots(small, xs[in_brain], ys[in_brain])


def parcel_pixels(
    view: BodyView, figure: Figure, door: RouteEntry, frame: Frame, visits: ParcelVisits
) -> tuple[np.ndarray, np.ndarray]:
    """Where every parcel is, px."""
    tick = 0 if frame.reduced_motion else frame.world.tick
    x, y = parcel_places(visits, figure, door, frame.time_h, tick)
    return view.x + x * view.scale, view.y + y * view.scale
