"""Drawn networks are regular, free of doubles, and spread in excitability the same way each time."""

from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.agents.circuit.numbers import own_factors
from synapse_sim.agents.circuit.wiring import CELLS, PYRAMIDAL_CELLS, Wiring, draw_wiring


@pytest.fixture(params=range(4))
def wiring(request: pytest.FixtureRequest) -> Wiring:
    return draw_wiring(3, int(request.param), 0.3)


def test_every_cell_hears_sixteen_pyramidal_cells_and_eight_interneurons(wiring: Wiring) -> None:
    assert np.all(np.bincount(wiring.pyramidal_targets.ravel(), minlength=CELLS) == 16)
    assert np.all(np.bincount(wiring.interneuron_targets.ravel(), minlength=CELLS) == 8)


def test_nobody_speaks_to_itself_or_twice_to_the_same_cell(wiring: Wiring) -> None:
    for first, table in ((0, wiring.pyramidal_targets), (PYRAMIDAL_CELLS, wiring.interneuron_targets)):
        for sender, targets in enumerate(table):
            assert len(set(targets)) == len(targets)
            assert first + sender not in targets


def test_pyramidal_targets_come_first_in_every_row(wiring: Wiring) -> None:
    assert np.all(wiring.pyramidal_targets[:, :16] < PYRAMIDAL_CELLS)
    assert np.all(wiring.pyramidal_targets[:, 16:] >= PYRAMIDAL_CELLS)
    assert np.all(wiring.interneuron_targets[:, :32] < PYRAMIDAL_CELLS)
    assert np.all(wiring.interneuron_targets[:, 32:] >= PYRAMIDAL_CELLS)


def test_networks_differ_in_who_is_excitable_but_not_in_how_many() -> None:
    one, other = draw_wiring(3, 0, 0.3), draw_wiring(3, 1, 0.3)
    assert not np.array_equal(one.background_factor, other.background_factor)
    for cells in (slice(0, PYRAMIDAL_CELLS), slice(PYRAMIDAL_CELLS, CELLS)):
        mine, its = (np.sort(each.background_factor[cells]) for each in (one, other))
        np.testing.assert_array_equal(mine, its)


def test_cells_differ_in_three_things_that_know_nothing_of_each_other(wiring: Wiring) -> None:
    scores = (np.log(wiring.background_factor), wiring.tonic_score, wiring.inhibition_score)
    correlation = np.corrcoef([each[:PYRAMIDAL_CELLS] for each in scores])
    assert np.abs(correlation[np.triu_indices(3, 1)]).max() < 0.4


def test_factors_of_a_class_have_a_mean_of_one(wiring: Wiring) -> None:
    factors = own_factors(wiring.inhibition_score, 0.6)
    assert factors[:PYRAMIDAL_CELLS].mean() == pytest.approx(1.0, abs=1e-5)
    assert np.log(factors).std() == pytest.approx(0.6, abs=0.03)


def test_the_same_seed_and_index_draw_the_same_network() -> None:
    first = draw_wiring(3, 2, 0.3)
    draw_wiring.cache_clear()
    again = draw_wiring(3, 2, 0.3)
    np.testing.assert_array_equal(first.pyramidal_targets, again.pyramidal_targets)
    assert not np.array_equal(first.pyramidal_targets, draw_wiring(4, 2, 0.3).pyramidal_targets)


def test_a_wiring_cannot_be_changed(wiring: Wiring) -> None:
    with pytest.raises(ValueError, match="read-only"):
        wiring.pyramidal_targets[0, 0] = 1
