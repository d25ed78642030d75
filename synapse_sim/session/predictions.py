"""Predictions: what each command of answering changes, how it is scored, and which commands follow.

Each question of a lesson keeps its own, so that going back shows it; without a lesson one stands alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from synapse_sim.course.course import COLUMNS, Course
from synapse_sim.late import Late
from synapse_sim.session.commands import Command, Mask, Outcome
from synapse_sim.session.jobs import Newest
from synapse_sim.session.lesson_commands import (
    CountVotes,
    DrawPrediction,
    Predict,
    PredictNumbers,
    Reveal,
    TryAgain,
    Vote,
)
from synapse_sim.session.shown_lesson import ShownPrediction
from synapse_sim.texts.catalogue import text

if TYPE_CHECKING:
    from synapse_sim.experiments import branches
    from synapse_sim.experiments.branches import Band
    from synapse_sim.lesson import prediction
    from synapse_sim.lesson.lesson import Question
    from synapse_sim.lesson.prediction import Counts, Prediction
else:
    branches = Late("synapse_sim.experiments.branches")
    prediction = Late("synapse_sim.lesson.prediction")

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


Answering = DrawPrediction | PredictNumbers | Vote | CountVotes | Reveal | TryAgain
"""What is said to a question."""


class Predictions:
    """All that were made.

    made: by the beat that asked, from 0; `ALONE` without one.
    """

    def __init__(self) -> None:
        self.made: dict[int, Prediction] = {}
        self._band: Newest[Band] = Newest()

    def restore(self, made: Sequence[Prediction]) -> None:
        """Have these and no others."""
        self.made = {each.beat: each for each in made}

    def at(self, beat: int, question: Question) -> Prediction:
        """The one of a question: as made, or not begun."""
        return self.made.get(beat, prediction.Prediction(beat, question.draws))

    def begin(self, command: Predict) -> Done:
        """Begin one that no lesson asks for: its column and what gives it away are masked."""
        column = command.column
        if column not in COLUMNS:
            return text("session.no_column", name=column), ()
        self.keep(prediction.Prediction(ALONE, column))
        return "", (Mask(_given_away_by(column), command.from_h),)

    def answer(
        self, command: Answering, asked: Prediction | None, question: Question | None, course: Course
    ) -> Done:
        """Carry out one command on the prediction that is asked for.

        Args:
            command: what is answered.
            asked: the prediction; None where nothing is asked.
            question: of the lesson; None without one.
            course: by which numbers become a curve.
        """
        answers = len(question.answers) if question else 0
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
                points = prediction.points_of_numbers(
                    course, asked.column, to=to, at_h=at_h, falls_by=falls_by
                )
                return self._draw(asked, points), ()
            case Vote(answer):
                return self._vote(asked, answer, answers), ()
            case CountVotes(counts):
                return self._count(asked, counts, answers), ()
            case Reveal():
                return self._reveal(asked)
            case TryAgain():
                self.keep(prediction.Prediction(asked.beat, asked.column))
                return "", (_mask_again(asked, question),)

    def _draw(self, asked: Prediction, points: tuple[tuple[float, float], ...]) -> Outcome:
        drawn = prediction.drawn_points(points) if points else ()
        if not asked.column:
            return text("session.lesson.nothing_to_draw")
        if drawn is None:
            return text("session.lesson.no_curve")
        self.keep(replace(asked, drawn=drawn))
        return ""

    def _vote(self, asked: Prediction, answer: int, answers: int) -> Outcome:
        counts = list(asked.counts or (0,) * answers)
        if not 0 <= answer < len(counts):
            return text("session.lesson.no_answer")
        counts[answer] += 1
        return self._count(asked, tuple(counts), answers)

    def _count(self, asked: Prediction, counts: Counts, answers: int) -> Outcome:
        if not answers:
            return text("session.lesson.no_answer")
        if len(counts) != answers or not all(0 <= each <= prediction.MOST_VOTES for each in counts):
            return text("session.lesson.counts", count=answers, most=prediction.MOST_VOTES)
        self.keep(asked.with_counts(counts))
        return ""

    def _reveal(self, asked: Prediction) -> Done:
        if not asked.is_made and asked.stage == "asked":
            return text("session.lesson.vote_first"), ()
        self.keep(replace(asked, stage="revealed"))
        return "", (Mask(frozenset()),)

    def keep(self, prediction: Prediction) -> None:
        """Have it instead of the one before."""
        self.made[prediction.beat] = prediction

    # what is seen, and what is worked out beside it

    def shown(self, made: Prediction, course: Course) -> ShownPrediction:
        """A prediction with what it earned, once it is revealed."""
        if made.stage != "revealed":
            return ShownPrediction(made)
        found = prediction.credits_of(made, course)
        band = self._band.result if self._band.key == course.config.digest() else None
        return ShownPrediction(made, found, prediction.points_for(found) if found else None, band)

    def work(self, made: Prediction | None, course: Course, seconds_budget: float) -> bool:
        """Make the band of a drawing ready; whether there was something to do."""
        if made is not None and made.column == _BANDED:
            self._band.want(course.config.digest(), lambda: branches.branch_band(course))
        is_busy = self._band.is_busy
        if is_busy:
            self._band.advance(seconds_budget)
        return is_busy


def _mask_again(asked: Prediction, question: Question | None) -> Mask:
    if question is not None:
        return Mask(question.hides, question.hides_from_h)
    return Mask(_given_away_by(asked.column), 0.0)


def _given_away_by(column: str) -> frozenset[str]:
    """A column with those from which it could be read."""
    return next((each for each in _TOLD_TOGETHER if column in each), frozenset({column}))
