"""How the program ends: what it prints by itself (its help) can fail too; a kill leaves nothing half done."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import typer

from synapse_sim.cli.options import plain_errors
from synapse_sim.files.printing import named_output

KILLED = 128
"""Exit code of a program that a signal ended, plus the signal's number."""


@contextmanager
def ended() -> Iterator[None]:
    """Tell what goes wrong outside of any command, as inside of one."""
    try:
        with plain_errors(), named_output():
            yield
    except typer.Exit as end:
        sys.exit(end.exit_code)


def end_tidily_when_told_to() -> None:
    """A kill unwinds like an error, so that temporary files go and what is finished stays."""
    for name in ("SIGTERM", "SIGHUP"):
        with suppress(AttributeError, ValueError):  # Windows has no SIGHUP; signals belong to the main thread
            signal.signal(getattr(signal, name), _unwind)


def _unwind(number: int, _frame: object) -> None:
    sys.exit(KILLED + number)
