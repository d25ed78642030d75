"""Layers of changes, one over the other: a preset, then a file, then single overrides."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from synapse_sim.config.config import Changes, Config
from synapse_sim.config.errors import ConfigError, Mistake
from synapse_sim.config.parameter import Value
from synapse_sim.config.presets import preset_path
from synapse_sim.config.spoken import UNIT, in_own_words, unit_alone
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
    return stacked([*file_readers(path, preset), lambda: Layer(overrides or {})])


def file_readers(path: str | os.PathLike[str] | None, preset: str | None) -> list[Reader]:
    """The files to read, lowest layer first."""
    below = [] if preset is None else [lambda: read_layer(preset_path(preset))]
    file = [] if path is None else [partial(read_layer, path)]
    return [*below, *file]


def stacked(readers: Iterable[Reader]) -> Config:
    """The config of several layers, later ones on top.

    Raises:
        ConfigError: with every mistake of every layer, each with the place where it was written.
    """
    return placed(readers)[0]


def placed(readers: Iterable[Reader]) -> tuple[Config, Mapping[str, str]]:
    """The same, and where each change was written, by dotted key.

    Raises:
        ConfigError: as `stacked`.
    """
    found, mistakes = _read_all(readers)
    whole = merged(found)
    try:
        config = Config(whole.changes, where=whole.where)
    except ConfigError as error:
        mistakes += error.mistakes
    if mistakes:
        raise ConfigError(*dict.fromkeys(mistakes))
    return config, whole.where


def merged(parts: Iterable[Layer]) -> Layer:
    """Layers as one, later ones on top; None takes a change of the layers below back."""
    changes: dict[str, Value | None] = {}
    where: dict[str, str] = {}
    for layer in parts:
        changes |= in_own_words(layer.changes)
        where |= dict.fromkeys(layer.changes, "") | dict(layer.where)
    return Layer({key: value for key, value in changes.items() if value is not None}, where)


@dataclass(frozen=True, slots=True)
class Layers:
    """What a file of changes lies between: a preset under it, single overrides over it.

    Kept apart, so that a file that was saved is resolved as if the same command were started anew.
    """

    below: Layer = field(default_factory=Layer)
    above: Layer = field(default_factory=Layer)

    @classmethod
    def read(cls, preset: str | None, above: Iterable[Reader]) -> Layers:
        """The layers of a command.

        Raises:
            ConfigError: with every mistake among them.
        """
        below = Layer() if preset is None else read_layer(preset_path(preset))
        return cls(below, merged(read() for read in above))

    def over(self, lowest: Changes) -> Layers:
        """The same over a still lower layer."""
        return Layers(merged((Layer(lowest), self.below)), self.above)

    def around(self, file: Layer) -> Layer:
        """The file's changes with those under and over it.

        Raises:
            ConfigError: if the file gives a unit without its dose.
        """
        if mistakes := _unit_mistakes(file):
            raise ConfigError(*mistakes)
        return merged((self.below, file, self.above))


def _read_all(readers: Iterable[Reader]) -> tuple[list[Layer], list[Mistake]]:
    """The layers that can be read, and why the others cannot."""
    found: list[Layer] = []
    mistakes: list[Mistake] = []
    for read in readers:
        try:
            found.append(read())
            mistakes += _unit_mistakes(found[-1])
        except ConfigError as error:
            mistakes += error.mistakes
    return found, mistakes


def _unit_mistakes(layer: Layer) -> list[Mistake]:
    """A unit without its dose, which would give the number of a layer below another meaning."""
    said = unit_alone(layer.changes)
    return [Mistake(layer.where.get(UNIT, ""), UNIT, said)] if said else []
