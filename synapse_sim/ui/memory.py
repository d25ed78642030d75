"""What the program gives back of memory the allocator gives back too: large blocks at once, all in time."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

EVERY_S = 60.0
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
_LARGE_BYTES = 4 << 20
_SPARE_BYTES = 16 << 20
"""What a frame's arrays need and the next frame's find: a page given back is filled with zeros anew."""


def give_back_large_blocks() -> None:
    """Let glibc return what pictures of a whole window took, as soon as they are gone.

    Left alone it raises the size from which it does so up to 32 MB; half of a large window's memory then lay
    idle between small blocks (560 of 740 MB in use at 2560x1440). Told so, it no longer raises what it keeps
    for the next small block from 128 kB, which made every array of a picture three to five times as dear.
    """
    with suppress(OSError, AttributeError):
        libc = _libc()
        libc.mallopt(_M_MMAP_THRESHOLD, _LARGE_BYTES)
        libc.mallopt(_M_TRIM_THRESHOLD, _SPARE_BYTES)


def give_back_small_blocks() -> None:
    """Let glibc return every page that lies idle between blocks in use; takes about a millisecond."""
    with suppress(OSError, AttributeError):
        _libc().malloc_trim(0)


class Tidying:
    """Gives small blocks back once a minute: else an hour of play leaves some ten megabytes of gaps."""

    def __init__(self) -> None:
        """Begin the first minute."""
        self._since_s = 0.0

    def advance(self, wall_s: float) -> None:
        """Let time pass."""
        self._since_s += wall_s
        if self._since_s >= EVERY_S:
            self._since_s = 0.0
            give_back_small_blocks()


def _libc() -> ctypes.CDLL:
    """The C library of Linux; elsewhere there is nothing to tell it."""
    if not sys.platform.startswith("linux"):
        raise OSError
    return ctypes.CDLL(None)
