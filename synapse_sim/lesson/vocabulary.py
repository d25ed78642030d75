"""What the names of claims and sentences mean: columns, functions of a column, named facts, findings."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Mapping
from functools import cache

from synapse_sim.arrays import Floats
from synapse_sim.config import parameters
from synapse_sim.config.check import nearest
from synapse_sim.config.errors import brief
from synapse_sim.course.course import COLUMNS
from synapse_sim.experiments.findings.findings import Finding, findings
from synapse_sim.lesson.grammar import Expression, Name, names_in
from synapse_sim.lesson.unfit import Unfit
from synapse_sim.story.named_facts import NAMED_FACTS

SHARE, HOURS = "share", "h"
FINDING, PARAMETER = "finding", "parameter"
"""Functions of a word: the model's answer to a finding; the number of a parameter."""
_UNITS = {
    "time_h": HOURS,
    "score": "points",
    "_ng_per_ml": "ng/mL",
    "_umolar": "µM",
    "_hz": "Hz",
    "_per_d": "/d",
    "_rel": "×",
}
"""Units of columns, by the end of their name; all others are shares."""
_UNIT_OF_FUNCTION = {"tpeak": HOURS, "tlowest": HOURS, "change": SHARE, "area": ""}

Function = Callable[[Floats, Floats, float], float]
"""Of the times of a course (h), a column, and the column at the moment."""


def _area(time_h: Floats, values: Floats, _: float) -> float:
    return float((time_h[1:] - time_h[:-1]) @ (values[1:] + values[:-1]) / 2.0)


FUNCTIONS: dict[str, Function] = {
    "peak": lambda _, values, __: float(values.max()),
    "lowest": lambda _, values, __: float(values.min()),
    "tpeak": lambda time_h, values, _: float(time_h[values.argmax()]),
    "tlowest": lambda time_h, values, _: float(time_h[values.argmin()]),
    "rest": lambda _, values, __: float(values[0]),
    "change": lambda _, values, now: now / float(values[0]) - 1.0,
    "area": _area,
}
"""Of one column: its largest and least value and when, its start, its change since, its area (times h)."""


def unit_of_column(name: str) -> str:
    """The unit of a column: "share", "h", "points", "Hz" and others."""
    return next((unit for end, unit in _UNITS.items() if name.endswith(end)), SHARE)


def unit_of_function(name: str, column: str) -> str:
    """The unit of a function of a column."""
    return _UNIT_OF_FUNCTION.get(name, unit_of_column(column))


@cache
def finding(name: str) -> Finding:
    """The finding of an id; KeyError if there is none."""
    return {each.id: each for each in findings()}[name]


@cache
def arguments_of(fact: str) -> tuple[str, Mapping[str, str], frozenset[str]]:
    """What a fact is computed from ("course", "config" or nothing), its own arguments and those it needs.

    `at_h` is never needed: it is the moment.
    """
    given = inspect.signature(NAMED_FACTS[fact].value).parameters
    own = {name: str(each.annotation) for name, each in given.items() if each.kind is each.KEYWORD_ONLY}
    first = next((name for name in given if name not in own), "")
    needed = {name for name in own if given[name].default is inspect.Parameter.empty}
    return first, own, frozenset(needed - {"at_h"})


def column_of(call: Name) -> Name:
    """The column that a function reads; its run may stand before either.

    Raises:
        Unfit: if the function is not given one column.
    """
    match call.arguments:
        case (("", Name(run, name, _, False)),) if name in COLUMNS:
            return Name(run or call.run, name)
    raise Unfit("lesson.expression.one_column", function=call.name)


def arguments_by_name(call: Name) -> dict[str, Expression | str]:
    """The arguments of a fact: those without a name in the order of its own.

    Raises:
        Unfit: if one is missing, or there are too many.
    """
    _, own, needed = arguments_of(call.name)
    known = ", ".join(own)
    free = iter(own)
    found: dict[str, Expression | str] = {}
    for name, value in call.arguments:
        key = name or next(free, "")
        if key not in own or key in found or isinstance(value, str) != (own[key] == "str"):
            raise Unfit("lesson.expression.arguments", fact=call.name, known=known)
        found[key] = value
    if needed - found.keys():
        raise Unfit("lesson.expression.arguments", fact=call.name, known=known)
    return found


def refuse_unknown(expression: Expression | None, runs: Collection[str]) -> None:
    """Refuse names that mean nothing.

    Raises:
        Unfit: with the nearest name that means something.
    """
    for name in names_in(expression):
        if name.run and name.run not in runs:
            raise _unknown("run", name.run, runs)
        _refuse_unknown(name)


def _refuse_unknown(call: Name) -> None:
    if call.name in FUNCTIONS:
        column_of(call)
    elif call.name in {FINDING, PARAMETER}:
        _refuse_word(call)
    elif call.name in NAMED_FACTS:
        arguments_by_name(call)
    elif call.name not in COLUMNS or call.is_called:
        raise _no_name(call.name)


def _refuse_word(call: Name) -> None:
    """One word in quotes that there is a finding or a number of."""
    match call.arguments:
        case (("", str(word)),):
            known = _known_words(call.name)
            if word not in known:
                raise _unknown(call.name, word, known)
        case _:
            raise Unfit("lesson.expression.one_word", function=call.name)


@cache
def _known_words(function: str) -> frozenset[str]:
    if function == FINDING:
        return frozenset(each.id for each in findings() if each.probe)
    return frozenset(key for key, about in parameters().items() if about.kind in {"number", "integer"})


_MOST_ALIKE = 4
_LEAST_PART = 4
"""Letters of a part of a name by which others are found to be like it."""


def _no_name(name: str) -> Unfit:
    """What is meant by a name: the one most like it, or those that share a part with it."""
    known = (*COLUMNS, *FUNCTIONS, *NAMED_FACTS, FINDING, PARAMETER)
    near = nearest(name, known)
    parts = [part for part in name.lower().split("_") if len(part) >= _LEAST_PART]
    alike = [each for each in known if any(part in each or part[:-1] in each for part in parts)]
    if near or not alike:
        return _unknown("name", name, known)
    return Unfit("lesson.no_name_like", name=brief(name), near=", ".join(alike[:_MOST_ALIKE]))


def _unknown(kind: str, name: str, known: Collection[str]) -> Unfit:
    near = nearest(name, known)
    return Unfit(f"lesson.no_{kind}{'_near' if near else ''}", name=brief(name), near=near)
