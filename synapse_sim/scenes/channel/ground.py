"""The still part of the channel scene: terminal out of focus, membranes, the backs and walls of the doors."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from synapse_sim.agents.channel import CELLS
from synapse_sim.arrays import Floats32
from synapse_sim.draw import masks, solids
from synapse_sim.draw.blur import blurring
from synapse_sim.draw.canvas import Canvas, Making, Paint, Rect
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.lighting import Finish, lighting
from synapse_sim.draw.picture import Picture, Rows
from synapse_sim.scenes.channel.solids import Walls, lay_walls, walls_of
from synapse_sim.scenes.channel.view import INNER, CellPlace, Door
from synapse_sim.scenes.shared import marks
from synapse_sim.scenes.shared.membrane import draw_cut
from synapse_sim.scenes.shared.room import Room

_TERMINAL_ENDS = 0.42
"""Where the terminal has faded out, as a share of the free height."""
_COARSE = 4
"""What is out of focus is drawn on a copy so many times smaller."""
_HEAD, _APART = 6.2, 12.5
"""Radius of a lipid's head and from one to the next, in units of a door."""
_ROWS = 8
_DEPTH = 6.0
_MIST = 170.0


def cell_paint(canvas: Canvas, k: int) -> Colour:
    """The colour of a cell's membrane."""
    blue = mix(canvas.colour("gaba"), canvas.colour("accent"), 0.25)
    return canvas.colour("dendrite") if CELLS[k] == "pyramidal" else blue


def draw_ground(canvas: Canvas, room: Room, cells: tuple[CellPlace, ...]) -> None:
    """Draw it from its cached layer."""
    dx, dy = -room.whole.x, -room.whole.y
    free = room.free.moved(dx, dy)
    key = "channel_ground", free, tuple((cell.picture, cell.plate) for cell in cells)
    canvas.layer(
        key, room.whole, partial(_paint, free=free, cells=cells, shift=(dx, dy)), ground="background"
    )


def _paint(
    canvas: Canvas, free: Rect, cells: tuple[CellPlace, ...], shift: tuple[float, float]
) -> Iterator[None]:
    """In slices."""
    yield from canvas.laying_backdrop()
    yield from _paint_terminal(canvas, free)
    walls: dict[tuple[float, float], Walls] = {}
    for k, cell in enumerate(cells):
        doors = [Door(door.x + shift[0], door.y + shift[1], door.across, door.down) for door in cell.doors]
        width = _membrane_room(canvas, cell.whole.moved(*shift), free)
        yield from _paint_inside(canvas, width, doors[0], k)
        _draw_membrane(canvas, width, doors[0], k)
        yield
        for door in doors:
            size = round(door.across, 4), round(door.down, 4)
            walls[size] = walls.get(size) or (yield from walls_of(canvas, door))
            yield from lay_walls(canvas, door, walls[size])
        if cell.plate is not None:
            plate = plate_box(canvas, cell.plate).moved(*shift)
            canvas.panel(plate, "background", None, radius_dp=12, alpha=0.8)


def plate_box(canvas: Canvas, plate: Rect) -> Rect:
    """What instruments stand on, with its rim, px; above it ends below the words of the head."""
    rim, above = canvas.dp(8), canvas.dp(1)
    return Rect(plate.x - rim, plate.y - above, plate.w + 2 * rim, plate.h + above + rim)


def _membrane_room(canvas: Canvas, half: Rect, free: Rect) -> Rect:
    """A cell's part, out to the edges of the picture where nothing else follows."""
    left = canvas.rect.x if half.x <= free.x + 1 else half.x
    right = canvas.rect.right if half.right >= free.right - 1 else half.right
    return Rect(left, half.y, right - left, half.h)


# out of focus


def _paint_terminal(canvas: Canvas, free: Rect) -> Iterator[None]:
    top = canvas.rect.y
    place = Rect(canvas.rect.x, top, canvas.rect.w, free.y + _TERMINAL_ENDS * free.h - top)
    build = partial(_terminal, canvas, free, place.h)
    yield from canvas.laying(place, build, shrink=_COARSE)


def _terminal(canvas: Canvas, free: Rect, bottom: float, w: int, h: int) -> Making[Picture]:
    """The sending side far behind, with its vesicles, `_COARSE` times smaller; gone at the bottom, px."""
    x, y, reach = free.center[0] / _COARSE, free.y / _COARSE, free.w / _COARSE
    tall = 0.36 * free.h / _COARSE
    body = solids.body(
        (x - 0.34 * reach, y - 0.5 * tall, 0.85 * tall, x + 0.34 * reach, y - 0.5 * tall, 0.85 * tall),
        (x, y - 2 * tall, 0.9 * tall, x, y - 0.2 * tall, 1.05 * tall),
        join=0.6 * tall,
    )
    light = canvas.theme.light
    finish = Finish(occlusion=0.0, gloss=0.05, rim=0.5)
    field, image = (yield from solids.mapping(body, w, h)), np.zeros((h, w, 4), dtype=np.uint8)
    yield from lighting(image, field, canvas.colour("terminal"), finish, light=light)
    soft = image.astype(np.float32)
    soft[:, :, :3] *= soft[:, :, 3:] / np.float32(255)
    _add_vesicles(soft, canvas, (x, y, reach, tall))
    yield
    soft = yield from blurring(soft, 2.5)
    yield
    soft[:, :, :3] *= 255 / np.maximum(soft[:, :, 3:], 1.0)
    rows = np.arange(h) * _COARSE
    down = np.clip((bottom - rows) / (0.3 * free.h), 0, 1)[:, None]
    soft[:, :, 3] *= (0.2 if light else 0.62) * down
    return np.clip(soft, 0, 255).astype(np.uint8)


