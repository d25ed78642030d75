"""Releases at synapses of the circuit: spikes of pyramidal cells, of which only some let a vesicle go.

Every cell has luck of its own, so the same spike of two arms has the same fate.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synapse_sim.agents.circuit.side_by_side import Second
from synapse_sim.agents.streams import stream
from synapse_sim.arrays import Floats, Indices

SYNAPSES = 20
"""One synapse of each of the first so many pyramidal cells is watched."""


@dataclass(frozen=True, slots=True, eq=False)
class Releases:
    """Releases of the watched synapses in a stretch of time.

    time_ms, synapse: (k,) when and where.
    spikes: of all pyramidal cells in the same time.
    """

    time_ms: Floats
    synapse: Indices
    spikes: int

    @property
    def count(self) -> int:
        """Of all watched synapses."""
        return len(self.synapse)


def releases(stretch: Second, seed: int, place: int, probability: float) -> Releases:
    """Those spikes of a stretch that release something.

    Args:
        stretch: every spike.
        seed: the config's seed.
        place: index of the place on the course's grid.
        probability: that a spike releases something, 0..1.
    """
    times = [np.sort(stretch.time_ms[stretch.cell == k]) for k in range(SYNAPSES)]
    kept = [
        fired[stream(seed, "releases", place, k).random(fired.size) < probability]
        for k, fired in enumerate(times)
    ]
    synapse = np.repeat(np.arange(SYNAPSES), [len(each) for each in kept])
    return Releases(np.concatenate(kept), synapse, stretch.pyramidal)
