"""Layers of changes, one over the other: a preset, then a file, then single overrides."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import partial

from synapse_sim.config.config import Changes, Config
from synapse_sim.config.errors import ConfigError, Mistake
from synapse_sim.config.parameter import Value
from synapse_sim.config.presets import preset_path
from synapse_sim.config.toml import Layer, read_layer

Reader = Callable[[], Layer]


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
        ConfigError: with every mistake of every layer.
    """
    return stacked(layers(path, preset, lambda: Layer(overrides or {})))


def layers(path: str | os.PathLike[str] | None, preset: str | None, overrides: Reader) -> list[Reader]:
    """What to read, lowest layer first."""
    below = [] if preset is None else [lambda: read_layer(preset_path(preset))]
    file = [] if path is None else [partial(read_layer, path)]
    return [*below, *file, overrides]


def stacked(readers: Iterable[Reader]) -> Config:
    """The config of several layers, later ones on top.

    Raises:
        ConfigError: with every mistake of every layer, each with the place where it was written.
    """
    changes: dict[str, Value | None] = {}
    where: dict[str, str] = {}
    mistakes: list[Mistake] = []
    for read in readers:
        try:
            layer = read()
        except ConfigError as error:
            mistakes += error.mistakes
        else:
            changes |= layer.changes
            where |= dict.fromkeys(layer.changes, "") | dict(layer.where)
    try:
        config = Config(changes, where=where)
    except ConfigError as error:
        mistakes += error.mistakes
    if mistakes:
        raise ConfigError(*mistakes)
    return config
