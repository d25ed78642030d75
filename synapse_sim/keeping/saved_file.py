"""The file of a session that a window saves into."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from synapse_sim.files.errors import FileError
from synapse_sim.files.reading import read_text
from synapse_sim.late import Late
from synapse_sim.session.shelf import KEPT, free_name

if TYPE_CHECKING:
    from synapse_sim.files import writing
    from synapse_sim.session import saved
    from synapse_sim.session.state import SessionState
else:
    saved = Late("synapse_sim.session.saved")
    writing = Late("synapse_sim.files.writing")


class SavedFile:
    """First a free name on the shelf, then the same file again, as long as nobody else wrote into it.

    path: the file; None before the first time.

    Args:
        folder: of the shelf.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.path: Path | None = None
        self._content = ""

    def opened(self, path: Path) -> None:
        """A session was opened from here and is saved here; what a window kept by itself is left alone."""
        self.path = None if path.name.startswith(KEPT) else path
        self._content = _content(path)

    def save(self, state: SessionState) -> Path:
        """Write a state; returns where.

        Raises:
            OSError: if it cannot be written.
        """
        content, is_ours = saved.state_text(state), self._is_ours()
        path = self.path if is_ours and self.path else self._free()
        writing.write_file(path, content, force=is_ours)
        self.path, self._content = path, content
        return path

    def _is_ours(self) -> bool:
        """Whether the file holds what this window read or wrote last."""
        return self.path is not None and _content(self.path) == self._content

    def _free(self) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        return free_name(self._folder, datetime.now().astimezone())


def _content(path: Path) -> str:
    """What a file holds; nothing if it cannot be read."""
    try:
        return read_text(path)
    except FileError:
        return ""
