"""A session's state as a small TOML file: written, read, and refused whole with every mistake."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from math import inf
from pathlib import Path
from typing import Any

from synapse_sim.config import Config, ConfigError, Mistake
from synapse_sim.config.check import briefly, nearest, unknown
from synapse_sim.config.config import Changes
from synapse_sim.config.toml import Layer, flat, parse_layer, read_text
from synapse_sim.config.write import changed_text
from synapse_sim.course.course import COLUMNS
from synapse_sim.files.writing import write_file
from synapse_sim.lesson.format import MOST_BEATS
from synapse_sim.session.comparison import Changed
from synapse_sim.session.lecture import LessonPlace
from synapse_sim.session.measurements import MOST_POINTS, Measurements, parse_measurements, points_of
from synapse_sim.session.pins import MOST_PINS
from synapse_sim.session.saved_predictions import as_tables, read_predictions
from synapse_sim.session.state import SessionState
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.message import Message

FORMAT = 1


@dataclass(frozen=True, slots=True)
class _Field:
    """A value of the file that is no parameter: what fits, the name of that, and what it is if missing."""

    fits: Callable[[Any], bool]
    kind: str
    default: Any


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < float("inf")


def _is_switch(value: Any) -> bool:
    return isinstance(value, bool)


def _are_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _are_runs(value: Any) -> bool:
    return (
        isinstance(value, list) and all(isinstance(each, dict) for each in value) and len(value) <= MOST_PINS
    )


def _are_tables(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(each, dict)
        and each.keys() == {"name", "path", "table"}
        and _are_words(list(each.values()))
        for each in value
    )


def _is_beat(value: Any) -> bool:
    return isinstance(value, int) and not _is_switch(value) and 0 <= value <= MOST_BEATS


_FIELDS = {
    "format": _Field(lambda value: value == FORMAT and not _is_switch(value), "format", None),
    "time_h": _Field(_is_number, "hours", 0.75),
    "scene": _Field(lambda value: isinstance(value, str), "scene", "overview"),
    "view.frozen": _Field(_is_switch, "switch", False),
    "view.published": _Field(_is_switch, "switch", False),
    "view.masked": _Field(_are_words, "columns", []),
    "view.masked_from_h": _Field(_is_number, "hours", -inf),
    "lesson.source": _Field(lambda value: isinstance(value, str), "lesson", ""),
    "lesson.beat": _Field(_is_beat, "beat", 0),
    "lesson.open": _Field(_is_switch, "switch", False),
    "lesson.short": _Field(_is_switch, "switch", False),
    "predictions": _Field(lambda value: read_predictions(value) is not None, "predictions", []),
    "pins": _Field(_are_runs, "runs", []),
    "data": _Field(_are_tables, "tables", []),
}
_GROUPS = ("view", "lesson")
_RUNS = ("run", "compared")
"""Tables of parameters: of the first arm, and what the second has otherwise."""


def write_state(path: Path, state: SessionState, *, force: bool = False) -> None:
    """Write a state into a file, whole or not at all.

    Raises:
        FileError: if it cannot be written, or is there already and `force` is not given.
    """
    write_file(path, state_text(state), force=force)


def read_state(path: str | os.PathLike[str], scenes: Collection[str]) -> SessionState:
    """The state in a file.

    Raises:
        ConfigError: with every mistake, if it cannot be read or holds anything else.
    """
    return parse_state(read_text(path), os.fspath(path), scenes)


def state_text(state: SessionState) -> str:
    """A state as TOML."""
    plain: dict[str, Any] = {
        "format": FORMAT,
        "time_h": state.time_h,
        "scene": state.scene,
        "view.frozen": state.is_frozen,
        "view.published": state.shows_published,
        "view.masked": sorted(state.masked),
    }
    runs = {f"{name}.{key}": value for name, run in _named_runs(state) for key, value in run.items()}
    rows: Changes = {
        "predictions": as_tables(state.predictions),
        "pins": tuple(map(_nested, state.pins)),
    }
    given = {key: value for key, value in rows.items() if value}
    head = text("session.saved.head")
    kept = {**plain, **_lesson(state), **runs, **given, **_tables(state.data)}
    return f"{head}\n{changed_text('', kept, 'session')}"


def _lesson(state: SessionState) -> dict[str, Any]:
    """Since when columns are hidden, and the place in a lesson, where there are such."""
    masked = {} if state.masked_from_h == -inf else {"view.masked_from_h": state.masked_from_h}
    place = state.lesson
    if not place.source:
        return masked
    about = {"lesson.source": place.source, "lesson.beat": place.beat, "lesson.open": place.is_open}
    return {**masked, **about, **({"lesson.short": True} if place.is_short else {})}


def _tables(data: tuple[Measurements, ...]) -> Changes:
    """Own measurements with their values: the file they came from need not be there any more."""
    if not data:
        return {}
    return {"data": tuple({"name": each.name, "path": each.path, "table": each.table} for each in data)}


def _named_runs(state: SessionState) -> Iterator[tuple[str, Changed]]:
    yield from zip(_RUNS, (state.changes, state.compared), strict=True)


def _nested(changes: Changed) -> dict[str, Any]:
    """Changes by dotted key as tables in tables."""
    root: dict[str, Any] = {}
    for key, value in changes.items():
        *tables, last = key.split(".")
        here = root
        for name in tables:
            here = here.setdefault(name, {})
        here[last] = list(value) if isinstance(value, tuple) else value
    return root


def parse_state(text: str, name: str, scenes: Collection[str]) -> SessionState:
    """The state in a text.

    Args:
        text: TOML.
        name: stands for the file in messages.
        scenes: names of the scenes that exist.

    Raises:
        ConfigError: with every mistake.
    """
    layer = parse_layer(text, name)
    run, compared = (_under(layer, each) for each in _RUNS)
    values = {key: layer.changes.get(key, about.default) for key, about in _FIELDS.items()}
    mistakes = [*_plain_mistakes(layer, name), *_word_mistakes(layer, values, scenes)]
    pins = _pins(layer, values["pins"]) if _are_runs(values["pins"]) else []
    both = Layer({**run.changes, **compared.changes}, {**run.where, **compared.where})
    data = list(_data(layer, values["data"], mistakes)) if _are_tables(values["data"]) else []
    if points_of(data) > MOST_POINTS:
        said = Message("session.data.too_many", {"count": points_of(data), "most": MOST_POINTS})
        mistakes.append(Mistake(layer.where["data"], "data", said))
    changes, _, *pinned = (_config_of(each, mistakes) for each in (run, both, *pins))
    if mistakes:
        raise ConfigError(*dict.fromkeys(mistakes))
    return SessionState(
        changes=changes,
        time_h=float(values["time_h"]),
        scene=values["scene"],
        is_frozen=values["view.frozen"],
        shows_published=values["view.published"],
        masked=frozenset(values["view.masked"]),
        compared=Config(compared.changes).changes if compared.changes else {},
        pins=tuple(pinned),
        data=tuple(data),
        masked_from_h=float(values["view.masked_from_h"]),
        lesson=LessonPlace(
            values["lesson.source"], values["lesson.beat"], values["lesson.open"], values["lesson.short"]
        ),
        predictions=read_predictions(values["predictions"]) or (),
    )


def _under(layer: Layer, name: str) -> Layer:
    """The parameters in a table of the file."""
    start = f"{name}."
    return Layer(
        {key.removeprefix(start): value for key, value in layer.changes.items() if key.startswith(start)},
        {key.removeprefix(start): at for key, at in layer.where.items() if key.startswith(start)},
    )


def _pins(layer: Layer, tables: list[dict[str, Any]]) -> list[Layer]:
    """The parameters of every pinned run; their mistakes are told with the line on which pins begin."""
    runs = [dict(flat(table)) for table in tables]
    return [Layer(run, dict.fromkeys(run, layer.where.get("pins", ""))) for run in runs]


def _data(layer: Layer, tables: list[dict[str, str]], mistakes: list[Mistake]) -> Iterator[Measurements]:
    """Own measurements; what is wrong with one is told with the line on which all begin."""
    for each in tables:
        try:
            read = parse_measurements(each["table"], f"{layer.where['data']}: {each['name']}")
        except ConfigError as error:
            mistakes += error.mistakes
        else:
            yield replace(read, name=each["name"], path=each["path"])


def _config_of(layer: Layer, mistakes: list[Mistake]) -> Changed:
    """The changes as a config takes them; what is wrong with them joins the mistakes."""
    try:
        return Config(layer.changes, where=layer.where).changes
    except ConfigError as error:
        mistakes += error.mistakes
        return {}


def _plain_mistakes(layer: Layer, name: str) -> Iterator[Mistake]:
    """Keys that do not exist, and values that do not fit."""
    if "format" not in layer.changes:
        yield Mistake(name, "format", Message("session.saved.no_session", {"format": FORMAT}))
    for key, value in layer.changes.items():
        about, where = _FIELDS.get(key), layer.where[key]
        if about is not None and not about.fits(value):
            yield Mistake(where, key, _unfit(key, value, about))
        is_run = key.startswith(tuple(f"{run}." for run in _RUNS)) or (key in _RUNS and value == {})
        if about is None and not is_run and not (key in _GROUPS and value == {}):
            yield Mistake(where, key, unknown(key, _FIELDS))


def _unfit(key: str, value: Any, about: _Field) -> Message:
    numbers = {"key": key, "value": briefly(value), "format": FORMAT, "most": MOST_PINS}
    is_newer = about.kind == "format" and _is_number(value) and value > FORMAT
    return Message(f"session.saved.must_be.{'older' if is_newer else about.kind}", numbers)


def _word_mistakes(layer: Layer, values: Mapping[str, Any], scenes: Collection[str]) -> Iterator[Mistake]:
    """Names of scenes and columns that do not exist."""
    scene, masked = values["scene"], values["view.masked"]
    if isinstance(scene, str) and scene not in scenes:
        yield Mistake(layer.where["scene"], "scene", _no_such("scene", scene, scenes))
    for column in masked if _are_words(masked) else ():
        if column not in COLUMNS:
            said = _no_such("column", column, COLUMNS)
            yield Mistake(layer.where["view.masked"], "view.masked", said)


def _no_such(kind: str, name: str, known: Collection[str]) -> Message:
    """A name that nothing has, with the nearest one that something has."""
    near = nearest(name, known)
    numbers = {"name": briefly(name), "near": near}
    return Message(f"session.saved.no_{kind}{'_near' if near else ''}", numbers)
