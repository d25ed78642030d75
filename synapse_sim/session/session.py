"""The session: what the user does goes in through `do`, time through `advance`, and `frame` is what is seen.

A command is a value, logged with the tick at which it came: the same log ends in the same state.
A change of a parameter makes a new config, hence a new course, at once; ribbon, timeline, spines and parcels
follow in the same frame, cleft and circuit when the hand has been still for a moment.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from synapse_sim.agents.clock import TickClock
from synapse_sim.config import Config
from synapse_sim.config.config import Changes
from synapse_sim.course.course import Course
from synapse_sim.session.asking import AskingFeed
from synapse_sim.session.asks import Ask
from synapse_sim.session.between_frames import BetweenFrames
from synapse_sim.session.commands import (
    ApplyFile,
    Command,
    Compare,
    Edit,
    Move,
    Outcome,
    Pin,
    Reset,
    See,
    SeeWithout,
    ToggleTwin,
)
from synapse_sim.session.comparison import Comparison
from synapse_sim.session.director import Director
from synapse_sim.session.dose import no_drug
from synapse_sim.session.editing import Editing
from synapse_sim.session.feed import Feed
from synapse_sim.session.frame import Frame
from synapse_sim.session.lesson_commands import Teach
from synapse_sim.session.log import MOST_LOGGED, Logged
from synapse_sim.session.pace import PACES
from synapse_sim.session.playback import Playback
from synapse_sim.session.run import Run
from synapse_sim.session.seen import Seen
from synapse_sim.session.teaching import Teaching
from synapse_sim.session.viewing import Viewing
from synapse_sim.session.without import WithoutDrug
from synapse_sim.story.scene_names import OVERVIEW
from synapse_sim.world import World

if TYPE_CHECKING:
    from synapse_sim.session.followed_file import FollowedFile


class Session:
    """One user at work.

    editing: parameters and undo.
    playback: time and the agents.
    comparison: what stands beside the present run.
    viewing: what is seen of it.
    feed: what is computed between frames.
    without: the same moment without drug, while that is wanted.
    teaching: the open lesson, and what was predicted.
    asking: what was asked besides the run.
    revision: counts new courses and pins, so that pictures of them can be remembered.
    notices: sentences to be shown for a moment; the window takes them from here.
    log: what was done, oldest first.
    file: the config file that is followed, if any.
    """

    def __init__(
        self,
        config: Config,
        *,
        time_h: float = 0.75,
        scene: str = OVERVIEW,
        file: FollowedFile | None = None,
        at_once: bool = True,
    ) -> None:
        """Begin.

        Args:
            config: the parameters to begin with.
            time_h: place in time, hours after the first dose.
            scene: name of a scene, or "overview".
            file: that is followed; its changes are part of `config` already.
            at_once: whether the agents are there now; else their place is entered between frames.
        """
        self.revision = 0
        self.notices: list[str] = []
        self.log: deque[Logged] = deque(maxlen=MOST_LOGGED)
        self._start_h = time_h
        self._clock = TickClock()
        self.file = file
        self.editing = Editing(config, self.notices)
        pace = PACES[config.window.pace]
        self.playback = Playback([Run(config)], time_h, pace, self.notices, at_once=at_once)
        self.comparison = Comparison()
        self.viewing = Viewing(scene, self.notices)
        self.without = WithoutDrug()
        self.feed = Feed(self.playback.runs)
        self.teaching = Teaching()
        self.asking = AskingFeed()
        self._between = BetweenFrames(
            self.playback, self.feed, self.without, self.teaching, self.viewing, self.asking
        )
        self._seen = Seen(
            self.editing,
            self.playback,
            Director(self.viewing, self.playback),
            self.comparison,
            self.viewing,
            self.feed,
            self.without,
            self.teaching,
            self.asking,
        )

    # reading

    @property
    def config(self) -> Config:
        """The present parameters."""
        return self.editing.config

    @property
    def course(self) -> Course:
        """Of the present parameters."""
        return self.playback.runs[0].course

    @property
    def world(self) -> World:
        """The agents at the present place."""
        return self.playback.worlds.all[0]

    @property
    def time_h(self) -> float:
        """Place in time, hours after the first dose."""
        return self.playback.time_h

    @property
    def tick(self) -> int:
        """Ticks of 1/960 s that have passed; none pass while a circuit is measured or a place is entered."""
        return self.playback.tick

    @property
    def scene(self) -> str:
        """Name of the scene in view, or "overview"."""
        return self.viewing.scene

    @property
    def shown(self) -> str:
        """Name of the scene that is drawn: the one in view, or the one that the director leads to."""
        return self._seen.scene

    @property
    def is_playing(self) -> bool:
        """Whether the course moves."""
        return self.playback.is_playing

    @property
    def is_computing(self) -> bool:
        """Whether something in view is not computed yet."""
        return self._between.is_busy(self.shown)

    @property
    def is_busy(self) -> bool:
        """Whether the next frame will differ from this one without any input."""
        playback = self.playback
        is_still = playback.is_frozen and not playback.is_playing and not playback.is_pending
        return not is_still or self.is_computing or self.viewing.hands.is_busy

    @property
    def banner(self) -> str:
        """What stays on screen until it is mended; empty if nothing is wrong."""
        return self._seen.banner(self.file)

    def frame(self) -> Frame:
        """What is seen now."""
        return self._seen.frame(self.file, self.revision)

    # the one door

    def do(self, command: Command) -> Outcome:
        """Carry out a command, and log it.

        Returns:
            Why it was refused; empty if it was done.
        """
        self.log.append(Logged(self.tick, self.time_h, command))
        return self._carry_out(command)

    def _carry_out(self, command: Command) -> Outcome:
        if isinstance(command, Move):
            return self.playback.do(command)
        if isinstance(command, Edit):
            return self._edit(command)
        if isinstance(command, See):
            return self.viewing.do(command, self.config)
        if isinstance(command, Ask):
            return self.asking.do(command, self.config)
        if isinstance(command, Teach):
            return self._teach(command)
        return self._beside(command)

    def _beside(self, command: SeeWithout | Reset | Pin | ToggleTwin | Compare) -> Outcome:
        match command:
            case SeeWithout(is_held):
                self.without.see(self.config, self.time_h, is_held=is_held)
            case Reset():
                self._reset()
            case Pin():
                self._pin()
            case ToggleTwin():
                return self._compare({} if self.comparison.changes else no_drug(self.config))
            case Compare(changes):
                return self._compare(changes)
        return ""

    def _edit(self, command: Edit) -> Outcome:
        refusal = self.editing.do(command)
        self.follow_config()
        return refusal

    def _teach(self, command: Teach) -> Outcome:
        """Turn a beat or predict; what follows from it is done as if a hand had done it, and not logged."""
        refusal, following = self.teaching.do(command, self._seen.now)
        outcomes = [refusal, *map(self._carry_out, following)]
        return next(filter(None, outcomes), "")

    def _reset(self) -> None:
        self.editing.reset()
        self.playback.pause()
        self.follow_config()
        self.playback.go_to(self._start_h)

    def _pin(self) -> None:
        self.revision += 1
        self.notices.append(self.comparison.toggle_pin(self.course))

    def _compare(self, changes: Changes) -> Outcome:
        refusal = self.comparison.take(changes, self.config)
        if not refusal:
            self.follow_config()
        return refusal

    def continue_after(self, other: Session) -> None:
        """Take the place of another session in its window: undo leads back, pictures stay apart."""
        self.revision = other.revision + 1
        self.editing.continue_after(other.editing)

    def follow_config(self) -> None:
        """Bring the courses of all arms in line with the config; time and agents follow."""
        configs = self.comparison.arms(self.config, self.notices)
        self.playback.take_pace(PACES[self.config.window.pace])
        if self.playback.follow(configs):
            self.revision += 1
            self.without.see(self.config, self.time_h, is_held=self.without.is_held)

    # passing of time

    def advance(self, wall_s: float, *, calmly: bool = False) -> None:
        """Let time on screen pass: the file, what is being computed, and the agents.

        Args:
            wall_s: seconds since the last call, already capped by the window.
            calmly: whether something else moves, so that less is computed.
        """
        if self.file:
            self.notices += self.file.advance(
                wall_s, lambda new: self.do(ApplyFile(new)), lambda: self.config
            )
        self.viewing.hands.advance(wall_s, at_once=self.config.window.reduced_motion)
        if saved := self.teaching.follow(wall_s):
            self.do(saved)
        self.work(calmly=calmly)
        self.pass_ticks(self._clock.due(wall_s))

    def pass_ticks(self, ticks: int) -> None:
        """Let ticks pass; none count while a circuit is measured or a place is entered."""
        self._between.pass_ticks(self.shown, ticks)

    def work(self, *, calmly: bool = False) -> None:
        """Compute for as long as a frame can spare what is not in view yet."""
        if self._between.work(self.shown, calmly=calmly):
            self.revision += 1

    def finish(self) -> None:
        """Complete what is pending, as a picture needs it: all that is in view, and the agents of the place.

        Raises:
            ConfigError: if a circuit cannot be measured, or the virtual patients cannot be had.
        """
        if self._between.measure_all():
            self.revision += 1
        self._between.finish(self.shown)
