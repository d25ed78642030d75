"""A Dask cluster: the only network this program ever uses, and only the address it was given.

Workers must run the very same code; one that does not is refused. They may come late, go and die: what they
were doing is done again by others. If the scheduler goes away, what is finished is kept.
"""

from __future__ import annotations

import hashlib
import logging
import queue
import time
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Self

import numpy as np

from synapse_sim.experiments.sweep.engine import MOST_DEATHS, Given, Result, WorkError
from synapse_sim.files.extras import extra
from synapse_sim.files.printing import complain
from synapse_sim.version import VERSION

CONNECT_S = 10.0
LOST_S = 20.0
"""For how long a scheduler may be silent before it is given up."""
LEAST_AHEAD = 16
AHEAD_A_THREAD = 3
"""Tasks that are handed over before their turn, so that no worker waits."""
_LOOK_S = 0.5


@dataclass(frozen=True, slots=True)
class Stranger:
    """The answer of a worker that runs other code, in place of a result."""

    worker: str
    code: str


@cache
def code_identity() -> str:
    """What results depend on beside a task: version, NumPy and the program's own code."""
    root = Path(__file__).parents[2]
    content = hashlib.sha256()
    for file in sorted(root.rglob("*.py")):
        content.update(file.relative_to(root).as_posix().encode() + file.read_bytes())
    return f"synapse-sim {VERSION}, NumPy {np.__version__}, code {content.hexdigest()[:12]}"


def done_by_worker(asked: str, function: Callable[[Any], Any], task: Any) -> Any:
    """What a worker does: the task, if its code is the one that was asked for."""
    if code_identity() != asked:
        return Stranger(_worker_address(), code_identity())
    return function(task)


def _worker_address() -> str:
    return str(extra("distributed", "cluster").get_worker().address)


class Cluster:
    """An engine while it is entered.

    Args:
        address: of the scheduler, as `tcp://10.0.0.5:8786`.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._distributed = extra("distributed", "cluster")
        self._client: Any = None

    def __enter__(self) -> Self:
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        try:
            self._client = self._distributed.Client(self._address, timeout=CONNECT_S, set_as_default=False)
        except (OSError, ValueError) as error:
            raise WorkError(f"--cluster {self._address}: no scheduler answers there") from error
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close(timeout=2)

    def run(
        self, function: Callable[[Given], Result], tasks: Iterable[Given]
    ) -> Generator[tuple[int, Result], None, None]:
        """Each task's number with its result, as soon as it is there.

        Raises:
            WorkError: if the scheduler goes away, or workers die again and again of one task.
        """
        self._refuse_strangers()
        submitted = _Submitted(self._client, self._address, function)
        try:
            yield from submitted.results(enumerate(tasks))
        finally:
            submitted.cancel()

    def _refuse_strangers(self) -> None:
        """Refuse workers of another version before anything is computed.

        Raises:
            WorkError: naming one of them.
        """
        try:
            answers: dict[str, str] = self._client.run(code_identity, on_error="return")
        except Exception as error:
            raise _lost(self._address) from error
        if not answers:
            complain(f"no worker has joined {self._address} yet; waiting for one, Ctrl+C stops")
        for worker, code in answers.items():
            if code != code_identity():
                raise WorkError(_strange(worker, code))


@dataclass(slots=True)
class _Submitted:
    """The tasks of one run that the cluster has."""

    client: Any
    address: str
    function: Callable[[Any], Any]
    running: dict[Any, tuple[int, Any]] = field(default_factory=dict)
    finished: queue.SimpleQueue[Any] = field(default_factory=queue.SimpleQueue)
    strangers: set[str] = field(default_factory=set)

    def results(self, tasks: Iterable[tuple[int, Any]]) -> Generator[tuple[int, Any], None, None]:
        waiting = iter(tasks)
        self._fill(waiting)
        while self.running:
            future = self._next_finished()
            number, task = self.running.pop(future)
            answer = self._answer(future)
            if isinstance(answer, Stranger):
                self.strangers.add(answer.worker)
                self._submit(number, task)
                continue
            yield number, answer
            self._fill(waiting)

    def cancel(self) -> None:
        """Nobody waits for the rest."""
        if self.running and self.client.status == "running":
            self.client.cancel(list(self.running))
        self.running.clear()

    def _fill(self, waiting: Any) -> None:
        ahead = self._ahead()
        while len(self.running) < ahead and (due := next(waiting, None)):
            self._submit(*due)

    def _ahead(self) -> int:
        threads = sum(worker["nthreads"] for worker in self._workers().values())
        return int(max(LEAST_AHEAD, AHEAD_A_THREAD * threads))

    def _workers(self) -> dict[str, Any]:
        found: dict[str, Any] = self.client.scheduler_info(n_workers=-1)["workers"]
        return found

    def _submit(self, number: int, task: Any) -> None:
        known = [worker for worker in self._workers() if worker not in self.strangers]
        if self.strangers and not known:
            raise WorkError(_strange(min(self.strangers), "another version"))
        future = self.client.submit(
            done_by_worker,
            code_identity(),
            self.function,
            task,
            pure=False,
            retries=MOST_DEATHS,
            workers=known if self.strangers else None,
        )
        self.running[future] = number, task
        future.add_done_callback(self.finished.put)

    def _next_finished(self) -> Any:
        """The next future that is done; while none is, whether the scheduler is still there is looked at."""
        heard = time.monotonic()
        while True:
            try:
                return self.finished.get(timeout=_LOOK_S)
            except queue.Empty:
                now = time.monotonic()
                heard = now if self.client.status == "running" else heard
                if now - heard > LOST_S or self.client.status == "closed":
                    raise _lost(self.address) from None

    def _answer(self, future: Any) -> Any:
        if future.status in {"cancelled", "lost"}:
            raise _lost(self.address)
        try:
            return future.result(timeout=LOST_S)
        except Exception as error:
            if type(error).__name__ == "KilledWorker":
                raise WorkError("one part ended worker after worker; is there enough memory?") from error
            if type(error).__name__ in {
                "CancelledError",
                "FutureCancelledError",
                "CommClosedError",
                "TimeoutError",
            }:
                raise _lost(self.address) from error
            raise


def _lost(address: str) -> WorkError:
    return WorkError(
        f"--cluster {address}: the scheduler went away; what is finished is kept, --resume goes on"
    )


def _strange(worker: str, code: object) -> str:
    return f"worker {worker} runs {code}, not {code_identity()}; start it from the same installation"
