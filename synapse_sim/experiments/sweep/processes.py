"""Several processes on this machine. One that dies is replaced, and what it was doing is done again."""

from __future__ import annotations

import signal
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from synapse_sim.experiments.sweep.engine import MOST_DEATHS, Given, Result, WorkError

_SPAWNED = get_context("spawn")
"""A new process inherits no threads and no open files; on every system the same."""


@dataclass(slots=True)
class _Worker:
    """A process and the line to it; `number` and `task` are what it does now."""

    process: BaseProcess
    line: Connection
    number: int = -1
    task: Any = None

    @classmethod
    def hired(cls, function: Callable[[Any], Any]) -> _Worker:
        ours, theirs = _SPAWNED.Pipe()
        process = _SPAWNED.Process(target=_serve, args=(theirs, function), daemon=True)
        process.start()
        theirs.close()
        return cls(process, ours)

    def begin(self, number: int, task: Any) -> None:
        self.number, self.task = number, task
        self.line.send(task)

    def dismiss(self) -> None:
        self.line.close()
        self.process.terminate()
        self.process.join()


class Processes:
    """Local worker processes.

    Args:
        count: how many, at least 1.
    """

    def __init__(self, count: int) -> None:
        self._count = count

    def run(
        self, function: Callable[[Given], Result], tasks: Iterable[Given]
    ) -> Generator[tuple[int, Result], None, None]:
        """Each task's number with its result, in the order in which they are done.

        Raises:
            WorkError: if one task kills worker after worker.
        """
        crew = _Crew(function, tasks)
        try:
            yield from crew.results(self._count)
        finally:
            crew.dismiss()


class _Crew:
    """The workers of one run, and what is still to be done."""

    def __init__(self, function: Callable[[Any], Any], tasks: Iterable[Any]) -> None:
        self._function = function
        self._fresh = iter(enumerate(tasks))
        self._again: deque[tuple[int, Any]] = deque()
        self._deaths: Counter[int] = Counter()
        self._workers: list[_Worker] = []

    def results(self, count: int) -> Iterator[tuple[int, Any]]:
        while len(self._workers) < count and (due := self._next()):
            self._hire(due)
        while self._workers:
            lines = {worker.line: worker for worker in self._workers}
            for line in wait(list(lines)):
                worker = lines[line]  # type: ignore[index] # a line is what was waited for
                number, answer = worker.number, self._answer(worker)
                if answer is not None:
                    yield number, _result(answer)

    def dismiss(self) -> None:
        for worker in self._workers:
            worker.dismiss()

    def _next(self) -> tuple[int, Any] | None:
        return self._again.popleft() if self._again else next(self._fresh, None)

    def _hire(self, due: tuple[int, Any]) -> None:
        worker = _Worker.hired(self._function)
        self._workers.append(worker)
        self._give(worker, due)

    def _give(self, worker: _Worker, due: tuple[int, Any]) -> None:
        try:
            worker.begin(*due)
        except OSError:  # dead before it began
            self._replace(worker)

    def _answer(self, worker: _Worker) -> tuple[bool, Any] | None:
        """What a worker says, None if it died; it gets something new to do, or goes home."""
        try:
            answer: tuple[bool, Any] = worker.line.recv()
        except (EOFError, OSError):
            self._replace(worker)
            return None
        due = self._next()
        if due is None:
            self._workers.remove(worker)
            worker.dismiss()
        else:
            self._give(worker, due)
        return answer

    def _replace(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.dismiss()
        self._deaths[worker.number] += 1
        if self._deaths[worker.number] >= MOST_DEATHS:
            raise WorkError(
                f"part {worker.number + 1} ended {MOST_DEATHS} worker processes; is there enough memory?"
            )
        self._hire((worker.number, worker.task))


def _result(answer: tuple[bool, Any]) -> Any:
    is_done, said = answer
    if not is_done:
        raise said
    return said


def _serve(line: Connection, function: Callable[[Any], Any]) -> None:
    """What a worker does until the line is cut, by whoever and for whatever reason."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches all; the one who asked decides
    while True:
        try:
            task = line.recv()
        except (EOFError, OSError):
            return
        answer = _tried(function, task)
        try:
            line.send(answer)
        except OSError:
            return


def _tried(function: Callable[[Any], Any], task: Any) -> tuple[bool, Any]:
    try:
        return True, function(task)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is raised where somebody sees it
        return False, error
