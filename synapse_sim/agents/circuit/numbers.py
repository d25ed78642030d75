"""The circuit's numbers laid out for its arrays: conditions, class values, whole steps, jumps per contact."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from synapse_sim.agents.circuit.wiring import (
    HEARD_INTERNEURONS,
    HEARD_PYRAMIDAL,
    INTERNEURONS,
    PYRAMIDAL_CELLS,
    Wiring,
)
from synapse_sim.arrays import Floats, Floats32
from synapse_sim.config.sections.circuit import Circuit
from synapse_sim.config.sections.receptor import Receptor
from synapse_sim.model.receptor import k_magnesium_mmolar

_PYRAMIDAL_CONTACTS = (HEARD_PYRAMIDAL, HEARD_PYRAMIDAL * INTERNEURONS // PYRAMIDAL_CELLS)
_INTERNEURON_CONTACTS = (HEARD_INTERNEURONS * PYRAMIDAL_CELLS // INTERNEURONS, HEARD_INTERNEURONS)


RESTING_MAGNESIUM_MMOLAR = 1.0


@dataclass(frozen=True, slots=True)
class CircuitConditions:
    """What the course tells the circuit at one moment.

    block_interneuron, block_pyramidal: share of the class's NMDA channels that hold drug, 0..1.
    spine_density_rel: spines relative to healthy; scales the contacts between pyramidal cells.
    """

    block_interneuron: float = 0.0
    block_pyramidal: float = 0.0
    spine_density_rel: float = 1.0
    magnesium_mmolar: float = RESTING_MAGNESIUM_MMOLAR


class BackgroundJumps(NamedTuple):
    """AMPA jump of one spike from outside the circuit, in units of the leak, per class."""

    pyramidal_leak: float
    interneuron_leak: float


@dataclass(frozen=True, slots=True)
class SettledCircuit:
    """A circuit with the background that lets it rest at its rates.

    circuit: the numbers of cells and synapses.
    receptor: the numbers of the magnesium block.
    background: strength of the input from outside (`circuit_homeostasis`).
    """

    circuit: Circuit
    receptor: Receptor
    background: BackgroundJumps


class Jumps(NamedTuple):
    """Conductance jumps of one spike on its contacts, in units of the leak, per condition.

    ampa, nmda: (condition, 20), pyramidal targets first. gaba: (condition, 40), pyramidal targets first.
    """

    ampa: Floats32
    nmda: Floats32
    gaba: Floats32


def per_cell(pyramidal: float, interneuron: float) -> Floats32:
    """(100,) one value per class, spread over the cells."""
    return np.repeat(np.array([pyramidal, interneuron], dtype=np.float32), (PYRAMIDAL_CELLS, INTERNEURONS))


def own_factors(scores: Floats, spread: float) -> Floats32:
    """Log-normal factors of (..., 100) standard normal scores, of mean 1 within each class."""
    factors = np.exp(spread * scores)
    for cells in (slice(0, PYRAMIDAL_CELLS), slice(PYRAMIDAL_CELLS, None)):
        factors[..., cells] /= factors[..., cells].mean(axis=-1, keepdims=True)
    return factors.astype(np.float32)


def mean_mv(circuit: Circuit) -> float:
    """Half way between reset and threshold: where cells are, about."""
    return (circuit.reset_mv + circuit.threshold_mv) / 2


def open_tonic(circuit: Circuit) -> Floats32:
    """(100,) tonic NMDA conductance of each class that is open at the mean potential at rest."""
    return per_cell(circuit.tonic_nmda_pyramidal_leak, circuit.tonic_nmda_interneuron_leak)


def open_share(circuit: Circuit, receptor: Receptor) -> Floats32:
    """(100,) share of the channels free of magnesium at the mean potential, in 1 mM."""
    felt = RESTING_MAGNESIUM_MMOLAR * per_cell(1.0, circuit.magnesium_interneuron_share)
    return (1 / (1 + felt / k_magnesium_mmolar(mean_mv(circuit), receptor))).astype(np.float32)


def tonic_factors(circuit: Circuit, wirings: Sequence[Wiring]) -> Floats32:
    """(network, 100) tonic NMDA conductance of each cell relative to its class."""
    return own_factors(np.stack([w.tonic_score for w in wirings]), circuit.tonic_spread)


def inhibition_factors(circuit: Circuit, wirings: Sequence[Wiring]) -> Floats32:
    """(network, 100) strength of the inhibition each cell receives, relative to its class."""
    return own_factors(np.stack([w.inhibition_score for w in wirings]), circuit.inhibition_spread)


def whole_steps(circuit: Circuit, time_ms: float) -> int:
    """The whole number of steps, at least one, nearest to a time."""
    return max(1, round(time_ms / circuit.step_ms))


def mean_over_step(circuit: Circuit, decay_ms: float) -> float:
    """Mean over one step of a conductance that starts at 1: keeps a jump's charge the same for every step."""
    x = circuit.step_ms / decay_ms
    return -math.expm1(-x) / x


def jumps(circuit: Circuit, densities: Sequence[float]) -> Jumps:
    """Jumps of one spike under each condition; contacts between pyramidal cells follow spine density."""
    excitation = np.repeat(
        [[circuit.pyramidal_to_pyramidal_leak * d, circuit.pyramidal_to_interneuron_leak] for d in densities],
        _PYRAMIDAL_CONTACTS,
        axis=1,
    )
    inhibition = np.repeat(
        [[circuit.interneuron_to_pyramidal_leak, circuit.interneuron_to_interneuron_leak]] * len(densities),
        _INTERNEURON_CONTACTS,
        axis=1,
    )
    ampa = (1 - circuit.nmda_share) * mean_over_step(circuit, circuit.ampa_decay_ms)
    nmda = circuit.nmda_share * mean_over_step(circuit, circuit.nmda_decay_ms)
    gaba = mean_over_step(circuit, circuit.gaba_decay_ms)
    return Jumps(_single(excitation * ampa), _single(excitation * nmda), _single(inhibition * gaba))


def _single(values: Floats) -> Floats32:
    return values.astype(np.float32)
