"""Lessons: what each command of teaching changes, and which commands follow from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from synapse_sim.config import Config, ConfigError
from synapse_sim.course.course import Course
from synapse_sim.late import Late
from synapse_sim.session.ahead import ResponsesAhead
from synapse_sim.session.commands import Mask, ShowPage
from synapse_sim.session.lesson_commands import (
    CountVotes,
    DrawPrediction,
    FirstBeat,
    HurryUp,
    LastBeat,
    LeaveLesson,
    NextBeat,
    OpenLesson,
    Predict,
    PredictNumbers,
    Reveal,
    Teach,
    TryAgain,
    Vote,
)
from synapse_sim.session.predictions import ALONE, Done, Predictions
from synapse_sim.session.shown_lesson import ShownBeat, ShownPrediction
from synapse_sim.texts.catalogue import text

if TYPE_CHECKING:
    from synapse_sim.lesson import shelf
    from synapse_sim.lesson.lesson import Question
    from synapse_sim.lesson.prediction import Prediction
    from synapse_sim.session import lecture, lesson_watch
    from synapse_sim.session.lecture import Lecture, LessonPlace
    from synapse_sim.session.lesson_watch import LessonWatch
else:
    lecture = Late("synapse_sim.session.lecture")
    lesson_watch = Late("synapse_sim.session.lesson_watch")
    shelf = Late("synapse_sim.lesson.shelf")


@dataclass(frozen=True, slots=True)
class Now:
    """Where the session stands."""

    tick: int
    config: Config
    course: Course


class Teaching:
    """The open lesson, if any, and all predictions.

    lecture: a lesson that was opened; it may have been left.
    predictions: those made at its questions, and one without a lesson.
    """

    def __init__(self) -> None:
        self.lecture: Lecture | None = None
        self.predictions = Predictions()
        self._watch: LessonWatch | None = None
        self._round_tick = 0
        self._ahead = ResponsesAhead()

    @property
    def banner(self) -> str:
        """Why the lesson's file is not what is shown; empty if it is."""
        return self._watch.banner if self._watch and self.running else ""

    def follow(self, wall_s: float) -> OpenLesson | None:
        """Look at the lesson's file now and then; what opens it again if it was saved anew."""
        if self._watch is not None and self.running and self._watch.advance(wall_s):
            return OpenLesson(self._watch.source)
        return None

    @property
    def place(self) -> LessonPlace:
        """Where the lesson stands that was opened last."""
        return self.lecture.place if self.lecture else lecture.LessonPlace()

    def restore(self, place: LessonPlace, predictions: Sequence[Prediction]) -> None:
        """Stand at a place again; no command follows, for the session's state says all the rest.

        Raises:
            ConfigError: if there is no such lesson any more.
        """
        self.predictions.restore(predictions)
        if place.source:
            self.lecture = lecture.Lecture(shelf.find_lesson(place.source), place, 0)
            self._watch = lesson_watch.LessonWatch(place.source)

    @property
    def running(self) -> Lecture | None:
        """The lesson that runs."""
        return self.lecture if self.lecture and self.lecture.is_open else None

    @property
    def _at(self) -> int:
        return self.running.place.beat if self.running else ALONE

    @property
    def _question(self) -> Question | None:
        beat = self.running.beat if self.running else None
        return beat.question if beat else None

    @property
    def asked(self) -> Prediction | None:
        """The prediction that is being made, or was made at this place."""
        if self._question is not None:
            return self.predictions.at(self._at, self._question)
        return None if self.running else self.predictions.made.get(ALONE)

    def do(self, command: Teach, now: Now) -> Done:
        """Carry out one command."""
        match command:
            case OpenLesson(source, beat):
                return self._open(source, beat, now)
            case FirstBeat() | NextBeat() | LastBeat() | HurryUp() | LeaveLesson():
                return self._turn(command, now)
            case Predict():
                refusal = text("session.lesson.asks_itself") if self.running else ""
                return (refusal, ()) if refusal else self.predictions.begin(command)
            case DrawPrediction() | PredictNumbers() | Vote() | CountVotes() | Reveal() | TryAgain():
                return self.predictions.answer(command, self.asked, self._question, now.course)

    # lessons

    def _open(self, source: str, beat: int | None, now: Now) -> Done:
        left = self.place if self.place.source == source else lecture.LessonPlace()
        try:
            lesson = shelf.find_lesson(source)
        except ConfigError as error:
            return str(error), ()
        place = lecture.LessonPlace(source, left.beat if beat is None else beat, is_open=True)
        if left.source != source:
            self.predictions.restore(())
        self.lecture = lecture.Lecture(lesson, place, now.tick)
        if self._watch is None or self._watch.source != source:
            self._watch = lesson_watch.LessonWatch(source)
        return self._stand(self.lecture, now)

    def _turn(self, command: FirstBeat | NextBeat | LastBeat | HurryUp | LeaveLesson, now: Now) -> Done:
        lecture = self.running
        if lecture is None:
            return text("session.lesson.none_open"), ()
        match command:
            case LeaveLesson():
                lecture.leave()
                return "", (Mask(frozenset()), ShowPage(""))
            case HurryUp():
                lecture.hurry()
                return "", ()
            case NextBeat():
                return self._go_on(lecture, now)
            case FirstBeat():
                self.predictions.restore(())
                return self._turn_by(lecture, -lecture.place.beat, now)
            case LastBeat():
                return self._turn_by(lecture, -1, now)

    def _go_on(self, lecture: Lecture, now: Now) -> Done:
        """At a question the class votes again, then it is revealed; everywhere else the next beat."""
        asked = self.asked
        if asked is None or asked.stage == "revealed" or not self._can_be_answered:
            return self._turn_by(lecture, 1, now)
        if asked.stage == "asked":
            self.predictions.keep(replace(asked, stage="again"))
            self._round_tick = now.tick
            return "", ()
        self.predictions.keep(replace(asked, stage="revealed"))
        return "", (Mask(frozenset()),)

    @property
    def _can_be_answered(self) -> bool:
        return self._question is not None and bool(self._question.answers or self._question.draws)

    def _turn_by(self, lecture: Lecture, by: int, now: Now) -> Done:
        refusal = lecture.turn(by, now.tick)
        return (refusal, ()) if refusal else self._stand(lecture, now)

    def _stand(self, lecture: Lecture, now: Now) -> Done:
        return "", lecture.commands(now.config, self.asked)

    # what is seen, and what is worked out beside it

    def shown_beat(
        self, now: Now, scene: str, compared: Mapping[str, object], ticks_per_s: float
    ) -> ShownBeat | None:
        """The beat of the lesson that runs."""
        running, asked = self.running, self.asked
        if running is None:
            return None
        beat = running.beat
        in_film = beat is None or lecture.is_in_film(beat, now.config, compared, scene)
        seconds = (now.tick - running.began_tick) / ticks_per_s
        revealed = asked is not None and asked.stage == "revealed"
        shown = running.shown(seconds, is_in_film=in_film, is_revealed=revealed)
        return replace(shown, round_s=(now.tick - max(self._round_tick, running.began_tick)) / ticks_per_s)

    def shown_prediction(self, course: Course) -> ShownPrediction | None:
        """The prediction of this place; behind a question that was revealed still the one made there."""
        made = self.asked or self._just_revealed()
        return self.predictions.shown(made, course) if made else None

    def _just_revealed(self) -> Prediction | None:
        before = self.predictions.made.get(self._at - 1) if self.running else None
        return before if before is not None and before.stage == "revealed" else None

    def work(self, course: Course, seconds_budget: float) -> None:
        """Make ready what comes: the band of a drawing, the words of the next beats."""
        asked = self.asked or self._just_revealed()
        is_busy = self.predictions.work(asked, course, seconds_budget)
        if not is_busy and self.running is not None and not self.running.prepare():
            self._ahead.work(self.running.configs_to_measure, seconds_budget)
