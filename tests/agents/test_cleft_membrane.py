from __future__ import annotations

import math

import numpy as np
import pytest

from synapse_sim.agents.cleft.calcium import Calcium
from synapse_sim.agents.cleft.membrane import Membrane
from synapse_sim.agents.cleft.traces import COLUMNS, Traces
from synapse_sim.agents.cleft.vesicles import DOCKED, FUSING, RESERVE, Vesicles
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


def test_halving_the_step_of_the_membrane_changes_little() -> None:
    coarse, fine = Membrane(NUMBERS, REST_MV), Membrane(NUMBERS, REST_MV)
    coarse.release()
    fine.release()
    for _ in range(200):
        coarse.step(10, 2, REST_MV, 0.04)
        fine.step(10, 2, REST_MV, 0.02)
        fine.step(10, 2, REST_MV, 0.02)
    assert coarse.voltage_mv == pytest.approx(fine.voltage_mv, abs=0.05)
    assert coarse.calcium_umolar == pytest.approx(fine.calcium_umolar, rel=0.01)


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
