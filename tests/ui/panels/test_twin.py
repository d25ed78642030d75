from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.config import Config
from synapse_sim.config.config import Changes
from synapse_sim.draw.canvas import Rect
from synapse_sim.scenes import SCENES
from synapse_sim.scenes.shared.room import Room
from synapse_sim.session import Session
from synapse_sim.session.arm_names import arm_names
from synapse_sim.session.commands import Compare, GoTo, ShowScene, ToggleTwin
from synapse_sim.ui.panels.beaming import Beaming
from synapse_sim.ui.panels.scene_view import SceneView
from synapse_sim.ui.panels.sentence import said
from synapse_sim.ui.panels.twin import half_at
from tests.scenes.stage import canvas as pixels
from tests.scenes.stage import room


def twin(changes: Changes, scene: str = "circuit", time_h: float = 0.75) -> Session:
    session = Session(Config(), time_h=time_h, scene=scene)
    assert session.do(Compare(changes)) == ""
    session.finish()
    return session


def view_of(scene: str, session: Session) -> SceneView:
    return SceneView(next(each for each in SCENES if each.name == scene), session.frame, Beaming())


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ({}, {"treatment.dose": 0.0}, ("0.5 mg/kg", "no drug")),
        ({}, {"treatment.drug": "ssri"}, ("Ketamine", "SSRI")),
        ({}, {"modulators.rapamycin": 1.0}, ("no rapamycin", "Rapamycin")),
        ({}, {"modulators.nbqx": 0.5}, ("no NBQX", "NBQX 50 %")),
        ({}, {"treatment.route": "oral"}, ("infusion", "swallowed")),
        ({"seed": 3}, {"seed": 4}, ("Seed 3", "Seed 4")),
    ],
)
def test_each_arm_is_named_by_what_it_has(first: Changes, second: Changes, names: tuple[str, str]) -> None:
    config = Config(first)
    found = arm_names(config, config.with_changes(second))
    assert [name.lower() for name in found] == [name.lower() for name in names]


def test_of_many_differences_a_name_tells_one_and_how_many_there_are_besides() -> None:
    config = Config()
    other = {"circuit.magnesium_interneuron_share": 1.0, "receptor.used_at_interneuron_mv": -60.0, "seed": 9}
    for name in arm_names(config, config.with_changes(other)):
        assert name.endswith("2 more")
        assert len(name) < 70


def test_an_abbreviation_keeps_its_letters_where_it_is_not_given() -> None:
    config = Config()
    assert arm_names(config, config.with_changes({"modulators.nbqx": 1.0})) == ("no NBQX", "NBQX")


@pytest.mark.parametrize("scene", [scene.name for scene in SCENES if not scene.draws_both])
def test_two_arms_are_halves_of_the_scene_and_alike_where_nothing_differs(scene: str) -> None:
    session = twin({"circuit.network_seed": 1}, scene)
    frame = session.frame()
    target = pixels((1200, 500))
    view = view_of(scene, session)
    view.place(target.rect, target.rect)
    assert len(frame.arms) == 2
    view.draw(target, None)  # type: ignore[arg-type]
    left, right = np.split(target.picture()[40:, :1200], 2, axis=1)
    assert np.mean(left != right) < 0.02


def test_what_differs_is_seen_between_the_halves() -> None:
    session = twin({"treatment.dose": 0.0}, "dendrite", 24.0)
    target = pixels((1200, 500))
    view = view_of("dendrite", session)
    view.place(target.rect, target.rect)
    view.draw(target, None)  # type: ignore[arg-type]
    left, right = np.split(target.picture()[40:, :1200].astype(int), 2, axis=1)
    green = [(half[:, :, 1] - half[:, :, 0] > 90).sum() for half in (left, right)]
    assert green[0] > 2 * green[1]


def test_the_sentence_names_the_difference_and_the_lanes_carry_the_second_arm() -> None:
    session = twin({"treatment.dose": 0.0})
    frame = session.frame()
    assert frame.names == ("0.5 mg/kg", "no drug")
    assert [ghost.label for ghost in frame.ghosts] == ["no drug"]
    assert said(frame) == "Left: 0.5 mg/kg. Right: no drug."
    session.do(Compare({}))
    assert session.frame().names == ()
    assert session.frame().ghosts == ()


def test_the_pointer_asks_the_arm_that_it_is_over() -> None:
    session = twin({"treatment.dose": 0.0})
    whole = pixels((1200, 500)).rect
    first, second = (half_at(room(whole), session.frame(), whole.x + x) for x in (100, 1100))
    assert first[0].arms == session.frame().arms[:1]
    assert second[0].arms == session.frame().arms[1:]
    assert first[1].whole.right == second[1].whole.x


def test_one_command_sets_the_run_without_drug_beside_it_and_takes_it_away() -> None:
    session = Session(Config())
    session.do(ToggleTwin())
    assert session.frame().names == ("0.5 mg/kg", "no drug")
    session.do(ToggleTwin())
    assert len(session.frame().arms) == 1


def test_a_command_that_goes_somewhere_takes_both_arms_along() -> None:
    session = twin({"treatment.dose": 0.0})
    session.do(GoTo(24.0))
    session.do(ShowScene("dendrite"))
    session.finish()
    assert {arm.world.time_h for arm in session.frame().arms} == {24.0}


def test_beside_the_answers_of_a_question_both_arms_have_room() -> None:
    frame, whole = twin({"treatment.dose": 0.0}).frame(), Rect(0, 0, 1280, 500)
    beside = Room(whole, Rect(20, 60, 600, 400))
    (_, left), (_, right) = (half_at(beside, frame, x) for x in (100, 500))
    assert left.free.w == right.free.w == 300
    assert left.free.right == right.free.x
