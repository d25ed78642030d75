"""How the user wants the window to look, remembered from one window to the next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from synapse_sim.config import Config, ConfigError, Value
from synapse_sim.config.toml import Layer, read_layer
from synapse_sim.files.errors import plainly
from synapse_sim.late import Late
from synapse_sim.session.history import is_look
from synapse_sim.texts.catalogue import text

if TYPE_CHECKING:
    from synapse_sim.config import write
else:
    write = Late("synapse_sim.config.write")

WRITE_S = 1.0
"""A setting that is being changed is written no more often than this."""


class Settings:
    """Writes what the user chose into the file, one key after the other; comments in it stay.

    Args:
        path: the file; made with the first setting.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._chosen: dict[str, Value | None] = {}
        self._since_s = 0.0

    def note(self, chosen: dict[str, Value | None]) -> None:
        """Take what was chosen, by dotted key."""
        self._chosen |= chosen
        chosen.clear()

    def advance(self, wall_s: float) -> str:
        """Let time pass; returns why nothing could be written, if it was tried."""
        self._since_s += wall_s
        return self.write() if self._chosen and self._since_s >= WRITE_S else ""

    def write(self) -> str:
        """Write what was chosen and not written yet; returns why not."""
        chosen, self._chosen, self._since_s = self._chosen, {}, 0.0
        if not chosen:
            return ""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write.write_changes(self._path, chosen)
        except (ConfigError, OSError) as error:
            return plainly(error)
        return ""


def read_settings(path: Path) -> tuple[Layer, str]:
    """What the file says of the window, and why it is ignored if it is wrong."""
    try:
        layer = read_layer(path) if path.exists() else Layer()
        Config(layer.changes, where=layer.where)
    except (ConfigError, OSError) as error:
        why = error.lines[0] if isinstance(error, ConfigError) else plainly(error)
        return Layer(), text("keeping.settings.ignored", why=why)
    look = {key: value for key, value in layer.changes.items() if is_look(key)}
    return Layer(look, {key: layer.where[key] for key in look}), ""
