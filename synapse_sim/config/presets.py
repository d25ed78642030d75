"""The shipped scenarios: TOML files of changes whose first comment is their title."""

from __future__ import annotations

from pathlib import Path

from synapse_sim.config.check import nearest
from synapse_sim.config.errors import ConfigError, Mistake
from synapse_sim.files.assets import assets_dir
from synapse_sim.files.reading import own_text
from synapse_sim.texts.message import Message


def presets() -> dict[str, str]:
    """Every preset's name and title, in alphabetical order."""
    return {file.stem: _title(file) for file in sorted(_folder().glob("*.toml"))}


def preset_path(name: str) -> Path:
    """The file of a preset.

    Raises:
        ConfigError: if there is none of that name, with the nearest one.
    """
    known = presets()
    if name not in known:
        near = nearest(name, known)
        key = f"config.unknown_preset{'_near' if near else ''}"
        raise ConfigError(
            Mistake("", "", Message(key, {"name": name, "near": near, "known": ", ".join(known)}))
        )
    return _folder() / f"{name}.toml"


def _folder() -> Path:
    return assets_dir() / "presets"


def _title(file: Path) -> str:
    return own_text(file).partition("\n")[0].removeprefix("#").strip()
