"""What the pictures say at a moment: every sentence of `scenes` with its numbers, by key.

A canvas that writes words down and builds no picture makes a moment cheap. Circuit and cleft are built once
and follow from course to course: what is asked of them here are words about the course.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import pytest

from synapse_sim.course.course import Course
from synapse_sim.course.response.response import response_for
from synapse_sim.draw.canvas import Rect
from synapse_sim.scenes import SCENES
from synapse_sim.scenes.shared.room import Room
from synapse_sim.session.frame import Arm, Frame
from synapse_sim.session.people_feed import People, PeopleFeed
from synapse_sim.texts import catalogue as spoken_words
from synapse_sim.texts.catalogue import Catalogue, catalogue, speaking
from synapse_sim.world import World
from tests.draw.recording_canvas import recorded
from tests.draw.words_canvas import WordsCanvas
from tests.story.predicates import At
from tests.story.sampled import Sample

SIZE = (1280, 720)
_POINTS = 12
"""How many places of a scene are pointed at."""
_PATIENTS = 40
_TELLING = 12
"""So many letters are not said by chance within another sentence."""


class Said(NamedTuple):
    """A sentence: its key, its numbers and its wordings."""

    key: str
    numbers: Mapping[str, Any]
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Asked(Catalogue):
    """A language, and every sentence that somebody asked it for."""

    asked: dict[str, list[Said]]

    def wordings(self, key: str, numbers: Mapping[str, object]) -> tuple[str, ...]:
        said = Catalogue.wordings(self, key, numbers)
        self.asked.setdefault(key, []).append(Said(key, dict(numbers), said))
        return said

    def longest(self, key: str, numbers: Mapping[str, object]) -> str:
        said = Catalogue.longest(self, key, numbers)
        self.asked.setdefault(key, []).append(Said(key, dict(numbers), (said,)))
        return said


class WithoutLayers(WordsCanvas):
    """Leaves out layers as well: what stands in one stays for long and says nothing of a moment."""

    def layer(self, *_: Any, **__: Any) -> None:
        """Leave it out."""


def said_in_pictures(each: Sample) -> list[Said]:
    """Every sentence of `scenes` that can be read or pointed at in any scene at a moment."""
    asked: dict[str, list[Said]] = {}
    with pytest.MonkeyPatch.context() as patch, speaking(Asked("en", catalogue().entries, asked)):
        patch.setattr(spoken_words, "_plain", lambda language, key: language.wordings(key, {}))
        seen = set(_words(_frame(each)))
    return [
        said
        for key, found in asked.items()
        if key.startswith("scenes.")
        for said in found
        if any(_is_read(words, seen) for words in said.wordings)
    ]


def _is_read(words: str, seen: set[str]) -> bool:
    """Whether it stands alone somewhere, or, if it is long enough to be known, within other words."""
    return words in seen or (len(words) >= _TELLING and any(words in each for each in seen))


def arms_of(each: Sample) -> tuple[At, ...]:
    """The moment, and that of each arm of the virtual patients."""
    trial = _people(each.at).trial
    others = () if trial is None else (At(course, each.at.time_h) for course in trial.reference)
    return each.at, *others


def _words(frame: Frame) -> Iterator[str]:
    """All that is written in the scenes, in their chips, and under the pointer at some places."""
    luck = random.Random(3)
    for scene in SCENES:
        (canvas, recording), room = recorded(SIZE, kind=WithoutLayers), _room()
        scene.draw(canvas, frame, room)
        yield from recording.words
        yield from scene.chips(frame)
        for _ in range(_POINTS):
            at = luck.uniform(0.05, 0.95) * SIZE[0], luck.uniform(0.05, 0.95) * SIZE[1]
            yield scene.describe(frame, room, *at) or ""


def _room() -> Room:
    return Room(Rect(0, 0, *SIZE), Rect(0, 0, *SIZE))


def _frame(each: Sample) -> Frame:
    at = each.at
    world = _world(at, has_terminal=at.config.drug.kind == "monoamine")
    arm = Arm(at.config, at.course, world, at.now, at.rest)
    return Frame(arms=(arm,), time_h=at.time_h, people=_people(at))


_WORLDS: dict[bool, World] = {}


def _world(at: At, *, has_terminal: bool) -> World:
    if has_terminal not in _WORLDS:
        _WORLDS[has_terminal] = World(at.config, at.course, at.time_h)
    _WORLDS[has_terminal].follow(at.course, at.time_h)
    return _WORLDS[has_terminal]


def _people(at: At) -> People:
    """A few virtual patients of both arms; those of a whole trial are no more telling."""
    return _patients(at.course)


@cache
def _patients(course: Course) -> People:
    config = course.config.with_changes({"population.subjects": _PATIENTS})
    feed = PeopleFeed()
    feed.ask(config, response_for(config))
    while feed.is_busy:
        feed.advance(1.0)
    return feed.now(config)
