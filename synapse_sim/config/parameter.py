"""What a parameter is: a default with bounds, unit, label, source and confidence, in one line.

Everything else (TOML keys, checks, sliders, tooltips, schema, reference) is derived from that line.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict
from pydantic.fields import FieldInfo

from synapse_sim.config.names import OneOf
from synapse_sim.texts.catalogue import text

Confidence = Literal["measured", "debated", "illustrative"]
Scale = Literal["linear", "log"]
Kind = Literal["number", "integer", "switch", "text", "list", "table"]
Row = Mapping[str, float | int | str]
Value = float | int | bool | str | tuple[float, ...] | tuple[Row, ...]

ABOUT = "about"
"""The key under which a field's schema keeps what `parameter` was told."""

KINDS: dict[type, Kind] = {bool: "switch", int: "integer", float: "number", str: "text", tuple: "list"}


class Section(BaseModel):
    """A frozen group of parameters; unknown keys, NaN and infinities are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, validate_default=True)


@dataclasses.dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter as menus, sliders, checks and docs see it.

    `low` and `high` are None where no bound makes sense and hold for every item of a list;
    `choices` is empty for numbers.
    """

    key: str
    default: Value | None
    low: float | None
    high: float | None
    unit: str
    label: str
    source: str
    confidence: Confidence
    scale: Scale = "linear"
    note: str = ""
    choices: tuple[str, ...] = ()
    kind: Kind = "number"

    @property
    def allowed(self) -> str:
        """The allowed range in words, for messages and tooltips."""
        if self.choices:
            return " | ".join(self.choices)
        if self.kind == "table":
            return text("config.row_a_dose")
        if self.kind == "switch":
            return text("config.on_or_off")
        low = "-inf" if self.low is None else f"{self.low:.10g}"
        high = "inf" if self.high is None else f"{self.high:.10g}"
        return f"[{low}, {high}] {self.unit}".rstrip()

    @property
    def account(self) -> str:
        """Confidence and source in one phrase."""
        said = self.source.removeprefix("illustrative:").strip()
        return f"{self.confidence}: {said}"


def parameter(
    default: Any = ...,
    *,
    label: str,
    source: str = "",
    confidence: Confidence = "illustrative",
    unit: str = "",
    low: float | None = None,
    high: float | None = None,
    scale: Scale = "linear",
    note: str = "",
) -> Any:
    """Declare one parameter of a `Section`; this line is the parameter's only home.

    Args:
        default: the value used when nobody says otherwise; left out where a drug's file gives it.
        label: its name on screen.
        source: where the number comes from; "illustrative: why" for a choice of this model;
            a drug's file names its own.
        confidence: measured, debated or illustrative.
        unit: as written on screen; empty for shares, counts and choices.
        low: least allowed value, of every item if it is a list.
        high: greatest allowed value, likewise.
        scale: how a slider spreads the range.
        note: one more plain sentence for the tooltip and the reference.

    Returns:
        A pydantic field.
    """
    about: JsonDict = {
        "low": low,
        "high": high,
        "unit": unit,
        "source": source,
        "confidence": confidence,
        "scale": scale,
        "note": note,
    }
    least, most = (None, None) if isinstance(default, tuple) else (low, high)
    return Field(default=default, ge=least, le=most, title=label, json_schema_extra={ABOUT: about})


def is_parameter(field: FieldInfo) -> bool:
    """Whether a field was declared with `parameter`."""
    return isinstance(field.json_schema_extra, dict) and ABOUT in field.json_schema_extra


def describe(key: str, field: FieldInfo) -> Parameter:
    """The `Parameter` behind a section's field; KeyError if it was not made by `parameter`."""
    extra = field.json_schema_extra
    if not isinstance(extra, dict) or not isinstance(about := extra.get(ABOUT), dict):
        raise KeyError(f"{key} was not declared with parameter()")
    plain = plain_type(field.annotation)
    choices = get_args(plain) if get_origin(plain) is Literal else _names(field)
    return Parameter(
        key=key,
        default=None if field.is_required() else field.default,
        label=field.title or key,
        choices=tuple(map(str, choices)),
        kind="text" if choices else _kind(plain),
        **about,  # type: ignore[arg-type]
    )


def _names(field: FieldInfo) -> Iterable[str]:
    """The names of the table that a field chooses from; empty if it does not."""
    return next((beside.names() for beside in field.metadata if isinstance(beside, OneOf)), ())


def _kind(plain: Any) -> Kind:
    items = get_args(plain)
    if items and isinstance(items[0], type) and issubclass(items[0], Section):
        return "table"
    return KINDS[get_origin(plain) or plain]


def plain_type(annotation: Any) -> Any:
    """The annotation without an optional `None`."""
    kept = [kind for kind in get_args(annotation) if kind is not type(None)]
    return kept[0] if type(None) in get_args(annotation) else annotation
