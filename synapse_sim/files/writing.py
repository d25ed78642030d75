"""The one writer: a file is there whole or not at all, and what was there before is never lost.

The content goes to a temporary name beside the target and is moved into place in one step. A file that is
replaced keeps its mode; of a link the file behind it is replaced. What is no plain file (a device, a pipe) is
written straight to, as a shell would.
"""

from __future__ import annotations

import os
import secrets
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from synapse_sim.files.errors import FileError

_STREAMS = {"/dev/stdout": 1, "/dev/stderr": 2, "/dev/fd/1": 1, "/dev/fd/2": 2}
_LONGEST_ENDING = 32
"""Of a file's ending, bytes; only a program that chooses a format by it needs it on the temporary name."""


def write_file(path: Path, content: bytes | str, *, force: bool = False) -> None:
    """Write a file in one move.

    Args:
        path: where it shall be.
        content: all of it; text becomes UTF-8.
        force: replace a file that is already there.

    Raises:
        FileError: naming `path`, if it exists and `force` is not given, or cannot be written.
    """
    with whole_file(path, force=force) as temporary, temporary.open("wb") as file:
        file.write(content.encode() if isinstance(content, str) else content)


@contextmanager
def whole_file(path: Path, *, force: bool = False) -> Iterator[Path]:
    """A temporary path to write to; moved to `path` at the end, removed on any error.

    Args:
        path: where the file shall be.
        force: replace a file that is already there.

    Raises:
        FileError: as `write_file`.
    """
    target = _target(path, force=force)
    if target is None:
        with _named(path, path), _straight(path) as temporary:
            yield temporary
        return
    temporary = target.with_name(_temporary_name(target))
    try:
        with _named(path, temporary):
            _create(temporary, target)
            yield temporary
            _keep(temporary)
            _move(temporary, target, path, force=force)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def refuse_target(path: Path, *, force: bool = False) -> None:
    """Refuse, before any long work, what could not be written.

    Raises:
        FileError: as `write_file`, as far as it can be known.
    """
    _target(path, force=force)


def open_to_grow(path: Path, *, force: bool = False) -> TextIO:
    """A text that is read while it grows, so it stands under its own name from the start.

    Raises:
        FileError: as `write_file`, and for a pipe that nobody reads.
    """
    target = _target(path, force=force)
    with _named(path, path):
        if target is None:
            return os.fdopen(_straight_handle(path), "w", encoding="utf-8")
        return target.open("w", encoding="utf-8")


def whole_path(path: Path) -> Path:
    """A path from the root on, links followed.

    Raises:
        FileError: if it is none from the root on and the folder that the program runs in is gone.
    """
    try:
        return Path(os.path.realpath(path))
    except OSError:
        raise FileError(path, "the folder that the program runs in is gone") from None


def _target(path: Path, *, force: bool) -> Path | None:
    """The file behind a path, or None if it is to be written straight to."""
    if os.fspath(path) in _STREAMS:
        return None
    mode = _mode(path)
    if mode is not None and stat.S_ISDIR(mode):
        raise FileError(path, "this is a folder, not a file")
    if mode is not None and not stat.S_ISREG(mode):
        return None
    if mode is not None and not force:
        raise _exists(path)
    target = whole_path(path)
    if not target.parent.is_dir():
        folder = target.parent if path.is_symlink() else path.parent
        raise FileError(path, f"there is no folder {folder}")
    if mode is not None and not os.access(target, os.W_OK):
        raise FileError(path, "the file is write-protected")
    return target


def _mode(path: Path) -> int | None:
    """The kind and rights of what is there, None if nothing is."""
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
    except ValueError:
        raise FileError(path, "no file can have this name") from None
    except OSError as error:
        raise _unwritable(path, error) from None


def _temporary_name(target: Path) -> str:
    """A name of its own, short enough wherever the target's is, with the same ending."""
    ending = target.suffix if len(os.fsencode(target.suffix)) <= _LONGEST_ENDING else ""
    return f".synapse-sim-{secrets.token_hex(4)}{ending}"


def _create(temporary: Path, target: Path) -> None:
    """An empty file with the owner and mode that the target has, or that a new file gets."""
    old = target.stat() if target.exists() else None
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    os.close(os.open(temporary, flags, 0o666 if old is None else 0o600))
    if old is None:
        return
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(temporary, old.st_uid, old.st_gid)
    temporary.chmod(stat.S_IMODE(old.st_mode))


def _keep(temporary: Path) -> None:
    """On the disk before the old file goes."""
    handle = os.open(temporary, os.O_WRONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _move(temporary: Path, target: Path, path: Path, *, force: bool) -> None:
    if not force:
        try:
            os.link(temporary, target)
        except FileExistsError:  # made by another program meanwhile
            raise _exists(path) from None
        except OSError:  # a file system without links
            pass
        else:
            return
    temporary.replace(target)


@contextmanager
def _straight(path: Path) -> Iterator[Path]:
    """Nothing to move here: what was written to a temporary file is copied into the device or pipe."""
    with tempfile.TemporaryDirectory() as folder:
        temporary = Path(folder) / f"content{path.suffix}"
        yield temporary
        _pour(temporary.read_bytes(), path)


def _pour(content: bytes, path: Path) -> None:
    with os.fdopen(_straight_handle(path), "wb") as file:
        file.write(content)


def _straight_handle(path: Path) -> int:
    """A device, a pipe with a reader or a stream of the program, open for writing."""
    stream = _STREAMS.get(os.fspath(path))
    # Without a reader a pipe would make us wait for ever; O_NONBLOCK makes that an error instead.
    flags = os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
    handle = os.open(path, flags) if stream is None else os.dup(stream)
    if stream is None and hasattr(os, "set_blocking"):
        os.set_blocking(handle, True)
    return handle


@contextmanager
def _named(path: Path, temporary: Path) -> Iterator[None]:
    """Errors of writing name the file that was asked for, not the temporary one, and never nothing."""
    try:
        yield
    except (FileError, BrokenPipeError):
        raise
    except OSError as error:
        if error.filename is not None and str(error.filename) != str(temporary):
            raise
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> FileError:
    return FileError(path, f"the file cannot be written: {error.strerror or error}")


def _exists(path: Path) -> FileError:
    return FileError(path, "the file exists already; --force replaces it")
