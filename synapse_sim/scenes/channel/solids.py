"""The solid parts of a door, in its own units: cavity, walls, leaves, clamshells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from synapse_sim.arrays import Floats32
from synapse_sim.draw import solids
from synapse_sim.draw.canvas import Canvas, Rect, Sprite
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.lighting import Finish, lighting
from synapse_sim.draw.making import Making
from synapse_sim.draw.picture import Picture
from synapse_sim.scenes.channel.view import Door

GATE_STEPS = 10
"""Pictures of a gate from clamshell and leaf shut to both moved."""
_CLAMPED = 0.4
"""Up to here the clamshell closes, from here on the leaf moves."""
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
_SHUT, _OPEN = 12.5, 44.0
"""How far the tip of a leaf is from the middle."""

Points = Sequence[tuple[float, float]]


def gate_step(clamped: float, opened: float) -> int:
    """Which picture of the gate."""
    return round((GATE_STEPS - 1) * (_CLAMPED * clamped + (1.0 - _CLAMPED) * opened))


def draw_gate(canvas: Canvas, door: Door, step: int) -> None:
    """Both leaves and clamshells of a gate."""
    for side in (-1, 1):
        for name, build in _MOVING.items():
            canvas.stamp(_moving(canvas, door, name, build, (side, step)), door.x, door.y)


def prepare_gate(canvas: Canvas, door: Door, frame: int) -> None:
    """Have one step's pictures made before a gate moves, another at each frame of that number."""
    for side in (-1, 1):
        for name, build in _MOVING.items():
            _moving(canvas, door, name, build, (side, frame % GATE_STEPS))


def walls_of(canvas: Canvas, door: Door) -> Making[Walls]:
    """What never moves: the back of the pore, dark in the middle, and the membrane's walls."""
    cavity = _Part(door.across, door.down, (-76, -196, 76, 150))
    found = [(cavity, (yield from _cavity(canvas, cavity)))]
    for side in (-1, 1):
        walls = _Part(door.across, door.down, _sided((12, -40, 140, 146), side))
        found.append((walls, (yield from _walls(canvas, walls, side=side))))
    return tuple(found)


def lay_walls(canvas: Canvas, door: Door, walls: Walls) -> Iterator[None]:
    """Lay them down about a door of their size, as a part of a layer."""
    for part, picture in walls:
        x, y = part.center
        box = Rect(round(door.x) - x, round(door.y) - y, *part.size)
        yield from canvas.laying(box, partial(_as_it_is, picture))


def _as_it_is(picture: Picture, _width: int, _height: int) -> Making[Picture]:
    yield
    return picture


def _sided(box: tuple[float, float, float, float], side: int) -> tuple[float, float, float, float]:
    left, top, right, bottom = box
    return (left, top, right, bottom) if side > 0 else (-right, top, -left, bottom)


@dataclass(frozen=True, slots=True)
class _Part:
    """A box of a door in its units, and px per unit: limbs in units become solids in pixels."""

    across: float
    down: float
    box: tuple[float, float, float, float]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height, px."""
        left, top, right, bottom = self.box
        return round((right - left) * self.across) + 1, round((bottom - top) * self.down) + 1

    @property
    def center(self) -> tuple[int, int]:
        """Where in it the door's place lies, px."""
        return round(-self.box[0] * self.across), round(-self.box[1] * self.down)

    def sprite(self, canvas: Canvas, name: str, build: Callable[[_Part], Making[Picture]]) -> Sprite:
        """A picture of it, whose center lies on the door's place."""
        key = "channel_door", name, round(1e4 * self.across), round(1e4 * self.down)
        return canvas.sprite(key, lambda: build(self), None, self.center)

    def limb(self, points: Points, radii: Sequence[float], side: int = 1) -> Floats32:
        """A limb at the right of the door, or mirrored at its left."""
        left, top = self.box[:2]
        places = [((side * x - left) * self.across, (y - top) * self.down) for x, y in points]
        return solids.smooth_limb(places, [1.04 * self.across * r for r in radii])

    def lit(
        self, limbs: Sequence[Floats32], join: float, colour: Colour, finish: Finish, *, light: bool
    ) -> Making[Picture]:
        """Limbs that flow into each other, in light."""
        field = yield from solids.mapping(solids.Body(tuple(limbs), join * self._units), *self.size)
        picture = np.zeros((*field.shape[1:], 4), dtype=np.uint8)
        yield from lighting(picture, field, colour, finish, light=light)
        return picture

    def finish(self, *, gloss: float, occlusion: float = 0.85, rim: float = 0.75) -> Finish:
        """How its surface takes the light."""
        return Finish(occlusion=occlusion, occlusion_px=20 * self._units, gloss=gloss, rim=rim, warmth=0.28)

    @property
    def _units(self) -> float:
        return 0.5 * (self.across + self.down)

    def y(self) -> Floats32:
        """(h, 1) depth of its rows, in units."""
        rows: Floats32 = np.arange(self.size[1], dtype=np.float32)[:, None] / np.float32(self.down)
        return rows + np.float32(self.box[1])


Walls = tuple[tuple[_Part, Picture], ...]
"""Pictures of what never moves, from behind."""


