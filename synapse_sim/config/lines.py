"""Where in a TOML text each key stands.

The standard parser forgets lines. This reader walks over a text that is known to be valid, so it only has to
tell keys from values: through tables, dotted keys, inline tables, arrays and strings over many lines.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = re.compile(
    r'''(?P<space>[^\S\n]+|\#[^\n]*)
      |(?P<newline>\n)
      |(?P<string>"""(?:\\[\s\S]|[^\\])*?"""(?:"{0,2})|\'\'\'[\s\S]*?\'\'\'(?:'{0,2})|"(?:\\.|[^"\\\n])*"|'[^'\n]*')
      |(?P<mark>[\[\]{}=,.])
      |(?P<word>[^\s\[\]{}=,.\#"']+)''',
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of TOML that means something, and the line it begins on."""

    kind: str
    text: str
    line: int


def key_lines(text: str) -> dict[str, int]:
    """The line (from 1) of every dotted key and table of a valid TOML text, as first written.

    What stands in the rows of an array of tables is numbered: `doses.0.at_h`, `doses.1.at_h`.
    """
    return _Reader(text).lines


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a valid TOML text, without spaces and comments."""
    line = 1
    for found in TOKEN.finditer(text):
        if found.lastgroup != "space":
            yield Token(found.lastgroup or "", found[0], line)
        line += found[0].count("\n")


class _Reader:
    """Reads statement after statement; `lines` grows on the way."""

    def __init__(self, text: str) -> None:
        self.lines: dict[str, int] = {}
        self._rows: dict[str, int] = {}
        self._tokens = list(tokens(text))
        self._at = 0
        table = ""
        while self._skip_newlines():
            if self._next_is("["):
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> str:
        """The table that begins here; in an array of tables it is the next row."""
        brackets, first = self._skip("["), self._tokens[self._at].line
        parts = self._parts("]")
        self._skip("]")
        key = self._numbered(parts)
        self.lines.setdefault(key, first)
        if brackets > 1:
            self._rows[key] = self._rows.get(key, -1) + 1
            key = f"{key}.{self._rows[key]}"
            self.lines.setdefault(key, first)
        return f"{key}."

    def _numbered(self, parts: list[str]) -> str:
        """A table's key with the present row of every array of tables that it lies in."""
        key = ""
        for part in parts:
            key = f"{key}.{self._rows[key]}.{part}" if key in self._rows else f"{key}.{part}".lstrip(".")
        return key

    def _skip(self, mark: str) -> int:
        """How many of a mark were passed over."""
        before = self._at
        while self._next_is(mark):
            self._at += 1
        return self._at - before

    def _pair(self, prefix: str) -> None:
        key = self._key(prefix, "=")
        self._at += 1
        self._value(key)

    def _key(self, prefix: str, end: str) -> str:
        first = self._tokens[self._at].line
        key = prefix + ".".join(self._parts(end))
        self.lines.setdefault(key, first)
        return key

    def _parts(self, end: str) -> list[str]:
        parts = []
        while not self._next_is(end):
            token = self._take()
            if token.kind != "mark":
                parts.append(_name(token))
        return parts

    def _value(self, key: str) -> None:
        if self._next_is("{"):
            self._inline_table(key)
        elif self._next_is("["):
            self._array(key)
        else:
            while self._at < len(self._tokens) and self._tokens[self._at].text not in {"\n", ",", "]", "}"}:
                self._at += 1

    def _inline_table(self, key: str) -> None:
        self._at += 1
        while self._skip_newlines() and not self._next_is("}"):
            if self._next_is(","):
                self._at += 1
            else:
                self._pair(f"{key}.")
        self._at += 1

    def _array(self, key: str) -> None:
        self._at += 1
        while self._skip_newlines() and not self._next_is("]"):
            if self._next_is(","):
                self._at += 1
            else:
                self._value(key)
        self._at += 1

    def _take(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _next_is(self, text: str) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at].text == text

    def _skip_newlines(self) -> bool:
        while self._next_is("\n"):
            self._at += 1
        return self._at < len(self._tokens)


def quoted(name: str) -> str:
    """One part of a dotted key, in quotes if it is not a bare word."""
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else json.dumps(name)


def _name(token: Token) -> str:
    return quoted(tomllib.loads(f"name = {token.text}")["name"] if token.kind == "string" else token.text)
