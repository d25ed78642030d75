"""A state as the command that opens a window there, to be pasted on another machine."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Mapping
from typing import Any

from synapse_sim.config.check import shown
from synapse_sim.session.comparison import Changed
from synapse_sim.session.state import SessionState

PROGRAM = "synapse-sim"


def command_line(state: SessionState) -> str:
    """What shows the same picture; pins and own data are in a session's file alone."""
    return shlex.join([PROGRAM, *_words(state)])


def _words(state: SessionState) -> Iterator[str]:
    yield from _assignments("--set", state.changes)
    yield from _assignments("--compare", state.compared)
    yield from ("--time", f"{state.time_h:.10g}", "--scene", state.scene)


def _assignments(option: str, changes: Changed) -> Iterator[str]:
    for key, value in changes.items():
        yield from (option, f"{key}={_in_toml(value)}")


def _in_toml(value: Any) -> str:
    """A table of doses stands in one line; everything else as in a file."""
    if isinstance(value, list | tuple) and any(isinstance(each, Mapping) for each in value):
        rows = (", ".join(f"{key} = {_in_toml(cell)}" for key, cell in row.items()) for row in value)
        return f"[{', '.join(f'{{{row}}}' for row in rows)}]"
    return json.dumps(value) if isinstance(value, str) else shown(value)
