"""What the program gives back of memory the allocator gives back too: large blocks at once, all in time."""

from __future__ import annotations

from synapse_sim import allocator

EVERY_S = 60.0
_LARGE_BYTES = 4 << 20
_SPARE_BYTES = 16 << 20
"""What a frame's arrays need and the next frame's find."""


def give_back_large_blocks() -> None:
    """Return what pictures of a whole window took, as soon as they are gone.

    Left alone the C library raises the size from which it does so up to 32 MB; half of a large window's
    memory then lay idle between small blocks (560 of 740 MB in use at 2560x1440). Told so, it no longer
    raises what it keeps for the next small block from 128 kB, which made every array of a picture three to
    five times as dear.
    """
    allocator.keep(below_bytes=_LARGE_BYTES, at_most_bytes=_SPARE_BYTES)


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
            allocator.trim()
