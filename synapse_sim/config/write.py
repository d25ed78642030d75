"""Changes written into a user's TOML file, whose comments and order stay."""

from __future__ import annotations

import os
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any

import tomlkit

from synapse_sim.config.config import Changes
from synapse_sim.config.errors import ConfigError, Mistake
from synapse_sim.config.parameter import Value
from synapse_sim.config.toml import parse_layer, read_text
from synapse_sim.files.writing import write_file
from synapse_sim.texts.message import Message


def write_changes(path: Path, changes: Changes) -> str:
    """Set keys in a TOML file, made if there is none; None removes a key.

    Args:
        path: the file.
        changes: values by dotted key.

    Returns:
        The new text of the file.

    Raises:
        ConfigError: if the file is no valid TOML, or has a value where a section is needed.
        FileError: if it cannot be written.
    """
    text = changed_text(read_text(path) if os.path.lexists(path) else "", changes, path.name)
    write_file(path, text, force=True)
    return text


def changed_text(text: str, changes: Changes, name: str) -> str:
    """A TOML text with some keys set or, where the value is None, removed; `name` stands for it in messages.

    Raises:
        ConfigError: as `write_changes`.
    """
    parse_layer(text, name)
    document = tomlkit.parse(text)
    for key, value in changes.items():
        *tables, last = key.split(".")
        table = _table(document, tables, name)
        if value is None:
            table.pop(last, None)
        else:
            table[last] = _written(value)
    return document.as_string()


def _table(document: MutableMapping[str, Any], names: list[str], file: str) -> MutableMapping[str, Any]:
    table = document
    for name in names:
        table = table.setdefault(name, tomlkit.table(is_super_table=name != names[-1]))
        if not isinstance(table, Mapping):
            raise ConfigError(Mistake(file, name, Message("config.is_value", {"name": name})))
    return table


def _written(value: Value) -> Any:
    """Lists for tuples; a list of tables is written as [[name]], one a row."""
    return list(value) if isinstance(value, tuple) else value
