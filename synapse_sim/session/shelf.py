"""The shelf of sessions: what was saved by hand, and what the program keeps of each window by itself.

Every window keeps its state under a name of its own, so that two never overwrite each other. A window that
is closed leaves what it kept, like one that was lost in a crash: both can be opened again.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from synapse_sim.files.errors import plainly
from synapse_sim.late import Late

if TYPE_CHECKING:
    from synapse_sim.files import writing
    from synapse_sim.session import saved
    from synapse_sim.session.state import SessionState
else:
    saved = Late("synapse_sim.session.saved")
    writing = Late("synapse_sim.files.writing")

KEPT = "kept-"
"""How names of what was kept by itself begin."""
MOST_KEPT = 8
"""Older ones of what was kept by itself are thrown away."""
AUTOSAVE_S = 1.0
"""A changed state is kept no more often than this."""
ENDING = ".toml"


@dataclass(frozen=True, slots=True)
class Shelved:
    """One session on the shelf: its file, when it was written (s since 1970), and whether by itself."""

    path: Path
    written_s: float
    by_itself: bool

    @property
    def when(self) -> datetime:
        """When it was written, in the time of this place."""
        return datetime.fromtimestamp(self.written_s).astimezone()


def shelved(folder: Path) -> list[Shelved]:
    """All sessions in a folder, the newest first; none if there is no such folder."""
    found = []
    for path in folder.glob(f"*{ENDING}"):
        try:
            found.append(Shelved(path, path.stat().st_mtime, path.name.startswith(KEPT)))
        except OSError:  # gone meanwhile
            continue
    return sorted(found, key=lambda each: (-each.written_s, each.path.name))


def free_name(folder: Path, now: datetime) -> Path:
    """A name for a session that is saved now, which no other has."""
    stem = f"session_{now:%Y-%m-%d_%H.%M}"
    names = [stem, *(f"{stem}_{k}" for k in range(2, 1000))]
    return next(path for name in names if not (path := folder / f"{name}{ENDING}").exists())


class Autosave:
    """Keeps the state of one window, at most once a second and only if it changed.

    Args:
        folder: of the shelf; made when the first state is kept.
        state: what stands now.
    """

    def __init__(self, folder: Path, state: Callable[[], SessionState]) -> None:
        self._folder = folder
        self._state = state
        self._since_s = 0.0
        self._kept: SessionState | None = None
        now = datetime.now().astimezone()
        self.path = folder / f"{KEPT}{now:%Y%m%d-%H%M%S}-{os.getpid()}-{secrets.token_hex(2)}{ENDING}"
        self.refusal = ""

    def advance(self, wall_s: float) -> None:
        """Let time pass; the state is kept if it is time. A folder that cannot be written is told once."""
        self._since_s += wall_s
        if self._since_s >= AUTOSAVE_S:
            self._since_s = 0.0
            self.keep()

    def keep(self) -> None:
        """Keep the state now, if it is another one than before."""
        state = self._state()
        if self._kept is None:
            self._kept = state  # what a window begins with can be had by opening a window
        if state == self._kept or self.refusal:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            writing.write_file(self.path, saved.state_text(state), force=True)
            self._throw_old_ones_away()
        except OSError as error:
            self.refusal = plainly(error)
        else:
            self._kept = state

    def _throw_old_ones_away(self) -> None:
        by_itself = [each for each in shelved(self._folder) if each.by_itself]
        for old in by_itself[MOST_KEPT:]:
            if old.path != self.path:
                old.path.unlink(missing_ok=True)
