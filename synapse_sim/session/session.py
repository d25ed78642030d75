"""The session: everything the user does, as calls; the window only passes them on and draws `frame()`.

A change of a parameter makes a new config, hence a new course, at once. Ribbon, timeline, spines and parcels
follow it in the same frame; cleft and circuit go on under the new conditions and are built anew when the hand
has been still for a moment. Time at rest is a place of the world; while the course plays, the world moves.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from synapse_sim.config import Config, ConfigError, Value
from synapse_sim.config.config import SEEDS
from synapse_sim.config.idle import idle
from synapse_sim.config.load import Layers
from synapse_sim.course.bookmarks import bookmarks
from synapse_sim.course.course import Moment
from synapse_sim.course.simulate import simulate
from synapse_sim.session.changes_in_words import differences
from synapse_sim.session.dose import with_dose_converted
from synapse_sim.session.followed_file import FollowedFile
from synapse_sim.session.frame import Frame
from synapse_sim.session.history import History, with_look_of
from synapse_sim.session.pace import PACES, Pace
from synapse_sim.session.people_feed import PeopleFeed
from synapse_sim.session.pins import Pin, toggled
from synapse_sim.session.published import Published, published
from synapse_sim.session.response_feed import CircuitAnswer
from synapse_sim.story.scene_names import OVERVIEW
from synapse_sim.story.words import bookmark as bookmark_message
from synapse_sim.world import World

STILL_S = 0.06
"""How long the hand must be still before cleft and circuit are built anew."""
MEASURE_S = 0.008
"""How much of a frame a running measurement may take."""
FIRST_LOOK_MEASURE_S = 0.02
"""How much while the course shown is still that of another circuit."""

REGIMEN_KEYS = (
    "treatment.route",
    "treatment.dose",
    "treatment.dose_unit",
    "treatment.infusion_min",
    "treatment.schedule_h",
    "treatment.doses",
    "course.horizon_h",
)
"""What a drug's own regimen decides."""


