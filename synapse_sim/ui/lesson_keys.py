"""What keys mean in a lesson, or while something is predicted: beats, answers, the reveal."""

from __future__ import annotations

from synapse_sim.session.frame import Frame
from synapse_sim.session.lesson_commands import (
    FirstBeat,
    HurryUp,
    LastBeat,
    LeaveLesson,
    NextBeat,
    Predict,
    Reveal,
    Teach,
    TryAgain,
    Vote,
)

_LETTERS = "abcd"
_TURNS: dict[str, Teach] = {
    "pagedown": NextBeat(),
    "pageup": LastBeat(),
    "right": NextBeat(),
    "left": LastBeat(),
    "f5": FirstBeat(),
    "f6": HurryUp(),
}
_COLUMNS = {
    "body": "effect_site_umolar",
    "circuit": "glutamate_rel",
    "channel": "block_interneuron",
    "synapse": "glutamate_rel",
    "dendrite": "restored_share",
    "people": "score",
}
"""What is predicted in each scene where no lesson asks."""
ALWAYS = ("pagedown", "pageup")
"""Keys that turn beats even while a page is open: a clicker knows no others."""


def lesson_command(key: str, frame: Frame) -> Teach | None:
    """What a key means in the lesson that runs; None if it means what it always does."""
    if frame.lesson is None:
        return None
    question, made = frame.lesson.question, frame.prediction
    is_open = made is None or not made.is_revealed
    if question is not None and is_open and key in _LETTERS[: len(question.answers)]:
        return Vote(_LETTERS.index(key))
    return _TURNS.get(key)


def prediction_command(frame: Frame) -> Teach:
    """What G does: begin a prediction, reveal it, or try again."""
    if frame.prediction is None or (frame.lesson is not None and frame.lesson.question is None):
        return Predict(_COLUMNS[frame.shown], max(0.0, frame.time_h))
    return TryAgain() if frame.prediction.is_revealed else Reveal()


def leaving(frame: Frame) -> Teach | None:
    """What Escape leaves, where nothing else is open."""
    return LeaveLesson() if frame.lesson is not None else None
