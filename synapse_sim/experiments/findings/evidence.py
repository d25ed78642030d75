"""Published group results by condition, for pages of evidence: data alone, nothing is computed.

They stand in `assets/evidence.toml`. What was looked for and could not be opened is a row without a number.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from synapse_sim.config import assets_dir


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Card(_Frozen):
    """One condition or question."""

    id: str
    title: str


class PublishedResult(_Frozen):
    """One published result; what was not read is None or empty.

    value, comparator_value: of the two arms.
    difference, low, high: between the arms, with its 95 % interval.
    value_low, value_high, comparator_low, comparator_high: 95 % intervals of the arms' own values.
    at_h: hours after the first dose.
    drug, expectancy: which arms of the model stand for its own two, of a share of responders; a drug alone is
    one of which this trial found nothing.
    n: participants.
    lasting: whether it is about days to weeks and not about the first day.
    outcome: whether it speaks for the drug.
    read: how far the source was opened; "missing" where nothing was.
    finding: id of the model's finding that asks the same.
    """

    id: str
    card: str
    claim: str
    measure: str
    species: Literal["people", "rat", "mouse"]
    outcome: Literal["positive", "negative", "mixed"]
    lasting: bool
    source: str
    read: Literal["text", "abstract", "secondary", "memory", "missing"]
    unit: str = ""
    value: float | None = None
    comparator_value: float | None = None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    value_low: float | None = None
    value_high: float | None = None
    comparator_low: float | None = None
    comparator_high: float | None = None
    at_h: float | None = None
    drug: str = ""
    expectancy: str = ""
    n: int | None = None
    comparator: str = ""
    blinding: str = ""
    finding: str = ""


@cache
def cards() -> tuple[Card, ...]:
    """Every condition, in the order of the page."""
    return tuple(Card.model_validate(table) for table in _tables()["card"])


@cache
def published_results() -> tuple[PublishedResult, ...]:
    """Every published result, in the order of the file.

    Raises:
        pydantic.ValidationError: if the file is not sound.
    """
    return tuple(PublishedResult.model_validate(table) for table in _tables()["result"])


def _tables() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((assets_dir() / "evidence.toml").read_text(encoding="utf-8"))
