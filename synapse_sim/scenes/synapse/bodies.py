"""The still parts of the synapse: glia, the terminal and the spine's head, cut open and lit.

Shapes are limbs in the units of the picture. Both synapses share one cached layer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from synapse_sim.arrays import Floats32
from synapse_sim.draw import solids
from synapse_sim.draw.blur import blurring
from synapse_sim.draw.canvas import Canvas, Making, Paint, Rect
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.lighting import Finish, lighting
from synapse_sim.draw.making import strips
from synapse_sim.draw.picture import Picture
from synapse_sim.scenes.shared.shading import overlaying
from synapse_sim.scenes.synapse.transporters import draw_claws
from synapse_sim.scenes.synapse.view import ABOVE, CLEFT, HALF, Art

Limb = Sequence[tuple[float, float, float]]
"""Points along a limb: x, y and radius, units."""

_GLIA: tuple[Limb, ...] = (
    (
        (372, -274, 62), (338, -134, 50), (306, -24, 42), (292, 66, 38), (304, 156, 42), (336, 256, 52),
        (352, 376, 62),
    ),
    ((420, -184, 70), (400, 56, 72), (420, 316, 80)),
)  # fmt: skip
_SPINE: tuple[Limb, ...] = (
    ((0, 576, 60), (0, 446, 70), (0, 346, 110), (0, 276, 150)), ((-178, 214, 92), (178, 214, 92)),
)  # fmt: skip
_SHAFT: tuple[Limb, ...] = (
    ((-620, 246, 126), (0, 232, 112), (620, 246, 126)),
    ((-170, 214, 92), (170, 214, 92)),
)
_RIM = 15.0
"""Thickness of a cell's cut edge."""
_FADES = 46.0
_COARSE = 4
"""How many times smaller soft light is painted."""
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)


def draw_ground(canvas: Canvas, half: Rect, art: Art, cell: str) -> None:
    """Draw ground and bodies of one synapse from the cached layer.

    Args:
        canvas: the scene's.
        half: its part of the whole room.
        art: where the synapse lies.
        cell: "pyramidal" (a spine) or "interneuron" (a smooth dendrite).
    """
    local = art.moved(-half.x, -half.y)
    rounded = Art(
        round(local.x, 1), round(local.y, 1), round(art.scale, 3), round(art.above), round(art.below)
    )
    canvas.layer(
        ("synapse", cell, rounded), half, partial(_paint, art=rounded, cell=cell), ground="background"
    )


def post_paint(cell: str) -> Paint:
    """The colour role of the receiving side."""
    return "dendrite" if cell == "pyramidal" else "gaba"


def _paint(canvas: Canvas, art: Art, cell: str) -> Iterator[None]:
    yield from canvas.laying_backdrop()
    if not canvas.theme.light:
        warm = mix(canvas.colour("glutamate"), canvas.colour("calcium"), 0.3)
        _paint_warmth(canvas, art, warm)
    (left, top), (right, bottom) = art.at(-HALF, -art.above - 150), art.at(HALF, CLEFT + art.below + 110)
    box = Rect(round(left), round(top), round(right - left), round(bottom - top)).common(canvas.rect)
    yield from canvas.laying(box, partial(_picture, canvas, art.moved(-box.x, -box.y), cell))
    draw_claws(canvas, art)


def _paint_warmth(canvas: Canvas, art: Art, colour: Colour) -> None:
    """Soft light from the cleft; so large a one costs less when it is painted small."""
    (x, y), reach = art.at(0, CLEFT / 2), 240 * art.scale
    box = Rect(x - reach, y - reach, 2 * reach, 2 * reach).common(canvas.rect)
    at = (x - box.x) / _COARSE, (y - box.y) / _COARSE
    canvas.soft(box, _COARSE, lambda small: small.glow(*at, reach / _COARSE, colour, 0.3))


def _picture(canvas: Canvas, art: Art, cell: str, width: int, height: int) -> Making[Picture]:
    image = np.zeros((height, width, 4), dtype=np.float32)
    frame = _Frame(art, width, height)
    for making in (_glia(canvas, frame), _spine(canvas, frame, cell), _terminal(canvas, frame)):
        yield from overlaying(image, (yield from making))
    return (yield from _whole(image))


def _whole(image: Floats32) -> Making[Picture]:
    """An image in whole steps."""
    picture = np.empty(image.shape, dtype=np.uint8)
    for rows in strips(*image.shape[:2]):
        np.rint(image[rows], out=image[rows])
        picture[rows] = image[rows]
        yield
    return picture


