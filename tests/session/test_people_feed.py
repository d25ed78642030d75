from __future__ import annotations

import itertools

import numpy as np
import pytest

from synapse_sim.config import Config, ConfigError, Value
from synapse_sim.config.errors import Mistake
from synapse_sim.course.response import measurement, response
from synapse_sim.course.work import Work
from synapse_sim.experiments import population
from synapse_sim.scenes import SCENES
from synapse_sim.session import Session, jobs
from synapse_sim.session.commands import Change
from synapse_sim.session.people_feed import MOST_PEOPLE
from tests.scenes.stage import canvas, room
from tests.ui.pilot import FRAME_S, Pilot

PEOPLE = next(scene for scene in SCENES if scene.name == "people")


def session_of(**changes: Value) -> Session:
    return Session(Config({key.replace("__", "."): value for key, value in changes.items()}), scene="people")


def advanced(session: Session, frames: int = 400) -> Session:
    for _ in range(frames):
        session.advance(FRAME_S)
        if not session.is_computing:
            break
    return session


def shown(session: Session) -> population.Population:
    trial = session.frame().people.trial
    assert trial is not None
    return trial.arms[0][1]


def test_the_people_in_the_window_are_those_of_the_commands() -> None:
    session = advanced(session_of())
    assert np.array_equal(
        shown(session).score, population.population(Config({"trial.expectancy": "midazolam"})).score
    )
    assert not session.frame().people.is_stale


def test_nobody_is_computed_while_the_scene_is_not_in_view() -> None:
    session = Session(Config(), scene="body")
    session.advance(FRAME_S)
    assert session.frame().people.trial is None
    assert not session.is_computing


def test_after_a_change_the_last_people_stay_with_a_mark_until_the_new_ones_are_there() -> None:
    session = advanced(session_of())
    before = shown(session)
    session.do(Change({"treatment.dose": 0.2}))
    frame = session.frame()
    assert frame.people.is_stale
    assert shown(session) is before
    assert any("before the change" in chip for chip in PEOPLE.chips(frame))
    advanced(session)
    assert shown(session) is not before
    assert PEOPLE.chips(session.frame())[0] == "50 figures of 200 virtual patients"


def test_only_the_arm_that_changed_is_computed_again() -> None:
    session = advanced(session_of())
    before = session.frame().people.trial
    session.do(Change({"treatment.dose": 0.2}))
    after = advanced(session).frame().people.trial
    assert before
    assert after
    assert [old[1] is new[1] for old, new in zip(before.arms, after.arms, strict=True)] == [False, True]


def test_a_dragging_hand_has_the_frames_for_itself_and_people_follow_when_it_rests() -> None:
    session = advanced(session_of())
    before = shown(session)
    for k in range(16):
        session.do(Change({"treatment.dose": 0.2 + 0.01 * k}, "drag"))
        session.advance(FRAME_S)
        assert shown(session) is before
    assert shown(advanced(session)) is not before


@pytest.mark.parametrize(
    "changes",
    [
        {"circuit.tonic_nmda_interneuron_leak": 0.387},
        {"circuit.threshold_mv": -51.0},
        {"population.subjects": 100_000},
    ],
    ids=str,
)
def test_no_value_inside_its_bounds_ends_or_stops_the_window(
    changes: dict[str, Value], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a frame has time for one slice of work, what takes seconds is spread over many frames."""
    pilot = Pilot(scene="people")
    pilot.frame(30)
    seconds = itertools.count()
    monkeypatch.setattr(jobs, "perf_counter", lambda: float(next(seconds)))
    assert not pilot.session.do(Change(changes))
    pilot.frame(12)
    assert pilot.session.is_computing


def test_a_circuit_that_cannot_rest_is_a_banner_and_the_people_of_before_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def cannot_rest(*_: object) -> Work[response.Response]:
        yield 0.5, None
        raise ConfigError(Mistake("", "circuit", "the circuit cannot rest"))

    monkeypatch.setattr("synapse_sim.course.response.measurement.measuring", cannot_rest)
    pilot = Pilot(scene="people")
    pilot.session.finish()
    before = shown(pilot.session)
    pilot.session.do(Change({"circuit.tonic_nmda_interneuron_leak": 0.387}))
    pilot.frame(3)
    assert "cannot rest" in pilot.session.banner
    assert shown(pilot.session) is before
    assert "patients before the change" in PEOPLE.chips(pilot.session.frame())


def test_a_window_shows_no_more_people_than_it_can_bear_and_says_so() -> None:
    session = advanced(session_of(population__subjects=100_000), 2000)
    assert shown(session).score.shape[1] == MOST_PEOPLE
    assert PEOPLE.chips(session.frame())[0] == f"50 figures, {MOST_PEOPLE} of 100,000 patients"


def test_a_picture_waits_for_the_people() -> None:
    session = session_of()
    session.finish()
    assert not session.is_computing
    assert session.frame().people.trial


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_no_scene_computes_while_it_draws(scene: object, monkeypatch: pytest.MonkeyPatch) -> None:
    pilot = Pilot({"circuit.threshold_mv": -51.5}, scene=scene.name)  # type: ignore[attr-defined]
    pilot.frame(2)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a scene computes")

    for place, name in (
        (response, "response_for"), (measurement, "measure"), (population, "population"),
        (population, "populating"), (population, "columns"), (population, "response_for"),
    ):  # fmt: skip
        monkeypatch.setattr(place, name, refuse)
    frame = pilot.session.frame()
    target = canvas((700, 400))
    scene.draw(target, frame, room(target.rect))  # type: ignore[attr-defined]
    for x in range(20, 700, 60):
        scene.describe(frame, room(target.rect), x, 200)  # type: ignore[attr-defined]
