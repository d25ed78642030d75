from __future__ import annotations

from itertools import combinations

import numpy as np

from synapse_sim.agents.streams import stream

KEYS = [(1, "cleft", 0, 0), (2, "cleft", 0, 0), (1, "circuit", 0, 0), (1, "cleft", 5, 0), (1, "cleft", -5, 0)]


def test_the_same_key_gives_the_same_numbers() -> None:
    np.testing.assert_array_equal(stream(1, "cleft", 7, 3).random(8), stream(1, "cleft", 7, 3).random(8))


def test_any_change_of_the_key_gives_other_numbers() -> None:
    drawn = [stream(*key).random(4) for key in [*KEYS, (1, "cleft", 0, 1)]]
    assert all(not np.allclose(one, other) for one, other in combinations(drawn, 2))
