"""Moments of courses drawn at random: drug, dose, route, schedule, state, modulators and time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from synapse_sim.config import Config, ConfigError, Value
from synapse_sim.config.sections.modulators import Modulators
from synapse_sim.course.bookmarks import bookmarks
from synapse_sim.course.course import Course
from synapse_sim.course.simulate import simulate
from synapse_sim.experiments.findings.hypotheses import EXPLANATIONS
from synapse_sim.session.dose import relief_is_known
from synapse_sim.story.alternative import alternative_messages
from synapse_sim.story.facts import Facts, facts
from synapse_sim.story.scene_names import OVERVIEW, view_names
from synapse_sim.story.sentence import sentence
from synapse_sim.story.stages import STAGES
from synapse_sim.story.words import bookmark
from synapse_sim.texts.message import Message
from tests.story.predicates import At

SCENES = tuple(dict.fromkeys((*view_names(), "channel")))
A_COURSE = 5
"""Moments of one course."""
ROUTES = tuple(Config().drug.routes)
MODULATORS = tuple(name for name in Modulators.model_fields if name != "magnesium_mmolar")
EXTREMES: tuple[dict[str, Value | None], ...] = (
    {"treatment.dose": 6.0, "treatment.route": "iv_bolus"},
    {"treatment.drug": "ssri", "treatment.schedule_h": (0.0,)},
    {"treatment.drug": "memantine", "subject.state": "healthy"},
)


class Sample(NamedTuple):
    """One moment: by its columns, and what the program holds true of it."""

    at: At
    told: Facts

    @property
    def about(self) -> str:
        """Which it is."""
        return f"{dict(self.at.config.changes)} at {self.at.time_h:.3f} h"


@cache
def sampled(moments: int) -> tuple[Sample, ...]:
    """So many moments, the same each time."""
    luck = random.Random(8)
    courses = (course for course in _courses(luck))
    samples: list[Sample] = []
    while len(samples) < moments:
        samples += _of_course(next(courses), luck)
    return tuple(samples)


def _of_course(course: Course, luck: random.Random) -> Iterator[Sample]:
    last_h = float(course.time_h[-1])
    for _ in range(A_COURSE):
        yield sample(
            course, luck.choice([luck.uniform(-1, 3), luck.uniform(0, 24), luck.uniform(24, last_h)])
        )


def sample(course: Course, time_h: float) -> Sample:
    """One moment of a course."""
    return Sample(At(course, time_h), facts(course, time_h, relief_is_known=relief_is_known(course)))


def _courses(luck: random.Random) -> Iterator[Course]:
    for extreme in EXTREMES:
        yield simulate(Config(extreme))
    while True:
        try:
            config = Config(_drawn(luck))
        except ConfigError:
            continue
        yield simulate(config)


def _drawn(luck: random.Random) -> dict[str, Value | None]:
    """One arm: often ketamine in a person, else anything."""
    drug = luck.choice(["ketamine"] * 6 + sorted(Config().drugs))
    changes: dict[str, Value | None] = {"treatment.drug": drug}
    if drug == "ketamine":
        changes |= _ketamine(luck)
    if luck.random() < 0.4:
        changes[f"modulators.{luck.choice(MODULATORS)}"] = luck.choice([0.3, 1.0])
    if luck.random() < 0.15:
        only = luck.choice(EXPLANATIONS)
        changes |= {f"hypothesis.{name}": float(name == only) for name in EXPLANATIONS}
    if luck.random() < 0.25:
        changes["treatment.schedule_h"] = luck.choice([(0.0, 72.0), (0.0, 24.0, 48.0, 168.0), (0.0, 6.0)])
    if luck.random() < 0.2:
        changes["subject.state"] = "healthy"
    if luck.random() < 0.2:
        changes["trial.expectancy"] = luck.choice(["pill", "saline", "midazolam"])
    return changes


def _ketamine(luck: random.Random) -> dict[str, Value | None]:
    species = luck.choice(["human"] * 4 + ["rat", "mouse"])
    if species == "human":
        return {
            "treatment.route": luck.choice(ROUTES),
            "treatment.dose": luck.choice([0, 0.05, 0.2, 0.5, 1, 2]),
        }
    return {"subject.species": species, "treatment.dose": luck.choice([3.0, 10.0, 30.0, 80.0, 200.0])}


def sentences(told: Facts) -> Iterator[Message]:
    """The one sentence on each picture."""
    for scene in SCENES:
        yield sentence(told, scene)
    yield sentence(told, OVERVIEW, with_hills=True)


def shown(told: Facts) -> Iterator[Message]:
    """Every sentence that the program shows at a moment, in any scene."""
    yield from sentences(told)
    for scene in view_names():
        yield from alternative_messages(told, scene)
    for stage in STAGES:
        yield stage.message(told)


def bookmarked(course: Course) -> Iterator[tuple[Sample, Message]]:
    """Every bookmark of a course with what is said on arriving there."""
    for name, at_h in bookmarks(course).items():
        here = sample(course, at_h)
        yield here, bookmark(name, here.told)
