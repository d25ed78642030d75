"""Whose turn it is to compute."""

from __future__ import annotations

import pytest

from synapse_sim.config import Config
from synapse_sim.session import Session
from synapse_sim.session.commands import GoTo
from synapse_sim.session.feed import CALM_S, WORK_S

FRAME_S = 1.0 / 60.0


@pytest.mark.parametrize("calmly", [False, True])
def test_while_the_eye_is_led_entering_a_place_takes_less_of_a_frame(
    calmly: bool,  # noqa: FBT001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = Session(Config())
    spent: list[float] = []
    monkeypatch.setattr(session.playback, "work", spent.append)
    session.do(GoTo(24.0))
    for _ in range(12):
        session.advance(FRAME_S, calmly=calmly)
    assert set(spent) == {CALM_S if calmly else WORK_S}
    assert CALM_S < WORK_S / 2
