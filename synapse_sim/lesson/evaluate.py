"""The value of an expression: read off the courses of a lesson's runs, with its unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from math import inf, isfinite, nan

from synapse_sim.config.tree import value_of
from synapse_sim.course.course import COLUMNS, Course
from synapse_sim.experiments.findings.course_cache import CourseCache
from synapse_sim.experiments.findings.probes import answer
from synapse_sim.lesson.grammar import At, Binary, Expression, Name, Negative, Number
from synapse_sim.lesson.vocabulary import (
    FUNCTIONS,
    PARAMETER,
    SHARE,
    arguments_by_name,
    arguments_of,
    column_of,
    finding,
    unit_of_column,
    unit_of_function,
)
from synapse_sim.story.named_facts import NAMED_FACTS
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import digits, with_unit

CourseOf = Callable[[str], Course]
"""The course of a run by its name; the beat's own has no name."""
_COMBINED: Mapping[str, Callable[[float, float], float]] = {
    "+": lambda one, other: one + other,
    "-": lambda one, other: one - other,
    "*": lambda one, other: one * other,
    "/": lambda one, other: one / other if other else (inf if one else nan),
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit; "share" is 0..1, plain numbers have none."""

    value: float
    unit: str = ""


def precisely(found: Quantity) -> str:
    """A value with three digits, so that one sees how far its bound is; hours stay hours."""
    if found.unit == SHARE:
        return text("numbers.percent", number=digits(100.0 * found.value, 3))
    return with_unit(digits(found.value, 3), found.unit)


@dataclass(frozen=True, slots=True)
class Reading:
    """Where names are read.

    course_of: the runs.
    time_h: the moment, hours after the first dose.
    """

    course_of: CourseOf
    time_h: float

    def of(self, expression: Expression) -> Quantity:
        """The value of an expression that holds known names only.

        Raises:
            ValueError: if it has none here: the fact of a dose that is not given, a division by zero, a time
                that lies outside the course.
            ConfigError: if the circuit of a run cannot be measured.
        """
        found = self._of(expression)
        if not isfinite(found.value):
            raise ValueError(text("lesson.no_value"))
        return found

    def _of(self, expression: Expression) -> Quantity:
        match expression:
            case Number(value, unit):
                return Quantity(value, unit)
            case At(what, when):
                return Reading(self.course_of, self.of(when).value).of(what)
            case Negative(what):
                found = self.of(what)
                return Quantity(-found.value, found.unit)
            case Binary(sign, left, right):
                one, other = self.of(left), self.of(right)
                return Quantity(_COMBINED[sign](one.value, other.value), _unit(sign, one.unit, other.unit))
            case Name():
                return self._named(expression)

    def _named(self, call: Name) -> Quantity:
        if call.name in COLUMNS:
            return Quantity(self._now(call), unit_of_column(call.name))
        if call.name in FUNCTIONS:
            return self._function(call)
        if call.name in NAMED_FACTS:
            return self._fact(call)
        return self._word(call.name, str(call.arguments[0][1]), call.run)

    def _now(self, column: Name) -> float:
        return float(getattr(self._course_now(column.run).at(self.time_h), column.name))

    def _course_now(self, run: str) -> Course:
        """A course that has a value at this moment: beyond its ends it would be that of its end."""
        course = self.course_of(run)
        first_h, last_h = course.time_h[0], course.time_h[-1]
        if not first_h <= self.time_h <= last_h:
            ends = {"first": f"{first_h:g}", "last": f"{last_h:g}"}
            raise ValueError(text("config.outside_course", time=f"{self.time_h:g}", **ends))
        return course

    def _function(self, call: Name) -> Quantity:
        column = column_of(call)
        course = self.course_of(column.run)
        found = FUNCTIONS[call.name](course.time_h, course.columns[column.name], self._now(column))
        return Quantity(found, unit_of_function(call.name, column.name))

    def _fact(self, call: Name) -> Quantity:
        fact = NAMED_FACTS[call.name]
        first, own, _ = arguments_of(call.name)
        given = {name: self._argument(each, own[name]) for name, each in arguments_by_name(call).items()}
        is_now = "at_h" in own and "at_h" not in given
        given |= {"at_h": self.time_h} if is_now else {}
        course = self._course_now(call.run) if is_now and first else self.course_of(call.run)
        about = {"course": (course,), "config": (course.config,), "": ()}[first]
        return Quantity(float(fact.value(*about, **given)), fact.unit)

    def _argument(self, value: Expression | str, kind: str) -> float | str:
        if isinstance(value, str):
            return value
        found = self.of(value).value
        return round(found) if kind == "int" else found

    def _word(self, function: str, word: str, run: str) -> Quantity:
        if function == PARAMETER:
            return Quantity(float(str(value_of(self.course_of(run).config, word))))
        about = finding(word)
        return Quantity(answer(_usual(), about.probe, about.given, about.compared, about.args), about.unit)


@cache
def _usual() -> CourseCache:
    """Findings ask about the defaults, whatever the lesson."""
    return CourseCache()


def _unit(sign: str, one: str, other: str) -> str:
    """Of a ratio none; a share of something, or a multiple, keeps the unit of what it is of."""
    if sign in "+-":
        return one or other
    if sign == "/":
        return one if not other else ""
    return one if other in {"", "share"} else other if one in {"", "share"} else ""
