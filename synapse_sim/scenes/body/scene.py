"""The body: marks of the drug on their way from the route's door to the brain; two bodies are a race."""

from __future__ import annotations

from functools import partial

from synapse_sim.draw.canvas import Canvas
from synapse_sim.scenes.body.glass import draw_glass
from synapse_sim.scenes.body.ground import draw_ground
from synapse_sim.scenes.body.labels import draw_labels
from synapse_sim.scenes.body.lens import draw_lens
from synapse_sim.scenes.body.numbers import draw_numbers
from synapse_sim.scenes.body.paint import draw_blood, draw_lights, draw_marks
from synapse_sim.scenes.body.reading import Seen, bodies_seen, brain_worth, mark_mg
from synapse_sim.scenes.body.things import things
from synapse_sim.scenes.body.tools import draw_tool
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
    draw_ground(canvas, room, bodies)
    free = canvas.sub(room.free)
    peak = max(float(seen.arm.course.effect_site_umolar.max()) for seen in bodies)
    numbers = partial(draw_numbers, frame=frame, room=room, bodies=bodies)
    free.renewed("body.numbers", frame.instant, numbers)
    for seen in bodies:
        draw_body(free, seen, peak)
    free.renewed("body.labels", frame.instant, partial(draw_labels, bodies=bodies))


def draw_body(canvas: Canvas, seen: Seen, peak_umolar: float) -> None:
    """One body with all that moves in it."""
    draw_glass(canvas, seen.view, seen.figure, seen.door)
    draw_blood(canvas, seen)
    share = seen.arm.moment.effect_site_umolar / peak_umolar if peak_umolar else 0.0
    draw_lights(canvas, seen, share)
    draw_tool(canvas, seen)
    marks = draw_marks(canvas, seen)
    draw_lens(canvas, seen, marks, share)


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
    level = brain_worth(config)
    if level is None or not float(arm.course.effect_site_umolar.max()):
        return text("scenes.body.mark", mass=mass)
    return text("scenes.body.mark_in_brain", mass=mass, level=level)


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
SCENE = Scene(
    scene_row("body"), draw, chips, describe, _COLUMNS,
    draws_both=True, fills=True, inside=brain_at, tells_ahead=True, things=things,
)  # fmt: skip
"""The scene."""
