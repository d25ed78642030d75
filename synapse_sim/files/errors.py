"""What went wrong with a file, in one plain sentence that names it."""

from __future__ import annotations

import os


class FileError(OSError):
    """A file could not be read or written.

    path: the file as the user named it.
    reason: why, as a sentence without the name.
    """

    def __init__(self, path: str | os.PathLike[str], reason: str) -> None:
        self.path = os.fspath(path)
        self.reason = reason
        super().__init__(f"{self.path}: {reason}" if self.path else reason)


def plainly(error: Exception) -> str:
    """What an error says, as a sentence; of one that the system gave, its file and the reason alone."""
    if isinstance(error, FileError) or not isinstance(error, OSError):
        return str(error)
    return ": ".join(map(str, filter(None, (error.filename, error.strerror)))) or str(error)
