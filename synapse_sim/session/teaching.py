"""Lessons and predictions: what each command of teaching changes, and which commands follow from it.

Without a lesson a prediction stands alone; in one, each question keeps its own, so that going back shows it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from synapse_sim.config import Config, ConfigError
from synapse_sim.course.course import COLUMNS, Course
from synapse_sim.experiments.branches import Band, branch_band
from synapse_sim.lesson.lesson import Question
from synapse_sim.lesson.prediction import (
    MOST_VOTES,
    Counts,
    Prediction,
    credits_of,
    drawn_points,
    points_for,
    points_of_numbers,
)
from synapse_sim.lesson.shelf import find_lesson
from synapse_sim.session.ahead import ResponsesAhead
from synapse_sim.session.commands import (
    Command,
    CountVotes,
    DrawPrediction,
    FirstBeat,
    LastBeat,
    LeaveLesson,
    Mask,
    NextBeat,
    OpenLesson,
    Outcome,
    Predict,
    PredictNumbers,
    Reveal,
    Teach,
    TryAgain,
    Vote,
)
from synapse_sim.session.jobs import Newest
from synapse_sim.session.lecture import Lecture, LessonPlace, is_in_film
from synapse_sim.session.lesson_watch import LessonWatch
from synapse_sim.session.shown_lesson import ShownBeat, ShownPrediction
from synapse_sim.texts.catalogue import text

ALONE = -1
"""The place of a prediction that no lesson asks for."""
_BANDED = "restored_share"
"""The column that branches of other luck can be drawn for."""
_TOLD_TOGETHER = (
    frozenset({"relief", "score"}),
    frozenset({"restored_share", "spine_density_rel", "spine_new_rel", "spine_formation_per_d"}),
    frozenset({"rate_pyramidal_hz", "rate_interneuron_hz", "glutamate_rel", "received_inhibition_rel"}),
)
"""Columns that give each other away."""

Done = tuple[Outcome, tuple[Command, ...]]
"""Why a command was refused, and what the session is to do besides."""


@dataclass(frozen=True, slots=True)
class Now:
    """Where the session stands."""

    tick: int
    config: Config
    course: Course


class Teaching:
    """The open lesson, if any, and all predictions.

    lecture: a lesson that was opened; it may have been left.
    predictions: by the beat that asked, from 0; `ALONE` without one.
    """

    def __init__(self) -> None:
        self.lecture: Lecture | None = None
        self.predictions: dict[int, Prediction] = {}
        self._watch: LessonWatch | None = None
        self._round_tick = 0
        self._band = Newest[Band]()
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
        return self.lecture.place if self.lecture else LessonPlace()

    def restore(self, place: LessonPlace, predictions: Sequence[Prediction]) -> None:
        """Stand at a place again; no command follows, for the session's state says all the rest.

        Raises:
            ConfigError: if there is no such lesson any more.
        """
        self.predictions = {made.beat: made for made in predictions}
        if place.source:
            self.lecture = Lecture(find_lesson(place.source), place, 0)
            self._watch = LessonWatch(place.source)

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
            return self.predictions.get(self._at, Prediction(self._at, self._question.draws))
        return None if self.running else self.predictions.get(ALONE)

    def do(self, command: Teach, now: Now) -> Done:
        """Carry out one command."""
        match command:
            case OpenLesson(source, beat):
                return self._open(source, beat, now)
            case FirstBeat() | NextBeat() | LastBeat() | LeaveLesson():
                return self._turn(command, now)
            case Predict(column, from_h):
                return self._predict(column, from_h)
            case DrawPrediction() | PredictNumbers() | Vote() | CountVotes() | Reveal() | TryAgain():
                return self._answer(command, now)

    # lessons

    def _open(self, source: str, beat: int | None, now: Now) -> Done:
        left = self.place if self.place.source == source else LessonPlace()
        try:
            lesson = find_lesson(source)
        except ConfigError as error:
            return str(error), ()
        place = LessonPlace(source, left.beat if beat is None else beat, is_open=True)
        if left.source != source:
            self.predictions = {}
        self.lecture = Lecture(lesson, place, now.tick)
        if self._watch is None or self._watch.source != source:
            self._watch = LessonWatch(source)
        return self._stand(self.lecture, now)

    def _turn(self, command: FirstBeat | NextBeat | LastBeat | LeaveLesson, now: Now) -> Done:
        lecture = self.running
        if lecture is None:
            return text("session.lesson.none_open"), ()
        match command:
            case LeaveLesson():
                lecture.leave()
                return "", (Mask(frozenset()),)
            case NextBeat():
                return self._go_on(lecture, now)
            case FirstBeat():
                self.predictions = {}
                return self._turn_by(lecture, -lecture.place.beat, now)
            case LastBeat():
                return self._turn_by(lecture, -1, now)

    def _go_on(self, lecture: Lecture, now: Now) -> Done:
        """At a question the class votes again, then it is revealed; everywhere else the next beat."""
        asked = self.asked
        if asked is None or asked.stage == "revealed" or not self._can_be_answered:
            return self._turn_by(lecture, 1, now)
        if asked.stage == "asked":
            self._keep(replace(asked, stage="again"))
            self._round_tick = now.tick
            return "", ()
        self._keep(replace(asked, stage="revealed"))
        return "", (Mask(frozenset()),)

    @property
    def _can_be_answered(self) -> bool:
        return self._question is not None and bool(self._question.answers or self._question.draws)

    def _turn_by(self, lecture: Lecture, by: int, now: Now) -> Done:
        refusal = lecture.turn(by, now.tick)
        return (refusal, ()) if refusal else self._stand(lecture, now)

    def _stand(self, lecture: Lecture, now: Now) -> Done:
        return "", lecture.commands(now.config, self.asked)

    # predictions

    def _predict(self, column: str, from_h: float) -> Done:
        if column not in COLUMNS:
            return text("session.no_column", name=column), ()
        if self.running:
            return text("session.lesson.asks_itself"), ()
        self._keep(Prediction(ALONE, column))
        return "", (Mask(_given_away_by(column), from_h),)

    def _answer(
        self, command: DrawPrediction | PredictNumbers | Vote | CountVotes | Reveal | TryAgain, now: Now
    ) -> Done:
        asked = self.asked
        if asked is None:
            return text("session.lesson.nothing_asked"), ()
        if asked.stage == "revealed" and not isinstance(command, TryAgain):
            return text("session.lesson.revealed"), ()
        match command:
            case DrawPrediction(points):
                return self._draw(asked, points), ()
            case PredictNumbers(to, at_h, falls_by):
                if not asked.column:
                    return text("session.lesson.nothing_to_draw"), ()
                points = points_of_numbers(now.course, asked.column, to=to, at_h=at_h, falls_by=falls_by)
                return self._draw(asked, points), ()
            case Vote(answer):
                return self._vote(asked, answer), ()
            case CountVotes(counts):
                return self._count(asked, counts), ()
            case Reveal():
                return self._reveal(asked)
            case TryAgain():
                self._keep(Prediction(asked.beat, asked.column))
                return "", (self._mask_again(asked),)

    def _draw(self, asked: Prediction, points: tuple[tuple[float, float], ...]) -> Outcome:
        drawn = drawn_points(points) if points else ()
        if not asked.column:
            return text("session.lesson.nothing_to_draw")
        if drawn is None:
            return text("session.lesson.no_curve")
        self._keep(replace(asked, drawn=drawn))
        return ""

    def _vote(self, asked: Prediction, answer: int) -> Outcome:
        counts = list(asked.counts or (0,) * self._answers)
        if not 0 <= answer < len(counts):
            return text("session.lesson.no_answer")
        counts[answer] += 1
        return self._count(asked, tuple(counts))

    def _count(self, asked: Prediction, counts: Counts) -> Outcome:
        if not self._answers:
            return text("session.lesson.no_answer")
        if len(counts) != self._answers or not all(0 <= each <= MOST_VOTES for each in counts):
            return text("session.lesson.counts", count=self._answers, most=MOST_VOTES)
        self._keep(asked.with_counts(counts))
        return ""

    @property
    def _answers(self) -> int:
        return len(self._question.answers) if self._question else 0

    def _reveal(self, asked: Prediction) -> Done:
        if not asked.is_made and asked.stage == "asked":
            return text("session.lesson.vote_first"), ()
        self._keep(replace(asked, stage="revealed"))
        return "", (Mask(frozenset()),)

    def _mask_again(self, asked: Prediction) -> Mask:
        question = self._question
        if question is not None:
            return Mask(question.hides, question.hides_from_h)
        return Mask(_given_away_by(asked.column), 0.0)

    def _keep(self, prediction: Prediction) -> None:
        self.predictions[prediction.beat] = prediction

    # what is seen, and what is worked out beside it

    def shown_beat(
        self, now: Now, scene: str, compared: Mapping[str, object], ticks_per_s: float
    ) -> ShownBeat | None:
        """The beat of the lesson that runs."""
        lecture, asked = self.running, self.asked
        if lecture is None:
            return None
        beat = lecture.beat
        in_film = beat is None or is_in_film(beat, now.config, compared, scene)
        seconds = (now.tick - lecture.began_tick) / ticks_per_s
        revealed = asked is not None and asked.stage == "revealed"
        shown = lecture.shown(seconds, is_in_film=in_film, is_revealed=revealed)
        return replace(shown, round_s=(now.tick - max(self._round_tick, lecture.began_tick)) / ticks_per_s)

    def shown_prediction(self, course: Course) -> ShownPrediction | None:
        """The prediction of this place; behind a question that was revealed still the one made there."""
        made = self.asked or self._just_revealed()
        if made is None:
            return None
        if made.stage != "revealed":
            return ShownPrediction(made)
        found = credits_of(made, course)
        band = self._band.result if self._band.key == course.config.digest() else None
        return ShownPrediction(made, found, points_for(found) if found else None, band)

    def _just_revealed(self) -> Prediction | None:
        before = self.predictions.get(self._at - 1) if self.running else None
        return before if before is not None and before.stage == "revealed" else None

    def work(self, course: Course, seconds_budget: float) -> None:
        """Make ready what comes: the band of a drawing, the words of the next beats."""
        asked = self.asked or self._just_revealed()
        if asked is not None and asked.column == _BANDED:
            self._band.want(course.config.digest(), lambda: branch_band(course))
        if self._band.is_busy:
            self._band.advance(seconds_budget)
        elif self.running is not None and not self.running.prepare():
            self._ahead.work(self.running.configs_to_measure, seconds_budget)


def _given_away_by(column: str) -> frozenset[str]:
    """A column with those from which it could be read."""
    return next((each for each in _TOLD_TOGETHER if column in each), frozenset({column}))
