"""The still picture of a body in glass: outline, vessels, organs and the gate to the brain, in one layer."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from synapse_sim.arrays import Floats32
from synapse_sim.draw.blur import blurred, blurring
from synapse_sim.draw.canvas import Canvas, Making, Rect
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.lighting import Finish, lighting
from synapse_sim.draw.making import strips
from synapse_sim.draw.picture import Picture
from synapse_sim.draw.solids import Body, mapping
from synapse_sim.scenes.body.figure import Chain, Figure, Organ, RouteEntry, limb_of
from synapse_sim.scenes.body.tools import paint_tool
from synapse_sim.scenes.body.vessels import paths_of
from synapse_sim.scenes.body.view import BodyView
from synapse_sim.scenes.shared.shading import glass

_WHITE, _BLACK = (255, 255, 255), (0, 0, 0)
_ROUND = 0.024
"""Depth in figure units over which the glass is round; further inside it is level."""
_WALL = 0.011
"""Thickness of the glass that one looks through at the edge."""
_EDGE = 0.0028
_TILES = 22
"""Cells of the tight wall around the brain."""
_OPEN_DEG = (68.0, 112.0)
"""Where the blood comes in, clockwise from the right."""
_SKIN = Finish(ambient=0.14, occlusion=0.45, occlusion_px=16, warmth=0.12, rim=0.9, gloss=0.16, shininess=26)
_FLESH = Finish(ambient=0.16, occlusion=0.5, occlusion_px=8, warmth=0.30, rim=0.55, gloss=0.26, shininess=30)
_ORGANS = {
    "brain": ("plasma", 0.0),
    "heart": ("blood", 0.35),
    "liver": ("plasma", 0.25),
    "gut": ("calcium", 0.42),
    "lungs": ("plasma", 0.72),
}
"""With what each organ's colour is muted, and how far: marks stay the brightest things, no organ is pink."""


def draw_glass(canvas: Canvas, view: BodyView, figure: Figure, door: RouteEntry) -> None:
    """Draw the still picture from its cached layer."""
    box = view.box(figure)
    local = view.moved(-box.x, -box.y)
    key = ("body.glass", figure.name, door, local)
    canvas.layer(key, box, lambda inner: _paint(inner, local, figure, door))


def _paint(canvas: Canvas, view: BodyView, figure: Figure, door: RouteEntry) -> Iterator[None]:
    yield from canvas.laying(canvas.rect, lambda w, h: _outline(canvas, view, figure, (w, h)))
    yield from _vessels(canvas, view, figure)
    for organ in figure.organs:
        if organ.name != "lungs" or door.name == "lungs":
            yield from organ_slices(canvas, view, organ)
    paint_gate(canvas, view, figure)
    paint_tool(canvas, view, door)


def _outline(canvas: Canvas, view: BodyView, figure: Figure, size: tuple[int, int]) -> Making[Picture]:
    """Glass: clear where one looks straight through, denser at the edge, with a bright rim."""
    depth = _ROUND * view.scale
    field = yield from mapping(_body(view, figure.chains, figure.join), *size)
    field = yield from glass(field, depth)
    field[1] = yield from blurring(field[1], 0.12 * depth)
    yield
    picture = np.zeros((size[1], size[0], 4), dtype=np.uint8)
    yield from lighting(picture, field, _glass_colour(canvas), _SKIN, light=canvas.theme.light)
    for rows in strips(size[1], size[0]):
        _let_through(picture[rows], field[0, rows], view.scale, canvas)
        yield
    return picture


def _glass_colour(canvas: Canvas) -> Colour:
    neutral, accent = canvas.colour("neutral"), canvas.colour("accent")
    return mix(neutral, accent, 0.18) if canvas.theme.light else mix(neutral, canvas.colour("raised"), 0.30)


def _let_through(picture: Picture, inside: Floats32, scale: float, canvas: Canvas) -> None:
    """Thin the colour of some rows where one looks straight through."""
    deep = np.clip(inside, 0, None)
    light = canvas.theme.light
    clear = (0.20 if light else 0.42) + 0.46 * np.exp(-deep / (_WALL * scale))
    edge = np.exp(-((inside / max(1.0, _EDGE * scale)) ** 2)) * np.clip(inside + 1, 0, 1)
    rim = mix(canvas.colour("neutral"), canvas.colour("accent"), 0.35)
    rim = mix(rim, _BLACK, 0.25) if light else mix(rim, _WHITE, 0.30)
    share = (0.75 * edge)[:, :, None].astype(np.float32)
    picture[:, :, :3] = picture[:, :, :3] + (np.asarray(rim, dtype=np.float32) - picture[:, :, :3]) * share
    picture[:, :, 3] = picture[:, :, 3] * np.clip(clear + 0.5 * edge, 0, 1)


