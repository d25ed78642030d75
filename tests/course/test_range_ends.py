"""Every parameter at both ends of its range, drugs included: sound, or refused by `config check`."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from synapse_sim.config import Config, ConfigError, Parameter, Value, parameters
from synapse_sim.course.response.response import refuse_restless
from synapse_sim.course.simulate import simulate

FAR = 60.0
"""No relative column of a sound course goes further from 0."""
SAMPLED = 11
"""Every so manieth end is tried in the normal run."""
OF_THE_CIRCUIT = ("circuit.", "receptor.", "modulators.magnesium")


def ends() -> list[tuple[str, Value]]:
    """Keys with each finite end of their range."""
    return [
        (key, end)
        for key, about in parameters().items()
        if not about.choices
        for end in map(_typed(about), (about.low, about.high))
        if end is not None
    ]


def _typed(about: Parameter) -> Any:
    def typed(end: float | None) -> Value | None:
        if end is None or about.kind == "table":
            return None
        if about.kind == "list":
            return (end,)
        return int(end) if about.kind == "integer" else end

    return typed


def alone(key: str, end: Value) -> dict[str, Value | None]:
    """The changes that let one key act: its drug, its route, its species."""
    _, name, part, *rest = (*key.split("."), "", "")
    if not key.startswith("drugs."):
        return {key: end}
    given: dict[str, Value | None] = {key: end, "treatment.drug": name}
    if part == "routes":
        given["treatment.route"] = rest[0]
    if part == "rodent":
        given["subject.species"] = "mouse" if "mouse" in key else "rat"
    return given


def unsound(key: str, end: Value) -> str:
    """What is wrong at an end that `config check` accepts; empty if nothing is."""
    try:
        config = Config(alone(key, end))
        refuse_restless(config)
    except ConfigError:
        return ""
    columns = simulate(config).columns
    silent = {"communication_rel"} if np.isnan(columns["communication_rel"]).all() else set()
    wild = [
        name
        for name, column in columns.items()
        if name not in silent
        and (not np.isfinite(column).all() or (name.endswith("_rel") and np.abs(column).max() > FAR))
    ]
    below = [
        name for name, column in columns.items() if name not in {"time_h", *silent} and column.min() < -0.5
    ]
    return f"{key} = {end}: {wild} {below}" if wild or below else ""


def test_a_sample_of_range_ends_is_sound_or_refused() -> None:
    quick = [(key, end) for key, end in ends() if not key.startswith(OF_THE_CIRCUIT) and ".block." not in key]
    assert [said for key, end in quick[::SAMPLED] if (said := unsound(key, end))] == []


@pytest.mark.long
def test_every_range_end_is_sound_or_refused() -> None:
    assert [said for key, end in ends() if (said := unsound(key, end))] == []
