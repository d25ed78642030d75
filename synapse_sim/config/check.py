"""Is this value allowed for this parameter? If not, one plain sentence says why."""

from __future__ import annotations

import difflib
import json
import math
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from synapse_sim.config.errors import brief
from synapse_sim.config.parameter import Kind, Parameter, Section
from synapse_sim.files.quantities import read_number
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.message import Message

_LONGEST_WORD = 100
"""Beyond which nothing that exists can be meant, and a comparison takes long."""


def complaint(about: Parameter, value: Any) -> Message | None:
    """What is wrong with `value`, or None if nothing is.

    Args:
        about: the parameter.
        value: as TOML or Python gave it.
    """
    if not _FITS[about.kind](value):
        return _unfit(about, value)
    if about.choices and value not in about.choices:
        near = nearest(value, about.choices)
        return _said(f"not_one_of{'_near' if near else ''}", about, value, near=near)
    items = value if about.kind == "list" else (value,)
    if about.kind in {"number", "integer", "list"} and not all(_within(about, item) for item in items):
        is_finite = about.high is not None or all(map(math.isfinite, items))
        return _said("outside" if is_finite else "must_be.finite", about, value)
    return None


def unknown(key: str, known: Collection[str], *, suggest: bool = True) -> Message:
    """The sentence for a key that does not exist; if wanted, with the nearest one that does."""
    inside = next((name for name in known if name.startswith(f"{key}.")), None)
    if inside:
        return Message("config.group", {"key": key, "inside": inside})
    near = nearest_key(key, known) if suggest else None
    return Message(f"config.unknown_key{'_near' if near else ''}", {"key": brief(key), "near": near})


def nearest_key(key: str, known: Iterable[str]) -> str | None:
    """The dotted key most like `key`: by the last name in its group, else by the whole, else a namesake."""
    parent, _, name = key.rpartition(".")
    last_names = {other: other.rpartition(".")[2] for other in known}
    sisters = {last: other for other, last in last_names.items() if other.rpartition(".")[0] == parent}
    namesake = next((other for other, last in last_names.items() if last == name), None)
    near = _nearest(name, sisters, 0.6)
    return sisters[near] if near else _nearest(key, last_names, 0.8) or namesake


def hint(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'x'?`, or nothing if no known word is near."""
    return _did_you_mean(nearest(word, known))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is meant; None if none is near."""
    return _nearest(word, known, 0.6)


def shown(value: Any) -> str:
    """A value as one would write it in TOML."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(shown, value))}]"
    if isinstance(value, Section):
        return shown(value.model_dump(exclude_none=True))
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{name} = {shown(item)}' for name, item in value.items())} }}"
    if isinstance(value, int) and value.bit_length() > 256:
        return text("config.huge")
    return str(value)


def briefly(value: Any) -> str:
    """A value as it stands in a message: its beginning, if it is long."""
    return brief(shown(value))


def _nearest(word: str, known: Iterable[str], least_likeness: float) -> str | None:
    if len(word) > _LONGEST_WORD:
        return None
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=least_likeness)), None)


def _did_you_mean(near: str | None) -> str:
    return text("config.near", near=near) if near else ""


def _said(name: str, about: Parameter, value: Any, **more: object) -> Message:
    numbers = {"key": about.key, "value": briefly(value), "allowed": about.allowed}
    return Message(f"config.{name}", numbers | more)


def _unfit(about: Parameter, value: Any) -> Message:
    """A value of another kind; for "0,5" also what to write in place of it."""
    if about.choices:
        return _said("must_be_one_of", about, value)
    number = read_number(value) if isinstance(value, str) and "," in value else None
    if number is not None and about.kind == "number":
        return _said("must_be_point", about, value, number=f"{number:.10g}")
    return _said(f"must_be.{about.kind}", about, value)


def _within(about: Parameter, number: float) -> bool:
    low = -math.inf if about.low is None else about.low
    high = math.inf if about.high is None else about.high
    return -math.inf < number < math.inf and low <= number <= high


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(map(_is_number, value))


def _is_table(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(row, Mapping) for row in value)


_FITS: dict[Kind, Callable[[Any], bool]] = {
    "number": _is_number,
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "switch": lambda value: isinstance(value, bool),
    "text": lambda value: isinstance(value, str),
    "list": _is_list,
    "table": _is_table,
}
