"""The JSON Schema of a config file, with which an editor completes keys and marks mistakes."""

from __future__ import annotations

from typing import Any

from synapse_sim.config.config import parameters
from synapse_sim.config.parameter import Kind, Parameter
from synapse_sim.config.rows import NEEDED, row_parameters

TYPES: dict[Kind, str] = {
    "number": "number",
    "integer": "integer",
    "switch": "boolean",
    "text": "string",
    "list": "array",
    "table": "array",
}


def json_schema() -> dict[str, Any]:
    """One object with a property for every parameter; other keys are not allowed."""
    root = _object({"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "synapse-sim config"})
    for key, about in parameters().items():
        *tables, name = key.split(".")
        table = root
        for part in tables:
            table = table["properties"].setdefault(part, _object({}))
        table["properties"][name] = _property(about)
    return root


def _object(head: dict[str, Any]) -> dict[str, Any]:
    return {**head, "type": "object", "additionalProperties": False, "properties": {}}


def _property(about: Parameter) -> dict[str, Any]:
    words = f"{about.label}; {about.account}. {about.note}".rstrip()
    said = {"description": words, "default": about.default, "type": TYPES[about.kind]}
    bounds = {"minimum": about.low, "maximum": about.high}
    limits = {name: bound for name, bound in bounds.items() if bound is not None}
    if about.kind == "list":
        return {**said, "items": {"type": "number", **limits}}
    if about.kind == "table":
        return {**said, "default": [], "items": _row()}
    return {**said, **limits, **({"enum": list(about.choices)} if about.choices else {})}


def _row() -> dict[str, Any]:
    """One dose of the table."""
    fields = {name: _property(about) for name, about in row_parameters(parameters()).items()}
    plain = {
        name: {key: item for key, item in said.items() if key != "default"} for name, said in fields.items()
    }
    return {"type": "object", "additionalProperties": False, "required": list(NEEDED), "properties": plain}
