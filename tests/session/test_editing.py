"""Parameters while they are edited: what is in force after each command, and what is said of it."""

from __future__ import annotations

import pytest

from synapse_sim.config import Config
from synapse_sim.session.commands import ApplyFile, Change, ChooseDrug, Edit, EndGesture, NewSeed, Redo, Undo
from synapse_sim.session.editing import Editing

RAPAMYCIN = {"modulators.rapamycin": 1.0}
"""Has no effect on the course under an SSRI, which is said."""


class Desk:
    """Somebody who edits, and what is said to them."""

    def __init__(self, config: Config | None = None) -> None:
        self.said: list[str] = []
        self.editing = Editing(config or Config(), self.said)

    @property
    def dose(self) -> float:
        return self.editing.config.treatment.dose

    def do(self, *commands: Edit) -> list[str]:
        """Refusals of these commands, in turn."""
        return [self.editing.do(command) for command in commands]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_refused_change_tells_why_and_is_no_step(desk: Desk) -> None:
    (said,) = desk.do(Change({"treatment.dose": -1.0}))
    assert said == "treatment.dose = -1.0 is outside [0, 6] mg/kg"
    assert desk.editing.config == Config()
    desk.do(Undo())
    assert desk.said == ["Nothing to undo."]


def test_undo_and_redo_say_what_they_change(desk: Desk) -> None:
    assert desk.do(Change({"treatment.dose": 1.0}), Undo(), Redo(), Redo()) == [""] * 4
    assert desk.said == ["Dose: 1 → 0.5 mg/kg", "Dose: 0.5 → 1 mg/kg", "Nothing to redo."]
    assert desk.dose == 1.0


def test_undo_leads_back_to_the_session_before(desk: Desk) -> None:
    desk.do(Change({"treatment.dose": 1.0}))
    opened = Desk(Config({"treatment.dose": 0.3}))
    opened.editing.continue_after(desk.editing)
    doses = [opened.dose]
    for _ in range(3):
        opened.do(Undo())
        doses.append(opened.dose)
    assert doses == [0.3, 1.0, 0.5, 0.5]


def test_a_drag_is_one_step_and_the_next_drag_another(desk: Desk) -> None:
    drag = [Change({"treatment.dose": dose}, "drag dose") for dose in (0.6, 0.7, 0.8, 0.9)]
    desk.do(*drag[:2], EndGesture(), *drag[2:])
    doses = [desk.dose]
    for _ in range(2):
        desk.do(Undo())
        doses.append(desk.dose)
    assert doses == [0.9, 0.7, 0.5]


def test_a_drug_comes_with_its_regimen_and_leaves_the_rest(desk: Desk) -> None:
    desk.do(Change({"treatment.dose": 1.0, "subject.state": "healthy"}), ChooseDrug("esketamine"))
    config = desk.editing.config
    assert config.changes == {"treatment.drug": "esketamine", "subject.state": "healthy"}
    desk.do(Undo())
    assert (desk.dose, desk.editing.config.treatment.drug) == (1.0, "ketamine")


def test_a_choice_without_effect_is_said_once_it_is_made_by_hand() -> None:
    desk = Desk(Config({"treatment.drug": "ssri"}))
    desk.do(Change(RAPAMYCIN, "drag"), ApplyFile(RAPAMYCIN))
    assert desk.said == []
    desk.do(Change({"modulators.rapamycin": 0.5}))
    assert len(desk.said) == 1
    assert desk.said[0].startswith("modulators.rapamycin has no effect")
    desk.do(Change({"seed": 5}), Change({"modulators.rapamycin": None}))
    assert len(desk.said) == 1


def test_a_refused_choice_says_nothing_of_its_effect() -> None:
    desk = Desk(Config({"treatment.drug": "ssri"}))
    (said,) = desk.do(Change({"modulators.rapamycin": 7.0}))
    assert "outside" in said
    assert desk.said == []


def test_a_unit_changed_by_hand_takes_the_dose_along_and_a_file_says_both(desk: Desk) -> None:
    desk.do(Change({"treatment.dose_unit": "mg"}))
    assert desk.dose == 35.0
    desk.do(ApplyFile({"treatment.dose": 0.3, "treatment.dose_unit": "mg/kg"}))
    assert desk.dose == 0.3


def test_seeds_count_up_and_after_the_highest_comes_zero() -> None:
    desk = Desk(Config({"seed": 2**32 - 2}))
    desk.do(NewSeed(), NewSeed())
    assert desk.said == [
        f"Seed {2**32 - 1}: the same model with other luck.",
        "Seed 0: the same model with other luck.",
    ]
    desk.do(Undo())
    assert desk.editing.config.seed == 2**32 - 1


def test_a_reset_is_one_step_and_keeps_how_the_window_looks() -> None:
    desk = Desk(Config({"treatment.dose": 0.4}))
    desk.do(Change({"treatment.dose": 1.0}), Change({"window.projector": True, "seed": 5}))
    desk.editing.reset()
    assert desk.editing.config.changes == {"treatment.dose": 0.4, "window.projector": True}
    desk.do(Undo())
    assert (desk.dose, desk.editing.config.seed) == (1.0, 5)
