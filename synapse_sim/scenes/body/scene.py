"""The body: parcels of the drug on their way from the route's door to the brain and out."""

from __future__ import annotations

import numpy as np

from synapse_sim.agents.body.parcels import BRAIN, PLACE_NAMES, SITE, Stays
from synapse_sim.config.dose import Dose
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.marks import LegendRow, fitting, leader, legend
from synapse_sim.scenes.body.column import draw_column, shares_of_dose
from synapse_sim.scenes.body.figure import Figure, Point, RouteEntry
from synapse_sim.scenes.body.parcels import SUBSTANCES, parcel_places
from synapse_sim.scenes.body.tools import draw_fluid
from synapse_sim.scenes.body.view import SHARES, BodyView, body_view, draw_body, figure_of
from synapse_sim.scenes.shared.heads import content, draw_heads, is_roomy
from synapse_sim.scenes.shared.scene import Scene
from synapse_sim.session.frame import Frame
from synapse_sim.story.scene_names import scene_row
from synapse_sim.story.words import LEAST_NG_PER_ML, LEAST_UMOLAR
from synapse_sim.texts.numbers import after_dose, at_least, digits, percent

_DOT = 0.0052
_BRAIN_DOT = 0.0042
"""Radius of a parcel in figure units; those of the brain hold less drug."""


def draw(canvas: Canvas, frame: Frame) -> None:
    """Draw the body, its parcels and the numbers beside the organs."""
    figure, door, view = _stage(frame, canvas.rect)
    stays = frame.world.body.at(frame.time_h)
    draw_body(canvas, view, figure, door)
    if door.tool == "drip":
        draw_fluid(canvas, view.place(*door.tip), view.scale, _waiting(frame, stays))
    _draw_parcels(canvas, view, frame, stays)
    _, below = draw_heads(canvas, "Body", after_dose(frame.time_h), chips(frame))
    _draw_words(canvas, view, frame, stays, below)


def chips(frame: Frame) -> tuple[str, ...]:
    """How much drug one dot is, and that the figure is not to scale."""
    dose, parcels = _dose_now(frame)
    if not parcels:
        return ("not to scale",)
    microgram = 1000.0 * dose.mg / parcels
    return (f"1 dot = {digits(microgram)} µg", "not to scale")


def describe(frame: Frame, rect: Rect, x: float, y: float) -> str | None:
    """The parcel or organ under the pointer, in one sentence."""
    figure, door, view = _stage(frame, rect)
    stays = frame.world.body.at(frame.time_h)
    if len(stays.place):
        xs, ys = _pixels(view, figure, door, frame, stays)
        away = np.hypot(xs - x, ys - y)
        nearest = int(away.argmin())
        if away[nearest] <= max(6.0, 2.0 * _DOT * view.scale):
            return _parcel_words(int(stays.place[nearest]), door, frame)
    return _organ_words(figure, view, x, y)


def _parcel_words(place: int, door: RouteEntry, frame: Frame) -> str:
    where = door.words if place == SITE else PLACE_NAMES[place]
    share = " (smaller dots: each holds far less of the drug)" if place == BRAIN else ""
    return f"A parcel of {frame.config.drug.label}: {where}{share}"


def _organ_words(figure: Figure, view: BodyView, x: float, y: float) -> str | None:
    u, v = (x - view.x) / view.scale, (y - view.y) / view.scale
    for organ in reversed(figure.organs):
        for x0, y0, r0, x1, y1, r1 in organ.limbs:
            span = (x1 - x0) ** 2 + (y1 - y0) ** 2
            along = min(max(((u - x0) * (x1 - x0) + (v - y0) * (y1 - y0)) / span, 0.0), 1.0) if span else 0.0
            if np.hypot(u - x0 - along * (x1 - x0), v - y0 - along * (y1 - y0)) <= r0 + (r1 - r0) * along:
                return organ.name.capitalize()
    return None


def _stage(frame: Frame, rect: Rect) -> tuple[Figure, RouteEntry, BodyView]:
    figure = figure_of(frame.config.subject.species)
    return figure, figure.door(_dose_now(frame)[0].route), body_view(rect, figure)


