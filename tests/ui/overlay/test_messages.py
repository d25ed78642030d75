"""What is said over the panels: tips that wait to be asked, and one notice at a time."""

from __future__ import annotations

import pytest

from synapse_sim.session.commands import Change
from synapse_sim.ui.overlay.messages import QUIET_S, TIP_DELAY_S
from tests.ui.pilot import FRAME_S, Pilot

A_WHILE = round((TIP_DELAY_S + 0.1) / FRAME_S)


@pytest.fixture
def pilot() -> Pilot:
    return Pilot(size=(640, 480), scene="dendrite")


def rest(pilot: Pilot, seconds: float) -> None:
    """Let time pass on the desk alone."""
    for _ in range(round(seconds / FRAME_S)):
        pilot.desk.advance(FRAME_S)


def test_on_the_projector_a_tip_comes_only_when_it_is_asked_for(pilot: Pilot) -> None:
    pilot.session.do(Change({"window.projector": True}))
    pilot.frame()
    pilot.move("dose")
    pilot.frame(A_WHILE)
    assert not pilot.desk.messages.tip_is_open
    pilot.key("i")
    assert pilot.desk.messages.tip_is_open


def test_no_tip_comes_during_a_drag_or_just_after_it() -> None:
    pilot = Pilot(size=(1024, 768), scene="dendrite")
    pilot.down(pilot.track("dose", 0.4))
    pilot.move(pilot.track("dose", 0.6))
    rest(pilot, 3.0)
    assert not pilot.desk.messages.tip_is_open
    pilot.up(pilot.track("dose", 0.6))
    rest(pilot, 3.0)
    assert not pilot.desk.messages.tip_is_open
    pilot.move(pilot.track("dose", 0.61))
    rest(pilot, TIP_DELAY_S + 0.1)
    assert pilot.desk.messages.tip_is_open


def test_a_tremor_after_a_drag_brings_no_tip() -> None:
    pilot = Pilot(size=(1024, 768), scene="dendrite")
    pilot.down(pilot.track("dose", 0.4))
    pilot.up(pilot.track("dose", 0.4))
    rest(pilot, QUIET_S / 2)
    pilot.move(pilot.track("dose", 0.41))
    rest(pilot, 3.0)
    assert not pilot.desk.messages.tip_is_open


def test_the_newest_notice_takes_the_place_of_the_last(pilot: Pilot) -> None:
    pilot.desk.messages.say("One.")
    pilot.desk.messages.say("Two.")
    assert pilot.desk.messages.said == ("Two.",)


def test_what_is_said_at_once_is_one_notice_that_can_be_read(pilot: Pilot) -> None:
    pilot.session.notices.extend(f"Line {k}." for k in range(40))
    pilot.frame()
    (words,) = pilot.desk.messages.said
    assert words.splitlines()[0] == "Line 0."
    assert words.splitlines()[-1] == "and 34 more"
