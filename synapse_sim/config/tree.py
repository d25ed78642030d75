"""Sections as a tree of dotted keys: walk through it, and replace leaves of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic.fields import FieldInfo

from synapse_sim.config.parameter import Section, Value

Node = Section | Mapping[str, Any]


def leaves(node: Node, prefix: str = "") -> Iterator[tuple[str, FieldInfo, Any]]:
    """Every leaf under a section or a table of sections, as (dotted key, field, value)."""
    for name, value in dict(node).items():
        key = f"{prefix}{name}"
        if isinstance(value, Section | Mapping):
            yield from leaves(value, f"{key}.")
        elif isinstance(node, Section):
            yield key, type(node).model_fields[name], value


def replaced(section: Section, changes: Mapping[str, Any]) -> Section:
    """The same section with some leaves changed, checked anew.

    Args:
        section: stays as it is.
        changes: new leaves by dotted key, relative to the section.

    Raises:
        pydantic.ValidationError: if the section refuses its new values.
    """
    return type(section).model_validate(grafted(dict(section), changes))


def grafted(table: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """A table of sections and leaves with some leaves changed; other branches are shared, not copied."""
    branches: dict[str, dict[str, Any]] = {}
    for key, value in changes.items():
        head, _, tail = key.partition(".")
        branches.setdefault(head, {})[tail] = value
    return dict(table) | {head: _changed(table[head], tails) for head, tails in branches.items()}


def _changed(node: Any, tails: Mapping[str, Any]) -> Any:
    if "" in tails:
        return tails[""]
    return replaced(node, tails) if isinstance(node, Section) else grafted(node, tails)


def value_of(tree: Node, key: str) -> Value:
    """The resolved value of a dotted key.

    Raises:
        KeyError: if there is no such parameter.
    """
    value: Any = tree
    for name in key.split("."):
        value = _inside(value, name)
    plain: Value = value
    return plain


def _inside(node: Any, name: str) -> Any:
    if isinstance(node, dict):
        return node[name]
    try:
        return getattr(node, name)
    except AttributeError:
        raise KeyError(name) from None
