"""Time: where the course stands, how it plays, and when the agents of a place are entered.

All that waits is counted in ticks of the session, never in wall time, so that the same commands at the same
ticks end in the same state whatever the frame rate. While a place is entered no tick passes: the agents of
before stay on screen and go on for the eye alone, until those of the place are built.
"""

from __future__ import annotations

from collections.abc import Sequence

from synapse_sim.config import Config
from synapse_sim.course.bookmarks import bookmarks
from synapse_sim.session.commands import (
    Freeze,
    GoTo,
    Jump,
    Move,
    NextBookmark,
    Outcome,
    Pause,
    Play,
    PlayTo,
    Replay,
    SendSignal,
    Step,
    TogglePlay,
)
from synapse_sim.session.live_worlds import LiveWorlds
from synapse_sim.session.moments import moment_words, next_bookmark
from synapse_sim.session.pace import Pace, pace_between
from synapse_sim.session.run import Run
from synapse_sim.texts.catalogue import text
from synapse_sim.world import MINUTES_PER_H, place_index

STILL_TICKS = 58
"""How long the hand must be still before cleft and circuit are built anew: 60 ms."""
_ROUNDING_H = 1e-9
"""A course that was moved in steps ends a little beside its end."""
LOOK_TICKS = 16
"""Play looks for the end of the course at multiples of this many ticks."""


