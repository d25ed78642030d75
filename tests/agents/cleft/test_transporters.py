from __future__ import annotations

import math

import numpy as np
import pytest

from synapse_sim.agents.cleft.molecules import Molecules
from synapse_sim.agents.cleft.transporters import Transporters
from synapse_sim.config import Config

NUMBERS = Config().cleft
STEP_MS = 0.01


def ring_of_molecules(count: int, radius_nm: float) -> Molecules:
    turn = np.linspace(0.0, 2.0 * np.pi, count, endpoint=False)
    molecules = Molecules(count)
    places = [radius_nm * np.cos(turn), radius_nm * np.sin(turn), np.full(count, 5.0)]
    molecules.add(np.array(places, dtype=np.float32))
    return molecules


def test_transporters_stand_as_densely_as_the_membrane_holds_them_and_outside_the_field() -> None:
    transporters = Transporters(NUMBERS)
    ring_um2 = 1e-6 * math.pi * (NUMBERS.edge_radius_nm**2 - NUMBERS.density_radius_nm**2)
    assert transporters.xy_nm.shape[1] == pytest.approx(NUMBERS.transporters_per_um2 * ring_um2, rel=0.01)
    away_nm = np.hypot(*transporters.xy_nm)
    assert away_nm.min() > NUMBERS.density_radius_nm
    assert away_nm.max() < NUMBERS.edge_radius_nm


def test_molecules_over_free_transporters_are_taken_at_the_rate_of_uptake() -> None:
    rng, taken = np.random.default_rng(1), 0
    for _ in range(200):
        transporters = Transporters(NUMBERS)
        taken += transporters.catch(ring_of_molecules(100, 300.0), STEP_MS, rng).size
    assert taken / 20_000 == pytest.approx(STEP_MS / NUMBERS.uptake_tau_ms, rel=0.25)


def test_inside_the_field_and_beyond_the_edge_nobody_is_taken() -> None:
    transporters, rng = Transporters(NUMBERS), np.random.default_rng(1)
    for radius_nm in (0.8 * NUMBERS.density_radius_nm, NUMBERS.edge_radius_nm + 15.0):
        assert transporters.catch(ring_of_molecules(500, radius_nm), 100.0, rng).size == 0


def test_a_busy_transporter_takes_nobody_until_its_cycle_is_over() -> None:
    transporters, rng = Transporters(NUMBERS), np.random.default_rng(1)
    place_nm = transporters.xy_nm[:, 700]
    crowd = Molecules(50)
    crowd.add(np.repeat(np.append(place_nm, 3.0)[:, None], 50, axis=1).astype(np.float32))
    assert transporters.catch(crowd, 100.0, rng).size == 1
    assert np.flatnonzero(transporters.busy_ms > 0.0).tolist() == [700]
    assert transporters.catch(crowd, 100.0, rng).size == 0
    transporters.turn(1e6)
    assert transporters.catch(crowd, 100.0, rng).size == 1
    assert transporters.captured == 2


def test_busy_transporters_slow_the_uptake_and_are_free_again_after_a_cycle_on_average() -> None:
    transporters, rng = Transporters(NUMBERS), np.random.default_rng(1)
    total = transporters.busy_ms.size
    assert transporters.per_ms == pytest.approx(1.0 / NUMBERS.uptake_tau_ms)
    transporters.take(total // 2, rng)
    assert transporters.per_ms == pytest.approx(0.5 / NUMBERS.uptake_tau_ms, rel=0.01)
    transporters.turn(1e3 / NUMBERS.transporter_cycles_per_s)
    busy_share = float((transporters.busy_ms > 0.0).sum()) / (total // 2)
    assert busy_share == pytest.approx(math.exp(-1.0), abs=0.05)


def test_no_more_are_taken_than_transporters_are_free() -> None:
    transporters, rng = Transporters(NUMBERS), np.random.default_rng(1)
    transporters.take(10**6, rng)
    assert transporters.captured == transporters.busy_ms.size
    assert transporters.per_ms == 0.0
