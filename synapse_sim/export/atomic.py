"""Files that are either whole or not there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_file(path: Path, *, force: bool = False) -> Iterator[Path]:
    """A temporary path beside `path` to write to; moved into place at the end, removed on any error.

    Args:
        path: where the file shall be.
        force: replace a file that is already there.

    Raises:
        FileExistsError: if there is one and `force` is not given.
        IsADirectoryError: if `path` is a folder.
        NotADirectoryError: if its folder does not exist.
    """
    if path.is_dir():
        raise IsADirectoryError(f"{path} is a folder")
    if path.exists() and not force:
        raise FileExistsError(f"{path} exists already; --force replaces it")
    if not path.parent.is_dir():
        raise NotADirectoryError(f"{path.parent} is not a folder")
    temporary = path.with_name(f".{path.stem}-{os.getpid()}{path.suffix}")
    try:
        yield temporary
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
