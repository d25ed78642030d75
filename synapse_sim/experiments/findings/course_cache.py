"""Courses for findings: made once for each set of changes, over one base config."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from synapse_sim.config import Config
from synapse_sim.config.config import Changes
from synapse_sim.course.course import Course
from synapse_sim.course.simulate import simulate

Given = Mapping[str, Any]


class CourseCache:
    """Where probes run the model.

    Args:
        base: changes under every config, such as one number moved by ten percent.
    """

    def __init__(self, base: Changes | None = None) -> None:
        self.base = dict(base or {})
        self._courses: dict[str, Course] = {}

    def config(self, given: Given) -> Config:
        """The config of some changes over the base."""
        return Config({**self.base, **given})

    def course(self, given: Given) -> Course:
        """The course of some changes over the base."""
        key = json.dumps(sorted(given.items()))
        if key not in self._courses:
            self._courses[key] = simulate(self.config(given))
        return self._courses[key]
