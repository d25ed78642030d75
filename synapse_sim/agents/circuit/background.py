"""Background input of the circuit: an own Poisson stream for every cell, drawn in blocks of steps.

The numbers depend on the stream's key alone, never on conditions, so that circuits under different drug
levels share their luck.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from synapse_sim.agents.circuit.numbers import (
    SettledCircuit,
    inhibition_factors,
    mean_mv,
    mean_over_step,
    open_tonic,
    per_cell,
    tonic_factors,
)
from synapse_sim.agents.circuit.wiring import CELLS, HEARD_INTERNEURONS, Wiring
from synapse_sim.agents.streams import stream
from synapse_sim.arrays import Floats, Floats32

BLOCK_STEPS = 64
_LEVELS = 65536


class Background:
    """AMPA jumps from outside the circuit, a pure function of (seed, kind, place, step).

    Args:
        settled: the circuit, and how strong one spike is.
        wirings: n drawn networks.
        seed: first part of the stream's key.
        kind: second part of the stream's key.
        places: n last parts of the stream's key, one per network.
    """

    def __init__(
        self,
        settled: SettledCircuit,
        wirings: Sequence[Wiring],
        seed: int,
        kind: str,
        places: Sequence[int],
    ) -> None:
        circuit, jump = settled.circuit, per_cell(*settled.background)
        own = jump * np.stack([w.background_factor for w in wirings]) + balancing_jumps(settled, wirings)
        self._jump = (np.maximum(own, 0) * mean_over_step(circuit, circuit.ampa_decay_ms)).astype(np.float32)
        self._counts = poisson_quantiles(circuit.background_rate_hz * circuit.step_ms / 1000)
        self._key = (seed, kind, tuple(places))
        self._block = -1
        self._jumps = np.empty((BLOCK_STEPS, *self._jump.shape), dtype=np.float32)

    def at(self, step: int) -> Floats32:
        """(n, 100) jumps of one step, in units of the leak; valid until another block is asked for."""
        block, row = divmod(step, BLOCK_STEPS)
        if block != self._block:
            self._draw(block)
        jumps: Floats32 = self._jumps[row]
        return jumps

    def _draw(self, block: int) -> None:
        seed, kind, places = self._key
        for network, place in enumerate(places):
            bits = stream(seed, kind, place, block).bit_generator.random_raw(BLOCK_STEPS * CELLS // 4)
            counts = self._counts.take(np.asarray(bits).view(np.uint16)).reshape(BLOCK_STEPS, CELLS)
            np.multiply(counts, self._jump[network], out=self._jumps[:, network])
        self._block = block


def balancing_jumps(settled: SettledCircuit, wirings: Sequence[Wiring]) -> Floats:
    """(n, 100) what each cell's jumps have more than its class's, so that all hold the rate of the class.

    A cell with more tonic current than the mean, or less inhibition, gets as much less from outside, in mean
    current half way between reset and threshold: the slow control of rates acts cell by cell.
    """
    circuit, here_mv = settled.circuit, mean_mv(settled.circuit)
    per_spike = per_cell(circuit.interneuron_to_pyramidal_leak, circuit.interneuron_to_interneuron_leak)
    spikes_per_ms = HEARD_INTERNEURONS * circuit.resting_interneuron_hz / 1000
    inward = (tonic_factors(circuit, wirings) - 1) * open_tonic(circuit) * -here_mv
    outward = (inhibition_factors(circuit, wirings) - 1) * per_spike * spikes_per_ms * circuit.gaba_decay_ms
    outward = outward * (here_mv - circuit.reversal_gaba_mv)
    per_jump = circuit.background_rate_hz / 1000 * circuit.ampa_decay_ms * -here_mv
    return np.asarray((outward - inward) / per_jump, dtype=np.float64)


@lru_cache(maxsize=8)
def poisson_quantiles(mean: float) -> Floats32:
    """(65536,) Poisson counts at evenly spaced probabilities, rescaled to the exact mean.

    Reading it at uniform 16-bit numbers draws Poisson numbers; events rarer than 1 in 65536 are left out.
    """
    probability = (np.arange(_LEVELS) + 0.5) / _LEVELS
    longest = int(mean + 12 * math.sqrt(mean) + 12)
    terms = np.exp(np.arange(longest) * math.log(mean) - mean - [math.lgamma(k + 1) for k in range(longest)])
    counts = np.searchsorted(np.cumsum(terms), probability).astype(np.float64)
    table: Floats32 = (counts * (mean / counts.mean())).astype(np.float32)
    table.setflags(write=False)
    return table
