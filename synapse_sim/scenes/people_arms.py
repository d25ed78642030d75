"""The arms of the trial that the people scene shows, computed once for a course."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from synapse_sim.config import Config
from synapse_sim.course.course import Course
from synapse_sim.experiments.population import HALVED, Population, arms, population
from synapse_sim.scenes.people_published import Published, published_shares
from synapse_sim.scenes.people_swarm import Floats, sideways_places

_ORDER_H = 24.0
_SHORT = {"ssri": "SSRI", "snri": "SNRI", "ndri": "NDRI"}


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """One arm on screen.

    `sideways` is where each patient stands, (m,) from -1/2 to 1/2; `published` are shares in trials.
    """

    name: str
    patients: Population
    sideways: Floats
    published: tuple[Published, ...]

    @property
    def half(self) -> float:
        """The score at or below which a patient responds."""
        return HALVED * self.patients.start


@lru_cache(maxsize=4)
def groups_of(course: Course) -> tuple[Group, ...]:
    """All arms beside a course, the treated one first."""
    return tuple(_group(_Keyed(arm.config), arm.name) for arm in arms(course.config))


class _Keyed:
    """A config that can be a key: equal to others with the same changes, those of the window aside."""

    def __init__(self, config: Config) -> None:
        self.config = config
        changes = sorted(change for change in config.changes.items() if not change[0].startswith("window."))
        self._key = repr(changes)

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Keyed) and self._key == other._key


@lru_cache(maxsize=12)
def _group(keyed: _Keyed, name: str) -> Group:
    patients = population(keyed.config)
    return Group(
        name=_SHORT.get(name, name.capitalize()),
        patients=patients,
        sideways=sideways_places(patients.at(_ORDER_H)),
        published=tuple(published_shares(keyed.config)),
    )
