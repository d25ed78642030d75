"""One of several values: what a dropdown or a row of segments lets one choose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: its value, its name on screen, and the group that begins with it."""

    value: str
    label: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """How to read, write and name a choice.

    label: its name on screen.
    options: what there is to choose just now.
    get, put: read it, write it.
    tip: what it is.
    closed: why nothing can be chosen just now; empty if it can.
    """

    label: str
    options: Callable[[], Sequence[Option]]
    get: Callable[[], str]
    put: Callable[[str], None]
    tip: Callable[[], str]
    closed: Callable[[], str] = str
