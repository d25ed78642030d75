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
from synapse_sim.arrays import Floats, Indices
from synapse_sim.course.response.response import response_for, settled_for
from synapse_sim.experiments.findings.course_cache import CourseCache, Given
from synapse_sim.model.receptor import block_fraction, ic50_umolar
from synapse_sim.model.synapses import share_left

Counts = NDArray[np.int64]

WARM_UP_MS = 500.0
PYRAMIDAL, INTERNEURONS = slice(0, PYRAMIDAL_CELLS), slice(PYRAMIDAL_CELLS, CELLS)
CLASSES = {"pyramidal": PYRAMIDAL, "interneuron": INTERNEURONS}
TRIAL_UMOLAR = 0.43
"""Free level near the peak of the trial dose."""
LONG_RUN_S = 8.0
ENOUGH_INTERVALS = 10
FIRST_FRESH_NETWORK = 1000
"""Networks that the response was not measured on."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """What is run: fresh networks, free and blocked, from the step of block on."""

    settled: SettledCircuit
    free: CircuitConditions
    blocked: CircuitConditions
    networks: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Spikes:
    """Every spike of a run.

    ms: (k,) after the step of block, increasing.
    flat: (k,) whose: flat index into `shape`.
    shape: (networks, 2, cells): free and blocked.
    """

    ms: Floats
    flat: Indices
    shape: tuple[int, ...]

    def counts(self, bin_ms: float) -> Counts:
        """Spikes of every cell, (bin, network, free or blocked, cell)."""
        bins = round(float(self.ms.max()) / bin_ms)
        size = int(np.prod(self.shape))
        place = np.minimum((self.ms / bin_ms).astype(np.intp), bins - 1) * size + self.flat
        return np.bincount(place, minlength=bins * size).reshape(bins, *self.shape)

    def intervals_ms(self, slot: int, cells: slice) -> list[Floats]:
        """The intervals of every cell of a class, free (slot 0) or blocked (1)."""
        order = np.argsort(self.flat, kind="stable")
        trains = np.split(self.ms[order], np.flatnonzero(np.diff(self.flat[order])) + 1)
        owner = np.unique(self.flat)
        wanted = np.arange(np.prod(self.shape)).reshape(self.shape)[:, slot, cells]
        return [np.diff(train) for train, one in zip(trains, owner, strict=True) if one in wanted]


def pairs_at(cache: CourseCache, given: Given, c_umolar: float, *, networks: int, seconds: float) -> Pairs:
    """The pairs of a config at one drug level, at the subject's own spine density."""
    config = cache.config(given)
    density = share_left(config)
    magnesium = config.modulators.magnesium_mmolar
    shares = [float(block_fraction(c_umolar, ic50)) for ic50 in ic50_umolar(config)]
    return Pairs(
        settled_for(config),
        CircuitConditions(spine_density_rel=density, magnesium_mmolar=magnesium),
        CircuitConditions(shares[0], shares[1], density, magnesium),
        networks,
        seconds,
    )


@lru_cache(maxsize=4)
def spikes(pairs: Pairs) -> Spikes:
    """Run the pairs through a warm-up, and listen from the step of block on."""
    circuit = pairs.settled.circuit
    places = range(FIRST_FRESH_NETWORK, FIRST_FRESH_NETWORK + pairs.networks)
    wirings = [draw_wiring(circuit.network_seed, place, circuit.spread) for place in places]
    kernel = CircuitKernel(circuit, pairs.settled.receptor, wirings, [pairs.free, pairs.free])
    background = Background(pairs.settled, wirings, circuit.network_seed, "findings", places)
    for step in range(whole_steps(circuit, WARM_UP_MS)):
        kernel.step(background.at(step))
    kernel.set_conditions([pairs.free, pairs.blocked])
    heard = []
    for _ in range(whole_steps(circuit, 1000 * pairs.seconds)):
        kernel.step(background.at(kernel.steps_done))
        heard.append(kernel.fired.flat)
    when = np.repeat(np.arange(len(heard)), [flat.size for flat in heard])
    return Spikes(np.float64(circuit.step_ms) * (when + 0.5), np.concatenate(heard), kernel.shape)


def early_share(cache: CourseCache, given: Given, _: Given, *, c_umolar: float, within_ms: float) -> float:
    """Lead of the interneurons after a step of block: their share of their change minus the others'."""
    counts = spikes(pairs_at(cache, given, c_umolar, networks=96, seconds=1.0)).counts(within_ms)
    change = counts[:, :, 1] - counts[:, :, 0]
    early = {}
    for name, cells in CLASSES.items():
        over_time = change[:, :, cells].sum(axis=(1, 2))
        early[name] = over_time[0] / over_time[len(over_time) // 2 :].mean()
    return float(early["interneuron"] - early["pyramidal"])


def moving_percent(
    cache: CourseCache, given: Given, _: Given, *, c_umolar: float, cell: str, sign: int
) -> float:
    """Cells of a class that fire more (sign 1) or less (-1) under drug, in percent of those that changed."""
    counts = _long_run(cache, given, c_umolar).counts(LONG_RUN_S * 1000)[0, :, :, CLASSES[cell]]
    change = sign * (counts[:, 1] - counts[:, 0])
    return float(100 * np.mean(change[change != 0] > 0))


def rates_spread(cache: CourseCache, given: Given, _: Given, cell: str) -> float:
    """Standard deviation of the logarithms of the cells' rates at rest; silent cells are left out."""
    counts = _long_run(cache, given).counts(LONG_RUN_S * 1000)[0, :, 0, CLASSES[cell]]
    return float(np.log(counts[counts > 0]).std())


def fano_factor(cache: CourseCache, given: Given, _: Given, *, cell: str, window_ms: float) -> float:
    """Variance of spike counts over their mean at rest, over the cells that fire."""
    counts = _long_run(cache, given).counts(window_ms)[:, :, 0, CLASSES[cell]]
    mean = counts.mean(axis=0)
    return float((counts.var(axis=0)[mean > 0] / mean[mean > 0]).mean())


def interval_cv(cache: CourseCache, given: Given, _: Given, cell: str) -> float:
    """Standard deviation of the intervals between spikes over their mean, over cells with enough of them."""
    trains = _long_run(cache, given).intervals_ms(0, CLASSES[cell])
    return float(np.mean([one.std() / one.mean() for one in trains if one.size >= ENOUGH_INTERVALS]))


def _long_run(cache: CourseCache, given: Given, c_umolar: float = TRIAL_UMOLAR) -> Spikes:
    return spikes(pairs_at(cache, given, c_umolar, networks=8, seconds=LONG_RUN_S))


def rate_percent(
    cache: CourseCache, given: Given, _: Given, *, cell: str, c_umolar: float, density: float
) -> float:
    """Change of a class's mean rate at a steady drug level, in percent of the drug-free one."""
    response = response_for(cache.config(given))
    read = response.rate_pyramidal_hz if cell == "pyramidal" else response.rate_interneuron_hz
    return float(100 * (read(c_umolar, density) / read(0.0, density) - 1))


CIRCUIT_PROBES: dict[str, Callable[..., float]] = {
    probe.__name__: probe
    for probe in (early_share, moving_percent, rates_spread, fano_factor, interval_cv, rate_percent)
}
