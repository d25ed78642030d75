"""The dose in the window: in its own unit, typed in any unit, with its zone; and the drugs in groups."""

from __future__ import annotations

from typing import Any

import pygame
import pytest

from synapse_sim.config import Config, Value
from synapse_sim.ui.panels.menus import drug_options
from tests.ui.pilot import Pilot


def quantity(pilot: Pilot) -> Any:
    return pilot.widget("dose").quantity  # type: ignore[attr-defined]


def typed(words: str, changes: dict[str, Value | None] | None = None) -> Pilot:
    pilot = Pilot(changes)
    pilot.focus("dose")
    pilot.key("enter")
    pilot.type(words)
    pilot.key("enter")
    return pilot


def test_a_nasal_spray_is_shown_in_mg() -> None:
    spray = quantity(Pilot({"treatment.drug": "esketamine"}))
    assert spray.show(spray.get()) == "84 mg"
    assert spray.note() == "1 × the trial dose"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("500 µg/kg", "0.50 mg/kg"),
        ("500ug/kg", "0.50 mg/kg"),
        ("300 mcg per kg", "0.30 mg/kg"),
        ("84 mg", "1.20 mg/kg"),
        ("0.07 g", "1.00 mg/kg"),
        ("1 µg/kg", "0.001 mg/kg"),
    ],
)
def test_a_dose_typed_in_another_unit_is_converted_and_shown_back(words: str, shown: str) -> None:
    dose = quantity(typed(words))
    assert dose.show(dose.get()) == shown


def test_a_dose_per_weight_can_be_typed_for_a_spray() -> None:
    pilot = typed("0.5 mg/kg", {"treatment.drug": "esketamine"})
    assert (pilot.session.config.treatment.dose, pilot.session.config.treatment.dose_unit) == (35.0, "mg")


def test_what_is_no_unit_of_a_dose_changes_nothing() -> None:
    pilot = typed("5 ml")
    assert pilot.session.config.treatment.dose == 0.5
    assert "not a value" in pilot.desk.messages.said[-1]


def test_pushes_in_a_row_stand_in_the_zone_of_the_one_they_add_up_to() -> None:
    pushes = Pilot(
        {"treatment.route": "iv_bolus", "treatment.dose": 2.0, "treatment.schedule_h": (0.0, 0.025, 0.05)}
    )
    assert quantity(pushes).note() == "anaesthesia: no antidepressant data"


def test_a_table_of_doses_is_named_and_left_to_its_file() -> None:
    rows = ({"at_h": 0.0, "dose": 0.5}, {"at_h": 48.0, "dose": 0.3})
    pilot = Pilot({"treatment.doses": rows})
    assert quantity(pilot).note() == "first of 2 doses in the table"
    assert "both given" in quantity(pilot).put(0.3, "")
    assert len(pilot.session.config.doses) == 2


def test_the_menu_of_drugs_goes_from_group_to_group() -> None:
    options, drugs = drug_options(Config()), Config().drugs
    assert sorted(option.value for option in options) == sorted(drugs)
    groups = [drugs[option.value].group for option in options]
    firsts = [group != before for group, before in zip(groups, ["", *groups], strict=False)]
    assert [option.group for option in options] == [
        group if first else "" for group, first in zip(groups, firsts, strict=True)
    ]
    assert sum(firsts) == len(set(groups)) > 1
    here = drug_options(Config({"subject.species": "rat"}))
    assert [option.group for option in here if option.value == "saline"] == ["comparators"]


@pytest.mark.parametrize(("share", "dose"), [(0.25, 0.125), (0.4, 0.32), (0.6, 0.72), (0.9, 1.62)])
def test_the_dose_is_dragged_to_any_value_in_between(share: float, dose: float) -> None:
    """The track is even in the square root of the dose, up to 2 mg/kg."""
    pilot = Pilot()
    pilot.down("dose")
    pilot.move(pilot.track("dose", 0.97))
    pilot.move(pilot.track("dose", share))
    assert pilot.session.config.treatment.dose == pytest.approx(dose, abs=0.006)
    pilot.up(pilot.track("dose", share))
    assert pilot.session.config.treatment.dose == pytest.approx(dose, abs=0.006)


def test_a_drag_is_undone_and_redone_as_one_step() -> None:
    pilot = Pilot()
    pilot.down("dose")
    for share in (0.6, 0.7, 0.8):
        pilot.move(pilot.track("dose", share))
    pilot.up(pilot.track("dose", 0.8))
    dragged = pilot.session.config.treatment.dose
    pilot.key("ctrl+z")
    assert pilot.session.config.treatment.dose == 0.5
    pilot.key("ctrl+y")
    assert pilot.session.config.treatment.dose == dragged == pytest.approx(1.28, abs=0.006)


def test_the_wheel_goes_by_small_steps_over_the_slider_in_focus_and_nowhere_else() -> None:
    pilot = Pilot()
    pilot.focus("dose")
    doses = []
    for place, notches in (("dose", 1), ("dose", 3), ("dose", -1), ("time", 1)):
        pilot.move(place)
        pilot.event(pygame.MOUSEWHEEL, x=0, y=notches)
        doses.append(pilot.session.config.treatment.dose)
    assert doses == [0.52, 0.54, 0.52, 0.52]


def test_two_clicks_on_the_track_bring_the_dose_of_the_trials_back() -> None:
    pilot = Pilot({"treatment.dose": 1.7})
    for _ in range(2):
        pilot.down(pilot.track("dose", 0.2))
        pilot.up(pilot.track("dose", 0.2))
    assert pilot.session.config.treatment.dose == 0.5
