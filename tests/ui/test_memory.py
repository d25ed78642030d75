from __future__ import annotations

import pytest

from synapse_sim.ui import memory
from synapse_sim.ui.memory import EVERY_S, Tidying, give_back_large_blocks, give_back_small_blocks


def test_small_blocks_are_given_back_once_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    given = []
    monkeypatch.setattr(memory, "give_back_small_blocks", lambda: given.append(1))
    tidying = Tidying()
    for _ in range(10 * round(3.5 * EVERY_S)):
        tidying.advance(0.1)
    assert len(given) == 3


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_where_the_allocator_is_another_nothing_happens(
    platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    class Library:
        def __getattr__(self, name: str) -> object:
            asked.append(name)
            return lambda *_: 1

    monkeypatch.setattr("ctypes.CDLL", lambda _: Library())
    monkeypatch.setattr("sys.platform", platform)
    give_back_large_blocks()
    give_back_small_blocks()
    assert set(asked) == ({"mallopt", "malloc_trim"} if platform == "linux" else set())
