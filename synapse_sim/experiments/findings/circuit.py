"""Probes of the spiking circuit itself: what single cells and the first milliseconds do.

Networks are run in pairs that share wiring and background, one free of drug, one blocked in a step.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from synapse_sim.agents.circuit.background import Background
from synapse_sim.agents.circuit.kernel import CircuitKernel
from synapse_sim.agents.circuit.numbers import CircuitConditions, SettledCircuit, whole_steps
from synapse_sim.agents.circuit.wiring import CELLS, PYRAMIDAL_CELLS, draw_wiring
from synapse_sim.course.response.response import response_for, settled_for
from synapse_sim.experiments.findings.course_cache import Given, Lab
from synapse_sim.model.receptor import block_fraction, ic50_umolar

Counts = NDArray[np.int64]

WARM_UP_MS = 500.0
PYRAMIDAL, INTERNEURONS = slice(0, PYRAMIDAL_CELLS), slice(PYRAMIDAL_CELLS, CELLS)
CLASSES = {"pyramidal": PYRAMIDAL, "interneuron": INTERNEURONS}
FIRST_FRESH_NETWORK = 1000
"""Networks that the response was not measured on."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """What is run: fresh networks, free and blocked, counted in bins after the step."""

    settled: SettledCircuit
    free: CircuitConditions
    blocked: CircuitConditions
    networks: int
    bins: int
    bin_ms: float


def pairs_at(lab: Lab, given: Given, c_umolar: float, *, networks: int, bins: int, bin_ms: float) -> Pairs:
    """The pairs of a config at one drug level, at the subject's own spine density."""
    config = lab.config(given)
    density = config.synapses.stressed_share if config.subject.state == "stressed" else 1.0
    magnesium = config.modulators.magnesium_mmolar
    shares = [float(block_fraction(c_umolar, ic50)) for ic50 in ic50_umolar(config)]
    return Pairs(
        settled_for(config),
        CircuitConditions(spine_density_rel=density, magnesium_mmolar=magnesium),
        CircuitConditions(shares[0], shares[1], density, magnesium),
        networks,
        bins,
        bin_ms,
    )


@lru_cache(maxsize=4)
def spike_counts(pairs: Pairs) -> Counts:
    """Spikes of every cell: (bin, network, free or blocked, cell)."""
    circuit = pairs.settled.circuit
    places = range(FIRST_FRESH_NETWORK, FIRST_FRESH_NETWORK + pairs.networks)
    wirings = [draw_wiring(circuit.network_seed, place, circuit.spread) for place in places]
    kernel = CircuitKernel(circuit, pairs.settled.receptor, wirings, [pairs.free, pairs.free])
    background = Background(pairs.settled, wirings, circuit.network_seed, "findings", places)
    for step in range(whole_steps(circuit, WARM_UP_MS)):
        kernel.step(background.at(step))
    kernel.set_conditions([pairs.free, pairs.blocked])
    counts = np.zeros((pairs.bins, *kernel.shape), dtype=np.int64)
    for found in counts.reshape(pairs.bins, -1):
        for _ in range(whole_steps(circuit, pairs.bin_ms)):
            kernel.step(background.at(kernel.steps_done))
            found[kernel.fired.flat] += 1
    return counts


def early_share(lab: Lab, given: Given, _: Given, *, c_umolar: float, within_ms: float) -> float:
    """Lead of the interneurons after a step of block: their share of their change minus the others'."""
    pairs = pairs_at(lab, given, c_umolar, networks=96, bins=round(1000 / within_ms), bin_ms=within_ms)
    counts = spike_counts(pairs)
    change = counts[:, :, 1] - counts[:, :, 0]
    early = {}
    for name, cells in CLASSES.items():
        over_time = change[:, :, cells].sum(axis=(1, 2))
        early[name] = over_time[0] / over_time[len(over_time) // 2 :].mean()
    return float(early["interneuron"] - early["pyramidal"])


def moving_percent(lab: Lab, given: Given, _: Given, *, c_umolar: float, cell: str, sign: int) -> float:
    """Cells of a class that fire more (sign 1) or less (-1) under drug, in percent of those that changed."""
    pairs = pairs_at(lab, given, c_umolar, networks=8, bins=1, bin_ms=8000.0)
    counts = spike_counts(pairs)[0, :, :, CLASSES[cell]]
    change = sign * (counts[:, 1] - counts[:, 0])
    return float(100 * np.mean(change[change != 0] > 0))


def rate_percent(lab: Lab, given: Given, _: Given, *, cell: str, c_umolar: float, density: float) -> float:
    """Change of a class's mean rate at a steady drug level, in percent of the drug-free one."""
    response = response_for(lab.config(given))
    read = response.rate_pyramidal_hz if cell == "pyramidal" else response.rate_interneuron_hz
    return float(100 * (read(c_umolar, density) / read(0.0, density) - 1))


CIRCUIT_PROBES: dict[str, Callable[..., float]] = {
    probe.__name__: probe for probe in (early_share, moving_percent, rate_percent)
}
