from __future__ import annotations

import numpy as np

from synapse_sim.draw.branches import branching
from synapse_sim.draw.making import finished
from synapse_sim.draw.solids import Body, height_map, smooth_limb

NO_THORNS = np.empty((0, 6), dtype=np.float32)
BODY = Body(
    (
        smooth_limb([(10, 60), (40, 40), (90, 50)], [9, 7, 4]),
        smooth_limb([(40, 42), (60, 15)], [4, 2]),
    ),
    6.0,
)


def test_limbs_are_computed_as_all_solids_are() -> None:
    wanted, found = height_map(BODY, 110, 80), finished(branching(BODY, NO_THORNS, 110, 80))
    near = wanted[0] > -2.0
    assert np.allclose(found[0][near], wanted[0][near], atol=1e-3)
    assert np.abs(found[1] - wanted[1]).mean() < 0.01


def test_a_thorn_stands_out_and_changes_nothing_far_from_it() -> None:
    thorn = np.array([[70, 30, 1.0, 78, 22, 2.0]], dtype=np.float32)
    without, with_thorn = (finished(branching(BODY, thorns, 110, 80)) for thorns in (NO_THORNS, thorn))
    assert without[0][22, 78] < 0 < with_thorn[0][22, 78]
    assert np.array_equal(without[:, :, :60], with_thorn[:, :, :60])


def test_what_reaches_beyond_the_map_is_cut() -> None:
    field = finished(branching(BODY.moved(-30, -40), NO_THORNS, 60, 40))
    assert field.shape == (2, 40, 60)
    assert field[0].max() > 0


def test_it_is_made_in_slices() -> None:
    many = Body(BODY.limbs * 40, BODY.join)
    assert len(list(branching(many, NO_THORNS, 110, 80))) >= 3