def _add_vesicles(image: Floats32, canvas: Canvas, where: tuple[float, float, float, float]) -> None:
    x, y, reach, tall = where
    rng = np.random.default_rng(11)
    pale = mix(canvas.colour("terminal"), (255, 255, 255), 0.25)
    for _ in range(22):
        at = x + rng.uniform(-0.36, 0.36) * reach, y + rng.uniform(-0.3, 0.3) * tall
        _add_disc(image, at, 0.13 * tall, pale, 0.55)
        for _ in range(5):
            dot = at[0] + rng.uniform(-0.08, 0.08) * tall, at[1] + rng.uniform(-0.08, 0.08) * tall
            _add_disc(image, dot, 0.02 * tall, canvas.colour("glutamate"), 0.8)


def _add_disc(image: Floats32, at: tuple[float, float], radius: float, colour: Colour, alpha: float) -> None:
    reach = int(radius) + 2
    left, top = max(0, int(at[0]) - reach), max(0, int(at[1]) - reach)
    part = image[top : int(at[1]) + reach + 1, left : int(at[0]) + reach + 1]
    if part.size:
        x, y = masks.grid(part.shape[1], part.shape[0])
        cover = masks.coverage(np.hypot(x + left - at[0], y + top - at[1]) - radius)[:, :, None] * alpha
        part *= 1 - cover
        part += cover * np.array([*colour, 255], dtype=np.float32)


# the cell


def _paint_inside(canvas: Canvas, room: Rect, door: Door, k: int) -> Iterator[None]:
    """The inside of the cell in its colour."""
    top = door.at(0, INNER - 14)[1]
    depth = min(_MIST * door.down, canvas.rect.bottom - top)
    place = Rect(room.x, top, room.w, depth)
    strength = 0.3 if canvas.theme.light else 0.16
    paint = cell_paint(canvas, k)
    return canvas.laying_rows(place, lambda w, h: _mist(w, h, paint, strength))


def _mist(width: int, height: int, colour: Colour, strength: float) -> Rows:
    y = np.linspace(0, 1, height, dtype=np.float32)
    alpha = (255 * strength * np.minimum(y / 0.12, 1) * (1 - y) ** 1.5)[:, None]

    def shaded(rows: slice) -> Picture:
        picture = np.empty((len(alpha[rows]), width, 4), dtype=np.uint8)
        picture[:, :, :3] = colour
        picture[:, :, 3] = alpha[rows]
        return picture

    return shaded


def _draw_membrane(canvas: Canvas, room: Rect, door: Door, k: int) -> None:
    part = canvas.sub(room)
    light, ground = canvas.theme.light, canvas.colour("background")
    colour = mix(cell_paint(canvas, k), (255, 255, 255) if light else ground, 0.18)
    (_, outer), (_, inner) = door.at(0, 0), door.at(0, INNER)
    for row in range(_ROWS, 0, -1):
        shade = mix(colour, (255, 255, 255) if light else ground, min(0.85, 0.1 * row))
        _draw_heads(part, door, outer - row * _DEPTH * door.down, shade, row)
    _draw_heads(part, door, inner, mix(colour, ground, 0.3), 1)
    _draw_cut(part, room, door, colour)
    for y in (outer, inner):
        _draw_heads(part, door, y, mix(colour, (255, 255, 255), 0.1), 0)


def _draw_heads(canvas: Canvas, door: Door, y: float, colour: Paint, row: int) -> None:
    """A row of lipid heads, the further behind the smaller."""
    room = canvas.rect
    step = _APART * door.across
    xs = np.arange(room.x - step * (row % 2) / 2, room.right + step, step)
    sprite = marks.ball(canvas, colour, (_HEAD + (row == 0)) * door.across * (1 - 0.05 * row))
    canvas.dots(sprite, xs, y + 1.1 * door.down * np.sin(xs * 0.9 + 2.1 * row))


def _draw_cut(canvas: Canvas, room: Rect, door: Door, colour: Colour) -> None:
    """The face of the cut, with two tails to each head."""
    top, bottom = door.at(0, 3)[1], door.at(0, INNER - 3)[1]
    place = Rect(room.x, top, room.w, bottom - top)
    draw_cut(canvas, place, _APART * door.across, door.down, colour)
