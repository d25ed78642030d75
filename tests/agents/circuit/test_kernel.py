"""One cell against its closed form, one spike against its delay, and batches against single runs."""

from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.agents.circuit.background import BLOCK_STEPS, Background, poisson_quantiles
from synapse_sim.agents.circuit.kernel import CircuitKernel
from synapse_sim.agents.circuit.numbers import (
    BackgroundJumps,
    CircuitConditions,
    SettledCircuit,
    mean_over_step,
)
from synapse_sim.agents.circuit.wiring import CELLS, draw_wiring
from synapse_sim.config.sections.circuit import Circuit
from synapse_sim.config.sections.receptor import Receptor

FREE = CircuitConditions()
CLASSES = ("pyramidal", "interneuron")
QUIET = np.zeros((1, CELLS), dtype=np.float32)


def _settled(circuit: Circuit) -> SettledCircuit:
    return SettledCircuit(circuit, Receptor(), BackgroundJumps(0.065, 0.055))


def _kernel(circuit: Circuit, *conditions: CircuitConditions, networks: int = 1) -> CircuitKernel:
    wirings = [draw_wiring(circuit.network_seed, index, circuit.spread) for index in range(networks)]
    return CircuitKernel(circuit, Receptor(), wirings, conditions or (FREE,))


def _passive(**changes: float) -> Circuit:
    return Circuit(tonic_nmda_pyramidal_leak=0, tonic_nmda_interneuron_leak=0, **changes)


def test_a_cell_without_input_relaxes_to_rest_with_its_membrane_time() -> None:
    circuit = _passive()
    kernel = _kernel(circuit)
    steps = round(20 / circuit.step_ms)
    for _ in range(steps):
        kernel.step(QUIET)
    left = (kernel.voltage_mv - circuit.rest_mv) / (circuit.reset_mv - circuit.rest_mv)
    assert left[0] == pytest.approx(np.exp(-20 / circuit.membrane_time_pyramidal_ms), rel=1e-3)
    assert left[-1] == pytest.approx(np.exp(-20 / circuit.membrane_time_interneuron_ms), rel=2e-3)


def test_a_tonic_nmda_conductance_holds_the_potential_where_currents_balance() -> None:
    circuit = Circuit(tonic_spread=0, tonic_nmda_pyramidal_leak=0.1, tonic_nmda_interneuron_leak=0.1)
    blocked = CircuitConditions(block_interneuron=0.4, block_pyramidal=0.2, magnesium_mmolar=0.8)
    kernel = _kernel(circuit, blocked)
    for _ in range(round(400 / circuit.step_ms)):
        kernel.step(QUIET)
    for cell, block, share in ((0, 0.2, 1.0), (-1, 0.4, circuit.magnesium_interneuron_share)):
        v = float(kernel.voltage_mv[cell])
        unblocked = 1 / (1 + np.exp(-0.062 * v) * 0.8 * share / 3.57)
        at_rest = 1 / (1 + np.exp(-0.062 * -55.0) * share / 3.57)
        current = 0.1 / at_rest * (1 - block) * unblocked * (0 - v) + circuit.rest_mv - v
        assert current == pytest.approx(0, abs=1e-3)


def test_a_constant_drive_fires_at_the_rate_of_the_closed_form() -> None:
    alone = {f"{sender}_to_{target}_leak": 0.0 for sender in CLASSES for target in CLASSES}
    circuit = _passive(**alone)
    kernel = _kernel(circuit)
    conductance, seconds = 1.0, 2.0
    decay = 1 - np.exp(-circuit.step_ms / circuit.ampa_decay_ms)
    kernel.ampa[:] = conductance
    spikes = 0
    for _ in range(round(1000 * seconds / circuit.step_ms)):
        kernel.step(np.full((1, CELLS), conductance * decay, dtype=np.float32))
        spikes += int(np.count_nonzero(kernel.fired.flat == 0))
    final_mv = circuit.rest_mv / (1 + conductance)
    run_ms = circuit.membrane_time_pyramidal_ms / (1 + conductance)
    climb_ms = run_ms * np.log((final_mv - circuit.reset_mv) / (final_mv - circuit.threshold_mv))
    assert spikes == pytest.approx(1000 * seconds / (climb_ms + circuit.refractory_ms), rel=0.005)


