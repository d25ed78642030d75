"""Glutamate over the dose: the courses of one config under many doses, everything else as it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config import Config, ConfigError
from synapse_sim.course.course import Course
from synapse_sim.course.response.response import Response
from synapse_sim.course.simulate import simulate
from synapse_sim.course.work import Work

DOSES = 20
_DENSER = 1.5
"""Doses are set closer where they are small: the curve bends there."""


@dataclass(frozen=True, slots=True, eq=False)
class ByDose:
    """Courses that differ in the dose alone.

    dose: (n,) in the config's own unit, rising from 0.
    courses: one each.
    """

    dose: Floats
    courses: tuple[Course, ...]

    def glutamate_rel(self, time_h: float) -> Floats:
        """(n,) glutamate at a time of the courses."""
        return np.array([float(np.interp(time_h, each.time_h, each.glutamate_rel)) for each in self.courses])


def dosing(config: Config, response: Response, top: float) -> Work[ByDose]:
    """The courses from no dose up to `top`, in the config's own unit; a dose that is refused ends them."""
    doses, courses = top * np.linspace(0.0, 1.0, DOSES) ** _DENSER, []
    for k, dose in enumerate(doses.tolist()):
        try:
            courses.append(simulate(config.with_changes({"treatment.dose": dose}), response))
        except ConfigError:
            break
        yield (k + 1) / DOSES, None
    return ByDose(doses[: len(courses)], tuple(courses))
