"""Single changes on the command line: `--set treatment.dose=0.3`."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from synapse_sim.config.bounds import is_deep, too_large
from synapse_sim.config.errors import ConfigError, Mistake, brief
from synapse_sim.config.parameter import Value
from synapse_sim.config.toml import Layer
from synapse_sim.texts.message import Message


def parse_overrides(
    assignments: Sequence[str], flags: Mapping[str, Value] = MappingProxyType({}), option: str = "--set"
) -> Layer:
    """The changes behind `--set KEY=VALUE` and behind the flags that stand for a key.

    Args:
        assignments: a TOML value each; a bare word stands for itself in quotes.
        flags: values by dotted key; a flag is named after the key's last part, as `--seed`.
        option: the option that the assignments came with.

    Raises:
        ConfigError: for an assignment without `=`, and for a key given twice.
    """
    pairs = [_split(text) for text in assignments]
    mistakes = [
        Mistake(option, "", Message("config.key_value", {"words": brief(words)}))
        for words, (key, sign, _) in zip(assignments, pairs, strict=True)
        if not (key and sign)
    ]
    keys = [key for key, sign, _ in pairs if key and sign] + list(flags)
    twice = sorted(key for key, count in Counter(keys).items() if count > 1)
    mistakes += [Mistake(option, key, Message("config.twice", {"key": brief(key)})) for key in twice]
    if mistakes:
        raise ConfigError(*mistakes)
    changes = {key: parse_value(text) for key, _, text in pairs}
    where = dict.fromkeys(changes, option) | {key: f"--{key.rpartition('.')[2]}" for key in flags}
    return Layer({**changes, **flags}, where)


def parse_value(text: str) -> Value:
    """A TOML value; what is none stands for itself as text.

    >>> parse_value("[0, 72]"), parse_value("rat")
    ([0, 72], 'rat')
    """
    if too_large(text):
        return text
    try:
        table = tomllib.loads(f"value = {text}")
    except (ValueError, RecursionError):
        return text
    value: Value = table["value"] if len(table) == 1 and not is_deep(table) else text
    return value


def _split(text: str) -> tuple[str, str, str]:
    key, sign, value = text.partition("=")
    return key.strip(), sign, value.strip()
