"""The body: parcels of the drug on their way from the route's door to the brain and out."""

from __future__ import annotations

from synapse_sim.agents.body.parcels import ParcelVisits
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.marks import LegendRow, fitting, leader, legend
from synapse_sim.scenes.body.column import draw_column
from synapse_sim.scenes.body.figure import Point
from synapse_sim.scenes.body.parcels import SUBSTANCES
from synapse_sim.scenes.body.picture import draw_body, draw_parcels
from synapse_sim.scenes.body.reading import dose_now, shares_of_dose, waiting_share
from synapse_sim.scenes.body.tools import draw_fluid
from synapse_sim.scenes.body.view import SHARES, BodyView, stage_of
from synapse_sim.scenes.body.words import describe
from synapse_sim.scenes.shared.heads import content, draw_heads, is_roomy
from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.shared.scene import Scene
from synapse_sim.session.frame import Frame
from synapse_sim.story.scene_names import scene_row
from synapse_sim.story.words import LEAST_NG_PER_ML, LEAST_UMOLAR
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.numbers import after_dose, at_least, digits, percent


def draw(canvas: Canvas, frame: Frame, room: Room) -> None:
    """Draw the body, its parcels and the numbers beside the organs."""
    canvas = canvas.sub(room.free)
    figure, door, view = stage_of(frame, canvas.rect)
    visits = frame.world.body.at(frame.time_h)
    draw_body(canvas, view, figure, door)
    if door.tool == "drip":
        draw_fluid(canvas, view.place(*door.tip), view.scale, waiting_share(frame, visits))
    draw_parcels(canvas, view, frame, visits)
    _, below = draw_heads(canvas, SCENE.label, after_dose(frame.time_h), chips(frame))
    _draw_words(canvas, view, frame, visits, below)


def chips(frame: Frame) -> tuple[str, ...]:
    """How much drug one dot is, and that the figure is not to scale."""
    dose, parcels = dose_now(frame)
    if not parcels:
        return (text("scenes.not_to_scale"),)
    microgram = 1000.0 * dose.mg / parcels
    return (text("scenes.body.dot", microgram=digits(microgram)), text("scenes.not_to_scale"))


def _draw_words(canvas: Canvas, view: BodyView, frame: Frame, visits: ParcelVisits, below: Rect) -> None:
    _, column = SHARES.split(canvas.rect)
    edge = content(canvas)
    _draw_labels(canvas, view, frame)
    if column is not None:
        box = Rect(column.x, below.y, edge.right - column.x, edge.bottom - below.y)
        shares = shares_of_dose(visits, frame.world.body.given(frame.time_h))
        draw_column(canvas, box, frame, shares, stage_of(frame, canvas.rect)[1].words)
    else:
        rows = [
            LegendRow(shape, role, text(f"scenes.body.substance.{name}"))
            for name, role, shape, _ in SUBSTANCES
        ]
        legend(canvas, edge.x, edge.bottom - len(rows) * canvas.line_height("small"), rows)


def _draw_labels(canvas: Canvas, view: BodyView, frame: Frame) -> None:
    """Numbers beside the organs, on the side where the figure leaves room."""
    figure, door, _ = stage_of(frame, canvas.rect)
    brain = next(organ for organ in figure.organs if organ.name == "brain").limbs[0]
    words = fitting(canvas, _brain(frame), _room(canvas, view, figure.brain_label))
    _label(canvas, view, brain[:2], figure.brain_label, [words])
    left = view.place(*figure.plasma_label)[0] - view.picture.x - canvas.dp(14)
    plasma = fitting(canvas, wordings("scenes.body.plasma"), left)
    _label(canvas, view, figure.heart, figure.plasma_label, [plasma, fitting(canvas, _plasma(frame), left)])
    entry = [door.words, _arrives(frame)]
    if is_roomy(canvas) and _widest(canvas, entry) <= _room(canvas, view, door.label):
        _label(canvas, view, door.middle, door.label, entry)


def _room(canvas: Canvas, view: BodyView, place: Point) -> float:
    """Width that a label at a place of the figure has before the picture ends, px."""
    return view.picture.right - view.place(*place)[0] - canvas.dp(20)


def _widest(canvas: Canvas, lines: list[str]) -> float:
    return max(canvas.measure(line, "small", "semibold")[0] for line in lines)


def _label(canvas: Canvas, view: BodyView, tip: Point, place: Point, words: list[str]) -> None:
    first = leader(canvas, view.place(*tip), view.place(*place), words[0])
    at_right = tip[0] > place[0]
    for row, line in enumerate(words[1:], 1):
        canvas.text(
            first.right if at_right else first.x, first.y + row * canvas.line_height("small"), line, "small",
            anchor="topright" if at_right else "topleft", weight="semibold", ground="background",
        )  # fmt: skip


def _brain(frame: Frame) -> tuple[str, ...]:
    """The level in the brain, from long to short; for a drug of the blood alone it is not modeled."""
    if float(frame.course.plasma_ng_per_ml.max()) and not float(frame.course.effect_site_umolar.max()):
        return wordings("scenes.body.brain_not_modeled")
    level = at_least(frame.moment.effect_site_umolar, LEAST_UMOLAR, "µM")
    return text("scenes.body.brain", level=level), level


def _plasma(frame: Frame) -> tuple[str, ...]:
    """The level in the blood, from long to short."""
    if not float(frame.course.plasma_ng_per_ml.max()) and float(frame.course.effect_site_umolar.max()):
        return wordings("scenes.body.not_modeled")
    return (at_least(frame.moment.plasma_ng_per_ml, LEAST_NG_PER_ML, "ng/mL"),)


def _arrives(frame: Frame) -> str:
    route = frame.config.drug.routes.get(dose_now(frame)[0].route)
    return text("scenes.body.arrives", share=percent(route.bioavailability)) if route else ""


_COLUMNS = frozenset({
    "plasma_ng_per_ml", "norketamine_ng_per_ml", "hydroxynorketamine_ng_per_ml", "effect_site_umolar",
    "occupancy_sert", "occupancy_net", "occupancy_dat", "dissociation_index",
})  # fmt: skip
SCENE = Scene(scene_row("body"), draw, chips, describe, _COLUMNS)
"""The scene."""
