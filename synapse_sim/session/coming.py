"""What a coming card of the open lesson will show, so that its pictures can be made beforehand."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import replace
from math import inf

from synapse_sim.config import Config
from synapse_sim.course.course import Course
from synapse_sim.course.response.response import Response, known_response
from synapse_sim.course.simulate import simulate
from synapse_sim.session.commands import (
    ApplyFile,
    Command,
    Compare,
    GoTo,
    HoldHandle,
    Mask,
    ShowPage,
    ShowScene,
)
from synapse_sim.session.comparison import Comparison
from synapse_sim.session.frame import Arm, Frame
from synapse_sim.session.hands import Held
from synapse_sim.session.lecture import Lecture
from synapse_sim.session.shown_lesson import ShownPrediction
from synapse_sim.session.teaching import Teaching
from synapse_sim.world import World


def coming_card(now: Frame, teaching: Teaching, by: int) -> Frame | None:
    """The first frame of a card that lies so many further, with the agents of now.

    Args:
        now: the frame that is in view.
        teaching: the lesson that runs.
        by: how many cards; 0 is the present one, its question a press further: asked again, or revealed.

    Returns:
        None if there is no such card, or a circuit that it needs is not measured yet.
    """
    return _turned(now, teaching, by) if by else _answered(now, teaching)


def _answered(now: Frame, teaching: Teaching) -> Frame | None:
    asked, lecture = teaching.asked, teaching.running
    if asked is None or lecture is None or asked.stage == "revealed":
        return None
    if asked.stage == "asked":
        again = replace(asked, stage="again")
        return replace(now, prediction=teaching.predictions.shown(again, now.course))
    return replace(
        now,
        masked=frozenset(),
        masked_from_h=-inf,
        lesson=lecture.shown(0.0, is_in_film=True, is_revealed=True),
        prediction=teaching.predictions.shown(replace(asked, stage="revealed"), now.course),
    )


def _turned(now: Frame, teaching: Teaching, by: int) -> Frame | None:
    ahead = teaching.running.ahead(by) if teaching.running else None
    if ahead is None:
        return None
    card = _Card(now.config)
    card.follow(ahead.commands(now.config, None))
    arms = card.arms(now.world)
    if arms is None:
        return None
    return replace(
        now,
        arms=arms,
        names=card.comparison.names,
        time_h=card.time_h,
        playing=False,
        masked=card.mask.columns,
        masked_from_h=card.mask.from_h,
        scene=card.scene,
        page=card.page,
        held=card.held,
        lesson=ahead.shown(0.0, is_in_film=True, is_revealed=False),
        prediction=_asked(ahead, teaching, arms[0].course),
    )


def _asked(ahead: Lecture, teaching: Teaching, course: Course) -> ShownPrediction | None:
    question = ahead.beat.question if ahead.beat else None
    if question is None:
        return None
    predictions = teaching.predictions
    return predictions.shown(predictions.at(ahead.place.beat, question), course)


class _Card:
    """What is seen once the commands of a card are done."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.scene = self.page = ""
        self.time_h = 0.0
        self.mask = Mask(frozenset())
        self.held: dict[str, Held] = {}
        self.comparison = Comparison()

    def follow(self, commands: Iterable[Command]) -> None:
        for command in commands:
            match command:
                case ApplyFile(changes):
                    self.config = self.config.with_changes(changes)
                case Compare(changes):
                    self.comparison.take(changes, self.config)
                case Mask():
                    self.mask = command
                case ShowScene(name):
                    self.scene = name
                case HoldHandle(name, value) if value is not None:
                    self.held[name] = Held(value)
                case ShowPage(name):
                    self.page = name
                case GoTo(time_h):
                    self.time_h = time_h

    def arms(self, world: World) -> tuple[Arm, ...] | None:
        configs = self.comparison.arms(self.config, [])
        responses = [known_response(config) for config in configs]
        known = [each for each in responses if each is not None]
        if len(known) < len(configs):
            return None
        return tuple(
            _arm(config, response, world, self.time_h)
            for config, response in zip(configs, known, strict=True)
        )


def _arm(config: Config, response: Response, world: World, time_h: float) -> Arm:
    course = simulate(config, response)
    return Arm(config, course, _under(world, course, time_h), course.at(time_h), course.at(_first_h(course)))


def _under(world: World, course: Course, time_h: float) -> World:
    """The agents of a world under another course, as they will be seen until their place is entered."""
    other = copy(world)
    other.follow(course, min(max(time_h, _first_h(course)), float(course.time_h[-1])))
    return other


def _first_h(course: Course) -> float:
    return float(course.time_h[0])