def _moving(
    canvas: Canvas, door: Door, name: str, build: Callable[..., Making[Picture]], at: tuple[int, int]
) -> Sprite:
    """A moving part at a side and step."""
    side, step = at
    box = _sided((-6, -196, 160, 4) if name == "shell" else (-6, -40, 80, 122), side)
    part = _Part(door.across, door.down, box)
    way = step / (GATE_STEPS - 1)
    return part.sprite(canvas, f"{name}{side}/{step}", partial(build, canvas, side=side, way=way))


def _tip(way: float) -> float:
    return _SHUT + (_OPEN - _SHUT) * max((way - _CLAMPED) / (1.0 - _CLAMPED), 0.0)


def _colour(canvas: Canvas, side: int) -> Colour:
    """The two halves of a channel differ a little, as its subunits do."""
    return mix(canvas.colour("receptor_nmda"), canvas.colour("dendrite"), 0.25 if side < 0 else 0.62)


def _leaf(canvas: Canvas, part: _Part, *, side: int, way: float) -> Making[Picture]:
    """The door's leaf: it hangs at the wall and turns about its foot."""
    tip = _tip(way)
    points = [(58.0, 100.0), (54.0, 48.0), (tip + 3, 4.0), (tip, -16.0)]
    limbs = [part.limb(points, [12, 14.5, 13.5, 12.5], side)]
    pale = mix(canvas.colour("receptor_nmda"), _WHITE, 0.34)
    return part.lit(limbs, 6, pale, part.finish(gloss=0.4, occlusion=0.4, rim=0.9), light=canvas.theme.light)


def _shell(canvas: Canvas, part: _Part, *, side: int, way: float) -> Making[Picture]:
    """The clamshell: it closes on glutamate and pulls the leaf; its outer end is out of sight."""
    limbs = _shell_limbs(part, _tip(way), 1.0 - min(way / _CLAMPED, 1.0), side)
    colour, finish = _colour(canvas, side), part.finish(gloss=0.24)
    picture = yield from part.lit(limbs, 10, colour, finish, light=canvas.theme.light)
    fading = np.clip((part.y() + 196) / 40, 0, 1) ** 1.2
    picture[:, :, 3] = np.rint(picture[:, :, 3] * fading)
    return picture


def _shell_limbs(part: _Part, tip: float, ajar: float, side: int) -> list[Floats32]:
    q, g = 17 * ajar, 7 * ajar
    lower = [(66 - q, -60 + g), (92 - 0.5 * q, -54 + 1.4 * g), (110 - 0.3 * q, -56 + 1.4 * g)]
    return [
        part.limb([(70 - 0.3 * q, -134), (92, -132), (110, -128)], [30, 29, 26], side),
        part.limb(lower, [28, 28, 26], side),
        part.limb([(58 - 0.6 * q, -128), (52 - q, -96), (56 - q, -60)], [24, 19, 23], side),
        part.limb([(60 - q, -52), (tip + 9, -34), (tip + 2, -20)], [22, 16, 12.5], side),
        part.limb([(66, -210), (66, -160)], [32, 32], side),
        part.limb([(106, -210), (106, -156)], [30, 30], side),
    ]


_MOVING: dict[str, Callable[..., Making[Picture]]] = {"leaf": _leaf, "shell": _shell}
"""In the order in which they are laid down."""


def _walls(canvas: Canvas, part: _Part, *, side: int) -> Making[Picture]:
    """Helices in the membrane, and the loop that makes the filter."""
    limbs = [
        part.limb([(112, 2), (116, 60), (110, 118)], [17, 19, 17], side),
        part.limb([(84, -6), (80, 60), (86, 122)], [19, 20, 18], side),
        part.limb([(100, -14), (96, -4)], [20, 18], side),
        part.limb([(66, 120), (60, 106), (34, 101), (22.5, 88)], [17, 15, 11.5, 8.5], side),
    ]
    colour = mix(_colour(canvas, side), _BLACK, 0.12)
    return part.lit(limbs, 7, colour, part.finish(gloss=0.22, occlusion=0.9), light=canvas.theme.light)


def _cavity(canvas: Canvas, part: _Part) -> Making[Picture]:
    """The back of the pore, hollow in the middle."""
    light = canvas.theme.light
    path = [(0.0, -128.0), (0.0, -60.0), (0.0, 8.0), (0.0, 70.0), (0.0, 120.0)]
    limbs = [part.limb(path, [70, 60, 56, 52, 54])]
    colour = mix(canvas.colour("receptor_nmda"), canvas.colour("background"), 0.5 if light else 0.6)
    picture = yield from part.lit(
        limbs, 10, colour, part.finish(gloss=0.0, occlusion=0.0, rim=0.2), light=light
    )
    x, y = np.arange(part.size[0])[None, :] / part.across + part.box[0], part.y()
    hollow = np.exp(-((x / 27) ** 2)) * np.clip(1 - np.abs(y - 20) / 190, 0, 1)
    shade = 1 - (0.28 if light else 0.78) * hollow
    picture[:, :, :3] = np.rint(picture[:, :, :3] * shade[:, :, None])
    ends = np.clip((y + 150) / 60, 0, 1) * np.clip((146 - y) / 30, 0, 1)
    picture[:, :, 3] = np.rint(picture[:, :, 3] * ends)
    return picture