@dataclass(frozen=True, slots=True)
class _Frame:
    """A picture's size, and where the units lie in it."""

    art: Art
    width: int
    height: int

    @property
    def x(self) -> Floats32:
        """(1, w) in units."""
        x: Floats32 = (np.arange(self.width, dtype=np.float32)[None, :] + 0.5 - self.art.x) / self.art.scale
        return x.astype(np.float32)

    @property
    def y(self) -> Floats32:
        """(h, 1) in units."""
        y: Floats32 = (np.arange(self.height, dtype=np.float32)[:, None] + 0.5 - self.art.y) / self.art.scale
        return y.astype(np.float32)

    @property
    def strips(self) -> Iterator[slice]:
        """Rows that are reckoned in a slice."""
        return strips(self.height, self.width)

    def mapped(self, limbs: Sequence[Limb], join: float) -> Making[Floats32]:
        """Height map of limbs that flow into each other."""
        placed = [
            solids.smooth_limb(
                [self.art.at(x, y) for x, y, _ in limb], [self.art.scale * r for _, _, r in limb], steps=10
            )
            for limb in limbs
        ]
        body = solids.Body(tuple(placed), join * self.art.scale)
        return (yield from solids.mapping(body, self.width, self.height, soften=3))

    def lit(self, canvas: Canvas, field: Floats32, colour: Colour, finish: Finish) -> Making[Floats32]:
        """The map in light, as floats."""
        picture = np.zeros((self.height, self.width, 4), dtype=np.uint8)
        yield from lighting(picture, field, colour, finish, light=canvas.theme.light)
        image = np.empty(picture.shape, dtype=np.float32)
        for rows in self.strips:
            image[rows] = picture[rows]
            yield
        return image


def _glia(canvas: Canvas, frame: _Frame) -> Making[Picture]:
    both = [tuple((side * x, y, r) for x, y, r in limb) for side in (-1, 1) for limb in _GLIA]
    field = yield from frame.mapped(both, 30)
    yield
    grain = yield from _grain(frame)
    for rows in frame.strips:
        field[1, rows] += frame.art.scale * 5.0 * grain[rows]
        yield
    light = canvas.theme.light
    colour = mix(
        canvas.colour("neutral"), _WHITE if light else canvas.colour("terminal"), 0.5 if light else 0.12
    )
    if not light:
        colour = mix(colour, _BLACK, 0.34)
    image = yield from frame.lit(
        canvas, field, colour, Finish(occlusion=0.5, gloss=0.08, rim=0.6, warmth=0.2)
    )
    return (yield from _faded(image, frame, np.clip((HALF - np.abs(frame.x)) / _FADES, 0, 1)))


def _faded(image: Floats32, frame: _Frame, across: Floats32 | float) -> Making[Picture]:
    """In whole steps, fading out above and below the picture, and as much as is said across."""
    yield
    ends = _ends(frame)
    for rows in frame.strips:
        image[rows, :, 3] *= across * ends[rows]
    return (yield from _whole(image))


def _grain(frame: _Frame) -> Making[Floats32]:
    """Soft noise of about -1 to 1, the same at every size."""
    coarse = np.random.default_rng(5).standard_normal((24, 40)).astype(np.float32)
    y = np.clip((frame.y[:, 0] + 320) / 30, 0, 22.99)
    x = np.clip((frame.x[0] + 400) / 21, 0, 38.99)
    top, left = y.astype(int), x.astype(int)
    down, right = (y - top)[:, None], (x - left)[None, :]
    noise = np.empty((frame.height, frame.width), dtype=np.float32)
    across = coarse[:, left] * (1 - right) + coarse[:, left + 1] * right
    for rows in frame.strips:
        noise[rows] = across[top[rows]] * (1 - down[rows]) + across[top[rows] + 1] * down[rows]
        yield
    return (yield from blurring(noise, 6 * frame.art.scale))


def _ends(frame: _Frame) -> Floats32:
    """Everything fades out above and below the picture."""
    art, y = frame.art, frame.y
    upper = np.clip((y + art.above + 130) / 120, 0, 1)
    ends: Floats32 = (upper * np.clip((CLEFT + art.below + 60 - y) / 90, 0, 1)).astype(np.float32)
    return ends


