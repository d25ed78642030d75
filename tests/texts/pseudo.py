"""Languages that nobody speaks: one whose every word is marked, one whose every text is twice as long."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from synapse_sim.config import Config, parameters
from synapse_sim.config.routes import ROUTES
from synapse_sim.story.scene_names import SCENE_ROWS
from synapse_sim.texts.catalogue import Catalogue, Entry, catalogue, over

MARK = "ʘ"
"""Stands before every word of the marked language."""
_KEPT = re.compile(r"(\{[^}]*\}|<[^>]*>)")
"""What is no word: names of numbers, and marks of bold type and of lines."""
_WORD = re.compile(r"(?<![^\W\d_])(?=[^\W\d_])")
_NUMBERS = ("numbers.decimal", "numbers.minus", "numbers.thousands")


@cache
def marked() -> Catalogue:
    """Every word of every sentence has a mark before it."""
    return _spoken_by("marked", _marked)


@cache
def doubled() -> Catalogue:
    """Every text is there twice; its numbers once."""
    return _spoken_by("doubled", _doubled)


def _marked(sentence: str) -> str:
    parts = _KEPT.split(sentence)
    return "".join(part if _KEPT.fullmatch(part) else _WORD.sub(MARK, part) for part in parts)


def _doubled(sentence: str) -> str:
    again = " ".join(_KEPT.sub(" ", sentence).split())
    return f"{sentence} {again}" if any(letter.isalpha() for letter in again) else sentence


def _spoken_by(name: str, change: Callable[[str], str]) -> Catalogue:
    own = {key: _changed(entry, change) for key, entry in catalogue().entries.items() if key not in _NUMBERS}
    return over(catalogue(), name, {**own, **_elsewhere(change)})


def _changed(entry: Entry, change: Callable[[str], str]) -> Entry:
    if isinstance(entry, str):
        return change(entry)
    if isinstance(entry, tuple):
        return tuple(map(change, entry))
    return {form: change(sentence) for form, sentence in entry.items()}


def _elsewhere(change: Callable[[str], str]) -> dict[str, str]:
    """What stands on a parameter's own line, or in a drug's file."""
    config = Config()
    labels = {f"parameters.{key}.label": change(about.label) for key, about in parameters(config).items()}
    notes = {
        f"parameters.{key}.note": change(about.note)
        for key, about in parameters(config).items()
        if about.note
    }
    drugs = {f"drugs.{name}.label": change(drug.label) for name, drug in config.drugs.items()}
    inside = {f"drugs.{name}.inside": change(drug.label.lower()) for name, drug in config.drugs.items()}
    scenes = {f"scenes.{row.name}.label": change(row.label) for row in SCENE_ROWS}
    routes = {f"routes.{name}": change(way.label) for name, way in ROUTES.items()}
    return labels | notes | drugs | inside | scenes | routes