def _pixels(
    view: BodyView, figure: Figure, door: RouteEntry, frame: Frame, stays: Stays
) -> tuple[np.ndarray, np.ndarray]:
    tick = 0 if frame.reduced_motion else frame.world.tick
    x, y = parcel_places(stays, figure, door, frame.time_h, tick)
    return view.x + x * view.scale, view.y + y * view.scale


def _draw_parcels(canvas: Canvas, view: BodyView, frame: Frame, stays: Stays) -> None:
    figure, door, _ = _stage(frame, canvas.rect)
    xs, ys = _pixels(view, figure, door, frame, stays)
    metabolites = [place for _, _, _, places in SUBSTANCES for place in places]
    in_brain = stays.place == BRAIN
    for _, role, shape, places in SUBSTANCES:
        chosen = np.isin(stays.place, places) if places else ~np.isin(stays.place, [*metabolites, BRAIN])
        canvas.dots(canvas.dot(role, max(1.5, _DOT * view.scale), shape, flat=True), xs[chosen], ys[chosen])
    small = canvas.dot("drug", max(1.25, _BRAIN_DOT * view.scale), "diamond", flat=True)
    canvas.dots(small, xs[in_brain], ys[in_brain])


def _draw_words(canvas: Canvas, view: BodyView, frame: Frame, stays: Stays, below: Rect) -> None:
    _, column = SHARES.split(canvas.rect)
    edge = content(canvas)
    _draw_labels(canvas, view, frame)
    if column is not None:
        box = Rect(column.x, below.y, edge.right - column.x, edge.bottom - below.y)
        shares = shares_of_dose(stays, frame.world.body.given(frame.time_h))
        draw_column(canvas, box, frame, shares, _stage(frame, canvas.rect)[1].words)
    else:
        rows = [LegendRow(shape, role, name) for name, role, shape, _ in SUBSTANCES]
        legend(canvas, edge.x, edge.bottom - len(rows) * canvas.line_height("small"), rows)


def _waiting(frame: Frame, stays: Stays) -> float:
    """Share of a dose that has still to go in; 1 before the first."""
    dose, parcels = _dose_now(frame)
    if frame.time_h < dose.at_h:
        return 1.0
    return float(np.count_nonzero(stays.place == SITE)) / max(parcels, 1)


def _dose_now(frame: Frame) -> tuple[Dose, int]:
    """The dose that was given last, and how many parcels it is; before the first, the first."""
    body = frame.world.body
    index = body.dose_at(frame.time_h)
    return frame.config.doses[index], body.counts[index]


def _draw_labels(canvas: Canvas, view: BodyView, frame: Frame) -> None:
    """Numbers beside the organs, on the side where the figure leaves room."""
    figure, door, _ = _stage(frame, canvas.rect)
    brain = next(organ for organ in figure.organs if organ.name == "brain").limbs[0]
    level = _umolar(frame)
    words = fitting(canvas, (f"brain {level}", level), _room(canvas, view, figure.brain_label))
    _label(canvas, view, brain[:2], figure.brain_label, [words])
    _label(canvas, view, figure.heart, figure.plasma_label, ["plasma", _plasma(frame)])
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


def _umolar(frame: Frame) -> str:
    return at_least(frame.moment.effect_site_umolar, LEAST_UMOLAR, "µM")


def _plasma(frame: Frame) -> str:
    if not float(frame.course.plasma_ng_per_ml.max()) and float(frame.course.effect_site_umolar.max()):
        return "not modelled"
    return at_least(frame.moment.plasma_ng_per_ml, LEAST_NG_PER_ML, "ng/mL")


def _arrives(frame: Frame) -> str:
    route = frame.config.drug.routes.get(_dose_now(frame)[0].route)
    return f"{percent(route.bioavailability)} arrives" if route else ""


_COLUMNS = frozenset({
    "plasma_ng_per_ml", "norketamine_ng_per_ml", "hydroxynorketamine_ng_per_ml", "effect_site_umolar",
    "occupancy_sert", "occupancy_net", "occupancy_dat", "dissociation_index",
})  # fmt: skip
SCENE = Scene(scene_row("body"), draw, chips, describe, _COLUMNS)
"""The scene."""
