"""What a file is that was dropped onto the window: told by its content, never by its name."""

from __future__ import annotations

import re
import tomllib
from typing import Literal

from synapse_sim.session.measurements import TIMES

Kind = Literal["config", "session", "lesson", "data"]
_CELL = re.compile(r"[,;\t]")


def kind_of(content: str) -> Kind:
    """Which of the files that the program reads this one is meant to be; else it is a config."""
    if _has_times(content):
        return "data"
    try:
        found = tomllib.loads(content)
    except (ValueError, RecursionError):  # whoever reads it tells why
        return _guessed(content)
    return "lesson" if "beat" in found else "session" if "format" in found else "config"


def _has_times(content: str) -> bool:
    """Whether the first line that is no comment names a column of times."""
    lines = (line for line in content.splitlines() if line.strip() and line[0] != "#")
    return any(cell.strip().strip('"') in TIMES for cell in _CELL.split(next(lines, "")))


def _guessed(content: str) -> Kind:
    """What a file with a slip was meant to be."""
    if re.search(r"^\s*\[\[\s*beat\s*\]\]", content, re.MULTILINE):
        return "lesson"
    return "session" if re.search(r"^\s*format\s*=", content, re.MULTILINE) else "config"
