"""What a scene is given: one moment of everything, read only."""

from __future__ import annotations

from dataclasses import dataclass

from synapse_sim.config import Config
from synapse_sim.course.course import Course, Moment
from synapse_sim.session.dose import relief_is_known
from synapse_sim.session.people_feed import NOBODY, People
from synapse_sim.story.facts import Facts, facts
from synapse_sim.story.scene_names import OVERVIEW
from synapse_sim.world import World


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of the session.

    moment: the course at `time_h`.
    rest: the course before any drug, one hour before the first dose.
    time_h: hours after the first dose.
    reduced_motion: scenes then leave out what flickers or travels.
    revision: grows with every new course, so that a picture of one can be remembered.
    people: the virtual patients, who may be those of a course before.
    scene: name of the scene in view, or "overview"; words follow it, pictures do not.
    """

    config: Config
    course: Course
    world: World
    moment: Moment
    rest: Moment
    time_h: float
    playing: bool
    reduced_motion: bool
    revision: int = 0
    people: People = NOBODY
    scene: str = OVERVIEW

    @property
    def facts(self) -> Facts:
        """What is true now, from which every word follows."""
        return facts(self.course, self.time_h, relief_is_known=relief_is_known(self.course))
