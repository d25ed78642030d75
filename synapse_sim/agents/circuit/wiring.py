"""Who is connected to whom in one drawn network, and how excitable each cell is.

Every cell hears exactly 16 pyramidal cells and 8 interneurons, and every cell of a class is heard by equally
many: regular degrees narrow the spread between drawn networks. What differs between cells is spread by evenly
spaced quantiles in shuffled order, so that networks differ in who is excitable, not in how many.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist

import numpy as np

from synapse_sim.agents.streams import stream
from synapse_sim.arrays import Floats, Indices

PYRAMIDAL_CELLS = 80
INTERNEURONS = 20
CELLS = PYRAMIDAL_CELLS + INTERNEURONS
"""Cells 0..79 are pyramidal, 80..99 interneurons."""

HEARD_PYRAMIDAL = 16
"""Pyramidal cells that each cell hears."""
HEARD_INTERNEURONS = 8
"""Interneurons that each cell hears."""


@dataclass(frozen=True, slots=True)
class Wiring:
    """One drawn network; all arrays are read-only.

    pyramidal_targets: (80, 20) cells that each pyramidal cell speaks to, the 16 pyramidal ones first.
    interneuron_targets: (20, 40) cells that each interneuron speaks to, the 32 pyramidal ones first.
    background_factor: (100,) size of each cell's background jump relative to its class.
    tonic_score, inhibition_score: (100,) standard normal: how much tonic NMDA conductance each cell has, and
        how strong the inhibition is that it receives.
    """

    pyramidal_targets: Indices
    interneuron_targets: Indices
    background_factor: Floats
    tonic_score: Floats
    inhibition_score: Floats


@lru_cache(maxsize=64)
def draw_wiring(network_seed: int, index: int, spread: float) -> Wiring:
    """The network number `index` of a seed; the same arguments give the same network.

    Args:
        network_seed: `circuit.network_seed`.
        index: number of the network, >= 0.
        spread: standard deviation of the logarithm of the background jumps.
    """
    rng = stream(network_seed, "circuit wiring", index)
    pyramidal = _contacts_of(rng, PYRAMIDAL_CELLS, HEARD_PYRAMIDAL, own=0)
    interneurons = _contacts_of(rng, INTERNEURONS, HEARD_INTERNEURONS, own=1)
    excitability, *scores = (_normal_quantiles(rng) for _ in range(3))
    found = Wiring(pyramidal, interneurons, np.exp(spread * excitability), *scores)
    for array in (pyramidal, interneurons, found.background_factor, *scores):
        array.setflags(write=False)
    return found


def _contacts_of(rng: np.random.Generator, senders: int, heard: int, own: int) -> Indices:
    """(senders, targets) cells that each sender speaks to; `own` is 0 for pyramidal senders, else 1."""
    to_pyramidal = _regular(rng, senders, PYRAMIDAL_CELLS, heard, apart=own == 0)
    to_interneurons = _regular(rng, senders, INTERNEURONS, heard, apart=own == 1)
    return np.concatenate([to_pyramidal, to_interneurons + PYRAMIDAL_CELLS], axis=1)


def _regular(rng: np.random.Generator, senders: int, receivers: int, heard: int, *, apart: bool) -> Indices:
    """(senders, receivers * heard / senders) receivers, each `heard` times, never twice in a row.

    Starts from a shuffled deck and swaps offending contacts with random others until none offends. With
    `apart` nobody speaks to itself.
    """
    table = rng.permutation(np.repeat(np.arange(receivers), heard)).reshape(senders, -1)
    flat = table.reshape(-1)
    while (offending := _offending(table, apart=apart)).size:
        for here, there in zip(offending, rng.integers(flat.size, size=offending.size), strict=True):
            flat[here], flat[there] = flat[there], flat[here]
    return table


def _offending(table: Indices, *, apart: bool) -> Indices:
    """Flat positions of contacts that repeat in their row or, with `apart`, lead back to their sender."""
    order = np.argsort(table, axis=1, kind="stable")
    ordered = np.take_along_axis(table, order, axis=1)
    repeated = np.zeros(table.shape, dtype=bool)
    np.put_along_axis(repeated, order[:, 1:], ordered[:, 1:] == ordered[:, :-1], axis=1)
    if apart:
        repeated |= table == np.arange(len(table))[:, None]
    return np.flatnonzero(repeated)


def _normal_quantiles(rng: np.random.Generator) -> Floats:
    """(100,) evenly spaced quantiles of the normal distribution within each class, shuffled."""
    normal = NormalDist()
    return np.concatenate(
        [
            rng.permutation([normal.inv_cdf((k + 0.5) / cells) for k in range(cells)])
            for cells in (PYRAMIDAL_CELLS, INTERNEURONS)
        ]
    )
