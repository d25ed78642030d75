"""Looking for a place of words costs as much as there are places nearby, however wide the row is."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from synapse_sim.arrays import Floats
from synapse_sim.draw.canvas import Rect
from synapse_sim.ui.panels.clear_place import Around, clear_place
from tests.draw.recording_canvas import recorded

NO_CHAIN = np.empty((0, 2))
AT_X = 300.0


def hill(width: float) -> tuple[Floats, Floats]:
    x = np.linspace(0.0, width, 400)
    return x, 60.0 - 50.0 * np.exp(-(((x - AT_X) / 40.0) ** 2))


def placed(around: Around) -> Rect:
    found = clear_place(recorded((2000, 200))[0], around, ("143 %",), AT_X)
    assert found is not None
    return found[0]


def looked_at(monkeypatch: pytest.MonkeyPatch, width: float) -> list[int]:
    """How many samples of the curve each look took."""
    taken: list[int] = []
    real = np.interp

    def counted(at: Any, *rest: Any) -> Any:
        taken.append(at.size)
        return real(at, *rest)

    with monkeypatch.context() as patched:
        patched.setattr(np, "interp", counted)
        placed(Around(Rect(0, 0, width, 60), NO_CHAIN, beside=(hill(width),)))
    return taken


def test_a_curve_is_looked_at_once_and_only_near_the_peak(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow, wide = looked_at(monkeypatch, 700.0), looked_at(monkeypatch, 1900.0)
    assert len(narrow) == 1
    assert wide == narrow


def test_words_stand_off_curve_chain_and_other_words() -> None:
    room, curve = Rect(0, 0, 1900, 60), hill(1900.0)
    free = placed(Around(room, NO_CHAIN, beside=(curve,)))
    along = np.interp(np.linspace(free.x, free.right, 50), *curve)
    assert along.max() <= free.y or along.min() >= free.bottom
    chain = np.column_stack([np.full(30, free.center[0]), np.arange(0, 60, 2)])
    off = placed(Around(room, chain, beside=(curve,)))
    assert off.right < free.center[0] or off.x > free.center[0]
    assert not placed(Around(room, NO_CHAIN, beside=(curve,), taken=(free,))).meets(free)


def test_words_stand_off_a_spike_that_is_narrower_than_the_steps_at_which_curves_are_looked_at() -> None:
    x = np.arange(0.0, 1900.0, 0.5)
    spike = np.where(np.abs(x - AT_X) < 1.0, 5.0, 58.0)
    off = placed(Around(Rect(0, 0, 1900, 60), NO_CHAIN, beside=((x, spike),)))
    assert off.right < AT_X - 1.0 or off.x > AT_X + 1.0
