"""Work that takes longer than a frame: a generator that can be left alone after every slice.

It yields the share that is done, 0..1, with the best result so far whenever that became better, and returns
the result. A refusal is a `ConfigError`, as everywhere.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

Result = TypeVar("Result")

Work = Generator[tuple[float, Result | None], None, Result]
"""Slices of a few milliseconds each, and a result at the end."""


def finished(work: Work[Result]) -> Result:
    """The result, worked out in one go.

    Raises:
        ConfigError: if there can be none.
    """
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: Result = end.value
            return result


def told(
    work: Generator[tuple[float, object], None, Result], share: float
) -> Generator[tuple[float, None], None, Result]:
    """Work of which nothing is told but the share 0..1 that is done of a larger one."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: Result = end.value
            return result
        yield share, None


def part(
    work: Generator[tuple[float, object], None, Result], k: int, count: int
) -> Generator[tuple[float, None], None, Result]:
    """Work as the k-th of `count` equal parts of a larger one."""
    while True:
        try:
            share, _ = next(work)
        except StopIteration as end:
            result: Result = end.value
            return result
        yield (k + share) / count, None


def whole(work: Generator[float, None, Result]) -> Generator[tuple[float, None], None, Result]:
    """Work that yields the share that is done and has nothing to show before its end."""
    while True:
        try:
            share = next(work)
        except StopIteration as end:
            result: Result = end.value
            return result
        yield share, None
