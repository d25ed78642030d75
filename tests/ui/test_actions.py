from __future__ import annotations

from collections import Counter

import pytest

from synapse_sim.session.commands import Pause
from synapse_sim.ui.actions import ACTIONS, Action, action, key_map, pretty_key
from tests.ui.pilot import Pilot


@pytest.fixture(scope="module")
def pilot() -> Pilot:
    return Pilot()


def test_no_key_does_two_things() -> None:
    keys = Counter(key for each in ACTIONS for key in each.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    assert len(key_map()) == len(keys)


def test_names_are_unique() -> None:
    assert len({each.name for each in ACTIONS}) == len(ACTIONS)


@pytest.mark.parametrize("each", ACTIONS, ids=lambda each: each.name)
def test_every_action_runs_and_the_window_goes_on(each: Action, pilot: Pilot) -> None:
    for key in each.keys:
        pilot.key("plus" if key == "+" else key)
    pilot.frame()
    pilot.desk.do(each.command)
    pilot.frame()
    pilot.session.do(Pause())


def test_keys_are_written_as_on_a_keyboard() -> None:
    assert [pretty_key(key) for key in ("ctrl+z", "left", "+", "f1")] == ["Ctrl+Z", "←", "+", "F1"]


def test_an_unknown_action_is_refused() -> None:
    with pytest.raises(KeyError):
        action("fly")
