from __future__ import annotations

import pytest

from synapse_sim import allocator
from synapse_sim.config import Config
from synapse_sim.experiments.sweep.sweep import sweep
from synapse_sim.ui.memory import give_back_large_blocks

Asked = tuple[str, tuple[int, ...]]
"""Name and arguments."""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Asked]:
    """What the C library is asked, by name."""
    told: list[Asked] = []

    class Library:
        def __getattr__(self, name: str) -> object:
            return lambda *given: told.append((name, given))

    monkeypatch.setattr("ctypes.CDLL", lambda _: Library())
    return told


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_where_the_allocator_is_another_nothing_happens(
    platform: str, asked: list[Asked], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    give_back_large_blocks()
    allocator.trim()
    assert {name for name, _ in asked} == ({"mallopt", "malloc_trim"} if platform == "linux" else set())


def test_a_sweep_keeps_what_its_patients_need_and_a_window_returns_its_pictures(
    asked: list[Asked], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    sweep(Config(), subjects=2)
    of_sweep = {which: most for name, (which, most) in asked if name == "mallopt"}
    give_back_large_blocks()
    of_window = {which: most for name, (which, most) in asked if name == "mallopt"}
    assert all(of_sweep[which] > of_window[which] for which in of_window)