def test_a_forced_spike_reaches_exactly_its_targets_after_the_delay() -> None:
    circuit = _passive()
    kernel = _kernel(circuit)
    wiring = draw_wiring(circuit.network_seed, 0, circuit.spread)
    kernel.step(QUIET, forced=np.array([7, 85]))
    assert list(kernel.fired.flat) == [7, 85]
    ampa_step = round(circuit.delay_pyramidal_ms / circuit.step_ms)
    gaba_step = round(circuit.delay_interneuron_ms / circuit.step_ms)
    for step in range(1, 1 + max(ampa_step, gaba_step)):
        kernel.step(QUIET)
        assert np.any(kernel.ampa) == (step >= ampa_step)
        assert np.any(kernel.gaba) == (step >= gaba_step)
    assert set(np.flatnonzero(kernel.ampa)) == set(wiring.pyramidal_targets[7])
    assert set(np.flatnonzero(kernel.gaba)) == set(wiring.interneuron_targets[5])


def test_spine_density_scales_contacts_between_pyramidal_cells_alone() -> None:
    circuit = _passive()
    kernel = _kernel(circuit, FREE, CircuitConditions(spine_density_rel=0.5))
    kernel.step(QUIET, forced=np.array([7, CELLS + 7]))
    for _ in range(round(circuit.delay_pyramidal_ms / circuit.step_ms)):
        kernel.step(QUIET)
    healthy, stressed = kernel.ampa.reshape(2, CELLS)
    hit = healthy > 0
    np.testing.assert_allclose((stressed / np.where(hit, healthy, 1))[:80][hit[:80]], 0.5, rtol=1e-5)
    np.testing.assert_allclose(stressed[80:], healthy[80:])


def test_a_jump_carries_the_same_charge_at_every_step() -> None:
    for decay_ms in (2.0, 8.0, 100.0):
        for step_ms in (0.5, 0.25, 0.1):
            circuit = Circuit(step_ms=step_ms)
            steps = np.arange(round(20 * decay_ms / step_ms))
            charge = mean_over_step(circuit, decay_ms) * np.exp(-steps * step_ms / decay_ms).sum() * step_ms
            assert charge == pytest.approx(decay_ms, rel=1e-6)


def test_background_counts_have_the_mean_and_variance_of_poisson() -> None:
    for mean in (0.2, 1.0, 3.0):
        table = poisson_quantiles(mean)
        assert table.mean() == pytest.approx(mean, rel=1e-4)
        assert table.var() == pytest.approx(mean, rel=0.005)


def _run(
    circuit: Circuit, conditions: list[CircuitConditions], networks: list[int], steps: int
) -> CircuitKernel:
    wirings = [draw_wiring(circuit.network_seed, index, circuit.spread) for index in networks]
    kernel = CircuitKernel(circuit, Receptor(), wirings, conditions)
    background = Background(_settled(circuit), wirings, 5, "test", networks)
    for step in range(steps):
        kernel.step(background.at(step))
    return kernel


def test_a_network_runs_the_same_alone_and_in_a_batch() -> None:
    circuit = Circuit()
    drug = CircuitConditions(0.3, 0.1)
    batch = _run(circuit, [FREE, drug], [0, 1, 2], 400)
    alone = _run(circuit, [drug], [2], 400)
    np.testing.assert_array_equal(batch.voltage_mv.reshape(batch.shape)[2, 1], alone.voltage_mv)


def test_a_copy_goes_its_own_way() -> None:
    kernel = _run(Circuit(), [FREE], [0], 100)
    voltage_mv = kernel.voltage_mv.copy()
    twin = kernel.copy()
    for _ in range(20):
        twin.step(QUIET, forced=np.arange(20))
    np.testing.assert_array_equal(kernel.voltage_mv, voltage_mv)
    assert kernel.steps_done == 100


def test_background_depends_on_its_key_and_step_alone() -> None:
    circuit = Circuit()
    wirings = [draw_wiring(1, 0, 0.3)]
    one, other = (Background(_settled(circuit), wirings, 5, "test", [3]) for _ in range(2))
    late = one.at(5 * BLOCK_STEPS + 3).copy()
    one.at(0)
    np.testing.assert_array_equal(one.at(5 * BLOCK_STEPS + 3), late)
    np.testing.assert_array_equal(other.at(5 * BLOCK_STEPS + 3), late)
    assert not np.array_equal(
        Background(_settled(circuit), wirings, 6, "test", [3]).at(5 * BLOCK_STEPS + 3), late
    )
