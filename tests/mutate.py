"""Do the tests notice a slip? Small faults are put into a module, one at a time, and its own tests are run.

    python -m tests.mutate                       the table of docs/mutation.md, progress beside it
    python -m tests.mutate ui.widgets.span ...   some modules only

A fault lives in the memory of a process of its own, put there as the module is imported; no file is changed.
Own code rather than a library, since that is shorter: mutmut copies the tree and tries every fault,
cosmic-ray edits the tree itself and keeps a database; neither takes a fixed sample that holds still as lines
are added.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType

import pytest

from tests.check import ENVIRONMENT, ROOT
from tests.faults import Fault, sample
from tests.mutation_table import EQUIVALENT, MODULES

LEAST_KILLED = 0.85
LONGEST_S = 300.0
"""For the tests of one module without any fault."""
PATIENCE = 8.0
"""Tests that run so many times as long with a fault are stopped; the fault counts as noticed."""
_NOTICED = {pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED, pytest.ExitCode.INTERNAL_ERROR}
_PUT = "--put"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the faults of one module.

    module: its name below `synapse_sim`.
    survivors: faults that no test noticed.
    faults: how many were tried.
    spent_s: how long it took.
    """

    module: str
    survivors: tuple[Fault, ...]
    faults: int
    spent_s: float

    @property
    def killed(self) -> int:
        """How many faults a test noticed."""
        return self.faults - len(self.survivors)

    @property
    def is_enough(self) -> bool:
        """Whether the tests noticed as many as they must."""
        return self.killed >= LEAST_KILLED * self.faults


def path_of(module: str) -> Path:
    """The file of a module below `synapse_sim`."""
    return ROOT / "synapse_sim" / f"{module.replace('.', '/')}.py"


def sample_of(module: str) -> list[Fault]:
    """The fixed sample of a module's faults, without those that change nothing."""
    return sample(path_of(module).read_text(encoding="utf-8"), EQUIVALENT.get(module, {}))


def outcome(module: str) -> Outcome:
    """Put each fault of the sample into a module and run its tests.

    Raises:
        RuntimeError: if the tests fail without any fault, or do not run.
    """
    start_s = time.monotonic()
    if _is_noticed(module, None, LONGEST_S):
        raise RuntimeError(f"the tests of {module} fail without any fault")
    patience_s = PATIENCE * (time.monotonic() - start_s)
    found = sample_of(module)
    survivors = tuple(fault for at, fault in enumerate(found) if not _is_noticed(module, at, patience_s))
    return Outcome(module, survivors, len(found), time.monotonic() - start_s)


def page(outcomes: Iterable[Outcome]) -> str:
    """The Markdown page of the run."""
    return "\n".join([_HEAD, *map(_row, outcomes)]) + "\n"


def _is_noticed(module: str, at: int | None, longest_s: float) -> bool:
    """Whether the tests of a module fail with one fault of its sample or none, in a process of its own."""
    command = [sys.executable, "-m", "tests.mutate", _PUT, module, "" if at is None else str(at)]
    with tempfile.TemporaryDirectory() as folder:
        environment = {**ENVIRONMENT, "HYPOTHESIS_STORAGE_DIRECTORY": folder, "PYTHONDONTWRITEBYTECODE": ""}
        try:
            done = subprocess.run(
                command, cwd=ROOT, env=environment, capture_output=True, timeout=longest_s, check=False
            )
        except subprocess.TimeoutExpired:
            return True
    if done.returncode < 0 or done.returncode in _NOTICED:
        return True
    if done.returncode != pytest.ExitCode.OK:
        raise RuntimeError(f"the tests of {module} did not run: {done.stdout.decode()}")
    return False


class _Faulty(SourceFileLoader):
    """Loads a module with a fault in it."""

    def __init__(self, name: str, path: str, fault: Fault) -> None:
        super().__init__(name, path)
        self._fault = fault

    def get_code(self, fullname: str) -> CodeType | None:
        return compile(self._fault.code, self.get_filename(fullname), "exec")


class _Putter(MetaPathFinder):
    """Finds one module before anyone else does, to load it with a fault."""

    def __init__(self, module: str, fault: Fault) -> None:
        self._name = f"synapse_sim.{module}"
        self._loader = _Faulty(self._name, str(path_of(module)), fault)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        del path, target
        if fullname != self._name:
            return None
        return spec_from_file_location(fullname, self._loader.path, loader=self._loader)


def _run_tests(module: str, at: str) -> int:
    """The process of one fault: put it in place, run the tests until one fails, say how it went."""
    if at:
        sys.meta_path.insert(0, _Putter(module, sample_of(module)[int(at)]))
    files = [f"tests/{name}.py" for name in MODULES[module]]
    return pytest.main(["-x", "-m", "not slow and not long", "--hypothesis-seed=0", *files])


_HEAD = """\
# Faults that tests notice

A fixed sample of small faults, one at a time, against the module's own tests: an operator, a boundary, a
constant, a branch, a returned value, a call left out. Written by `python -m tests.mutate > docs/mutation.md`;
a long test runs it and asks for 85 % in each module. Faults that change nothing stand with their reason in
`tests/mutation_table.py` and are not tried.

| module | faults | killed | survivors |
|---|---:|---:|---|"""


def _row(outcome: Outcome) -> str:
    survivors = "; ".join(f"`{fault.name}`".replace("|", "\\|") for fault in outcome.survivors)
    return f"| `{outcome.module}` | {outcome.faults} | {outcome.killed} | {survivors or 'none'} |"


def told(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Say beside the table how far it has come, and where each survivor is."""
    for each in outcomes:
        _say(f"{each.module:<24} {each.killed} of {each.faults} ({each.spent_s:.0f} s)")
        file = path_of(each.module).relative_to(ROOT)
        for fault in each.survivors:
            _say(f"    {file}:{fault.line}  {fault.name}")
        yield each


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def main(arguments: list[str]) -> int:
    """Exit code: 0 if enough faults are noticed in each module, else 1."""
    if arguments[:1] == [_PUT]:
        return _run_tests(*arguments[1:])
    outcomes = list(told(map(outcome, arguments or MODULES)))
    print(page(outcomes), end="")
    return 0 if all(each.is_enough for each in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
