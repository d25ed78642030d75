"""The director leads where time goes, but not while a hand drags."""

from __future__ import annotations

from synapse_sim.config import Config
from synapse_sim.session import Session
from synapse_sim.session.commands import Change, Command, GoTo, ShowScene
from synapse_sim.session.playback import STILL_TICKS

FEW = STILL_TICKS // 4


def led(session: Session, *commands: Command) -> list[str]:
    """What is shown after each of some commands that come one upon the other."""
    found = []
    for command in commands:
        session.do(command)
        session.pass_ticks(FEW)
        found.append(session.frame().shown)
        assert found[-1] == session.shown
    return found


def begun() -> Session:
    session = Session(Config(), time_h=0.75)
    session.finish()
    return session


def test_a_jump_in_time_is_followed_at_once() -> None:
    first = begun().frame().shown
    assert led(begun(), GoTo(30.0)) != [first]


def test_while_time_is_dragged_the_scene_stays_and_when_the_hand_rests_it_follows() -> None:
    session = begun()
    kept = led(session, GoTo(0.8), GoTo(2.0), GoTo(8.0), GoTo(30.0))
    assert len(set(kept)) == 1
    session.pass_ticks(2 * STILL_TICKS)
    assert [session.frame().shown] == led(begun(), GoTo(30.0)) != kept[-1:]


def test_while_the_dose_is_dragged_the_scene_stays() -> None:
    doses = [Change({"treatment.dose": 0.02 * k}, "drag dose") for k in range(26, 0, -1)]
    assert len(set(led(begun(), *doses))) == 1


def test_a_scene_that_was_chosen_in_a_drag_is_not_the_one_that_is_led_to() -> None:
    session = begun()
    led(session, GoTo(0.8), GoTo(2.0))
    assert led(session, ShowScene("people")) == ["people"]
