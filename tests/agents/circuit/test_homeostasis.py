"""The set point: whatever a cell is like, healthy networks come to rest at the same rates."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from synapse_sim.agents.circuit.background import Background
from synapse_sim.agents.circuit.homeostasis import Homeostasis, settled_circuit
from synapse_sim.agents.circuit.kernel import CircuitKernel
from synapse_sim.agents.circuit.numbers import CircuitConditions, SettledCircuit, whole_steps
from synapse_sim.agents.circuit.wiring import draw_wiring
from synapse_sim.config import ConfigError
from synapse_sim.config.sections.circuit import Circuit
from synapse_sim.config.sections.receptor import Receptor

FRESH = range(400, 416)
"""Networks that the search never saw."""
SECONDS = 2.0


def _resting_hz(settled: SettledCircuit) -> tuple[float, float]:
    circuit = settled.circuit
    wirings = [draw_wiring(circuit.network_seed, index, circuit.spread) for index in FRESH]
    kernel = CircuitKernel(circuit, Receptor(), wirings, [CircuitConditions()])
    background = Background(settled, wirings, 9, "test", FRESH)
    first, spikes = whole_steps(circuit, 300.0), np.zeros(kernel.shape)
    for step in range(first + whole_steps(circuit, 1000 * SECONDS)):
        kernel.step(background.at(step))
        if step >= first:
            spikes.reshape(-1)[kernel.fired.flat] += 1
    cell_hz = spikes.mean(axis=(0, 1)) / SECONDS
    return float(cell_hz[:80].mean()), float(cell_hz[80:].mean())


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"threshold_mv": -48.0},
        {"rest_mv": -68.0},
        {"tonic_nmda_interneuron_leak": 0.11},
        {"ampa_decay_ms": 2.5},
        {"interneuron_to_pyramidal_leak": 0.0},
        {"resting_pyramidal_hz": 4.0},
        {"resting_interneuron_hz": 25.0},
    ],
    ids=str,
)
def test_other_cells_rest_at_the_same_set_point(changed: dict[str, float]) -> None:
    circuit = Circuit(**changed)
    pyramidal_hz, interneuron_hz = _resting_hz(settled_circuit(circuit, Receptor()))
    assert pyramidal_hz == pytest.approx(circuit.resting_pyramidal_hz, rel=0.12)
    assert interneuron_hz == pytest.approx(circuit.resting_interneuron_hz, rel=0.06)


def test_without_the_set_point_two_millivolts_would_overturn_everything() -> None:
    """The reason for the search: the drive of one circuit is not that of its neighbour."""
    easier = Circuit(threshold_mv=-52.0)
    rate_hz, _ = _resting_hz(replace(settled_circuit(Circuit(), Receptor()), circuit=easier))
    assert rate_hz > 3 * easier.resting_pyramidal_hz


def test_the_search_is_the_same_however_it_is_cut() -> None:
    circuit = Circuit(threshold_mv=-49.0)
    pieces = Homeostasis(circuit, Receptor())
    while not pieces.is_settled:
        pieces.advance(77)
    assert pieces.settled == settled_circuit(circuit, Receptor())


def test_a_circuit_that_cannot_rest_is_refused_in_one_sentence() -> None:
    with pytest.raises(ConfigError, match="no background lets pyramidal cells rest at") as refused:
        settled_circuit(Circuit(tonic_nmda_interneuron_leak=0.387, spread=0.45), Receptor())
    assert len(str(refused.value).splitlines()) == 1
