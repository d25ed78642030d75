"""An open lesson: at which beat it stands, and which commands make the session show that beat.

It holds no session: turning a beat gives commands, that the session carries out as if a hand had given them.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, replace

from synapse_sim.config import Config, Value
from synapse_sim.config.config import Changes
from synapse_sim.course.course import Course
from synapse_sim.course.response.response import known_response
from synapse_sim.lesson.claims import Courses, needs_measuring
from synapse_sim.lesson.grammar import names_in
from synapse_sim.lesson.lesson import BESIDE, RECAP_S, Beat, Lesson, View
from synapse_sim.lesson.prediction import Prediction
from synapse_sim.lesson.sayings import Saying
from synapse_sim.session.commands import (
    ApplyFile,
    Command,
    Compare,
    GoTo,
    HoldHandle,
    Mask,
    Pause,
    PlayTo,
    ShowPage,
    ShowScene,
)
from synapse_sim.session.pace import PACES
from synapse_sim.session.shown_lesson import ShownBeat
from synapse_sim.texts.catalogue import text

_UNKNOWN = "…"
"""Stands for a number until the circuit that it comes from is measured."""


@dataclass(frozen=True, slots=True)
class LessonPlace:
    """Where a lesson stands.

    source: its name or file. beat: from 0; after the last comes the recap card.
    is_open: whether it runs; a lesson that was left keeps its place.
    is_short: whether core beats alone follow.
    """

    source: str = ""
    beat: int = 0
    is_open: bool = False
    is_short: bool = False


class Lecture:
    """A lesson that was opened.

    lesson: its beats.
    place: where it stands.
    began_tick: of the session, when the beat began.
    """

    def __init__(self, lesson: Lesson, place: LessonPlace, tick: int) -> None:
        self.lesson = lesson
        self.place = replace(place, beat=min(max(place.beat, 0), len(lesson.beats)))
        self.began_tick = tick
        self.courses = Courses(lesson)
        self._to_measure = needs_measuring(lesson)
        self._said: dict[int, tuple[str, str]] = {}
        self._curves: dict[int, tuple[Course, ...]] = {}

    @property
    def is_open(self) -> bool:
        """Whether it runs."""
        return self.place.is_open

    @property
    def beat(self) -> Beat | None:
        """The beat it stands at; None at the recap card."""
        beats = self.lesson.beats
        return beats[self.place.beat] if self.place.beat < len(beats) else None

    @property
    def configs_to_measure(self) -> tuple[Config, ...]:
        """Configs of its beats whose circuit was not known when it was opened, in their order."""
        return self._to_measure

    def turn(self, by: int, tick: int) -> str:
        """Go on or back; why that cannot be, or nothing."""
        to = self._beside(by)
        if not 0 <= to <= len(self.lesson.beats):
            return text(f"session.lesson.no_beat_{'after' if by > 0 else 'before'}")
        self.place, self.began_tick = replace(self.place, beat=to), tick
        return ""

    def ahead(self, by: int) -> Lecture | None:
        """The same as it stands so many cards further; None if there is no such card."""
        ahead = copy(self)
        return None if ahead.turn(by, self.began_tick) else ahead

    def _beside(self, by: int) -> int:
        """The beat that is so many cards away, on the way that is taken; -1 if there is none before."""
        at = self.place.beat
        if not self.place.is_short or abs(by) != 1:
            return at + by
        ways = (-1, *self.lesson.core, len(self.lesson.beats), len(self.lesson.beats) + 1)
        return min(k for k in ways if k > at) if by > 0 else max(k for k in ways if k < at)

    def hurry(self) -> None:
        """Take the way of core beats, or that of all again."""
        self.place = replace(self.place, is_short=not self.place.is_short)

    def leave(self) -> None:
        """Keep the place."""
        self.place = replace(self.place, is_open=False)

    def commands(self, config: Config, prediction: Prediction | None) -> tuple[Command, ...]:
        """What makes the session show the beat.

        Args:
            config: in force; its seed and its look stay.
            prediction: that belongs to the beat; once revealed it hides nothing.
        """
        beat = self.beat
        if beat is None:
            return self._last_moment(config)
        target = film_changes(beat, config)
        asked = beat.question if prediction is None or prediction.stage != "revealed" else None
        hidden = Mask(asked.hides, asked.hides_from_h) if asked else Mask(frozenset())
        stretch = beat.stretch
        moves: tuple[Command, ...] = (Pause(), GoTo(stretch.from_h))
        if stretch.to_h > stretch.from_h:
            moves = (*moves, PlayTo(stretch.to_h, PACES[stretch.pace].seconds(stretch.from_h, stretch.to_h)))
        return (
            Compare({}),
            ApplyFile(difference(config.changes, target)),
            Compare(_beside(beat, target)),
            hidden,
            ShowScene(beat.view.scene),
            *(HoldHandle(name, value, rests=True) for name, value in beat.view.hold),
            ShowPage("" if beat.question else beat.view.page),
            *moves,
        )

    def _last_moment(self, config: Config) -> tuple[Command, ...]:
        """At the recap card all is as at the end of the last beat, with nothing hidden."""
        last = self.lesson.beats[-1]
        target = film_changes(last, config)
        return (
            Compare({}),
            ApplyFile(difference(config.changes, target)),
            Compare(_beside(last, target)),
            Mask(frozenset()),
            ShowScene(last.view.scene),
            ShowPage(""),
            Pause(),
            GoTo(last.stretch.to_h),
        )

    def _left_s(self, at: int) -> float:
        """Seconds planned for what follows a beat, on the way that is taken."""
        beats = self.lesson.beats
        coming = self.lesson.core if self.place.is_short else range(len(beats))
        later_s = sum(beats[k].clock_s for k in coming if k > at)
        return later_s + (RECAP_S if at < len(beats) else 0.0)

    def shown(self, tick_s: float, *, is_in_film: bool, is_revealed: bool) -> ShownBeat:
        """What is to be seen of it.

        Args:
            tick_s: seconds since the beat began.
            is_in_film: whether the session shows what the beat says.
            is_revealed: whether its question was answered.
        """
        beat, at, beats = self.beat, self.place.beat, self.lesson.beats
        sentence, remark = self.said(at)
        return ShownBeat(
            source=self.place.source,
            title=self.lesson.title,
            number=at + 1,
            count=len(beats),
            sentence=sentence,
            remark=remark,
            notes=beat.notes if beat else "",
            view=beat.view if beat else View(),
            literature=beat.literature if beat else (),
            question=beat.question if beat else None,
            recap=None if beat else self.lesson.recap,
            waits=beat is not None and beat.stops and not is_revealed,
            is_in_film=is_in_film,
            clock_s=tick_s,
            planned_s=beat.clock_s if beat else RECAP_S,
            left_min=self._left_s(at) / 60.0,
            is_short=self.place.is_short,
            curves=self._curves.get(at, ()),
        )

    def said(self, at: int) -> tuple[str, str]:
        """Sentence and remark of a beat with their numbers, made once; at the recap card its facts."""
        if at not in self._said:
            beats = self.lesson.beats
            if at == len(beats):
                recap = self.lesson.recap
                return self.lesson.title, " ".join((*recap.facts, recap.ask))
            beat = beats[at]
            if not self._is_ready(beat):
                return _gapped(beat.sentence), _gapped(beat.remark)
            reading = self.courses.reading(beat)
            self._said[at] = beat.sentence.said(reading), beat.remark.said(reading)
            self._curves[at] = tuple(self.courses.of(self.lesson.runs[run]) for run in beat.view.curves)
        return self._said[at]

    def prepare(self) -> bool:
        """Make the words of the next beat that has none yet; whether there was one."""
        coming = range(self.place.beat, len(self.lesson.beats))
        at = next((k for k in coming if k not in self._said and self._is_ready(self.lesson.beats[k])), None)
        if at is not None:
            self.said(at)
        return at is not None

    def _is_ready(self, beat: Beat) -> bool:
        """Whether every circuit that the beat's numbers come from is known."""
        blanks = (*beat.sentence.blanks, *beat.remark.blanks)
        named = {name.run for blank in blanks for name in names_in(blank.value)} - {"", BESIDE}
        named |= set(beat.view.curves)
        runs = (beat.changes, beat.beside or {}, *(self.lesson.runs[name] for name in named))
        return all(known_response(Config(changes)) is not None for changes in runs)


