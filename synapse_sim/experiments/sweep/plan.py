"""What a sweep computes and in which order: points of a grid, patients at each, and how both are cut up.

A row is one run: one point and one subject. Points come with the last key fastest, patients of a point in
order. Rows are cut into blocks of patients that are computed at once, and blocks into parts that are kept as
a whole. Both cuts follow from the plan alone, so that nothing depends on who computes what.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product
from math import ceil, prod

from synapse_sim.config import Config, ConfigError, Mistake, Value
from synapse_sim.course.grid import BEFORE_H
from synapse_sim.experiments.sweep.vary import Varied
from synapse_sim.texts.message import Message
from synapse_sim.version import VERSION

AT_ONCE = 250
"""Patients that are computed together: more no longer fit the processor's own memory and are slower."""
PART_WEIGHT = 2000
"""Rows of a part, if they are patients: some tenths of a second of work."""
LEAST_WEIGHT = 25
"""What a point with few subjects weighs: it costs as much as so many patients."""
MOST_CHECKED = 5000
"""Points that are looked at before the first is computed; of larger grids each value once."""
PATIENT = "population.patient"


@dataclass(frozen=True, slots=True)
class Block:
    """Runs that are computed at once: patients `first` to `last` of a point; both 0 for the one subject."""

    point: int
    first: int
    last: int

    @property
    def rows(self) -> int:
        """How many runs it holds."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole sweep as a value.

    base: what all runs share.
    vary: keys and their values; the last key is the fastest.
    subjects: virtual patients at each point; 0 for the subject of the config alone.
    at_h: times at which columns are read, hours after the first dose.
    """

    base: Config
    vary: tuple[tuple[str, tuple[Value, ...]], ...]
    subjects: int
    at_h: tuple[float, ...]

    @classmethod
    def of(cls, base: Config, varied: Varied, subjects: int | None, at_h: tuple[float, ...]) -> Plan:
        """A plan that can be carried out.

        Raises:
            ConfigError: with the mistakes of the first point that has any.
        """
        if subjects is not None and subjects < 1:
            raise _refused("subjects", Message("sweep.subjects", {"count": subjects}))
        if subjects and (base.population.patient or PATIENT in varied):
            raise _refused(PATIENT, Message("sweep.patient"))
        plan = cls(base, tuple(varied.items()), subjects or 0, at_h)
        for changes in plan._points_to_check():
            said = list(unread(at_h, plan.config_of(changes)))
            if said:
                raise ConfigError(*(Mistake("", "at", each) for each in said))
        return plan

    @property
    def points(self) -> int:
        """Points of the grid."""
        return prod(len(values) for _, values in self.vary)

    @property
    def rows(self) -> int:
        """Runs in all."""
        return self.points * max(1, self.subjects)

    @property
    def parts(self) -> int:
        """Parts in all."""
        return ceil(self.points * self._blocks_a_point / self._blocks_a_part)

    @property
    def digest(self) -> str:
        """SHA-256 of all that the table depends on, as hex digits."""
        said = json.dumps([VERSION, self.base.digest(), self.vary, self.subjects, self.at_h, AT_ONCE])
        return hashlib.sha256(said.encode()).hexdigest()

    def blocks(self, part: int) -> list[Block]:
        """The blocks of a part, in the order of the table."""
        first = part * self._blocks_a_part
        last = min(first + self._blocks_a_part, self.points * self._blocks_a_point)
        return [self._block(number) for number in range(first, last)]

    def rows_of(self, part: int) -> int:
        """Rows of a part."""
        return sum(block.rows for block in self.blocks(part))

    def point(self, number: int) -> dict[str, Value]:
        """The changes of a point, by key."""
        found: dict[str, Value] = {}
        for key, values in reversed(self.vary):
            number, place = divmod(number, len(values))
            found[key] = values[place]
        return {key: found[key] for key, _ in self.vary}

    def config_of(self, changes: dict[str, Value]) -> Config:
        """The config of a point.

        Raises:
            ConfigError: if there can be none.
        """
        try:
            return self.base.with_changes(changes)
        except ConfigError as error:
            told = (
                Mistake("--vary" if each.key in changes else "", each.key, each.said)
                for each in error.mistakes
            )
            raise ConfigError(*told) from None

    @property
    def _blocks_a_point(self) -> int:
        return ceil(max(1, self.subjects) / AT_ONCE)

    @property
    def _blocks_a_part(self) -> int:
        return max(1, PART_WEIGHT // max(LEAST_WEIGHT, min(self.subjects, AT_ONCE)))

    def _block(self, number: int) -> Block:
        point, place = divmod(number, self._blocks_a_point)
        if not self.subjects:
            return Block(point, 0, 0)
        first = place * AT_ONCE + 1
        return Block(point, first, min(first + AT_ONCE - 1, self.subjects))

    def _points_to_check(self) -> Iterator[dict[str, Value]]:
        """All points of a small grid; of a large one each value, the other keys at their first."""
        if self.points <= MOST_CHECKED:
            yield from map(self.point, range(self.points))
            return
        first = {key: values[0] for key, values in self.vary}
        for key, values in self.vary:
            yield from ({**first, key: value} for value in islice(values, MOST_CHECKED))


def unread(at_h: Sequence[float], config: Config) -> Iterator[Message]:
    """What is said of the times at which a config has no course to be read.

    Args:
        at_h: hours after the first dose.
        config: whose course it would be.
    """
    first_h, last_h = -BEFORE_H, config.course.horizon_h - config.doses[0].at_h
    for time_h in at_h:
        if not first_h <= time_h <= last_h:
            numbers = {"time": f"{time_h:g}", "first": f"{first_h:g}", "last": f"{last_h:g}"}
            yield Message("sweep.time", numbers)


def combinations(vary: Varied) -> Iterator[dict[str, Value]]:
    """Every point of a grid, the last key fastest."""
    for values in product(*vary.values()):
        yield dict(zip(vary, values, strict=True))


def _refused(key: str, said: Message) -> ConfigError:
    return ConfigError(Mistake("", key, said))
