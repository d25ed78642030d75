"""What was published: claims with their source and range, and how the model answers each.

The findings stand in `assets/findings.toml`. A finding names a probe (`findings_probes`), the changes to the
default config under which it is read, and the range in which the answer must lie.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from synapse_sim.config import Value, assets_dir
from synapse_sim.files.reading import own_text

Class = Literal["predicted", "fitted", "by_construction", "shown_only"]
Stage = Literal["kinetics", "receptor", "circuit", "signalling", "synapses", "relief", "people"]
Given = dict[str, Value | list[float]]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Point(_Frozen):
    """A published value to lay over a curve: hours after the dose, value and half the error bar, if known."""

    column: str
    time_h: float
    value: float
    error: float | None = None


class Bar(_Frozen):
    """A published group result, never simulated: share in percent or a mean."""

    label: str
    value: float
    unit: str


class Finding(_Frozen):
    """One published finding.

    id: a slug.
    stage: where in the chain it belongs.
    claim: one plain sentence.
    published: the value as printed.
    kind: whether the model was tuned to it; "class" in the file.
    probe, args: how it is computed; empty for what is only shown.
    given, compared: changes to the default config, and those of the arm it is compared with.
    low, high, unit: the range in which the answer must lie.
    gap: why the model misses it, if that is known and declared.
    contested: whether studies disagree; said beside any verdict.
    """

    id: str
    stage: Stage
    claim: str
    source: str
    published: str
    kind: Class = Field(alias="class")
    probe: str = ""
    args: dict[str, Any] = {}
    given: Given = {}
    compared: Given = {}
    low: float | None = None
    high: float | None = None
    unit: str = ""
    gap: str = ""
    contested: bool = False
    points: tuple[Point, ...] = ()
    bars: tuple[Bar, ...] = ()


@cache
def findings() -> tuple[Finding, ...]:
    """Every finding, in the order of the chain.

    Raises:
        pydantic.ValidationError: if the file is not sound.
    """
    tables = tomllib.loads(own_text(assets_dir() / "findings.toml"))
    return tuple(Finding.model_validate(table) for table in tables["finding"])
