"""A TOML file of changes: its values by dotted key, and the line each key stands on."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from synapse_sim.config.bounds import is_deep, too_large
from synapse_sim.config.errors import ConfigError, Mistake
from synapse_sim.config.lines import key_lines, quoted
from synapse_sim.files import reading
from synapse_sim.files.errors import FileError
from synapse_sim.texts.catalogue import text as say
from synapse_sim.texts.message import Message

_COMMA = re.compile(r"^[^#=]*=\s*([-+]?\d+),(\d+)\s*(?:#.*)?$")
_CURLED = re.compile("^[^#\"']*[“”„‟‘’‚«»]")
_LONGEST_LINE = 200
AT = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_TOO_DEEP = Message("config.deep")
PLAIN_WORDS = {
    r"Cannot (overwrite|declare|redefine|mutate)|Duplicate": "twice",
    "Invalid value": "no_value",
    "Expected '=' after": "no_equals",
    "Invalid (statement|initial character for a key)": "no_statement",
    r"Expected '\]'": "no_bracket",
    r"Expected '\]\]'": "no_brackets",
    "Expected newline": "more_on_line",
    r"Unterminated string|Expected '\"|Illegal character '\\n'": "no_quote",
    "Unclosed array": "no_end_of_list",
    "Unclosed inline table": "no_end_of_table",
    "Unescaped|Invalid hex value|Escaped character": "backslash",
}
"""What a parser says of a text, as it begins, and what one tells whoever wrote it."""


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
    changes = dict(flat(parsed(text, name)))
    lines = key_lines(text)
    return Layer(changes, {key: f"{name}:{lines[key]}" for key in changes})


def read_text(path: str | os.PathLike[str]) -> str:
    """The text of a file of changes.

    Raises:
        ConfigError: if it cannot be read, see `files.reading`.
    """
    try:
        return reading.read_text(path)
    except FileError as error:
        raise ConfigError(Mistake(error.path, "", error.reason)) from None


def parsed(text: str, name: str) -> dict[str, Any]:
    """A TOML text as nested tables; `name` stands for its file in messages.

    Raises:
        ConfigError: if the text is no valid TOML, too large or nested too deeply: one mistake, with its line.
    """
    reason = too_large(text)
    if reason:
        raise ConfigError(Mistake(name, "", reason))
    try:
        tree = tomllib.loads(text)
    except RecursionError:
        raise ConfigError(Mistake(name, "", _TOO_DEEP)) from None
    except ValueError as error:  # a number of thousands of digits is no TOMLDecodeError
        raise ConfigError(_syntax_mistake(str(error), text, name)) from None
    if is_deep(tree):
        raise ConfigError(Mistake(name, "", _TOO_DEEP))
    return tree


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
    plain = next((key for start, key in PLAIN_WORDS.items() if re.match(start, reason)), None)
    why = say(f"config.toml.{plain}") if plain else reason
    better = _better(text.split("\n")[int(line) - 1].rstrip("\r")[:_LONGEST_LINE])
    return Mistake(f"{name}:{line}", "", better or Message("config.not_toml", {"why": why}))


def _better(line: str) -> Message | None:
    """What to write in a line like `dose = 0,5` or `drug = “saline”`; None for any other."""
    if found := _COMMA.search(line):
        return Message("config.point", {"whole": found[1], "part": found[2]})
    return Message("config.curled") if _CURLED.search(line) else None
