"""A table of doses while it is edited: every step gives the changes that make it, the config refuses them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from synapse_sim.config import Config
from synapse_sim.config.config import Changes
from synapse_sim.config.routes import ROUTES

TABLE = "treatment.doses"
DAY_H = 24.0
"""How long after the last dose a new one is put, where no two doses say otherwise."""

Row = Mapping[str, Any]


def rows_of(config: Config) -> tuple[Row, ...]:
    """The rows of the table; of one dose and its times the rows that say the same."""
    treatment = config.treatment
    if treatment.doses:
        return tuple(row.model_dump(exclude_none=True) for row in treatment.doses)
    return tuple({"at_h": at_h, "dose": treatment.dose} for at_h in treatment.schedule_h)


def with_row(config: Config, number: int, **said: object) -> Changes:
    """Changes that make one row say something else; None takes a value of it back."""
    rows = list(rows_of(config))
    changed = {**rows[number], **said}
    rows[number] = {key: value for key, value in changed.items() if value is not None}
    return _table(rows)


def with_one_more(config: Config) -> Changes:
    """Changes that add a dose like the last one, as long after it as it came after the one before."""
    rows = rows_of(config)
    last_h = float(rows[-1]["at_h"])
    gap_h = last_h - float(rows[-2]["at_h"]) if len(rows) > 1 else DAY_H
    return _table([*rows, {**rows[-1], "at_h": last_h + (gap_h or DAY_H)}])


def without_row(config: Config, number: int) -> Changes:
    """Changes that remove a row."""
    return _table([row for k, row in enumerate(rows_of(config)) if k != number])


def next_route(config: Config, number: int) -> str:
    """The route after a row's own among those that the drug has here."""
    ways = list(config.drug.routes_for(config.subject.species))
    own = config.doses[number].route
    return ways[(ways.index(own) + 1) % len(ways)]


def is_infused(config: Config, number: int) -> bool:
    """Whether a row's dose runs in over a time that can be set."""
    return ROUTES[config.doses[number].route].is_infused


def moved(config: Config, number: int, at_h: float) -> Changes:
    """Changes that let a dose be given at another time, no further than its neighbours."""
    rows = rows_of(config)
    low_h = float(rows[number - 1]["at_h"]) if number else 0.0
    high_h = float(rows[number + 1]["at_h"]) if number + 1 < len(rows) else config.course.horizon_h
    return with_row(config, number, at_h=min(max(at_h, low_h), high_h))


def _table(rows: Sequence[Row]) -> Changes:
    return {TABLE: tuple(dict(row) for row in sorted(rows, key=lambda row: float(row["at_h"])))}
