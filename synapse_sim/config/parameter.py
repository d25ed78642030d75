"""What a parameter is: a default with bounds, unit, label, source and confidence, in one line.

Everything else (TOML keys, checks, sliders, tooltips, schema, reference) is derived from that line.
"""

from __future__ import annotations

import dataclasses
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

Confidence = Literal["measured", "debated", "illustrative"]
Scale = Literal["linear", "log"]
Value = float | int | bool | str | tuple[float, ...]

ABOUT = "about"
"""The key under which a field's schema keeps what `parameter` was told."""


class Section(BaseModel):
    """A frozen group of parameters; unknown keys, NaN and infinities are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, validate_default=True)


@dataclasses.dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter as menus, sliders, checks and docs see it.

    `low` and `high` are None where no bound makes sense; `choices` is empty for numbers.
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

    @property
    def allowed(self) -> str:
        """The allowed range in words, for messages and tooltips."""
        if self.choices:
            return " | ".join(self.choices)
        low = "-inf" if self.low is None else f"{self.low:g}"
        high = "inf" if self.high is None else f"{self.high:g}"
        return f"[{low}, {high}] {self.unit}".rstrip()


def parameter(
    default: Any,
    *,
    label: str,
    source: str,
    confidence: Confidence,
    unit: str = "",
    low: float | None = None,
    high: float | None = None,
    scale: Scale = "linear",
    note: str = "",
) -> Any:
    """Declare one parameter of a `Section`; this line is the parameter's only home.

    Args:
        default: the value used when nobody says otherwise.
        label: its name on screen.
        source: where the number comes from; "illustrative: why" for a choice of this model.
        confidence: measured, debated or illustrative.
        unit: as written on screen; empty for shares, counts and choices.
        low: least allowed value.
        high: greatest allowed value.
        scale: how a slider spreads the range.
        note: one more plain sentence for the tooltip and the reference.

    Returns:
        A pydantic field.
    """
    about = {"unit": unit, "source": source, "confidence": confidence, "scale": scale, "note": note}
    return Field(default=default, ge=low, le=high, title=label, json_schema_extra={ABOUT: about})


def describe(key: str, field: FieldInfo) -> Parameter:
    """The `Parameter` behind a section's field; KeyError if it was not made by `parameter`."""
    extra = field.json_schema_extra
    if not isinstance(extra, dict) or not isinstance(about := extra.get(ABOUT), dict):
        raise KeyError(f"{key} was not declared with parameter()")
    bounds = {name: getattr(m, name) for m in field.metadata for name in ("ge", "le") if hasattr(m, name)}
    annotation = field.annotation
    choices = get_args(annotation) if getattr(annotation, "__origin__", None) is Literal else ()
    return Parameter(
        key=key,
        default=field.default,
        low=bounds.get("ge"),
        high=bounds.get("le"),
        label=field.title or key,
        choices=tuple(str(c) for c in choices),
        **about,  # type: ignore[arg-type]
    )
