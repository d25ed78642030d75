"""The same moment without drug, while a key is held: what is seen, and that it leaves no trace."""

from __future__ import annotations

import pytest

from synapse_sim.config import Config
from synapse_sim.config.drugs import drug_names
from synapse_sim.session import Session
from synapse_sim.session.commands import Change, GoTo, Play, SeeWithout, Undo
from synapse_sim.session.dose import without_drug
from synapse_sim.session.replay import replay, run_to
from synapse_sim.session.state import state_of

HELD, LET_GO = SeeWithout(is_held=True), SeeWithout(is_held=False)


@pytest.fixture
def session() -> Session:
    return Session(Config({"course.horizon_h": 48.0}), scene="circuit")


def shown(session: Session) -> Session:
    """Hold until it is seen."""
    session.do(HELD)
    while session.frame().without != "shown":
        session.work()
    return session


def test_the_frame_shows_the_same_moment_and_luck_without_drug(session: Session) -> None:
    real = session.frame()
    frame = shown(session).frame()
    assert real.moment.block_interneuron > 0.1
    assert frame.moment.block_interneuron == 0.0
    assert frame.moment.rate_interneuron_hz > real.moment.rate_interneuron_hz
    assert (frame.time_h, frame.config.seed) == (real.time_h, real.config.seed)
    assert frame.world.place == real.world.place
    assert frame.revision != real.revision


def test_until_its_agents_are_there_the_picture_stays_and_says_so(session: Session) -> None:
    real = session.frame()
    session.do(HELD)
    waiting = session.frame()
    assert waiting.without == "waits"
    assert waiting.world is real.world
    assert waiting.course is real.course
    assert session.is_computing


def test_letting_go_brings_back_what_was_there(session: Session) -> None:
    real = session.frame()
    shown(session).do(LET_GO)
    after = session.frame()
    assert after.without == ""
    assert after.world is real.world
    assert after.course is real.course
    assert after.revision == real.revision


def test_it_leaves_no_trace_in_the_agents_in_undo_or_in_what_is_saved(session: Session) -> None:
    other = Session(session.config, scene="circuit")
    for each in (session, other):
        each.do(Change({"treatment.dose": 0.4}))
    shown(session)
    for each in (session, other):
        each.finish()
        run_to(each, 200)
    session.do(LET_GO)
    assert session.world.digest() == other.world.digest()
    assert state_of(session) == state_of(other)
    for each in (session, other):
        each.do(Undo())
    assert session.config == other.config == Config({"course.horizon_h": 48.0})


def test_a_log_with_it_is_done_again_to_the_same_end(session: Session) -> None:
    session.do(Play())
    run_to(session, 100)
    session.do(HELD)
    run_to(session, 300)
    session.do(LET_GO)
    run_to(session, 400)
    again = replay(Config({"course.horizon_h": 48.0}), session.log, scene="circuit", frame_ticks=7)
    run_to(again, 400)
    assert again.world.digest() == session.world.digest()
    assert again.time_h == session.time_h


def test_it_follows_time_and_a_changed_dose(session: Session) -> None:
    shown(session).do(GoTo(10.0))
    session.pass_ticks(16)
    assert session.frame().without == "shown"
    assert session.frame().world.time_h == pytest.approx(10.0)
    session.do(Change({"treatment.dose": 1.0, "subject.state": "healthy"}))
    session.finish()
    frame = session.frame()
    assert frame.without == "shown"
    assert frame.config.subject.state == "healthy"
    assert frame.moment.block_interneuron == 0.0


def test_the_director_stays_in_the_scene_that_it_led_to() -> None:
    session = Session(Config(), time_h=11.0)
    led = session.frame().shown
    assert led != "body"
    assert shown(session).frame().shown == led


def test_of_people_the_patients_without_drug_are_shown() -> None:
    session = Session(Config(), scene="people", time_h=24.0)
    session.do(HELD)
    session.finish()
    frame = session.frame()
    assert frame.without == "shown"
    assert not frame.people.is_stale


@pytest.mark.parametrize("drug", drug_names())
def test_every_regimen_keeps_its_times_and_gives_nothing(drug: str) -> None:
    config = Config({"treatment.drug": drug})
    nothing = without_drug(config)
    assert [dose.at_h for dose in nothing.doses] == [dose.at_h for dose in config.doses]
    assert all(dose.mg == 0.0 for dose in nothing.doses)
    assert nothing.course.horizon_h == config.course.horizon_h


def test_a_table_of_doses_keeps_its_times_and_ways() -> None:
    rows: tuple[dict[str, float | int | str], ...] = (
        {"at_h": 0.0, "dose": 0.5},
        {"at_h": 72.0, "dose": 0.25, "route": "iv_bolus"},
    )
    config = Config({"treatment.doses": rows})
    nothing = without_drug(config)
    assert [(dose.at_h, dose.route, dose.mg) for dose in nothing.doses] == [
        (dose.at_h, dose.route, 0.0) for dose in config.doses
    ]