def _body(view: BodyView, chains: tuple[Chain, ...], join: float) -> Body:
    shift = np.array([view.x, view.y, 0, view.x, view.y, 0])
    limbs = tuple((limb_of(chain) * view.scale + shift).astype(np.float32) for chain in chains)
    return Body(limbs, join * view.scale)


def _vessels(canvas: Canvas, view: BodyView, figure: Figure) -> Iterator[None]:
    """Veins, then arteries: a soft light around each, a dark wall and a core."""
    blood, accent = mix(canvas.colour("plasma"), canvas.colour("blood"), 0.5), canvas.colour("accent")
    shade = canvas.colour("background")
    vein = mix(mix(blood, accent, 0.55), shade, 0.25 if canvas.theme.light else 0.40)
    artery = mix(blood, shade, 0.30 if canvas.theme.light else 0.42)
    width = max(1.6, 0.0080 * view.scale / canvas.stroke(1.0))
    for half, colour in ((1, vein), (0, artery)):
        for path in (both[half] for both in paths_of(figure)):
            pixels = path * view.scale + (view.x, view.y)
            canvas.polyline(pixels, mix(colour, _BLACK, 0.45), 1.45 * width, 0.55)
            canvas.polyline(pixels, colour, width, 0.95)
            yield


def organ_slices(canvas: Canvas, view: BodyView, organ: Organ) -> Iterator[None]:
    """Paint an organ in a box of its own, in slices."""
    body = _body(view, organ.chains, organ.join)
    ends = np.concatenate(body.limbs)
    reach = float(ends[:, [2, 5]].max()) + 3
    xs, ys = ends[:, [0, 3]], ends[:, [1, 4]]
    left, top = float(xs.min()) - reach, float(ys.min()) - reach
    box = Rect(*Rect(left, top, float(xs.max()) + reach - left, float(ys.max()) + reach - top).whole)
    local = body.moved(-box.x, -box.y)
    yield from canvas.laying(box, lambda w, h: _organ(canvas, local, organ, (w, h)))


def _organ(canvas: Canvas, body: Body, organ: Organ, size: tuple[int, int]) -> Making[Picture]:
    field = yield from mapping(body, *size, soften=1)
    if organ.name == "brain":
        field[1] += _folds(size) * np.clip(field[0] / 6, 0, 1)
    yield
    picture, light = np.zeros((size[1], size[0], 4), dtype=np.uint8), canvas.theme.light
    other, share = _ORGANS[organ.name]
    colour = mix(canvas.colour(organ.role), canvas.colour(other), share)
    yield from lighting(picture, field, mix(colour, _WHITE, 0.3) if light else colour, _FLESH, light=light)
    picture[:, :, 3] = picture[:, :, 3] * (0.55 if organ.name == "lungs" else 0.93)
    return picture


def _folds(size: tuple[int, int]) -> Floats32:
    """Heights of a folded surface, px."""
    noise = np.random.default_rng(5).standard_normal((size[1], size[0])).astype(np.float32)
    folds = blurred(noise, max(1.0, 0.045 * size[0]))
    rise: Floats32 = 0.05 * size[0] * folds / max(float(folds.std()), 1e-6) * np.float32(0.35)
    return rise


def paint_gate(canvas: Canvas, view: BodyView, figure: Figure) -> None:
    """Cells side by side around the brain, with a gap where the blood comes in."""
    x, y, across, up = figure.gate
    tile = 0.22 * 2 * np.pi * (across + up) / 2 / _TILES * view.scale
    colour = canvas.colour("neutral") if canvas.theme.light else mix(canvas.colour("neutral"), _WHITE, 0.30)
    for turn in np.arange(_TILES) * 2 * np.pi / _TILES:
        if not _OPEN_DEG[0] < np.degrees(turn) < _OPEN_DEG[1]:
            at = np.array(view.place(x + across * np.cos(turn), y + up * np.sin(turn)))
            along = np.array([-across * np.sin(turn), up * np.cos(turn)])
            ahead = along / np.hypot(*along) * tile
            start, end = at - ahead, at + ahead
            width = max(1.6, 0.0058 * view.scale)
            canvas.capsule((start[0], start[1]), (end[0], end[1]), width, colour, 0.95)
