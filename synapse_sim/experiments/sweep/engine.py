"""Who computes: this process, several, or a cluster; all do the same tasks by the same function."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from typing import Protocol, TypeVar

Given = TypeVar("Given")
Result = TypeVar("Result")

MOST_DEATHS = 3
"""Workers that one task may kill before it is given up."""


class WorkError(ConnectionError):
    """Workers could not do what they were asked; what is finished is kept."""


class Engine(Protocol):
    """Does tasks, in any order, each exactly once as far as anybody can see."""

    def run(
        self, function: Callable[[Given], Result], tasks: Iterable[Given]
    ) -> Generator[tuple[int, Result], None, None]:
        """Each task's number with its result, as soon as it is there; tasks are made when they are due."""
        ...


class Here:
    """One task after the other in this process."""

    def run(
        self, function: Callable[[Given], Result], tasks: Iterable[Given]
    ) -> Generator[tuple[int, Result], None, None]:
        """Each task's number with its result."""
        for number, task in enumerate(tasks):
            yield number, function(task)
