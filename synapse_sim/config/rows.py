"""The rows of the table of doses: each value by the bounds of the parameter that it stands for."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from synapse_sim.config.check import complaint, nearest
from synapse_sim.config.parameter import Parameter
from synapse_sim.texts.message import Message

TABLE = "treatment.doses"
NEEDED = ("at_h", "dose")
FIELDS: dict[str, str] = {
    "at_h": "treatment.schedule_h",
    "dose": "treatment.dose",
    "dose_unit": "treatment.dose_unit",
    "route": "treatment.route",
    "infusion_min": "treatment.infusion_min",
}
"""What a row may say, and the parameter that each value stands for."""


def row_parameters(abouts: Mapping[str, Parameter]) -> dict[str, Parameter]:
    """One parameter a field; the dose without an upper bound, which follows unit and route."""
    found = {field: dataclasses.replace(abouts[key], key=field) for field, key in FIELDS.items()}
    found["at_h"] = dataclasses.replace(found["at_h"], kind="number", default=None, label="Time of the dose")
    found["dose"] = dataclasses.replace(found["dose"], high=None)
    return found


def row_complaints(rows: tuple[Mapping[str, Any], ...], abouts: Mapping[str, Parameter]) -> Iterator[Message]:
    """What is wrong with each row by itself."""
    known = row_parameters(abouts)
    for number, row in enumerate(rows, 1):
        for said in _complaints(row, known):
            yield Message("config.in_row", {"number": number, "table": TABLE, "said": said})


def _complaints(row: Mapping[str, Any], known: Mapping[str, Parameter]) -> Iterator[Message]:
    for name in NEEDED:
        if name not in row:
            yield Message("config.missing", {"name": name})
    for name, value in row.items():
        said = complaint(known[name], value) if name in known else _unknown(name)
        if said:
            yield said


def _unknown(name: str) -> Message:
    near = nearest(name, FIELDS)
    numbers = {"key": name, "near": near, "fields": ", ".join(FIELDS)}
    return Message(f"config.unknown_{'key_near' if near else 'field'}", numbers)
