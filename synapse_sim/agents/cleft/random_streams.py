"""The random numbers of one synapse: a stream for each purpose, started anew with every release.

Two arms of a comparison share their luck: molecules and gates draw the same numbers whatever the drug does.
"""

from __future__ import annotations

import numpy as np

from synapse_sim.agents.streams import stream


class RandomStreams:
    """Streams of one place; `seed` is the config's.

    steps: raw bits for Brownian steps.
    molecules: releases, binding.
    uptake: transporters.
    gates: gating, and magnesium in the pores.
    drug: drug in the cleft and in the pores.
    calcium: what flows in.
    """

    def __init__(self, seed: int, place: int) -> None:
        self.seed, self._place = seed, place
        self.renew(0)

    def renew(self, release: int) -> None:
        """Start all streams for the release of that number."""
        self.molecules = self._stream("molecules", release)
        self.uptake = self._stream("uptake", release)
        self.gates = self._stream("gates", release)
        self.drug = self._stream("drug", release)
        self.calcium = self._stream("calcium", release)
        self.steps = np.random.SFC64(self.molecules.integers(2**63))

    def _stream(self, purpose: str, release: int) -> np.random.Generator:
        return stream(self.seed, f"cleft {purpose}", self._place, release)
