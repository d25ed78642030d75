"""The stages as places to go: the scene that shows each, and the moment at which it goes furthest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.course.course import Course
from synapse_sim.ui.panels.curves import LEVEL_COLUMNS, level

_STILL = 1e-6
"""A curve that moves less than this has no peak."""


@dataclass(frozen=True, slots=True)
class Station:
    """One stage: its scene, what it is measured by, and the columns of the course that tell of it."""

    scene: str
    values: Callable[[Course], Floats]
    columns: tuple[str, ...]

    def peak_h(self, course: Course) -> float | None:
        """When the stage is furthest from its start, hours after the first dose; None if it never moves."""
        values = self.values(course)
        away = np.abs(values - values[0])
        top = int(away.argmax())
        return float(course.time_h[top]) if away[top] > _STILL else None


def _delivered(course: Course) -> Floats:
    """What the ribbon calls delivery: the level in the brain, or in the blood for drugs of transporters."""
    return level(course) if course.config.drug.occupancy is None else course.plasma_ng_per_ml


def _blocked(course: Course) -> Floats:
    return course.block_interneuron if course.config.drug.occupancy is None else level(course)


def _fired(course: Course) -> Floats:
    return course.rate_interneuron_hz


STATIONS = (
    Station("body", _delivered, ("plasma_ng_per_ml", *LEVEL_COLUMNS)),
    Station("synapse", _blocked, ("block_interneuron", "block_pyramidal", *LEVEL_COLUMNS)),
    Station(
        "circuit", lambda course: course.rate_interneuron_hz, ("rate_interneuron_hz", "rate_pyramidal_hz")
    ),
    Station("synapse", lambda course: course.glutamate_rel, ("glutamate_rel",)),
    Station("dendrite", lambda course: course.spine_density_rel, ("spine_density_rel", "restored_share")),
    Station("people", lambda course: course.score, ("score", "relief", "monoamine_part", "expectancy")),
)
"""In the order of the ribbon."""
OWN_STATION = {station.scene: k for k, station in enumerate(STATIONS)}
"""The stage of each scene; of two the later, which the scene is named for."""
