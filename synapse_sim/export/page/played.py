"""A lesson as a page plays it: each run that its beats need once, and what every beat shows of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from synapse_sim.config import Config
from synapse_sim.config.config import Changes
from synapse_sim.course.course import Course
from synapse_sim.course.simulate import simulate
from synapse_sim.lesson.lesson import Beat, Lesson
from synapse_sim.session.lecture import Lecture, LessonPlace
from synapse_sim.session.pace import PACES
from synapse_sim.story.baton import baton
from synapse_sim.story.scene_names import OVERVIEW

LEAST_S = 4.0
"""How long a beat plays at least, s."""


@dataclass(frozen=True, slots=True)
class Played:
    """A lesson, and the courses of its runs in the order in which they are met."""

    lesson: Lesson
    courses: tuple[Course, ...]
    run_of: Mapping[str, int]

    @classmethod
    def of(cls, lesson: Lesson) -> Played:
        """Each different run of its beats and of their second arms, once."""
        wanted = [changes for beat in lesson.beats for changes in (beat.changes, beat.beside)]
        configs = {
            config.digest(): config for each in wanted if each is not None for config in [Config(each)]
        }
        courses = tuple(map(simulate, configs.values()))
        return cls(lesson, courses, {digest: k for k, digest in enumerate(configs)})

    def beats(self) -> list[dict[str, Any]]:
        """What each beat shows, as JSON has it."""
        lecture = Lecture(self.lesson, LessonPlace(self.lesson.name, is_open=True), 0)
        for config in lecture.configs_to_measure:
            simulate(config)
        return [self._beat(beat, lecture.said(k)) for k, beat in enumerate(self.lesson.beats)]

    def _beat(self, beat: Beat, said: tuple[str, str]) -> dict[str, Any]:
        run, stretch = self._run(beat.changes), beat.stretch
        return {
            "run": run,
            "beside": None if beat.beside is None else self._run(beat.beside),
            "scene": _scene(beat, self.courses[run]),
            "from_h": stretch.from_h,
            "to_h": stretch.to_h,
            "seconds": max(LEAST_S, PACES[stretch.pace].seconds(stretch.from_h, stretch.to_h)),
            "sentence": said[0],
            "remark": said[1],
            "answers": [answer.says for answer in beat.question.answers] if beat.question else [],
        }

    def _run(self, changes: Changes) -> int:
        return self.run_of[Config(changes).digest()]


def _scene(beat: Beat, course: Course) -> str:
    """The scene of a beat; in the overview the one that the director leads to."""
    scene = beat.view.scene
    return (
        baton(course).station_at(beat.stretch.from_h).scene_in(course.config) if scene == OVERVIEW else scene
    )
