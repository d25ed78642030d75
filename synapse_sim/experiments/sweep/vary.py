"""What is varied, as words: `KEY=START:STOP:N` for even steps, `KEY=a,b,c` for a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import numpy as np

from synapse_sim.config import ConfigError, Mistake, Value, parameters
from synapse_sim.config.overrides import parse_value
from synapse_sim.files.quantities import NUMBER, read_number
from synapse_sim.texts.message import Message

Varied = Mapping[str, tuple[Value, ...]]
_STEPS = re.compile(rf"({NUMBER}):({NUMBER}):([0-9]+)")
_MOST_STEPS_DIGITS = 7
_BETWEEN = re.compile(r",(?![^\[]*\])")
"""A comma that stands in no list."""
_DIGITS = 12
"""Of a step, so that 0.15 is not 0.15000000000000002."""


def parse_vary(words: Iterable[str]) -> dict[str, tuple[Value, ...]]:
    """The values of each key, in the order of the words.

    Raises:
        ConfigError: with every mistake: no key, no value, a key given twice.
    """
    varied: dict[str, tuple[Value, ...]] = {}
    mistakes: list[Mistake] = []
    for each in words:
        key, sign, said = (part.strip() for part in each.partition("="))
        values = _values(said)
        if not (key and sign and values):
            mistakes.append(Mistake("--vary", key, Message("sweep.vary", {"words": each})))
        elif key in varied:
            mistakes.append(Mistake("--vary", key, Message("config.twice", {"key": key})))
        else:
            varied[key] = values
    if mistakes:
        raise ConfigError(*mistakes)
    return varied


def plain_values(vary: Mapping[str, Iterable[object]]) -> dict[str, tuple[Value, ...]]:
    """Values as plain Python, whole numbers where a parameter asks for them.

    Raises:
        ConfigError: if a key has no values.
    """
    known = parameters()
    varied: dict[str, tuple[Value, ...]] = {}
    for key, values in vary.items():
        is_whole = key in known and known[key].kind == "integer"
        varied[key] = tuple(_plain(value, is_whole=is_whole) for value in values)
    empty = [key for key, values in varied.items() if not values]
    if empty:
        raise ConfigError(*(Mistake("", key, Message("sweep.empty", {"key": key})) for key in empty))
    return varied


def _values(said: str) -> tuple[Value, ...]:
    steps = _STEPS.fullmatch(said)
    if steps:
        count = int(steps[3]) if len(steps[3]) <= _MOST_STEPS_DIGITS else 0
        return _steps(read_number(steps[1]), read_number(steps[2]), count)
    parts = [part.strip() for part in _BETWEEN.split(said)]
    return tuple(map(parse_value, parts)) if all(parts) else ()


def _steps(start: float | None, stop: float | None, count: int) -> tuple[Value, ...]:
    if start is None or stop is None or count < 1:
        return ()
    return tuple(float(f"{value:.{_DIGITS}g}") for value in np.linspace(start, stop, count).tolist())


def _plain(value: object, *, is_whole: bool) -> Value:
    plain = value.tolist() if hasattr(value, "tolist") else value
    if isinstance(plain, list | tuple):
        return tuple(plain)
    if is_whole and isinstance(plain, float) and plain.is_integer():
        return int(plain)
    return plain  # type: ignore[return-value] # the config refuses what is none
