"""Every sentence of the screen, by key: English from `assets/texts/en`, another language laid over it.

A key is the name of a file and the names within it, as `caption.circuit.disinhibited`. An entry is one
sentence, a list of wordings from long to short, or a table of plural forms (`one`, `other`) that the number
`count` chooses from.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any

from synapse_sim.files.assets import assets_dir
from synapse_sim.files.reading import own_text

ENGLISH = "en"
"""What every other language is laid over: a key that it lacks is said in English."""
_PLURALS = {"one", "other"}

Entry = str | tuple[str, ...] | Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """The sentences of one language."""

    language: str
    entries: Mapping[str, Entry]

    def wordings(self, key: str, numbers: Mapping[str, object]) -> tuple[str, ...]:
        """The sentence of a key in all its wordings, from long to short.

        Raises:
            KeyError: if there is no such sentence, or a number that it names is missing.
        """
        entry = self.entries[key]
        if isinstance(entry, tuple):
            return tuple(each.format_map(numbers) for each in entry)
        return (self.longest(key, numbers),)

    def longest(self, key: str, numbers: Mapping[str, object]) -> str:
        """The first of the wordings alone; raises as `wordings`."""
        entry = self.entries[key]
        if isinstance(entry, tuple):
            entry = entry[0]
        elif not isinstance(entry, str):
            entry = entry["one" if str(numbers["count"]) in {"1", "1.0"} else "other"]
        return entry.format_map(numbers)

    @cache  # noqa: B019 - languages are few and stay for as long as the program
    def names_in(self, table: str) -> tuple[str, ...]:
        """The names right under a table, in the order of the file."""
        start = f"{table}."
        below = (key.removeprefix(start) for key in self.entries if key.startswith(start))
        return tuple(dict.fromkeys(name.partition(".")[0] for name in below))


@cache
def catalogue(language: str = ENGLISH) -> Catalogue:
    """The sentences of a language; what it lacks is English.

    Raises:
        FileError: if a file of it cannot be read.
    """
    folder = assets_dir() / "texts" / language
    own = dict(chain.from_iterable(map(_read, sorted(folder.glob("*.toml")))))
    return Catalogue(language, own) if language == ENGLISH else over(catalogue(), language, own)


def over(below: Catalogue, language: str, own: Mapping[str, Entry]) -> Catalogue:
    """A language laid over another one."""
    return Catalogue(language, MappingProxyType({**below.entries, **own}))


def _read(path: Path) -> Iterator[tuple[str, Entry]]:
    return _flat(path.stem, tomllib.loads(own_text(path)))


def _flat(key: str, value: Any) -> Iterator[tuple[str, Entry]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, list):
        yield key, tuple(value)
    elif value.keys() == _PLURALS:
        yield key, MappingProxyType(value)
    else:
        for name, inner in value.items():
            yield from _flat(f"{key}.{name}", inner)


_SPOKEN: ContextVar[Catalogue | None] = ContextVar("spoken", default=None)


def spoken() -> Catalogue:
    """The catalogue that is spoken now."""
    return _SPOKEN.get() or catalogue()


@contextmanager
def speaking(language: Catalogue) -> Iterator[None]:
    """Speak another language within a block."""
    token = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def text(key: str, /, **numbers: object) -> str:
    """The sentence of a key with its numbers; of several wordings the longest.

    Raises:
        KeyError: if there is no such sentence, or a number that it names is missing.
    """
    language = spoken()
    return language.longest(key, numbers) if numbers else _plain(language, key)[0]


@cache
def _plain(language: Catalogue, key: str) -> tuple[str, ...]:
    """Sentences without numbers, which a frame asks for by the hundred."""
    return language.wordings(key, {})


def wordings(key: str, /, **numbers: object) -> tuple[str, ...]:
    """The sentence of a key in all its wordings, from long to short.

    Raises:
        KeyError: as `text`.
    """
    return spoken().wordings(key, numbers)


def overlaid(key: str, english: str) -> str:
    """Words whose English stands elsewhere (on a parameter's own line, in a drug's file), as spoken now."""
    entry = spoken().entries.get(key, english)
    return entry if isinstance(entry, str) else english
