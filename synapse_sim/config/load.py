"""Layers of changes, one over the other: a preset, then a file, then single overrides."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from synapse_sim.config.config import Changes, Config
from synapse_sim.config.parameter import Value
from synapse_sim.config.presets import preset_path
from synapse_sim.config.toml import Layer, read_layer


def load_config(
    path: str | os.PathLike[str] | None = None,
    overrides: Changes | None = None,
    preset: str | None = None,
) -> Config:
    """The config of a file, a preset and overrides, each over the one before.

    Args:
        path: a TOML file of changes.
        overrides: changes by dotted key; None takes a change of the layers below back.
        preset: the name of a shipped scenario.

    Raises:
        ConfigError: with every mistake of the file, or of the layer that could not be read.
    """
    files = [preset_path(preset)] if preset else []
    files += [Path(path)] if path is not None else []
    return stacked([*map(read_layer, files), Layer(overrides or {})])


def stacked(layers: Sequence[Layer]) -> Config:
    """The config of several layers of changes, later ones on top.

    Raises:
        ConfigError: naming for each mistake the place where it was written.
    """
    changes: dict[str, Value | None] = {}
    where: dict[str, str] = {}
    for layer in layers:
        changes |= layer.changes
        where |= dict.fromkeys(layer.changes, "") | dict(layer.where)
    return Config(changes, where=where)
