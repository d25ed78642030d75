"""What the scene reads of one arm: body, marks and dose, and the shares that route and drug decide."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from synapse_sim.agents.body.parcels import (
    BLOOD,
    BRAIN,
    GUT,
    HYDROXYNORKETAMINE,
    LIVER,
    NORKETAMINE,
    OUT,
    SITE,
    TISSUE,
    ParcelVisits,
)
from synapse_sim.agents.body.paths import GIVEN
from synapse_sim.config import Config
from synapse_sim.config.dose import Dose
from synapse_sim.draw.canvas import Rect
from synapse_sim.scenes.body.figure import Figure, RouteEntry
from synapse_sim.scenes.body.marks import Now
from synapse_sim.scenes.body.view import BodyView, body_view, figure_of, layout
from synapse_sim.session.frame import Arm, Frame
from synapse_sim.story.words import LEAST_UMOLAR
from synapse_sim.texts.numbers import at_least, short, with_unit


@dataclass(frozen=True, slots=True)
class Seen:
    """One body with its marks.

    given: how many marks were given so far. coming: how many wait for the first dose. lost, changed: how
    many of those given were never absorbed, and how many became what is not followed any more.
    """

    arm: Arm
    figure: Figure
    door: RouteEntry
    view: BodyView
    visits: ParcelVisits
    now: Now
    dose: Dose
    given: int
    coming: int
    lost: int
    changed: int

    @property
    def config(self) -> Config:
        """Of its arm."""
        return self.arm.config

    def count(self, *places: int) -> int:
        """How many marks are at these places."""
        return int(sum(np.count_nonzero(self.visits.place == place) for place in places))


@dataclass(frozen=True, slots=True)
class Shares:
    """What becomes of a dose on its way: shares of it that reach the blood, are changed first, or lost."""

    reaches: float
    changed: float
    lost: float


def bodies_seen(frame: Frame, free: Rect) -> tuple[Seen, ...]:
    """Every arm's body in its place."""
    rooms = layout(free, len(frame.arms)).bodies
    seen = [_seen(arm, frame, room) for arm, room in zip(frame.arms, rooms, strict=False)]
    scale = min(each.view.scale for each in seen)
    return tuple(seen) if len(seen) == 1 else tuple(_at_scale(each, scale) for each in seen)


def _at_scale(seen: Seen, scale: float) -> Seen:
    """Bodies of one kind stand beside each other at one scale."""
    if seen.view.scale == scale:
        return seen
    figure, room = seen.figure, seen.view.picture
    width, height = (figure.left + figure.right) * scale, figure.height * scale
    box = Rect(room.center[0] - width / 2, room.center[1] - height / 2, width, height * 1.01)
    return replace(seen, view=body_view(box, figure))


def _seen(arm: Arm, frame: Frame, room: Rect) -> Seen:
    figure, body, time_h = figure_of(arm.config.subject.species), arm.world.body, frame.time_h
    index = body.dose_at(time_h)
    dose, visits = arm.config.doses[index], body.at(time_h)
    lost, changed = body.gone(time_h)
    waiting = waiting_share(visits, dose, body.counts[index], time_h)
    now = Now(time_h, 0 if frame.reduced_motion else arm.world.tick, arm.world.pace_h_per_s, waiting)
    return Seen(
        arm, figure, figure.door(dose.route), body_view(room, figure), visits, now, dose,
        body.given(time_h), body.counts[index] if time_h < dose.at_h and dose.mg else 0, lost, changed,
    )  # fmt: skip


def waiting_share(visits: ParcelVisits, dose: Dose, marks: int, time_h: float) -> float:
    """Share of a dose that has still to go in; 1 before it is given, 0 where there is none."""
    if not dose.mg:
        return 0.0
    if time_h < dose.at_h:
        return 1.0
    waits = (visits.place == SITE) & (visits.compartment == GIVEN)
    return min(1.0, float(np.count_nonzero(waits)) / max(marks, 1))


def mark_mg(config: Config, counts: tuple[int, ...], index: int) -> float | None:
    """How much drug one mark is, mg; None if there are none."""
    return config.doses[index].mg / counts[index] if counts[index] and config.doses[index].mg else None


def shares_of(config: Config, dose: Dose) -> Shares | None:
    """From the parameters of route and drug; None where the blood is not in the model."""
    route = config.drug.routes.get(dose.route)
    if route is None or config.subject.species != "human" or config.drug.disposition is None:
        return None
    changed = route.gut_share * (1.0 - route.liver_escape_share)
    reaches = route.bioavailability
    return Shares(reaches, changed, max(0.0, 1.0 - reaches - changed))


def makes_norketamine(config: Config) -> bool:
    """Whether the liver turns this drug into norketamine in the model."""
    return config.subject.species == "human" and config.drug.metabolites is not None


def uses_gut(seen: Seen) -> bool:
    """Whether a part of the dose is swallowed."""
    route = seen.config.drug.routes.get(seen.dose.route)
    return GUT in seen.visits.place or (route is not None and route.gut_share > 0.0)


def whereabouts(seen: Seen) -> tuple[tuple[str, int], ...]:
    """Where all marks given so far are now; the brain's are extra ones and not among them."""
    there = np.bincount(seen.visits.place, minlength=OUT + 1).tolist()
    rows = [
        ("waits", there[SITE]),
        ("gut", there[GUT] + there[LIVER]),
        ("blood", there[BLOOD]),
        ("tissue", there[TISSUE]),
    ]
    if makes_norketamine(seen.config):
        rows += [
            ("norketamine", there[NORKETAMINE]),
            ("hydroxynorketamine", there[HYDROXYNORKETAMINE]),
        ]
    return (*rows, ("changed", seen.changed), ("left", seen.lost))


def holds_drug(seen: Seen) -> bool:
    """Whether any of the drug, or what the body made of it, is in the body now."""
    return seen.count(GUT, LIVER, BLOOD, TISSUE, BRAIN, NORKETAMINE, HYDROXYNORKETAMINE) > 0


def brain_level(seen: Seen) -> str | None:
    """The level in the brain in words; None where it is not in the model."""
    course = seen.arm.course
    if float(course.plasma_ng_per_ml.max()) and not float(course.effect_site_umolar.max()):
        return None
    return at_least(seen.arm.moment.effect_site_umolar, LEAST_UMOLAR, "µM")


def brain_worth(config: Config) -> str | None:
    """What one mark in the brain stands for, in words; None if there are none."""
    each = config.body.brain_parcels_per_umolar
    return with_unit(short(1.0 / each), "µM") if each else None


def in_brain(seen: Seen) -> int:
    """How many of the brain's extra marks are there."""
    return seen.count(BRAIN)
