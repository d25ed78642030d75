"""A config file that is read again whenever it was saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from synapse_sim.config.config import Changes, Config
from synapse_sim.config.errors import ConfigError, Mistake
from synapse_sim.config.toml import Layer, parse_layer, read_text
from synapse_sim.config.write import write_changes


@dataclass(frozen=True, slots=True)
class News:
    """What a saved file says: keys whose value changed (None: taken out), or why it was refused."""

    changes: Changes = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()


class FileWatch:
    """Looks at one file; only what changed in it since it was last good is news.

    Args:
        path: the file, already read once by the caller.
        under: changes of a preset that lie under the file.

    Raises:
        ConfigError: if the file is not good to begin with.
    """

    def __init__(self, path: Path, under: Changes | None = None) -> None:
        self.path = path
        self._under = dict(under or {})
        self._seen: str | tuple[Mistake, ...] = read_text(path)
        self._good = self._checked(self._seen).changes

    def poll(self) -> News | None:
        """None if nothing was saved; costs the reading of one small file."""
        seen = self._look()
        if seen == self._seen:
            return None
        self._seen = seen
        if isinstance(seen, tuple):
            return News(mistakes=seen)
        try:
            changes = self._checked(seen).changes
        except ConfigError as error:
            return News(mistakes=error.mistakes)
        news = difference(self._good, changes)
        self._good = changes
        return News(news)

    def write(self, changes: Changes) -> None:
        """Write changes into the file; what the program wrote itself is no news.

        Raises:
            ConfigError: if the file is no valid TOML just now.
        """
        text = write_changes(self.path, changes)
        self._seen = text
        self._good = parse_layer(text, self.path.name).changes

    def _look(self) -> str | tuple[Mistake, ...]:
        """The text of the file, or why it cannot be read."""
        try:
            return read_text(self.path)
        except ConfigError as error:
            return error.mistakes

    def _checked(self, text: str) -> Layer:
        layer = parse_layer(text, self.path.name)
        Config({**self._under, **layer.changes}, where=layer.where)
        return layer


def difference(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of `new` that `old` had otherwise, and None for those that are gone."""
    gone = dict.fromkeys(old.keys() - new.keys())
    return gone | {key: value for key, value in new.items() if key not in old or old[key] != value}
