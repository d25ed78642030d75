"""The one reader: plain files of a bounded size, UTF-8; everything else is refused in a sentence.

A file is opened first and looked at afterwards, without ever waiting, so that nothing can be put in its place
between the look and the reading.
"""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path

from synapse_sim.files.errors import FileError

MOST_BYTES = 1_000_000
"""What a file of the user may hold: no config, lesson or table written by hand comes near it."""
MOST_OWN_BYTES = 20_000_000
"""What a file of our own may hold."""

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a pipe without a writer would make us wait for ever
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (lambda _mode: True, "a device"),
)
_AT_ONCE = 1 << 20
"""Bytes asked for at once; as many are set aside before any is read."""
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)


def read_bytes(path: str | os.PathLike[str], most_bytes: int = MOST_BYTES) -> bytes:
    """The content of a plain file.

    Args:
        path: the file; a link is followed.
        most_bytes: a larger one is refused.

    Raises:
        FileError: if there is none, if it is no plain file, too large, or cannot be read.
    """
    try:
        content = _read_plain(path, most_bytes + 1)
    except FileError:
        raise
    except FileNotFoundError:
        raise FileError(path, "there is no such file") from None
    except ValueError:  # a name with a zero byte
        raise FileError(path, "no file can have this name") from None
    except OSError as error:
        raise FileError(path, _why_not_opened(path, error)) from None
    if len(content) > most_bytes:
        raise FileError(path, f"the file is larger than {most_bytes / 1e6:g} MB")
    return content


def read_text(path: str | os.PathLike[str], most_bytes: int = MOST_BYTES) -> str:
    """The text of a plain file, UTF-8 with or without a byte-order mark; line ends stay as they are.

    Raises:
        FileError: as `read_bytes`, and if it is not UTF-8 text.
    """
    content = read_bytes(path, most_bytes)
    if content.startswith(_WIDE_MARKS):
        raise FileError(path, "the file is UTF-16 text; save it again with the encoding UTF-8")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        reason = f"the file is not UTF-8 text (line {line}); save it again with the encoding UTF-8"
        raise FileError(path, reason) from None
    if "\0" in text:  # also what UTF-16 without a mark looks like
        raise FileError(path, "the file is not UTF-8 text; save it again with the encoding UTF-8")
    return text


def own_text(path: Path) -> str:
    """The text of a file of the program's own assets.

    Raises:
        FileError: as `read_text`.
    """
    return read_text(path, MOST_OWN_BYTES)


def _read_plain(path: str | os.PathLike[str], most: int) -> bytes:
    handle = os.open(path, _FLAGS)
    try:
        mode = os.fstat(handle).st_mode
        if not stat.S_ISREG(mode):
            raise FileError(path, _not_plain(mode))
        return _read_up_to(handle, most)
    finally:
        os.close(handle)


def _not_plain(mode: int) -> str:
    return f"this is {next(name for is_kind, name in _KINDS if is_kind(mode))}, not a file"


def _read_up_to(handle: int, most: int) -> bytes:
    parts: list[bytes] = []
    while most and (part := os.read(handle, min(most, _AT_ONCE))):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def _why_not_opened(path: str | os.PathLike[str], error: OSError) -> str:
    """Windows does not open a folder and nobody opens a socket: say what it is, not what the system said."""
    try:
        mode = Path(path).stat().st_mode
    except OSError:
        mode = stat.S_IFREG
    return f"the file cannot be read: {error.strerror}" if stat.S_ISREG(mode) else _not_plain(mode)
