"""The picture: points behind, cells with their nets and drug, their light, spikes on the way, glutamate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.picture import Picture, Rows
from synapse_sim.scenes.circuit.activity import brightness, glow_levels, travelling
from synapse_sim.scenes.circuit.cells import lay_cell, light_of
from synapse_sim.scenes.circuit.drug import doors_of, draw_doors
from synapse_sim.scenes.circuit.glutamate import draw_grains, draw_haze, haze_level
from synapse_sim.scenes.circuit.labels import name_behind, words_behind
from synapse_sim.scenes.circuit.nets import blue_of, draw_net, lit_strands
from synapse_sim.scenes.circuit.panel import SHAPES
from synapse_sim.scenes.circuit.parts import Parts
from synapse_sim.scenes.circuit.points import FAINT, draw_points, paint_points
from synapse_sim.scenes.circuit.reading import network_of, pace_ms_per_s, still_fires
from synapse_sim.scenes.circuit.view import FOOT, DrawnCell, Layout, layout
from synapse_sim.scenes.shared.room import Room
from synapse_sim.session.frame import Frame

_SIDE = 0.08
"""Share of the picture over which it fades into what is beside it."""
_AXON_UNITS = 3.0
"""Thickness of an axon that inhibits."""
_BEHIND_LIGHT = 0.6
"""Light of a cell behind, of that of one in front."""


def draw_picture(canvas: Canvas, frame: Frame, room: Room, shared: Parts) -> None:
    """Draw all that lives into the picture; the ground fills the room."""
    places = layout(shared.picture, *network_of(frame))
    _draw_still(canvas, frame, room, places)
    inside = canvas.sub(_lit_part(room, shared))
    screen_s = 0.0 if frame.reduced_motion else frame.world.circuit.time_ms / pace_ms_per_s(frame)
    level = haze_level(frame.moment.glutamate_rel)
    draw_points(inside, places, glow_levels(frame.world.circuit, pace_ms_per_s(frame)))
    draw_haze(inside, shared.picture, level, screen_s)
    _draw_lights(inside, frame, places)
    _draw_nets(inside, frame, places)
    if not frame.reduced_motion:
        _draw_spikes(inside, frame, places)
    draw_grains(inside, shared.picture, level, screen_s)
    _draw_edges(canvas, room, shared)


def _draw_still(canvas: Canvas, frame: Frame, room: Room, places: Layout) -> None:
    """What changes with the drug alone: it is composed again when a door opens or shuts."""
    doors = doors_of(places, frame.moment.block_pyramidal, frame.moment.block_interneuron)
    network = network_of(frame)
    words = words_behind(canvas, places)
    state = network, places.picture, tuple(count for _, count in doors), words
    paint = partial(_compose, places=places, doors=doors, key=network, words=words)
    canvas.kept("circuit", state, room.whole, paint, ground=None)


def _compose(
    canvas: Canvas,
    *,
    places: Layout,
    doors: Sequence[tuple[DrawnCell, int]],
    key: tuple[int, float],
    words: str,
) -> None:
    paint = partial(_paint_still, places=places, corner=(canvas.rect.x, canvas.rect.y))
    canvas.layer(("circuit", "still", key, places.picture), canvas.rect, paint, ground="background")
    inside = canvas.sub(places.picture.common(canvas.rect))
    for cell, count in doors:
        draw_doors(inside, places, cell, count)
    if words:
        name_behind(inside, places, key, words)


def _paint_still(canvas: Canvas, *, places: Layout, corner: tuple[float, float]) -> Iterator[None]:
    """A soft light on an even ground, the points in it, the cells and their axons; `corner` is (0, 0), px."""
    picture = places.picture.moved(-corner[0], -corner[1])
    yield from canvas.laying_rows(picture, partial(_depth, canvas))
    yield from paint_points(canvas, places, corner)
    inside = canvas.sub(picture.common(canvas.rect))
    cells = [replace(each, x=each.x - corner[0], y=each.y - corner[1]) for each in places.cells]
    for cell in (each for each in cells if each.is_behind):
        yield from lay_cell(inside, cell)
    yield from _paint_axons(inside, places, corner)
    for cell in (each for each in cells if not each.is_behind):
        yield from lay_cell(inside, cell)


def _depth(canvas: Canvas, width: int, height: int) -> Rows:
    """Light that is strongest in the middle and gone at every edge."""
    across = np.sin(np.linspace(0.0, np.pi, width, dtype=np.float32))[None, :]
    down = np.sin(np.linspace(0.0, np.pi, height, dtype=np.float32))[:, None]

    def shaded(rows: slice) -> Picture:
        light = across * down[rows]
        picture = np.empty((*light.shape, 4), dtype=np.uint8)
        picture[:, :, :3] = canvas.colour("glow")
        picture[:, :, 3] = np.rint(255 * np.maximum(light, 0.0) ** np.float32(0.7))
        return picture

    return shaded


def _lit_part(room: Room, shared: Parts) -> Rect:
    """The picture, and beside it what the room has left."""
    picture = shared.picture
    left = room.whole.x if picture.x - room.free.x < 1 else picture.x
    right = room.whole.right if room.free.right - picture.right < 1 else picture.right
    return Rect(left, picture.y, right - left, picture.h)


def _draw_lights(canvas: Canvas, frame: Frame, places: Layout) -> None:
    levels = brightness(frame.world.circuit, places, pace_ms_per_s(frame), still_fires(frame))
    for cell, level in zip(places.cells, levels.tolist(), strict=True):
        if level > FAINT:
            share = level * (_BEHIND_LIGHT if cell.is_behind else 1.0)
            light = light_of(canvas, cell)
            if light is not None:
                canvas.stamp(light, cell.x, cell.y, share)


def _draw_nets(canvas: Canvas, frame: Frame, places: Layout) -> None:
    cells = [cell for cell in places.cells if cell.is_pyramidal]
    for row, cell in enumerate(cells):
        draw_net(canvas, cell, lit_strands(frame.moment.received_inhibition_rel, row, len(cells)))


def _paint_axons(canvas: Canvas, places: Layout, corner: tuple[float, float]) -> Iterator[None]:
    for sender, path in zip(places.axons.sender, places.axons.path, strict=True):
        if places.cells[sender].is_pyramidal:
            canvas.polyline(path - corner, canvas.faded("pyramidal", 0.35, "background"), 1.2, 0.5)
        else:
            _paint_inhibiting(canvas, path - corner, _AXON_UNITS * places.unit)
        yield


def _paint_inhibiting(canvas: Canvas, path: Floats, width: float) -> None:
    """An axon from an interneuron to the net that it makes, in the blue of both, off what lies behind."""
    width_dp = max(2.0, width / canvas.dp(1))
    canvas.polyline(path, "background", width_dp + 2.0, 0.6)
    canvas.polyline(path, blue_of(canvas), width_dp, 0.95)
    for x, y in path[-9::4].tolist():
        canvas.disc(x, y, canvas.dp(1.2 * width_dp), blue_of(canvas))


def _draw_spikes(canvas: Canvas, frame: Frame, places: Layout) -> None:
    spikes = travelling(frame.world.circuit, places.numbers, places.axons, pace_ms_per_s(frame))
    excites = np.array([cell.is_pyramidal for cell in places.cells])[spikes.sender]
    radius = max(canvas.dp(2.2), 3.4 * places.unit)
    for role, shape in SHAPES.items():
        chosen = excites == (role == "pyramidal")
        sprite = canvas.dot(role, radius, shape)
        canvas.dots(sprite, spikes.x[chosen], spikes.y[chosen], spikes.level[chosen])


def _draw_edges(canvas: Canvas, room: Room, shared: Parts) -> None:
    """The picture fades into the ground below it, and into that of instruments beside it."""
    lit = _lit_part(room, shared)
    foot = lit.bottom_slice(FOOT * lit.h)[0]
    canvas.image(("circuit", "edge", "foot"), foot, partial(_edge, canvas, down=True))
    if shared.is_beside:
        side = lit.right_slice(_SIDE * lit.w)[0]
        canvas.image(("circuit", "edge", "side"), side, partial(_edge, canvas, down=False))


def _edge(canvas: Canvas, width: int, height: int, *, down: bool) -> Picture:
    """From clear to the ground, downward or to the right."""
    share = np.linspace(0.0, 1.0, height if down else width, dtype=np.float32) ** 1.5
    picture = np.empty((height, width, 4), dtype=np.uint8)
    picture[:, :, :3] = canvas.colour("background")
    picture[:, :, 3] = np.rint(255 * (share[:, None] if down else share[None, :]))
    return picture
