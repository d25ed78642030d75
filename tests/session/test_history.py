from __future__ import annotations

from synapse_sim.config import Config
from synapse_sim.session.history import History


def dosed(dose: float) -> Config:
    return Config({"treatment.dose": dose})


def test_undo_and_redo_walk_through_the_configs() -> None:
    history = History(dosed(0.5))
    history.push(dosed(0.2))
    history.push(dosed(0.3))
    assert history.undo()
    assert history.now.treatment.dose == 0.2
    assert history.redo()
    assert history.now.treatment.dose == 0.3


def test_there_is_nothing_before_the_first_or_after_the_last() -> None:
    history = History(dosed(0.5))
    assert not history.undo()
    assert not history.redo()


def test_one_gesture_is_one_step() -> None:
    history = History(dosed(0.5))
    for dose in (0.6, 0.7, 0.8):
        history.push(dosed(dose), "drag dose")
    assert history.now.treatment.dose == 0.8
    history.undo()
    assert history.now.treatment.dose == 0.5


def test_two_gestures_are_two_steps() -> None:
    history = History(dosed(0.5))
    history.push(dosed(0.6), "drag dose")
    history.end_gesture()
    history.push(dosed(0.7), "drag dose")
    history.undo()
    assert history.now.treatment.dose == 0.6


def test_a_change_after_undo_drops_what_could_be_redone() -> None:
    history = History(dosed(0.5))
    history.push(dosed(0.6))
    history.undo()
    history.push(dosed(0.1))
    assert not history.redo()
    assert history.now.treatment.dose == 0.1


def test_the_same_config_again_is_no_step() -> None:
    history = History(dosed(0.5))
    history.push(dosed(0.5))
    assert not history.undo()
