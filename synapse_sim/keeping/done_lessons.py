"""Which lessons were gone through to their end on this machine; no name of a person, no answer is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from synapse_sim.config import ConfigError
from synapse_sim.config.toml import read_layer
from synapse_sim.files.errors import plainly
from synapse_sim.late import Late

if TYPE_CHECKING:
    from synapse_sim.config import write
    from synapse_sim.lesson import shelf
else:
    write = Late("synapse_sim.config.write")
    shelf = Late("synapse_sim.lesson.shelf")

_TABLE, _DONE = "lessons.", "done"


class DoneLessons:
    """A table in a file of the user's; a file that is none of ours is left as it is.

    names: of the shipped lessons that are done, as far as this window knows.

    Args:
        path: the file, made with the first lesson; None for a window that remembers nothing by itself.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self.names = _read(path) if path is not None else frozenset()

    def note(self, name: str) -> str:
        """A lesson was gone through; returns why that could not be kept. A lesson from a file has no card."""
        if name in self.names or name not in shelf.lesson_names():
            return ""
        self.names |= {name}
        return _write(self._path, name) if self._path is not None else ""


def _write(path: Path, name: str) -> str:
    """Add a line to those that this or another window wrote; returns why that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write.write_changes(path, {f"{_TABLE}{name}": _DONE})
    except (ConfigError, OSError) as error:
        return plainly(error)
    return ""


def _read(path: Path) -> frozenset[str]:
    """What a file lists; nothing if there is none, or if it is none of ours."""
    try:
        listed = read_layer(path).changes if path.exists() else {}
    except (ConfigError, OSError):
        return frozenset()
    return frozenset(key.removeprefix(_TABLE) for key, value in listed.items() if value == _DONE)
