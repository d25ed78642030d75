"""The handle under the curve of a cell: a hand holds the voltage of its doors; nothing else knows of it."""

from __future__ import annotations

import pytest

from synapse_sim.config import Config
from synapse_sim.lesson.shelf import find_lesson
from synapse_sim.session.commands import HoldHandle
from synapse_sim.session.hands import EASE_S
from synapse_sim.session.lecture import Lecture, LessonPlace
from synapse_sim.session.saved import state_text
from synapse_sim.session.state import state_of
from tests.ui.pilot import FRAME_S, Pilot

NAME = "handle channel pyramidal"


@pytest.fixture
def pilot() -> Pilot:
    return Pilot(size=(1280, 720), scene="channel")


def shown_mv(pilot: Pilot) -> float:
    slider = pilot.widget(NAME)
    return float(slider.quantity.get())  # type: ignore[attr-defined]


def drag_to_minus_twenty_and_let_go(pilot: Pilot) -> None:
    """It is held there as long as the hand holds it."""
    pilot.down(pilot.track(NAME, 0.5))
    pilot.move(pilot.track(NAME, 0.75))
    pilot.frame()
    assert shown_mv(pilot) == pytest.approx(-20.0, abs=1.0)
    pilot.up(pilot.track(NAME, 0.75))


def test_a_drag_holds_the_voltage_and_letting_go_eases_it_back(pilot: Pilot) -> None:
    own_mv = shown_mv(pilot)
    drag_to_minus_twenty_and_let_go(pilot)
    pilot.frame(round(0.5 * EASE_S / FRAME_S))
    assert own_mv + 3.0 < shown_mv(pilot) < -23.0
    pilot.frame(round(0.6 * EASE_S / FRAME_S))
    assert not pilot.session.frame().held


def test_with_reduced_motion_it_is_back_at_once() -> None:
    pilot = Pilot({"window.reduced_motion": True}, size=(1280, 720), scene="channel")
    pilot.click(pilot.track(NAME, 0.9))
    pilot.frame()
    assert not pilot.session.frame().held


def test_keys_hold_it_until_the_focus_leaves(pilot: Pilot) -> None:
    pilot.focus(NAME)
    pilot.key("end")
    assert shown_mv(pilot) == 0.0
    pilot.key("left")
    assert -6.0 < shown_mv(pilot) < 0.0
    pilot.press("tab")
    pilot.frame(round(1.1 * EASE_S / FRAME_S))
    assert not pilot.session.frame().held


def test_a_typed_voltage_out_of_reach_becomes_the_end_and_says_so(pilot: Pilot) -> None:
    pilot.focus(NAME)
    pilot.key("enter")
    pilot.type("40")
    pilot.key("enter")
    assert shown_mv(pilot) == 0.0
    assert "−80 mV" in pilot.desk.messages.said[-1]


def test_holding_leaves_no_trace_in_agents_undo_or_saved_state(pilot: Pilot) -> None:
    still = Pilot(size=(1280, 720), scene="channel")
    pilot.focus(NAME)
    pilot.key("end")
    still.press("tab")
    still.frame(1)
    assert pilot.session.frame().held
    ahead = pilot.session.world.tick - still.session.world.tick
    still.session.world.advance(max(ahead, 0))
    pilot.session.world.advance(max(-ahead, 0))
    assert pilot.session.world.digest() == still.session.world.digest()
    assert state_text(state_of(pilot.session)) == state_text(state_of(still.session))
    config = pilot.session.config
    pilot.key("ctrl+z")
    assert pilot.session.config == config


def test_another_scene_lets_it_go_and_has_no_such_handle(pilot: Pilot) -> None:
    pilot.focus(NAME)
    pilot.key("end")
    pilot.key("3")
    assert NAME not in {widget.name for widget in pilot.desk.shown}
    pilot.frame(round(1.1 * EASE_S / FRAME_S))
    assert not pilot.session.frame().held


def test_the_picture_follows_the_hand(pilot: Pilot) -> None:
    before = pilot.pixels()
    pilot.focus(NAME)
    pilot.key("end")
    assert pilot.pixels() != before


def test_it_says_what_it_is(pilot: Pilot) -> None:
    assert "pyramidal cell" in pilot.widget(NAME).tip()


def test_what_a_beat_holds_comes_back_to_the_beats_value_when_a_hand_lets_it_go(pilot: Pilot) -> None:
    (of_beat,) = beats_holding(-65.0)
    beat_mv = of_beat.value
    pilot.session.do(of_beat)
    pilot.frame()
    assert shown_mv(pilot) == beat_mv
    drag_to_minus_twenty_and_let_go(pilot)
    pilot.frame(round(0.5 * EASE_S / FRAME_S))
    assert -60.0 < shown_mv(pilot) < -25.0
    pilot.frame(round(0.7 * EASE_S / FRAME_S))
    assert shown_mv(pilot) == beat_mv
    pilot.key("3")
    pilot.frame(round(1.1 * EASE_S / FRAME_S))
    assert not pilot.session.frame().held, "another scene does not keep it"


def beats_holding(value: float) -> set[HoldHandle]:
    """What the first beat of the lesson on magnesium asks to be held so."""
    lecture = Lecture(find_lesson("magnesium"), LessonPlace("magnesium", is_open=True), 0)
    asked = lecture.commands(Config(), None)
    return {each for each in asked if isinstance(each, HoldHandle) and each.value == value}
