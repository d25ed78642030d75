"""The shipped lessons, and where to find one that is asked for by name or by file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from synapse_sim.config import ConfigError, Mistake
from synapse_sim.config.check import nearest
from synapse_sim.files.assets import assets_dir
from synapse_sim.files.reading import own_text
from synapse_sim.lesson.format import read_lesson
from synapse_sim.lesson.lesson import Lesson
from synapse_sim.texts.message import Message

ORDER = (
    "chain", "magnesium", "brake", "inverted-u", "routes", "after", "repeat", "ssri", "blind", "which",
    "limits",
)  # fmt: skip
"""The shipped lessons as a course of them goes; others in the folder follow by name."""
PATHS = {
    45: ("chain", "brake", "after", "blind"),
    90: ("chain", "magnesium", "brake", "inverted-u", "after", "ssri", "blind", "limits"),
}
"""What fits into a class, by its minutes."""
ENDING = ".toml"


def lesson_names() -> tuple[str, ...]:
    """The names of the shipped lessons."""
    found = {file.stem for file in _folder().glob(f"*{ENDING}")}
    return (*(name for name in ORDER if name in found), *sorted(found - set(ORDER)))


@cache
def lesson_titles() -> dict[str, str]:
    """The title of every shipped lesson by its name, for menus; the rest is read when one is opened."""
    return {name: _title(name) for name in lesson_names()}


def reading_titles() -> Iterator[None]:
    """Read them one after the other, before a menu needs all."""
    for name in lesson_names():
        _title(name)
        yield


@cache
def _title(name: str) -> str:
    title: str = tomllib.loads(own_text(lesson_path(name)))["title"]
    return title


def lesson_path(name: str) -> Path:
    """The file of a lesson: what ends in .toml or names a folder is a file, all else a shipped name.

    Raises:
        ConfigError: if there is none of that name, with the nearest one.
    """
    if name.endswith(ENDING) or "/" in name or "\\" in name:
        return Path(name)
    known = lesson_names()
    if name not in known:
        near = nearest(name, known)
        numbers = {"name": name, "near": near, "known": ", ".join(known)}
        raise ConfigError(Mistake("", "", Message(f"lesson.no_lesson{'_near' if near else ''}", numbers)))
    return _folder() / f"{name}{ENDING}"


def find_lesson(name: str) -> Lesson:
    """The lesson of a name or a file.

    Raises:
        ConfigError: if there is none, or with every mistake in it.
    """
    return read_lesson(lesson_path(name))


def _folder() -> Path:
    return assets_dir() / "lessons"
