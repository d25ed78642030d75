from __future__ import annotations

import pytest

from synapse_sim import allocator
from synapse_sim.ui.memory import EVERY_S, Tidying


def test_small_blocks_are_given_back_once_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    given = []
    monkeypatch.setattr(allocator, "trim", lambda: given.append(1))
    tidying = Tidying()
    for _ in range(10 * round(3.5 * EVERY_S)):
        tidying.advance(0.1)
    assert len(given) == 3
