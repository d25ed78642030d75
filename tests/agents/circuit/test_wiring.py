"""Drawn networks are regular, free of doubles, and spread in excitability the same way each time."""

from __future__ import annotations

import numpy as np
import pytest

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
    assert not np.array_equal(one.tonic_factor, other.tonic_factor)
    for cells in (slice(0, PYRAMIDAL_CELLS), slice(PYRAMIDAL_CELLS, CELLS)):
        np.testing.assert_array_equal(np.sort(one.tonic_factor[cells]), np.sort(other.tonic_factor[cells]))


def test_the_same_seed_and_index_draw_the_same_network() -> None:
    first = draw_wiring(3, 2, 0.3)
    draw_wiring.cache_clear()
    again = draw_wiring(3, 2, 0.3)
    np.testing.assert_array_equal(first.pyramidal_targets, again.pyramidal_targets)
    assert not np.array_equal(first.pyramidal_targets, draw_wiring(4, 2, 0.3).pyramidal_targets)


def test_a_wiring_cannot_be_changed(wiring: Wiring) -> None:
    with pytest.raises(ValueError, match="read-only"):
        wiring.pyramidal_targets[0, 0] = 1
