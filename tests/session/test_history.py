from __future__ import annotations

from synapse_sim.config import Config, Value
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


LIGHT: dict[str, Value | None] = {"window.projector": True}


def is_light(history: History) -> bool:
    return history.now.window.projector


def test_how_the_window_looks_is_no_step() -> None:
    history = History(dosed(0.5))
    history.push(dosed(0.5).with_changes(LIGHT))
    assert is_light(history)
    assert not history.undo()
    assert is_light(history)


def test_the_window_looks_as_it_does_whatever_is_undone_or_redone() -> None:
    history = History(dosed(0.5))
    history.push(dosed(0.2))
    history.push(dosed(0.2).with_changes(LIGHT))
    history.undo()
    assert (history.now.treatment.dose, is_light(history)) == (0.5, True)
    history.push(history.now.with_changes({"window.projector": None}))
    history.redo()
    assert (history.now.treatment.dose, is_light(history)) == (0.2, False)


def test_a_look_alone_drops_nothing_that_could_be_redone() -> None:
    history = History(dosed(0.5))
    history.push(dosed(0.2))
    history.undo()
    history.push(history.now.with_changes(LIGHT))
    assert history.redo()
    assert history.now.treatment.dose == 0.2


def test_every_step_can_be_walked_back_to_the_start_and_forth_again() -> None:
    history = History(dosed(0.1))
    doses = [0.1, 0.2, 0.3, 0.4]
    for dose in doses[1:]:
        history.push(dosed(dose))
    back = [history.now.treatment.dose for _ in doses if history.undo()]
    assert back == [0.3, 0.2, 0.1]
    assert history.now == history.first
    forth = [history.now.treatment.dose for _ in doses if history.redo()]
    assert forth == [0.2, 0.3, 0.4]
    assert history.first == dosed(0.1)


def test_gestures_of_other_names_and_single_changes_are_steps_of_their_own() -> None:
    history = History(dosed(0.5))
    for dose, gesture in ((0.6, "drag dose"), (0.7, "drag age"), (0.8, ""), (0.9, "")):
        history.push(dosed(dose), gesture)
    assert [history.now.treatment.dose for _ in range(9) if history.undo()] == [0.8, 0.7, 0.6, 0.5]


def test_a_gesture_that_goes_on_after_an_undo_begins_anew() -> None:
    history = History(dosed(0.5))
    history.push(dosed(0.6))
    history.push(dosed(0.7), "drag dose")
    history.undo()
    history.push(dosed(0.8), "drag dose")
    assert [history.now.treatment.dose for _ in range(9) if history.undo()] == [0.6, 0.5]


def test_what_another_went_through_lies_behind_and_the_present_stays() -> None:
    doses = [Config({"treatment.dose": dose}) for dose in (0.1, 0.2, 0.3)]
    before, after = History(doses[0]), History(doses[2])
    before.push(doses[1])
    after.continue_after(before)
    seen = [after.now]
    while after.undo():
        seen.append(after.now)
    assert seen == doses[::-1]
