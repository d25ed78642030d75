"""What changed between two configs, in words: "Dose 0.5 → 0.3 mg/kg"."""

from __future__ import annotations

from typing import Any

from synapse_sim.config import Config, Parameter, Value, parameters
from synapse_sim.texts.numbers import plain


def differences(old: Config, new: Config) -> list[str]:
    """One line for every resolved parameter that differs, in the order of the parameters."""
    keys = sorted(old.changes.keys() | new.changes.keys() | {"treatment.route", "treatment.dose"})
    known = parameters(new)
    return [
        change_line(known[key], value_of(old, key), value_of(new, key))
        for key in keys
        if key in known and value_of(old, key) != value_of(new, key)
    ]


def change_line(about: Parameter, old: Value, new: Value) -> str:
    """One change, with its unit."""
    return f"{about.label}: {shown(old)} → {shown(new)} {about.unit}".rstrip()


def value_of(config: Config, key: str) -> Value:
    """The resolved value of a dotted key.

    Raises:
        KeyError: if there is no such parameter.
    """
    value: Any = config
    for name in key.split("."):
        value = _inside(value, name)
    plain: Value = value
    return plain


def shown(value: Value) -> str:
    """A value in few characters."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, float):
        return plain(value, 6)
    if isinstance(value, tuple):
        return ", ".join(map(shown, value))
    return str(value).replace("_", " ")


def _inside(node: Any, name: str) -> Any:
    if isinstance(node, dict):
        return node[name]
    try:
        return getattr(node, name)
    except AttributeError:
        raise KeyError(name) from None
