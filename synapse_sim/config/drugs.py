"""The shipped drugs: one TOML file each, whose every number carries its own source.

A leaf of a file is either plain (`label = "Ketamine"`) or a table
`{ value = 79, source = "...", confidence = "measured" }`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from synapse_sim.config.sections.drug import Drug
from synapse_sim.files.assets import assets_dir
from synapse_sim.files.reading import own_text


@cache
def shipped_drugs() -> Mapping[str, Drug]:
    """Every drug of `assets/drugs`, by its name."""
    return MappingProxyType({name: Drug.model_validate(values(tree)) for name, tree in _trees().items()})


@cache
def drug_names() -> tuple[str, ...]:
    """The names of all drugs in the order of the menu: by rank, those of a group together."""
    drugs = shipped_drugs()
    ranked = sorted(drugs, key=lambda name: (drugs[name].rank, name))
    groups = list(dict.fromkeys(drugs[name].group for name in ranked))
    return tuple(sorted(ranked, key=lambda name: groups.index(drugs[name].group)))


@cache
def accounts() -> Mapping[str, dict[str, Any]]:
    """For every number of every drug's file, by dotted key: its source, confidence and note."""
    return MappingProxyType(
        {
            f"drugs.{name}.{key}": account
            for name, tree in _trees().items()
            for key, account in _accounts(tree)
        }
    )


def values(tree: Mapping[str, Any]) -> dict[str, Any]:
    """A drug's file without its sources."""
    return {name: _value(leaf) for name, leaf in tree.items()}


def _value(leaf: Any) -> Any:
    if not isinstance(leaf, dict):
        return leaf
    return leaf["value"] if "value" in leaf else values(leaf)


def _accounts(tree: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    for name, leaf in tree.items():
        if isinstance(leaf, dict) and "value" in leaf:
            yield f"{prefix}{name}", {key: said for key, said in leaf.items() if key != "value"}
        elif isinstance(leaf, dict):
            yield from _accounts(leaf, f"{prefix}{name}.")


@cache
def _trees() -> dict[str, dict[str, Any]]:
    files: list[Path] = sorted((assets_dir() / "drugs").glob("*.toml"))
    return {file.stem: tomllib.loads(own_text(file)) for file in files}
