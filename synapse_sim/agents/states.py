"""What of the agents a snapshot keeps: integers and states, never positions or other rounded numbers.

Sums of floats differ in their last digit from one processor to the next; who fired, what a receptor is
bound to and how many molecules there are does not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from synapse_sim.arrays import AnyInts, Bools

Integers = AnyInts | Bools
States = Mapping[str, Integers]
"""Arrays by name, for example `{"receptor_state": (n,) int8}`."""


def counts(*numbers: int) -> NDArray[np.int64]:
    """Some counts as one array."""
    return np.array(numbers, dtype=np.int64)


def digest_of(states: States) -> str:
    """SHA-256 over names, shapes and values, as hex digits; the width of an integer does not matter."""
    found = hashlib.sha256()
    for name, array in states.items():
        values = np.ascontiguousarray(array, dtype="<i8")
        found.update(f"{name}{values.shape}".encode())
        found.update(values.tobytes())
    return found.hexdigest()