def film_changes(beat: Beat, config: Config) -> dict[str, Value]:
    """The parameters of a beat, with the seed and the look of the present config."""
    kept = {key: value for key, value in config.changes.items() if key == "seed" or key.startswith("window.")}
    return {**kept, **{key: value for key, value in beat.changes.items() if value is not None}}


def is_in_film(beat: Beat, config: Config, compared: Mapping[str, object], scene: str) -> bool:
    """Whether a session still shows what a beat says."""
    target = film_changes(beat, config)
    wanted = _beside(beat, target)
    same_arms = compared.keys() == wanted.keys()
    return config.changes == target and same_arms and scene == beat.view.scene


def difference(old: Mapping[str, Value | None], new: Mapping[str, Value | None]) -> Changes:
    """What turns one set of changes into another; None takes a change back."""
    changed = {key: value for key, value in new.items() if old.get(key) != value}
    return {**dict.fromkeys(old.keys() - new.keys()), **changed}


def _beside(beat: Beat, target: Mapping[str, Value]) -> Changes:
    """What the second arm has otherwise than the first; nothing without one."""
    if beat.beside is None:
        return {}
    own = {key: value for key, value in target.items() if key not in beat.changes}
    return difference(target, {**own, **beat.beside})


def _gapped(saying: Saying) -> str:
    return saying.with_gaps(_UNKNOWN)
