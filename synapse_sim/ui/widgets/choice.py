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
    unavailable_because: why nothing can be chosen just now; empty if it can.
    """

    label: str
    options: Callable[[], Sequence[Option]]
    get: Callable[[], str]
    put: Callable[[str], None]
    tip: Callable[[], str]
    unavailable_because: Callable[[], str] = str

    @property
    def at(self) -> int | None:
        """Where the present value stands among the options; None if it is none of them."""
        values = [option.value for option in self.options()]
        value = self.get()
        return values.index(value) if value in values else None

    def turned(self, at: int | None, by: int) -> int | None:
        """The place so many options on from a place, round and round; None if there is no option.

        Args:
            at: the place; None for before the first, or behind the last.
            by: steps on, or back if negative.
        """
        count = len(self.options())
        if at is None:
            at = -1 if by > 0 else count
        return (at + by) % count if count else None

    def take(self, at: int | None) -> None:
        """Choose the option at a place; nothing if there is none."""
        options = self.options()
        if at is not None and 0 <= at < len(options):
            self.put(options[at].value)
