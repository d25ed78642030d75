"""Work on a picture in slices: a generator that may be left alone for a frame at every `yield`."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import TypeVar

T = TypeVar("T")

Making = Generator[None, None, T]
"""Makes something of which each slice up to a `yield` is some milliseconds long."""
Slices = Iterator[None] | None
"""Slices of something that is painted; None if it was one."""


PIXELS_AT_ONCE = 60_000
"""Of a picture that is reckoned: so many take a few milliseconds."""


def strips(height: int, width: int, pixels: int = PIXELS_AT_ONCE) -> Iterator[slice]:
    """Rows of a picture from above, about so many pixels at once."""
    rows = max(8, pixels // max(1, width) // 8 * 8)
    return (slice(top, min(top + rows, height)) for top in range(0, height, rows))


def in_slices(made: T | Making[T]) -> Making[T]:
    """What may be there already."""
    return (yield from made) if isinstance(made, Generator) else made


def finished(making: Making[T]) -> T:
    """What is made, with all slices at once."""
    while True:
        try:
            next(making)
        except StopIteration as end:
            made: T = end.value
            return made
