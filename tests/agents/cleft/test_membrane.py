from __future__ import annotations

import math

import numpy as np
import pytest

from synapse_sim.agents.cleft.calcium import Calcium
from synapse_sim.agents.cleft.membrane import Membrane
from synapse_sim.agents.cleft.traces import COLUMNS, Traces
from synapse_sim.agents.cleft.vesicles import DOCKED, FUSING, RESERVE, Vesicles
from synapse_sim.arrays import Floats
from synapse_sim.config import Config

NUMBERS = Config().cleft
REST_MV = -65.0


def test_a_membrane_without_channels_stays_at_rest() -> None:
    membrane = Membrane(NUMBERS, REST_MV)
    for _ in range(100):
        membrane.step(0, 0, REST_MV, 0.04)
    assert membrane.voltage_mv == pytest.approx(REST_MV)
    assert membrane.calcium_umolar == 0.0


def test_a_steady_conductance_leads_to_the_divided_voltage() -> None:
    membrane, channels = Membrane(NUMBERS, REST_MV), 20
    for _ in range(2000):
        membrane.step(channels, 0, REST_MV, 0.04)
    open_ns = 1e-3 * NUMBERS.ampa_psiemens * channels
    expected = REST_MV * NUMBERS.leak_nsiemens / (NUMBERS.leak_nsiemens + open_ns)
    assert membrane.voltage_mv == pytest.approx(expected, rel=1e-6)
    assert membrane.ampa_pa == pytest.approx(open_ns * expected, rel=1e-6)


def trace_after_release(step_ms: float, steps_per_row: int) -> Floats:
    """(rows, 3) voltage above rest, mV, synaptic current, pA, and calcium, µM, over 40 ms; channels close."""
    membrane, rows = Membrane(NUMBERS, REST_MV), []
    membrane.release()
    for row in range(1000):
        elapsed_ms = 0.04 * row
        channels = round(20 * math.exp(-elapsed_ms / 3.0)), round(4 * math.exp(-elapsed_ms / 20.0))
        for _ in range(steps_per_row):
            membrane.step(*channels, REST_MV, step_ms)
        current_pa = membrane.ampa_pa + membrane.nmda_pa
        rows.append((membrane.voltage_mv - REST_MV, current_pa, membrane.calcium_umolar))
    return np.array(rows)


def test_halving_the_step_moves_no_point_of_the_trace_by_a_twentieth_of_its_peak() -> None:
    coarse, fine = trace_after_release(0.04, 1), trace_after_release(0.02, 2)
    change = np.abs(coarse - fine).max(axis=0)
    assert (change < 0.05 * np.abs(fine).max(axis=0)).all()
    assert change[0] > 0.0


def test_the_drive_peaks_after_its_time_constant() -> None:
    membrane, seen = Membrane(NUMBERS, REST_MV), []
    membrane.release()
    for _ in range(2500):
        membrane.step(0, 0, REST_MV, 0.04)
        seen.append(membrane.voltage_mv)
    peak_ms = 0.04 * float(np.argmax(seen))
    assert NUMBERS.drive_tau_ms < peak_ms < NUMBERS.drive_tau_ms + 3.0 * NUMBERS.membrane_tau_ms
    assert max(seen) == pytest.approx(REST_MV + NUMBERS.drive_mv, abs=1.0)


def test_calcium_comes_with_nmda_current_and_is_removed() -> None:
    membrane = Membrane(NUMBERS, REST_MV)
    membrane.step(0, 3, REST_MV, 0.04)
    charge = NUMBERS.calcium_share * -membrane.nmda_pa * 0.04
    assert membrane.calcium_kiloions == pytest.approx(charge * 3.12)
    before = membrane.calcium_umolar
    membrane.step(0, 0, REST_MV, NUMBERS.calcium_tau_ms)
    assert membrane.calcium_umolar == pytest.approx(before * math.exp(-1.0))


def test_calcium_dots_stand_for_the_inflow_and_lie_below_the_membrane() -> None:
    calcium, rng = Calcium(NUMBERS), np.random.default_rng(1)
    gates_nm = np.array([[10.0, -20.0], [0.0, 5.0]], dtype=np.float32)
    came = 0
    for _ in range(200):
        before = calcium.dots.count
        calcium.step(0.1, gates_nm, 1e-9, rng)
        came += calcium.dots.count - before
    assert came == pytest.approx(200 * 100.0 / NUMBERS.calcium_ions_per_dot, rel=0.2)
    assert calcium.xyz_nm[2].max() <= 0.0
    for _ in range(200):
        calcium.step(0.0, gates_nm, 1.0, rng)
    assert calcium.dots.count == 0


def test_traces_keep_the_newest_rows_in_order() -> None:
    traces = Traces(3)
    for k in range(5):
        traces.add(float(k), 0.0, 0.0, 0.0, 0.0)
    assert traces.rows[:, 0].tolist() == [2.0, 3.0, 4.0]
    assert traces.rows.shape == (3, len(COLUMNS))


def test_a_vesicle_fuses_leaves_its_site_and_refills_in_the_reserve() -> None:
    rng = np.random.default_rng(1)
    vesicles = Vesicles(NUMBERS, rng)
    total = NUMBERS.vesicles + NUMBERS.docked
    x_nm, y_nm = vesicles.fuse(rng)
    assert (vesicles.state == FUSING).sum() == 1
    assert math.hypot(x_nm, y_nm) < NUMBERS.density_radius_nm
    vesicles.empty(0.5)
    assert vesicles.opened.max() == 0.5
    vesicles.retrieve()
    assert [(vesicles.state == state).sum() for state in (RESERVE, DOCKED, FUSING)] == [
        total - NUMBERS.docked,
        NUMBERS.docked,
        0,
    ]
    assert vesicles.fill.min() == 0.0
    vesicles.refill(NUMBERS.refill_tau_ms)
    assert vesicles.fill.min() == pytest.approx(1.0 - math.exp(-1.0))
