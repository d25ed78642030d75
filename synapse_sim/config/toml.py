"""A TOML file of changes: its values by dotted key, and the line each key stands on."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from synapse_sim.config.errors import ConfigError, Mistake
from synapse_sim.config.lines import key_lines, quoted

AT = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
PLAIN_WORDS = {
    "Cannot overwrite a value": "this key is given twice",
    "Invalid value": "there is no valid value here; text needs quotes",
    "Expected '=' after a key in a key/value pair": "a line must be `key = value`",
    "Invalid statement": "a line must be `key = value`, `[section]` or `# comment`",
}


@dataclass(frozen=True, slots=True)
class Layer:
    """Some changes by dotted key, and for messages the place each was written ("my.toml:12")."""

    changes: Mapping[str, Any] = field(default_factory=dict)
    where: Mapping[str, str] = field(default_factory=dict)


def read_layer(path: str | os.PathLike[str]) -> Layer:
    """The changes in a TOML file.

    Raises:
        ConfigError: if there is no such file, or it is no valid TOML.
    """
    return parse_layer(read_text(path), os.fspath(path))


def parse_layer(text: str, name: str) -> Layer:
    """The changes in a TOML text; `name` stands for its file in messages.

    Raises:
        ConfigError: if the text is no valid TOML: one mistake, with its line.
    """
    try:
        tree = tomllib.loads(text)
    except RecursionError:
        raise ConfigError(Mistake(name, "", "this is nested too deeply")) from None
    except ValueError as error:  # a number of thousands of digits is no TOMLDecodeError
        raise ConfigError(_syntax_mistake(str(error), text, name)) from None
    changes = dict(flat(tree))
    lines = key_lines(text)
    return Layer(changes, {key: f"{name}:{lines[key]}" for key in changes})


def read_text(path: str | os.PathLike[str]) -> str:
    """The text of a file, UTF-8 with or without a byte-order mark.

    Raises:
        ConfigError: if it cannot be read.
    """
    try:
        return Path(path).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        reason = "there is no such file"
    except IsADirectoryError:
        reason = "this is a folder, not a file"
    except UnicodeDecodeError:
        reason = "the file is not UTF-8 text"
    except OSError as error:
        reason = f"the file cannot be read: {error.strerror}"
    raise ConfigError(Mistake(os.fspath(path), "", reason))


def flat(tree: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Every value of nested tables with its dotted key; a name that holds a dot keeps its quotes."""
    for name, value in tree.items():
        key = prefix + quoted(name)
        if isinstance(value, dict) and value:
            yield from flat(value, f"{key}.")
        else:
            yield key, value


def _syntax_mistake(message: str, text: str, name: str) -> Mistake:
    found = AT.search(message)
    line = found[1] if found and found[1] else text.count("\n") + 1
    reason = AT.sub("", message)
    return Mistake(f"{name}:{line}", "", f"this is not valid TOML: {PLAIN_WORDS.get(reason, reason)}")
