"""A config file that is read again whenever it was saved."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from synapse_sim.config.config import Changes, Config
from synapse_sim.config.errors import ConfigError, Mistake
from synapse_sim.config.load import Layers, merged
from synapse_sim.config.toml import Layer, parse_layer, read_text
from synapse_sim.config.tree import value_of
from synapse_sim.config.write import write_changes

_Look = tuple[str | tuple[Mistake, ...], tuple[int, ...]]
"""The text of the file, or why it cannot be read, and what tells one saving from the next."""


@dataclass(frozen=True, slots=True)
class News:
    """What a saved file says: keys whose value changed (None: taken out), or why it was refused."""

    changes: Changes = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()


class FileWatch:
    """Looks at one file; only what changed in it since it was last applied is news.

    A saved file counts once two looks in a row agree, since a program may still be writing it. What it says
    is resolved again with the layers around it, and counts as applied when `accept` was called: what was
    refused is news again when the file is saved again.

    file_config: what the same command would begin with now, with the file as it was last good.

    Args:
        path: the file, already read once by the caller.
        layers: what lies under the file and what lies over it.

    Raises:
        ConfigError: if the file is not good to begin with.
    """

    def __init__(self, path: Path, layers: Layers | None = None) -> None:
        self.path = path
        self._layers = layers or Layers()
        self._seen = self._arriving = self._look()
        said = self._seen[0]
        if isinstance(said, tuple):
            raise ConfigError(*said)
        self._understand(said)
        self.accept()

    def poll(self) -> News | None:
        """None if nothing was saved; costs the reading of one small file."""
        look = self._look()
        has_settled, self._arriving = look == self._arriving, look
        if not has_settled or not self._is_news(look):
            return None
        self._seen = look
        said = look[0]
        if isinstance(said, tuple):
            return News(mistakes=said)
        try:
            self._understand(said)
        except ConfigError as error:
            return News(mistakes=error.mistakes)
        return News(self._open_changes())

    def accept(self) -> None:
        """The changes of the last news are in force."""
        self._applied = self._said

    def write(self, changes: Changes) -> None:
        """Write changes into the file; what the program wrote is no news, what others wrote stays news.

        Raises:
            ConfigError: if the file is no valid TOML just now.
            FileError: if it cannot be written.
        """
        text = write_changes(self.path, changes)
        self._applied = merged((self._applied, Layer(changes)))
        with suppress(ConfigError):  # the next look tells what others wrote and is wrong
            self._understand(text)
            if not self._open_changes():
                self._seen = self._arriving = self._look()

    def lasting(self, changes: Changes, config: Config) -> Changes:
        """Changes that bring the file to a config: what a layer under it says too is said, not taken out."""
        below = self._layers.below.changes
        return {
            key: value_of(config, key) if value is None and key in below else value
            for key, value in changes.items()
        }

    def _is_news(self, look: _Look) -> bool:
        """Another text; or the same one saved again while some of it is not in force."""
        return look[0] != self._seen[0] or (look != self._seen and bool(self._open_changes()))

    def _open_changes(self) -> dict[str, Any]:
        """What the file says otherwise than what was applied, both in their layers."""
        applied, said = (self._layers.around(layer).changes for layer in (self._applied, self._said))
        return difference(applied, said)

    def _look(self) -> _Look:
        try:
            return read_text(self.path), self._stamp()
        except ConfigError as error:
            return error.mistakes, ()

    def _stamp(self) -> tuple[int, ...]:
        try:
            state = self.path.stat()
        except OSError:
            return ()
        return state.st_ino, state.st_mtime_ns, state.st_size

    def _understand(self, text: str) -> None:
        layer = parse_layer(text, self.path.name)
        whole = self._layers.around(layer)
        self.file_config = Config(whole.changes, where=whole.where)
        self._said = layer


def difference(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of `new` that `old` had otherwise, and None for those that are gone."""
    gone = dict.fromkeys(old.keys() - new.keys())
    return gone | {key: value for key, value in new.items() if key not in old or old[key] != value}
