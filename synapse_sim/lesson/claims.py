"""Whether what a lesson claims is so: every claim computed, with its value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf, isnan, nan
from typing import Literal

from synapse_sim.config import Config, ConfigError
from synapse_sim.config.config import Changes
from synapse_sim.course.course import Course
from synapse_sim.course.response.response import Dependencies, known_response
from synapse_sim.course.simulate import simulate
from synapse_sim.lesson.evaluate import CourseOf, Quantity, Reading, precisely
from synapse_sim.lesson.grammar import Claim, names_in
from synapse_sim.lesson.lesson import BESIDE, Beat, Lesson
from synapse_sim.texts.catalogue import text

ClaimClass = Literal["simulated", "agents"]
_ROUNDING = 1e-9
"""Share of a bound by which a value may miss it."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One claim with what was found.

    number: of the beat, from 1.
    low, high: what the value was held against.
    bound: the other side of a comparison, where it was computed as well.
    why: there is no value, if so.
    """

    number: int
    kind: ClaimClass
    claim: Claim
    found: Quantity
    low: float = -inf
    high: float = inf
    bound: Quantity | None = None
    why: str = ""

    @property
    def holds(self) -> bool:
        """Whether it is so; what has no value is not."""
        value = self.found.value
        if self.why or isnan(value):
            return False
        if self.claim.is_strict:
            return self.low < value < self.high
        return self.low - _ROUNDING * abs(self.low) <= value <= self.high + _ROUNDING * abs(self.high)

    @property
    def sentence(self) -> str:
        """It in one line: the beat, the claim, its value, and whether it holds."""
        key = f"lesson.claim.{'holds' if self.holds else 'fails'}"
        return text(key, number=self.number, said=self.claim.said, value=self.why or self._values)

    @property
    def _values(self) -> str:
        """The value; beside it the other side, where the model says that too."""
        value = precisely(self.found)
        if self.bound is None:
            return value
        return text("lesson.claim.both", value=value, other=precisely(self.bound))


class Courses:
    """The courses of a lesson's runs, each made once."""

    def __init__(self, lesson: Lesson) -> None:
        self._lesson = lesson
        self._made: dict[str, Course] = {}

    def of(self, changes: Changes) -> Course:
        """The course of some changes over the defaults; its circuit is measured if nobody did yet.

        Raises:
            ConfigError: if that cannot be done.
        """
        config = Config(changes)
        digest = config.digest()
        if digest not in self._made:
            self._made[digest] = simulate(config)
        return self._made[digest]

    def reading(self, beat: Beat) -> Reading:
        """Where the names of a beat are read: its own run, the second arm, and every run by name."""
        return Reading(self._course_of(beat), beat.stretch.to_h)

    def _course_of(self, beat: Beat) -> CourseOf:
        def course_of(run: str) -> Course:
            if not run:
                return self.of(beat.changes)
            if run == BESIDE and beat.beside is not None:
                return self.of(beat.beside)
            return self.of(self._lesson.runs[run])

        return course_of


def check_claims(lesson: Lesson, courses: Courses | None = None) -> Iterator[Checked]:
    """Every claim of a lesson, in the order of its beats.

    Raises:
        ConfigError: if the circuit of a run cannot be measured.
    """
    known = courses or Courses(lesson)
    for number, beat in enumerate(lesson.beats, start=1):
        yield from claims_of(number, beat, known.reading(beat))


def claims_of(number: int, beat: Beat, reading: Reading) -> Iterator[Checked]:
    """Every claim of one beat."""
    for claim in beat.claims:
        yield _checked(number, "simulated", claim, reading)
    for claim in beat.agents:
        yield _checked(number, "agents", claim, reading)


def _checked(number: int, kind: ClaimClass, claim: Claim, reading: Reading) -> Checked:
    low, high = claim.low, claim.high
    try:
        found = reading.of(claim.value)
        least, most = (None if end is None else reading.of(end) for end in (low, high))
    except ConfigError:
        raise
    except (ValueError, KeyError) as error:  # a fact that this run does not have
        return Checked(number, kind, claim, Quantity(nan), why=str(error))
    bounds = (-inf if least is None else least.value, inf if most is None else most.value)
    computed = [each for end, each in ((low, least), (high, most)) if each is not None and any(names_in(end))]
    return Checked(number, kind, claim, found, *bounds, bound=computed[0] if computed else None)


def needs_measuring(lesson: Lesson) -> tuple[Config, ...]:
    """The configs of a lesson whose circuit is not known yet, each circuit once, in order."""
    configs = [Config(changes) for beat in lesson.beats for changes in (beat.changes, beat.beside or {})]
    configs += [Config(changes) for changes in lesson.runs.values()]
    unknown = {Dependencies.of(config).digest: config for config in configs if known_response(config) is None}
    return tuple(unknown.values())
