"""Whether a beat tells with its own words what its question hides."""

from __future__ import annotations

from collections.abc import Iterator

from synapse_sim.lesson.grammar import At, Binary, Expression, Name, Negative, Number
from synapse_sim.lesson.lesson import Question
from synapse_sim.lesson.sayings import Saying

_HARMLESS = ("rest", "parameter", "finding")
"""Functions that tell nothing of what comes after the dose."""


def given_away(saying: Saying, question: Question, at_h: float) -> str:
    """The first hidden column whose number stands in a sentence of the beat; empty if none does.

    Args:
        saying: the sentence or the remark.
        question: what is hidden, and from when on.
        at_h: the moment of the beat.
    """
    told = (name for blank in saying.blanks for name in _told(blank.value, question.hides_from_h, at_h))
    return next((name for name in told if name in question.hides), "")


def _told(value: Expression, from_h: float, at_h: float) -> Iterator[str]:
    """Columns that a value reads at a hidden time."""
    match value:
        case Name(_, name, arguments, is_called):
            if not is_called and at_h >= from_h:
                yield name
            for _, argument in () if name in _HARMLESS else arguments:
                if not isinstance(argument, str):
                    yield from _told(argument, from_h, max(at_h, from_h))
        case At(what, Negative(Number(before_h))):
            yield from _told(what, from_h, -before_h)
        case At(what, Number(when_h)):
            yield from _told(what, from_h, when_h)
        case At(what, _):
            yield from _told(what, from_h, from_h)
        case Negative(what):
            yield from _told(what, from_h, at_h)
        case Binary(_, left, right):
            yield from _told(left, from_h, at_h)
            yield from _told(right, from_h, at_h)
