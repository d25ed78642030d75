"""The one printer: what it was given stands on the stream when it returns, or it says why not.

Names of files may hold bytes that are no UTF-8; they are printed as `?`, as `ls` does.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import StringIO, TextIOWrapper
from typing import TextIO

from synapse_sim.files.errors import FileError

OUTPUT = "standard output"


class ClosedOutput(StringIO):
    """Stands for a standard output that was closed before the program began: writing to it is an error."""

    def write(self, text: str, /) -> int:
        """Refuse.

        Raises:
            FileError: always.
        """
        del text
        raise FileError(OUTPUT, "it is closed")


def prepare_streams() -> None:
    """Make output the same on every system: UTF-8, plain line ends, an error where it cannot be written."""
    _occupy_closed_streams()
    if sys.stdout is None:
        sys.stdout = ClosedOutput()
    if sys.stderr is None:
        sys.stderr = StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def say(text: str, end: str = "\n") -> None:
    """Print on standard output.

    Raises:
        BrokenPipeError: if nobody reads any more.
        FileError: if it is closed or full.
    """
    with named_output():
        _put(sys.stdout or ClosedOutput(), text + end)


@contextmanager
def named_output() -> Iterator[None]:
    """Errors of printing name the standard output.

    Raises:
        FileError: in place of an error that names no file.
    """
    try:
        yield
    except (BrokenPipeError, FileError):
        raise
    except OSError as error:
        if error.filename is not None:
            raise
        raise FileError(OUTPUT, f"it cannot be written: {error.strerror}") from None


def printable(text: str) -> str:
    """The text with a question mark for what is no letter: bytes of a name that are no UTF-8, a zero byte."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "?")


def complain(text: str) -> None:
    """Print on standard error; where that cannot be done there is nobody left to tell."""
    if sys.stderr is not None:
        with suppress(OSError, ValueError):
            _put(sys.stderr, f"{text}\n")


def drop_output() -> None:
    """Let go of what could not be written, or Python would try, fail and complain again at its end."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            _flush_or_sink(stream)


def _occupy_closed_streams() -> None:
    """The next file to be opened must not become standard output: a stray print would write into it."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDONLY)


def _put(stream: TextIO, text: str) -> None:
    stream.write(printable(text))
    stream.flush()


def _flush_or_sink(stream: TextIO) -> None:
    try:
        stream.flush()
    except OSError:
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, stream.fileno())
        os.close(sink)
