"""One table of a lesson's file while it is read: each value is asked for once, what is wrong is collected.

What was never asked for is told as unknown when the table is closed, so the reader is the format.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any, TypeVar

from synapse_sim.config import ConfigError, Mistake
from synapse_sim.config.check import briefly, nearest, unknown
from synapse_sim.config.lines import key_lines
from synapse_sim.config.toml import Layer, flat, parsed
from synapse_sim.files.times import EXAMPLES, read_time_h
from synapse_sim.lesson.unfit import Unfit
from synapse_sim.texts.message import Message

Read = TypeVar("Read")
_MOST_LISTED = 12
"""Words that are listed where one is wrong; of more than these the nearest is enough."""


class LessonFile:
    """The text of a lesson with its lines, and every mistake so far.

    Args:
        text: TOML.
        name: stands for the file in messages.

    Raises:
        ConfigError: if it is no valid TOML.
    """

    def __init__(self, text: str, name: str) -> None:
        self.tree = parsed(text, name)
        self.mistakes: list[Mistake] = []
        self._name = name
        self._lines = key_lines(text)

    def place(self, path: str) -> str:
        """Where a key stands, or the table around it: "my.toml:12"."""
        while path and path not in self._lines:
            path = path.rpartition(".")[0]
        return f"{self._name}:{self._lines[path]}" if path else self._name


class Table:
    """One table.

    Args:
        file: it stands in.
        values: of the table.
        path: its dotted key in the file, with a number for each row; empty for the whole file.
    """

    def __init__(self, file: LessonFile, values: Mapping[str, Any], path: str = "") -> None:
        self._file = file
        self._values = values
        self._path = path
        self._asked: dict[str, None] = {}
        self._refused: set[str] = set()

    def has(self, key: str) -> bool:
        """Whether a key is given."""
        self._asked[key] = None
        return key in self._values

    def refuse(self, key: str, said: Message) -> None:
        """Tell a mistake in the value of a key."""
        self._refused.add(key)
        self._file.mistakes.append(Mistake(self._file.place(self._inside(key)), key, said))

    def is_refused(self, key: str) -> bool:
        """Whether a mistake in the value of a key was told, so that what follows from it is none."""
        return key in self._refused

    def text(self, key: str, default: str | None = "", most: int = 400) -> str:
        """Words; without a default they are needed."""
        return self._read(key, str, "text", default, empty="", read=lambda value: _within(key, value, most))

    def switch(self, key: str) -> bool:
        """True or false; false if not given."""
        return self._read(key, bool, "switch", default=False, empty=False, read=bool)

    def number(self, key: str, low: float, high: float, default: float | None) -> float:
        """A number between two others."""

        def read(value: float) -> float:
            if not low <= value <= high:
                allowed = f"[{low:g}, {high:g}]"
                raise Unfit("config.outside", key=key, value=briefly(value), allowed=allowed)
            return float(value)

        return self._read(key, (int, float), "number", default, empty=low, read=read)

    def time_h(self, key: str, default: float | None) -> float:
        """A time as `45min`, in quotes, or a number of hours."""

        def read(value: float | str) -> float:
            found = read_time_h(value) if isinstance(value, str) else float(value)
            if found is None or not abs(found) < float("inf"):
                raise Unfit("lesson.no_time", key=key, value=briefly(value), examples=EXAMPLES)
            return found

        return self._read(key, (int, float, str), "text", default, empty=0.0, read=read)

    def word(self, key: str, known: Collection[str], default: str | None) -> str:
        """One of the known words."""
        empty = next(iter(known), "") if default is None else default
        return self._read(
            key, str, "text", default, empty=empty, read=lambda value: _known(key, value, known)
        )

    def words(self, key: str, known: Collection[str] | None = None, most: int = 12) -> tuple[str, ...]:
        """A list of words."""

        def read(values: list[Any]) -> tuple[str, ...]:
            if len(values) > most or not all(isinstance(each, str) for each in values):
                raise Unfit("lesson.must_be.words", key=key, value=briefly(values), most=most)
            return tuple(each if known is None else _known(key, each, known) for each in values)

        return self._read(key, list, "words", (), empty=(), read=read, most=most)

    def each(self, key: str, read: Callable[[str], Read], most: int = 12) -> tuple[Read, ...]:
        """A list of words, each read as something; every one that does not fit is told."""
        found = (self.tried(key, partial(read, word)) for word in self.words(key, most=most))
        return tuple(each for each in found if each is not None)

    def tried(self, key: str, read: Callable[[], Read]) -> Read | None:
        """What is read, or None with the mistake told."""
        try:
            return read()
        except Unfit as unfit:
            self.refuse(key, unfit.said)
            return None

    def table(self, key: str) -> Table | None:
        """A table in this one; None if it is not given."""
        found = self._mapping(key)
        return Table(self._file, found, self._inside(key)) if key in self._values else None

    def tables(self, key: str, most: int) -> list[Table]:
        """The rows of an array of tables."""

        def read(values: list[Any]) -> list[dict[str, Any]]:
            if len(values) > most or not all(isinstance(each, dict) for each in values):
                raise Unfit("lesson.must_be.tables", key=key, most=most)
            return values

        none: list[dict[str, Any]] = []
        rows = self._read(key, list, "tables", none, empty=none, read=read, most=most)
        return [Table(self._file, row, f"{self._inside(key)}.{k}") for k, row in enumerate(rows)]

    def changes(self, key: str) -> Layer:
        """Parameters of the model, each with its place."""
        found, start = dict(flat(self._mapping(key))), self._inside(key)
        plain = {name: name.replace('"', "") for name in found}  # `"treatment.dose"` is meant without
        return Layer(
            {plain[name]: value for name, value in found.items()},
            {plain[name]: self._file.place(f"{start}.{name}") for name in found},
        )

    def names(self) -> tuple[str, ...]:
        """The keys that are given, for tables whose keys are names."""
        self._asked |= dict.fromkeys(self._values)
        return tuple(self._values)

    def close(self) -> None:
        """Tell every key that nobody asked for."""
        for key in self._values.keys() - self._asked.keys():
            self.refuse(key, unknown(key, tuple(self._asked)))

    def take(self, error: ConfigError) -> None:
        """Let the mistakes of a config join those of the file."""
        self._file.mistakes += error.mistakes

    def _mapping(self, key: str) -> dict[str, Any]:
        return self._read(key, dict, "table", {}, empty={}, read=lambda value: value)

    def _read(
        self,
        key: str,
        kind: type | tuple[type, ...],
        kind_name: str,
        default: Read | None,
        *,
        empty: Read,
        read: Callable[[Any], Read],
        **numbers: object,
    ) -> Read:
        """The value of a key; `empty` in the place of one that is wrong, or missing without a default."""
        if not self.has(key):
            if default is None:
                self.refuse(key, Message("config.missing", {"name": key}))
            return empty if default is None else default
        value = self._values[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.refuse(key, _unfit(kind_name, key, value, **numbers))
            return empty
        found = self.tried(key, lambda: read(value))
        return empty if found is None else found

    def _inside(self, key: str) -> str:
        return f"{self._path}.{key}".lstrip(".")


def _unfit(kind: str, key: str, value: Any, **numbers: object) -> Message:
    return Message(f"lesson.must_be.{kind}", {"key": key, "value": briefly(value), **numbers})


def _within(key: str, value: str, most: int) -> str:
    if len(value) > most:
        raise Unfit("lesson.long", key=key, count=len(value), most=most)
    return value


def _known(key: str, value: str, known: Collection[str]) -> str:
    if value in known:
        return value
    near = nearest(value, known)
    numbers = {"key": key, "value": briefly(value), "near": near, "allowed": ", ".join(sorted(known))}
    if near and len(known) > _MOST_LISTED:
        raise Unfit("lesson.no_such_near", **numbers)
    raise Unfit(f"config.not_one_of{'_near' if near else ''}", **numbers)
