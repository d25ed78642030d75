"""What the C library keeps of memory that is free again: pages that it gives back come again zeroed."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3


def keep(*, below_bytes: int, at_most_bytes: int) -> None:
    """Let glibc keep for later what small blocks took, and return large ones as soon as they are free.

    Left alone it raises both sizes as it meets larger blocks, and what it returns hangs on the order in which
    they come and go.

    Args:
        below_bytes: size of a block from which on it is returned at once, 32 MB at most.
        at_most_bytes: how much is kept at the end of the heap.
    """
    with suppress(OSError, AttributeError):
        libc = _libc()
        libc.mallopt(_M_MMAP_THRESHOLD, below_bytes)
        libc.mallopt(_M_TRIM_THRESHOLD, at_most_bytes)


def trim() -> None:
    """Let glibc return every page that lies idle between blocks in use; takes about a millisecond."""
    with suppress(OSError, AttributeError):
        _libc().malloc_trim(0)


def _libc() -> ctypes.CDLL:
    """The C library of Linux; elsewhere there is nothing to tell it."""
    if not sys.platform.startswith("linux"):
        raise OSError
    return ctypes.CDLL(None)
