"""Random streams keyed by what they are for, so that a new kind of agent leaves the old ones untouched.

No hash of the config enters a key: two arms of a comparison share their luck.
"""

from __future__ import annotations

import zlib

import numpy as np


def stream(seed: int, kind: str, place: int = 0, block: int = 0) -> np.random.Generator:
    """The generator of one kind of agent at one place.

    Args:
        seed: the config's seed, >= 0.
        kind: the kind of agent, for example "cleft".
        place: index of the place on the course's grid; may be negative.
        block: number of the tick-aligned block, for streams that restart.

    Returns:
        A fresh SFC64 generator; the same arguments give the same numbers.
    """
    key = (seed, zlib.crc32(kind.encode()), 2 * abs(place) + (place < 0), block)
    return np.random.Generator(np.random.SFC64(np.random.SeedSequence(key)))