def _terminal(canvas: Canvas, frame: _Frame) -> Making[Picture]:
    k = frame.art.above / ABOVE
    limbs: tuple[Limb, ...] = (
        ((-20, -430 * k, 70 * k), (-8, -344 * k, 84 * k), (0, -258 * k, 148 * k)),
        ((-150, -134 * k, 132 * k), (0, -152 * k, 152 * k), (150, -134 * k, 132 * k)),
        ((-168, -86, 76), (168, -86, 76)),
    )
    field = yield from frame.mapped(limbs, 70)
    yield
    bulge = np.clip(np.abs(frame.x) - 170, 0, None) ** 2 / 90 * 0.25
    yield from _cut_off(field, frame, lambda rows: -frame.y[rows] - bulge)
    image = yield from _cut_open(canvas, frame, field, canvas.colour("terminal"), (-54.0, 190.0))
    return (yield from _faded(image, frame, 1.0))


def _spine(canvas: Canvas, frame: _Frame, cell: str) -> Making[Picture]:
    field = yield from frame.mapped(_SPINE if cell == "pyramidal" else _SHAFT, 90)
    yield
    bulge = np.clip(np.abs(frame.x) - 180, 0, None) ** 2 / 90 * 0.25
    yield from _cut_off(field, frame, lambda rows: frame.y[rows] - CLEFT - bulge)
    image = yield from _cut_open(canvas, frame, field, canvas.colour(post_paint(cell)), (CLEFT + 64.0, 210.0))
    _add_density(image, canvas, frame)
    return (yield from _faded(image, frame, np.clip((HALF - np.abs(frame.x)) / _FADES, 0, 1)))


def _cut_off(field: Floats32, frame: _Frame, inside: Callable[[slice], Floats32]) -> Iterator[None]:
    """Cut a body along a face, and round its edge there; `inside` of some rows in units."""
    scale = frame.art.scale
    for rows in frame.strips:
        distance, height = field[0, rows], field[1, rows]
        np.minimum(distance, inside(rows) * scale, out=distance)
        depth = np.clip(distance, 0, 40 * scale)
        np.minimum(height, np.sqrt(np.maximum(depth * (80 * scale - depth), 0)) + 1e-3, out=height)
        yield


def _cut_open(
    canvas: Canvas, frame: _Frame, field: Floats32, colour: Colour, middle: tuple[float, float]
) -> Making[Floats32]:
    """A body whose front is taken away: a lit rim, a bright lip, and a quiet inside with the rim's shadow."""
    light, scale = canvas.theme.light, frame.art.scale
    finish = Finish(occlusion=0.3, occlusion_px=16 * scale, gloss=0.2, warmth=0.3)
    image = yield from frame.lit(canvas, field, colour, finish)
    inside, outside = np.empty_like(field[0]), np.empty_like(field[0])
    for rows in frame.strips:
        inside[rows] = np.clip((field[0, rows] - _RIM * scale) / (1.4 * scale), 0, 1)
        yield
    for rows in frame.strips:
        above = np.arange(rows.start, rows.stop) - round(12 * scale)
        outside[rows] = np.roll(1 - inside.take(above, axis=0, mode="wrap"), round(9 * scale), 1)
        yield
    shadow = yield from blurring(outside, 15 * scale)
    ground = np.asarray(mix(colour, canvas.colour("background"), 0.74 if light else 0.6), dtype=np.float32)
    pale, (y, reach) = np.asarray(mix(colour, _WHITE, 0.45), dtype=np.float32), middle
    for rows in frame.strips:
        depth = np.exp(-((frame.x / reach) ** 2) - ((frame.y[rows] - y) / 130) ** 2)
        shade = (1 - (0.18 if light else 0.6) * shadow[rows]) * (1.0 if light else 0.74 + 0.55 * depth)
        lip = 0.75 * np.clip(1 - np.abs(field[0, rows] - _RIM * scale) / max(2.0 * scale, 0.9), 0, 1)
        body = image[rows, :, :3]
        body += (shade[:, :, None] * ground - body) * inside[rows, :, None]
        body += (pale - body) * lip[:, :, None]
        np.clip(body, 0, 255, out=body)
        yield
    return image


def _add_density(image: Floats32, canvas: Canvas, frame: _Frame) -> None:
    """The dense plate under the receptors."""
    down = np.clip(1 - np.abs(frame.y - CLEFT - 30) / 13, 0, 1)
    rows = np.flatnonzero(down[:, 0])
    if not rows.size:
        return
    body = image[rows[0] : rows[-1] + 1, :, :3]
    plate = down[rows[0] : rows[-1] + 1] * np.clip((196 - np.abs(frame.x)) / 12, 0, 1)
    colour = mix(canvas.colour("receptor_nmda"), canvas.colour("background"), 0.35)
    body += (np.asarray(colour, dtype=np.float32) - body) * (0.45 * plate)[:, :, None]
