"""What everything on screen is given: one moment of everything, read only."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING, Literal

from synapse_sim.config import Config
from synapse_sim.course.course import Course, Moment
from synapse_sim.lesson.lesson import PLAIN, View
from synapse_sim.session.asking import NOT_ASKED, Asking
from synapse_sim.session.channel_feed import UNKNOWN, Openings
from synapse_sim.session.circuit_feed import NOTHING, Beside
from synapse_sim.session.dose import relief_is_known
from synapse_sim.session.hands import Held
from synapse_sim.session.page_feed import UNANSWERED, Answers
from synapse_sim.session.people_feed import NOBODY, People
from synapse_sim.session.pins import PinnedRun
from synapse_sim.session.published import Published
from synapse_sim.session.shown_lesson import ShownBeat, ShownPrediction
from synapse_sim.session.synapse_feed import NO_SYNAPSE, BesideSynapse
from synapse_sim.story.baton import Baton, baton
from synapse_sim.story.facts import Facts, facts
from synapse_sim.story.scene_names import OVERVIEW
from synapse_sim.story.stages import STAGES
from synapse_sim.world import World

if TYPE_CHECKING:
    from synapse_sim.session.followed_file import FollowedFile
    from synapse_sim.session.measurements import Measurements

Without = Literal["", "waits", "shown"]
"""Whether the same moment without drug is wanted, and seen."""


@dataclass(frozen=True, slots=True)
class Arm:
    """One of the runs that are live.

    moment: the course at the frame's time, or at the end of this course that lies next to it.
    rest: the course before any drug.
    """

    config: Config
    course: Course
    world: World
    moment: Moment
    rest: Moment


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of the session.

    names: what each arm is called where there are two.
    arms: one run, or two beside each other; the first is the one that the controls change.
    time_h: hours after the first dose.
    without: whether the first arm is the same moment without drug, or is to become it.
    playing: whether the course moves.
    reduced_motion: scenes then leave out what flickers or travels.
    masked: columns of the course that are hidden, as while they are to be predicted, from `masked_from_h` on.
    revision: grows with every new course and pin, so that a picture of one can be remembered.
    people: the virtual patients, who may be those of a course before.
    openings: how long the channels of both cells are open, maybe of a config before.
    beside: what stands beside the circuit, maybe of a place before.
    beside_synapse: what stands beside the synapse, maybe of a place before.
    held: handles of the scene that a hand holds, by name.
    scene: name of the scene in view, or "overview"; led: that to which the director leads, empty where one
        was chosen.
    page: name of the page that lies over it; empty if none.
    answers: what the open page shows of the model, as far as it is computed.
    pins: runs that stay behind as ghosts.
    published: data points that lie over the curves.
    measured: own measurements that lie over the curves.
    recomputing: share 0..1 of the circuit's measurement that is done; None if none runs.
    is_entering: whether the agents are still those of the place before.
    banner: what stays on screen until it is mended; empty if nothing is wrong.
    file: the config file that is followed, if any.
    lesson: the beat of an open lesson; None without one.
    prediction: what is or was predicted; None if nothing.
    asking: what was asked besides the run, and what came out.
    """

    arms: tuple[Arm, ...]
    time_h: float
    without: Without = ""
    playing: bool = False
    reduced_motion: bool = False
    masked: frozenset[str] = frozenset()
    masked_from_h: float = -inf
    revision: int = 0
    people: People = NOBODY
    openings: Openings = UNKNOWN
    beside: Beside = NOTHING
    beside_synapse: BesideSynapse = NO_SYNAPSE
    held: Mapping[str, Held] = field(default_factory=dict)
    scene: str = OVERVIEW
    led: str = ""
    page: str = ""
    answers: Answers = UNANSWERED
    pins: tuple[PinnedRun, ...] = ()
    names: tuple[str, ...] = ()
    published: tuple[Published, ...] = ()
    measured: tuple[Measurements, ...] = ()
    recomputing: float | None = None
    is_entering: bool = False
    banner: str = ""
    file: FollowedFile | None = None
    lesson: ShownBeat | None = None
    prediction: ShownPrediction | None = None
    asking: Asking = NOT_ASKED

    @property
    def config(self) -> Config:
        """Of the first arm."""
        return self.arms[0].config

    @property
    def course(self) -> Course:
        """Of the first arm."""
        return self.arms[0].course

    @property
    def world(self) -> World:
        """Of the first arm."""
        return self.arms[0].world

    @property
    def moment(self) -> Moment:
        """Of the first arm."""
        return self.arms[0].moment

    @property
    def rest(self) -> Moment:
        """Of the first arm."""
        return self.arms[0].rest

    @property
    def view(self) -> View:
        """What the beat says of the picture that is shown; nothing where the user went elsewhere."""
        lesson = self.lesson
        is_there = lesson is not None and lesson.recap is None and lesson.view.scene == self.scene
        return lesson.view if is_there and lesson is not None else PLAIN

    @property
    def is_beside_trial(self) -> bool:
        """Whether there is a second arm that is none of the two which the virtual patients are of."""
        trial = self.people.trial
        return (
            len(self.arms) > 1
            and trial is not None
            and self.arms[1].config.treatment.drug != trial.arms[1][0]
        )

    @property
    def ghosts(self) -> tuple[PinnedRun, ...]:
        """The runs that stand behind the first arm: those that were pinned, and the second arm."""
        return (*self.pins, *(PinnedRun(*named) for named in self._others))

    @property
    def _others(self) -> Iterator[tuple[str, Course]]:
        return ((name, arm.course) for name, arm in zip(self.names[1:], self.arms[1:], strict=False))

    @property
    def span_h(self) -> tuple[float, float]:
        """Where the course begins and ends, hours after the first dose."""
        return float(self.course.time_h[0]), float(self.course.time_h[-1])

    @property
    def shown(self) -> str:
        """Name of the scene that is drawn: the one in view, or the one that the director leads to."""
        if self.scene != OVERVIEW:
            return self.scene
        return self.led or self.baton.station_at(self.time_h).scene_in(self.config)

    @property
    def instant(self) -> Hashable:
        """What tells two frames apart while time passes: the course, the place in it, the agents' tick."""
        return self.revision, self.time_h, self.world.tick

    def file_says(self, key: str) -> str:
        """What the followed file says of a parameter that has another value here; empty if it is the same."""
        return self.file.said_of(key, self.config) if self.file else ""

    def hides(self, columns: Iterable[str]) -> bool:
        """Whether one of these columns is masked, so that no curve of it may be drawn from then on."""
        return not self.masked.isdisjoint(columns)

    def hides_now(self, columns: Iterable[str]) -> bool:
        """Whether one of these columns is masked at the frame's time, so that nothing shows its value."""
        return self.time_h >= self.masked_from_h and self.hides(columns)

    @property
    def facts(self) -> Facts:
        """What is true now, from which every word follows."""
        return facts(self.course, self.time_h, relief_is_known=relief_is_known(self.course))

    @property
    def lesson_source(self) -> str:
        """Name or file of the lesson that runs; empty without one."""
        return self.lesson.source if self.lesson is not None else ""

    @property
    def baton(self) -> Baton:
        """Which station changes fastest, among those that may be seen and of which something is known."""
        return baton_of(self.course, self.masked)


def baton_of(course: Course, masked: frozenset[str]) -> Baton:
    """Which station of a course changes fastest; masked columns are not given away."""
    unknown = () if relief_is_known(course) else ("relief",)
    hidden = (stage.name for stage in STAGES if not masked.isdisjoint(stage.told_by))
    return baton(course, frozenset((*hidden, *unknown)))
