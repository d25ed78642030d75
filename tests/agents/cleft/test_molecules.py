from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synapse_sim.agents.cleft.molecules import Molecules, brownian_nm, folded, normal_quantiles


def cloud(count: int) -> Molecules:
    molecules = Molecules(count)
    molecules.add(np.zeros((3, count), dtype=np.float32))
    return molecules


def test_the_quantiles_are_those_of_a_standard_normal() -> None:
    quantiles = normal_quantiles().astype(np.float64)
    assert quantiles.mean() == pytest.approx(0.0, abs=1e-6)
    assert quantiles.var() == pytest.approx(1.0, abs=1e-5)
    assert (quantiles**4).mean() == pytest.approx(3.0, abs=0.01)


def test_molecules_spread_as_diffusion_says() -> None:
    diffusion_um2_per_ms, dt_ms, steps = 0.33, 4e-4, 100
    molecules, bits = cloud(20_000), np.random.SFC64(1)
    for _ in range(steps):
        molecules.move(brownian_nm(diffusion_um2_per_ms, dt_ms), bits)
    square_um2 = 1e-6 * (molecules.xyz_nm.astype(np.float64) ** 2).mean(axis=1)
    np.testing.assert_allclose(square_um2, 2.0 * diffusion_um2_per_ms * steps * dt_ms, rtol=0.05)


def test_folding_keeps_an_even_spread_between_the_membranes() -> None:
    molecules, bits = cloud(20_000), np.random.SFC64(2)
    for _ in range(30):
        molecules.move(16.0, bits)
    counts, _ = np.histogram(molecules.within(20.0)[2], bins=4, range=(0.0, 20.0))
    np.testing.assert_allclose(counts, 5000, rtol=0.06)


@settings(deadline=None, max_examples=50)
@given(st.floats(-1e3, 1e3), st.floats(12.0, 25.0))
def test_a_folded_place_lies_between_the_membranes(z_nm: float, height_nm: float) -> None:
    place = folded(np.array([z_nm], dtype=np.float32), height_nm)
    assert -1e-3 <= place[0] <= height_nm + 1e-3


@settings(deadline=None, max_examples=50)
@given(st.sets(st.integers(0, 19)))
def test_dropping_leaves_exactly_the_others(gone: set[int]) -> None:
    molecules = Molecules(20)
    molecules.add(np.tile(np.arange(20, dtype=np.float32), (3, 1)))
    molecules.drop(np.array(sorted(gone), dtype=np.intp))
    assert sorted(molecules.xyz_nm[0].tolist()) == sorted(set(range(20)) - gone)


def test_no_more_molecules_come_in_than_there_is_room_for() -> None:
    molecules = cloud(10)
    molecules.add(np.ones((3, 5), dtype=np.float32))
    assert molecules.count == 10
