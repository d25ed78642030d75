"""What can be done to a lesson and to a prediction, as values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpenLesson:
    """Open a lesson by its name or file, at a beat (from 0), or where it was left."""

    source: str
    beat: int | None = None


@dataclass(frozen=True, slots=True)
class FirstBeat:
    """Begin the open lesson anew."""


@dataclass(frozen=True, slots=True)
class NextBeat:
    """The next beat; at a question first the second vote, then the reveal. It leads back to the film."""


@dataclass(frozen=True, slots=True)
class LastBeat:
    """The beat before."""


@dataclass(frozen=True, slots=True)
class HurryUp:
    """From here on core beats alone; once more: all of them again."""


@dataclass(frozen=True, slots=True)
class LeaveLesson:
    """Leave the lesson; its place is kept."""


@dataclass(frozen=True, slots=True)
class Predict:
    """Hide a column from a time on, to predict it before it is seen."""

    column: str
    from_h: float = 0.0


@dataclass(frozen=True, slots=True)
class DrawPrediction:
    """Draw the predicted curve: hours and values; none take it away."""

    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class PredictNumbers:
    """Predict in numbers: the value that is reached, when, and which share of the change is lost again."""

    to: float
    at_h: float
    falls_by: float = 0.0


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote for an answer, from 0."""

    answer: int


@dataclass(frozen=True, slots=True)
class CountVotes:
    """The votes of the round that runs, one number for each answer."""

    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reveal:
    """Show what was hidden; only after a vote or a drawing."""


@dataclass(frozen=True, slots=True)
class TryAgain:
    """Hide it again, and begin the prediction anew."""


# held keys


Teach = (
    OpenLesson
    | FirstBeat
    | NextBeat
    | LastBeat
    | HurryUp
    | LeaveLesson
    | Predict
    | DrawPrediction
    | PredictNumbers
    | Vote
    | CountVotes
    | Reveal
    | TryAgain
)
"""What turns the beats of a lesson, or predicts."""
