"""The body: marks of the drug on their way from the route's door to the brain; two bodies are a race."""

from __future__ import annotations

from functools import partial

import numpy as np

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.picture import Picture, vignette
from synapse_sim.scenes.body.glass import draw_glass
from synapse_sim.scenes.body.labels import draw_labels
from synapse_sim.scenes.body.levels import draw_levels
from synapse_sim.scenes.body.paint import draw_blood, draw_lights, draw_marks
from synapse_sim.scenes.body.reading import Seen, bodies_seen, mark_mg
from synapse_sim.scenes.body.shares import draw_shares
from synapse_sim.scenes.body.tools import draw_tool
from synapse_sim.scenes.body.view import layout
from synapse_sim.scenes.body.whereabouts import draw_whereabouts
from synapse_sim.scenes.body.words import words_at
from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.shared.scene import Scene
from synapse_sim.session.frame import Arm, Frame
from synapse_sim.story.scene_names import scene_row
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import digits, with_unit


def draw(canvas: Canvas, frame: Frame, room: Room) -> None:
    """Draw the ground into the whole room, bodies and numbers into its free part."""
    bodies = bodies_seen(frame, room.free)
    _draw_ground(canvas, room, bodies)
    free = canvas.sub(room.free)
    peak = max(float(seen.arm.course.effect_site_umolar.max()) for seen in bodies)
    for seen in bodies:
        draw_body(free, seen, peak)
    draw_labels(free, bodies)
    _draw_numbers(free, frame, room.free, bodies)


def draw_body(canvas: Canvas, seen: Seen, peak_umolar: float) -> None:
    """One body with all that moves in it."""
    draw_glass(canvas, seen.view, seen.figure, seen.door)
    draw_blood(canvas, seen)
    draw_lights(canvas, seen, peak_umolar)
    draw_tool(canvas, seen)
    draw_marks(canvas, seen)


def _draw_numbers(canvas: Canvas, frame: Frame, free: Rect, bodies: tuple[Seen, ...]) -> None:
    rooms = layout(free, len(bodies))
    bottom = draw_shares(canvas, rooms.shares, bodies)
    if len(bodies) == 1:
        top = bottom + 0.6 * canvas.em("small")
        below = Rect(rooms.shares.x, top, rooms.shares.w, rooms.shares.bottom - top)
        draw_whereabouts(canvas, below, bodies[0])
    draw_levels(canvas, rooms.levels, frame, bodies)


def _draw_ground(canvas: Canvas, room: Room, bodies: tuple[Seen, ...]) -> None:
    """A calm ground, brighter behind each body."""
    spots = tuple(
        (
            seen.view.picture.center[0] - room.whole.x,
            seen.view.picture.center[1] - room.whole.y,
            seen.view.scale,
        )
        for seen in bodies
    )
    build = partial(_ground, canvas, spots=spots)
    canvas.image(("body.ground", spots), room.whole, build, solid=True)


def _ground(
    canvas: Canvas, width: int, height: int, *, spots: tuple[tuple[float, float, float], ...]
) -> Picture:
    ground = vignette(width, height, (canvas.colour("background"), canvas.colour("glow")))
    glow = np.asarray(canvas.colour("glow"), dtype=np.float32) * (0.0 if canvas.theme.light else 0.75)
    x, y = np.arange(width, dtype=np.float32)[None, :], np.arange(height, dtype=np.float32)[:, None]
    light = np.zeros((height, width), dtype=np.float32)
    for left, top, size in spots:
        light += np.exp(-(((x - left) / (0.34 * size)) ** 2) - ((y - top) / (0.52 * size)) ** 2)
    lit = ground[:, :, :3] + glow * light[:, :, None]
    ground[:, :, :3] = np.clip(lit, 0, 255)
    return ground


def chips(frame: Frame) -> tuple[str, ...]:
    """How much drug one mark is, in each arm that differs, and that the figure is not to scale."""
    worth = dict.fromkeys(_worth(arm, frame.time_h) for arm in frame.arms)
    return (*(words for words in worth if words), text("scenes.not_to_scale"))


def _worth(arm: Arm, time_h: float) -> str:
    body, config = arm.world.body, arm.config
    mg = mark_mg(config, body.counts, body.dose_at(time_h))
    if mg is None:
        return ""
    mass = with_unit(digits(mg), "mg") if mg >= 0.001 else with_unit(digits(1000.0 * mg), "µg")
    each = config.body.brain_parcels_per_umolar
    if not each or not float(arm.course.effect_site_umolar.max()):
        return text("scenes.body.mark", mass=mass)
    return text("scenes.body.mark_in_brain", mass=mass, level=with_unit(digits(1.0 / each, 1), "µM"))


def describe(frame: Frame, room: Room, x: float, y: float) -> str | None:
    """The mark or organ under the pointer, in one sentence."""
    return next(filter(None, (words_at(seen, x, y) for seen in bodies_seen(frame, room.free))), None)


def brain_at(frame: Frame, room: Room) -> tuple[float, float]:
    """Where the circuit lies: in the brain of the first body."""
    seen = bodies_seen(frame, room.free)[0]
    return seen.view.place(*seen.figure.labels["brain"][0])


_COLUMNS = frozenset({
    "plasma_ng_per_ml", "norketamine_ng_per_ml", "hydroxynorketamine_ng_per_ml", "effect_site_umolar",
    "occupancy_sert", "occupancy_net", "occupancy_dat", "dissociation_index",
})  # fmt: skip
SCENE = Scene(scene_row("body"), draw, chips, describe, _COLUMNS, draws_both=True, inside=brain_at)
"""The scene."""
