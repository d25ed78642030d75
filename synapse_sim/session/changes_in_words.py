"""What changed between two configs, in words: "Dose 0.5 → 0.3 mg/kg"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from synapse_sim.config import Config, Parameter, Value, parameters
from synapse_sim.config.tree import value_of
from synapse_sim.session.dose import dose_words, own_unit
from synapse_sim.story.parameters import label_of
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import plain, with_unit

__all__ = ["change_line", "differences", "shown", "value_of"]

_DOSE_KEYS = {"treatment.dose", "treatment.dose_unit"}
"""Told together: a number without its own unit would say something else."""


def differences(old: Config, new: Config) -> list[str]:
    """One line for every resolved parameter that differs, in the order of the parameters."""
    keys = sorted(old.changes.keys() | new.changes.keys() | {"treatment.route"})
    known = parameters(new)
    found = [
        change_line(known[key], value_of(old, key), value_of(new, key))
        for key in keys
        if key in known and key not in _DOSE_KEYS and value_of(old, key) != value_of(new, key)
    ]
    before, after = dose_words(old), dose_words(new)
    if before == after:
        return found
    shared = f" {own_unit(new)}" if own_unit(old) == own_unit(new) else "\n"
    return [text("session.dose", old=before.removesuffix(shared), new=after), *found]


def change_line(about: Parameter, old: Value, new: Value) -> str:
    """One change, with its unit."""
    return text(
        "session.change", label=label_of(about), old=shown(old), new=with_unit(shown(new), about.unit)
    )


def shown(value: Value) -> str:
    """A value in few characters."""
    if isinstance(value, bool):
        return text(f"panels.switch.{'on' if value else 'off'}")
    if isinstance(value, float):
        return plain(value, 6)
    if isinstance(value, tuple):
        return (
            text("session.rows", count=len(value))
            if value and isinstance(value[0], BaseModel | dict)
            else _listed(value)
        )
    return str(value).replace("_", " ")


def _listed(value: Sequence[Any]) -> str:
    return ", ".join(map(shown, value))