class Playback:
    """Where the session stands in time.

    runs: the arms whose courses are played; the first says when they begin and end.
    worlds: the agents of each.
    tick: ticks of 1/960 s that have passed.
    is_playing: whether the course moves.
    is_frozen: whether the slow motion of the agents stands still while the course rests.

    Args:
        runs: one arm, or two.
        time_h: place in time, hours after the first dose.
        pace: how fast it plays.
        notices: where sentences go that are to be shown for a moment.
        at_once: whether the first place is entered now, or between frames.
    """

    def __init__(
        self, runs: list[Run], time_h: float, pace: Pace, notices: list[str], *, at_once: bool = True
    ) -> None:
        self.runs = runs
        self.tick = 0
        self.is_playing = self.is_frozen = False
        self._pace = pace
        self._stretch: tuple[Pace, float] | None = None
        self._notices = notices
        self._time_h = runs[0].within(time_h)
        self.worlds = LiveWorlds(runs, self._time_h, at_once=at_once)
        self._enter_at: int | None = None
        self._is_dragged = False

    # reading

    @property
    def time_h(self) -> float:
        """Place in time, hours after the first dose."""
        if self.is_playing and not self.is_pending:
            return self.runs[0].within(self.worlds.all[0].time_h)
        return self._time_h

    @property
    def is_pending(self) -> bool:
        """Whether the worlds are not those of the place yet."""
        return self._enter_at is not None or self.worlds.is_entering

    @property
    def is_dragged(self) -> bool:
        """Whether a hand moves time or parameters on and on, and has not rested since."""
        return self._is_dragged and self._enter_at is not None

    # commands

    def do(self, command: Move) -> Outcome:
        """Carry out one command."""
        match command:
            case GoTo(time_h):
                self.go_to(time_h)
            case Step(seconds):
                self.pause()
                self.go_to(self._pace.moved(self.time_h, seconds))
            case Jump(bookmark):
                return self._jump(bookmark)
            case NextBookmark(direction):
                self._jump_on(direction)
            case Freeze():
                self.is_frozen = not self.is_frozen
            case SendSignal():
                self.worlds.send_signal()
            case PlayTo(time_h, seconds):
                return self._play_to(time_h, seconds)
            case Play() | Pause() | TogglePlay() | Replay():
                self._play_or_pause(command)
        return ""

    def _play_or_pause(self, command: Play | Pause | TogglePlay | Replay) -> None:
        self._stretch = None
        if isinstance(command, Replay):
            self.go_to(0.0)
        if isinstance(command, Pause) or (isinstance(command, TogglePlay) and self.is_playing):
            self.pause()
        else:
            self._play()

    def go_to(self, time_h: float) -> None:
        """Move to a time of the course; times outside it become its ends."""
        self._stand_at(time_h)
        self._is_dragged = self._enter_at is not None
        self._enter_at = self.tick + STILL_TICKS

    def pause(self) -> None:
        """Come to rest at the nearest place."""
        if self.is_playing:
            at_h = self.time_h if self._stretch is None else min(self.time_h, self._stretch[1])
            self._stand_at(place_index(at_h) / MINUTES_PER_H)
            self._enter_at = self.tick
            self.is_playing = False
            self._stretch = None

    def follow(self, configs: Sequence[Config]) -> bool:
        """Let the runs have these configs; whether a course is another one now.

        The place is then entered when the hand has been still.
        """
        is_new = len(configs) != len(self.runs)
        del self.runs[len(configs) :]
        for run, config in zip(self.runs, configs, strict=False):
            is_new |= run.follow(config)
        self.runs += map(Run, configs[len(self.runs) :])
        if is_new:
            self.go_to(self.time_h)
        return is_new

    def take_better(self) -> None:
        """Take the courses of a circuit that was measured; whatever waits goes on waiting for as long."""
        self._stand_at(self.time_h)
        if self._enter_at is None:
            self._enter_at = self.tick

    def take_pace(self, pace: Pace) -> None:
        """Play at this pace from here on."""
        if pace != self._pace:
            self._pace = pace
            self._move()

    def _play(self) -> None:
        if self.time_h >= self.runs[0].span_h[1]:
            self.go_to(0.0)
        if self._enter_at is not None:
            self._enter_at = self.tick
        if not self.is_playing:
            self.is_playing = True
            self._move()

    def _play_to(self, time_h: float, seconds: float) -> Outcome:
        end_h = self.runs[0].within(time_h)
        if end_h <= self.time_h or seconds <= 0.0:
            return text("session.no_stretch")
        self._stretch = pace_between(self.time_h, end_h, seconds), end_h
        self._play()
        return ""

    def _jump(self, bookmark: str) -> Outcome:
        course = self.runs[0].course
        at_h = bookmarks(course).get(bookmark)
        if at_h is None:
            return text("session.no_moment", name=bookmark, known=", ".join(bookmarks(course)))
        self.pause()
        self.go_to(at_h)
        self._notices.append(moment_words(course, bookmark))
        return ""

    def _jump_on(self, direction: int) -> None:
        name = next_bookmark(self.runs[0].course, self.time_h, direction)
        if name:
            self._jump(name)
        else:
            self._notices.append(text(f"session.no_moment_{'after' if direction > 0 else 'before'}"))

    # passing of time

    def advance(self, ticks: int) -> None:
        """Let ticks pass; from a place that is to be entered on, the agents go on for the eye alone."""
        left = ticks
        self._enter_if_due()
        while left and not self.worlds.is_entering:
            passing = min(left, self._until_look())
            self._live(passing)
            self.tick += passing
            left -= passing
            self._rest_at_the_end()
            self._enter_if_due()
        self._live(left)

    def stand(self, ticks: int) -> None:
        """Let no tick pass, as while the circuit is measured: the agents go on for the eye alone."""
        self._live(ticks)

    def work(self, seconds_budget: float) -> None:
        """Build the agents of the place for a while, if it is being entered."""
        if self.worlds.work(seconds_budget):
            self._move()

    def finish(self) -> None:
        """Enter the place now, if that is pending."""
        if self._enter_at is not None:
            self._enter_at = self.tick
        self._enter_if_due()
        while self.worlds.is_entering:
            self.work(1.0)

    def _until_look(self) -> int:
        """Ticks until something may have to be done."""
        look = LOOK_TICKS - self.tick % LOOK_TICKS
        return look if self._enter_at is None else min(look, self._enter_at - self.tick)

    def _rest_at_the_end(self) -> None:
        end_h = self.runs[0].span_h[1] if self._stretch is None else self._stretch[1]
        if self.tick % LOOK_TICKS == 0 and not self.is_pending and self.time_h >= end_h - _ROUNDING_H:
            self.pause()

    def _enter_if_due(self) -> None:
        if self._enter_at is not None and self.tick >= self._enter_at:
            self._enter_at = None
            self.worlds.enter(self.runs, self._time_h)

    def _live(self, ticks: int) -> None:
        if self.is_playing or not self.is_frozen:
            self.worlds.live(ticks)

    def _stand_at(self, time_h: float) -> None:
        self._time_h = self.runs[0].within(time_h)
        self.worlds.lead(self.runs, self._time_h)

    def _move(self) -> None:
        if self.is_playing and not self.is_pending:
            self.worlds.play(self._pace if self._stretch is None else self._stretch[0])
