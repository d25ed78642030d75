"""Shares are 0 to 1 and are written in percent: a claim that holds one against a bare 40 forgot its sign."""

from __future__ import annotations

from collections.abc import Iterator

from synapse_sim.course.course import COLUMNS
from synapse_sim.lesson.grammar import At, Binary, Claim, Expression, Name, Negative, Number
from synapse_sim.lesson.unfit import Unfit
from synapse_sim.lesson.vocabulary import (
    FINDING,
    FUNCTIONS,
    SHARE,
    column_of,
    finding,
    unit_of_column,
    unit_of_function,
)
from synapse_sim.story.named_facts import NAMED_FACTS

_MOST, _MOST_OF_CHANGE = 1.0, 2.0
"""What a share can be without a sign; a change may be more than the whole."""


def refuse_bare_percent(claim: Claim) -> None:
    """Refuse a number without its percent sign beside a share.

    Raises:
        Unfit: with what is to be written.
    """
    sides = [side for side in (claim.value, claim.low, claim.high) if side is not None]
    share = next((name for side in sides for name in _shares(side)), None)
    if share is None:
        return
    most = _MOST_OF_CHANGE if share.name == "change" else _MOST
    bare = next((number for side in sides if (number := _bare(side)) > most), None)
    if bare is not None:
        raise Unfit(
            "lesson.expression.bare_percent", name=_written(share), number=f"{bare:g}", said=claim.said
        )


def _written(name: Name) -> str:
    """It as it stands in a claim, without what a fact is told."""
    return f"{name.name}({column_of(name).name})" if name.name in FUNCTIONS else name.name


def _shares(expression: Expression | str) -> Iterator[Name]:
    """The shares that an expression adds up; one that is multiplied may have become something else."""
    match expression:
        case Name() if _unit_of(expression) == SHARE:
            yield expression
        case At(what, _) | Negative(what):
            yield from _shares(what)
        case Binary("+" | "-", left, right):
            yield from _shares(left)
            yield from _shares(right)


def _unit_of(name: Name) -> str:
    """The unit of what a known name means."""
    if name.name in COLUMNS:
        return unit_of_column(name.name)
    if name.name in FUNCTIONS:
        return unit_of_function(name.name, column_of(name).name)
    if name.name in NAMED_FACTS:
        return NAMED_FACTS[name.name].unit
    return finding(str(name.arguments[0][1])).unit if name.name == FINDING else ""


def _bare(expression: Expression) -> float:
    """A number without a unit, whatever its sign; 0 for all else."""
    match expression:
        case Number(value, ""):
            return value
        case Negative(what):
            return _bare(what)
    return 0.0
