"""Work on a picture in slices: a generator that may be left alone for a frame at every `yield`."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import TypeVar

T = TypeVar("T")

Making = Generator[None, None, T]
"""Makes something of which each slice up to a `yield` is some milliseconds long."""
Slices = Iterator[None] | None
"""Slices of something that is painted; None if it was one."""


def finished(making: Making[T]) -> T:
    """What is made, with all slices at once."""
    while True:
        try:
            next(making)
        except StopIteration as end:
            made: T = end.value
            return made