class Session:
    """One user at work.

    course: of the present config.
    world: the agents at the present place.
    scene: name of the scene in view, or "overview".
    frozen: whether the slow motion of the agents stands still.
    pins: runs kept as ghosts.
    shows_published: whether published data points are laid over the timeline.
    revision: counts new courses and pins, so that pictures of them can be remembered.
    notices: sentences to be shown for a moment; the window takes them from here.
    """

    def __init__(
        self,
        config: Config,
        *,
        time_h: float = 0.75,
        scene: str = OVERVIEW,
        config_path: Path | None = None,
        layers: Layers | None = None,
    ) -> None:
        """Begin.

        Args:
            config: the parameters to begin with.
            time_h: place in time, hours after the first dose.
            scene: name of a scene, or "overview".
            config_path: a file that is followed; its changes are part of `config` already.
            layers: what lies under and over that file, part of `config` likewise.
        """
        self._history = History(config)
        self._answer = CircuitAnswer(config)
        self._people = PeopleFeed()
        self._file = FollowedFile(config_path, layers or Layers()) if config_path else None
        self._start_h = time_h
        self._still_s: float | None = None
        self._playing = False
        self.scene = scene
        self.frozen = False
        self.pins: tuple[Pin, ...] = ()
        self.shows_published = False
        self.revision = 0
        self.notices: list[str] = []
        self.course = simulate(config, self._answer.response)
        self._rest = self.course.at(float(self.course.time_h[0]))
        self._time_h = self._within(time_h)
        self.world = World(config, self.course, self._time_h)

    # reading

    @property
    def config(self) -> Config:
        """The present parameters."""
        return self._history.now

    @property
    def time_h(self) -> float:
        """Place in time, hours after the first dose."""
        return self._time_h

    @property
    def span_h(self) -> tuple[float, float]:
        """Where the course begins and ends, hours after the first dose."""
        return float(self.course.time_h[0]), float(self.course.time_h[-1])

    @property
    def is_playing(self) -> bool:
        """Whether the course moves."""
        return self._playing

    @property
    def pace(self) -> Pace:
        """How fast it plays."""
        return PACES[self.config.window.pace]

    @property
    def recomputing(self) -> float | None:
        """Share 0..1 of the circuit's measurement that is done, None if none runs."""
        return self._answer.progress

    @property
    def banner(self) -> str:
        """What stays on screen until it is mended; empty if nothing is wrong."""
        circuit, people = self._answer.refusal, self._people.refusal
        refused = f"{circuit}. The curves are those of the circuit before the change." if circuit else ""
        missing = f"{people}. The virtual patients are those before the change." if people else ""
        return "\n".join(filter(None, (self._file.banner if self._file else "", refused, missing)))

    def file_says(self, key: str) -> str:
        """What the followed file says of a parameter that has another value here; empty if it is the same."""
        return self._file.said_of(key, self.config) if self._file else ""

    @property
    def file_differences(self) -> list[str]:
        """A line for each parameter that has another value here than in the followed file."""
        return self._file.differences(self.config) if self._file else []

    @property
    def is_busy(self) -> bool:
        """Whether the next frame will differ from this one without any input."""
        return not self.frozen or self._playing or self._still_s is not None or self.is_computing

    @property
    def is_computing(self) -> bool:
        """Whether something in view is not computed yet."""
        return self.recomputing is not None or (self._wants_people and self._people.is_busy)

    @property
    def rest(self) -> Moment:
        """The course before any drug."""
        return self._rest

    def frame(self) -> Frame:
        """What the scenes are given now."""
        return Frame(
            config=self.config,
            course=self.course,
            world=self.world,
            moment=self.course.at(self._time_h),
            rest=self._rest,
            time_h=self._time_h,
            playing=self._playing,
            reduced_motion=self.config.window.reduced_motion,
            revision=self.revision,
            people=self._people.now(self.config),
            scene=self.scene,
        )

    # parameters

    def change(self, changes: dict[str, Value | None], gesture: str = "") -> str:
        """Change parameters as one step that can be undone; a change of the dose's unit alone converts it.

        Args:
            changes: new values by dotted key; None takes a change back.
            gesture: changes of one gesture in a row are one step.

        Returns:
            Why the change was refused; empty if it was taken.
        """
        refusal = self._apply(with_dose_converted(self.config, changes), gesture)
        if not refusal and not gesture:
            self.notices += [said for key, said in idle(self.config) if changes.get(key) is not None]
        return refusal

    def _apply(self, changes: dict[str, Value | None], gesture: str = "") -> str:
        try:
            config = self.config.with_changes(changes)
        except ConfigError as error:
            return str(error)
        self._history.push(config, gesture)
        self._follow()
        return ""

    def end_gesture(self) -> None:
        """The hand let go: the next change is a step of its own."""
        self._history.end_gesture()

    def choose_drug(self, name: str) -> str:
        """Take a drug with the regimen of its own trials, as one step; returns why not, or nothing."""
        return self.change({"treatment.drug": name, **dict.fromkeys(REGIMEN_KEYS)})

    def undo(self) -> None:
        """One change of parameters back."""
        self._travel(self._history.undo, "Nothing to undo.")

    def redo(self) -> None:
        """One change of parameters forward again."""
        self._travel(self._history.redo, "Nothing to redo.")

    def reset(self) -> None:
        """Parameters and time as they were at the start; the parameters can be brought back by undo."""
        self._history.push(with_look_of(self._history.first, self.config))
        self.pause()
        self._follow()
        self.go_to(self._start_h)

    def new_seed(self) -> None:
        """The same with other luck; after the highest seed comes 0."""
        refusal = self.change({"seed": (self.config.seed + 1) % SEEDS})
        self.notices.append(refusal or f"Seed {self.config.seed}: the same model with other luck.")

    # time

    def go_to(self, time_h: float) -> None:
        """Move to a time of the course, hours after the first dose; times outside it become its ends."""
        self._time_h = self._within(time_h)
        self._follow_world()

    def jump(self, bookmark: str) -> None:
        """Come to rest at a bookmark of the course, and say what it is.

        Raises:
            KeyError: if this course has no such bookmark.
        """
        self.pause()
        self.go_to(bookmarks(self.course)[bookmark])
        self.notices.append(str(bookmark_message(bookmark, self.frame().facts)))

    def next_bookmark(self, direction: int) -> None:
        """Move to the next moment worth seeing (1), or the one before (-1)."""
        marks = bookmarks(self.course)
        ahead = {name: at_h for name, at_h in marks.items() if direction * (at_h - self._time_h) > 1 / 120}
        if ahead:
            self.jump(min(ahead, key=lambda each: abs(ahead[each] - self._time_h)))
        else:
            self.notices.append(f"No moment to see comes {'after' if direction > 0 else 'before'} this one.")

    def step(self, seconds: float) -> None:
        """Move by so many seconds of the present pace."""
        self.pause()
        self.go_to(self.pace.moved(self._time_h, seconds))

    def toggle_play(self) -> None:
        """Play or pause; at the end of the course play begins again at the first dose."""
        if self._playing:
            self.pause()
            return
        if self._time_h >= self.span_h[1]:
            self.go_to(0.0)
        self._build_world()
        self._playing = True
        self._play_world()

    def pause(self) -> None:
        """Come to rest at the nearest place."""
        if self._playing:
            self._playing = False
            self.world.rest()
            self._time_h = self._within(self.world.time_h)

    def replay(self) -> None:
        """Play from the first dose."""
        self.pause()
        self.go_to(0.0)
        self.toggle_play()

    def advance(self, wall_s: float) -> None:
        """Let time on screen pass: file, what is being computed, a pending build, and the agents.

        Args:
            wall_s: seconds since the last call, already capped by the window.
        """
        if self._file:
            self.notices += self._file.advance(wall_s, self._apply, lambda: self.config)
        self._measure(FIRST_LOOK_MEASURE_S if self._answer.is_foreign else MEASURE_S)
        self._compute_people(MEASURE_S)
        self._settle(wall_s)
        if self._playing:
            self._play_on(wall_s)
        elif not self.frozen:
            self.world.step(wall_s)

    def finish(self) -> None:
        """Complete what is pending, as a picture needs it: all that is in view, and the build.

        Raises:
            ConfigError: if the circuit cannot be measured, or the virtual patients cannot be had.
        """
        while self.recomputing is not None:
            self._measure(1.0)
        self._compute_people(0.0)
        while self.is_computing:
            self._compute_people(1.0)
        if refusal := self._answer.refusal or self._people.refusal:
            raise refusal
        self._build_world()

    # view

    def toggle(self, key: str) -> None:
        """Turn a switch of the config over."""
        section, _, name = key.partition(".")
        self.change({key: not getattr(getattr(self.config, section), name)})

    def toggle_frozen(self) -> None:
        """Freeze or release the slow motion of the agents."""
        self.frozen = not self.frozen

    def toggle_pin(self) -> None:
        """Keep the present run as a ghost, or let it go."""
        before = len(self.pins)
        self.pins = toggled(self.pins, self.course)
        self.revision += 1
        kept = len(self.pins) >= before and any(pin.course is self.course for pin in self.pins)
        self.notices.append("This run is pinned; change something to compare." if kept else "Run unpinned.")

    @property
    def published(self) -> tuple[Published, ...]:
        """The published data points of this arm, if they are to be shown."""
        return published(self.config) if self.shows_published else ()

    def toggle_published(self) -> None:
        """Lay published data points over the timeline, or take them away."""
        self.shows_published = not self.shows_published
        if self.shows_published and not self.published:
            self.notices.append("No published data points for this drug, dose and trial.")

    def send_signal(self) -> None:
        """Send a test signal into the circuit."""
        self.world.send_signal()

    # inside

    def _within(self, time_h: float) -> float:
        low, high = self.span_h
        return min(max(time_h, low), high)

    def _travel(self, go: Callable[[], bool], otherwise: str) -> None:
        before = self.config
        if not go():
            self.notices.append(otherwise)
            return
        self._follow()
        self.notices.extend(differences(before, self.config))

    def _follow(self) -> None:
        """Bring the course in line with the config; the world follows."""
        if self.config.digest() != self.course.config.digest():
            self._answer.ask(self.config, self._rest.spine_density_rel)
            self._renew_course()
        elif self._playing:
            self._play_world()

    def _renew_course(self) -> None:
        self.course = simulate(self.config, self._answer.response)
        self.revision += 1
        self._rest = self.course.at(float(self.course.time_h[0]))
        self._time_h = self._within(self._time_h)
        self._follow_world()

    def _follow_world(self) -> None:
        self.world.follow(self.course, self._time_h)
        self._still_s = 0.0

    def _settle(self, wall_s: float) -> None:
        if self._still_s is None:
            return
        self._still_s += wall_s
        if self._still_s >= STILL_S:
            self._build_world()

    def _build_world(self) -> None:
        if self._still_s is None:
            return
        self._still_s = None
        self.world.rest()
        if self._playing:
            self._play_world()

    def _play_world(self) -> None:
        self.world.play(self.pace.per_s, warped=self.pace.warped)

    def _play_on(self, wall_s: float) -> None:
        if self._still_s is not None:
            return
        self.world.step(wall_s)
        self._time_h = self._within(self.world.time_h)
        if self._time_h >= self.span_h[1]:
            self.pause()

    def _measure(self, seconds_budget: float) -> None:
        if self._answer.advance(seconds_budget):
            self._renew_course()

    @property
    def _wants_people(self) -> bool:
        """Whether virtual patients are in view and the circuit is known that they have."""
        return self.scene == "people" and self.recomputing is None and self._answer.refusal is None

    def _compute_people(self, seconds_budget: float) -> None:
        if self._wants_people:
            self._people.ask(self.config, self._answer.response)
            self._people.advance(seconds_budget)
