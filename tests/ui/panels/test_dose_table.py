"""The table of doses in the drawer, and doses dragged along the timeline."""

from __future__ import annotations

from typing import Any

import pytest

from synapse_sim.config import Value
from synapse_sim.ui.input.events import Key
from tests.ui.pilot import Pilot

LOADING: dict[str, Value | None] = {
    "treatment.doses": ({"at_h": 0.0, "dose": 0.5}, {"at_h": 72.0, "dose": 0.5}, {"at_h": 168.0, "dose": 0.3})
}


def opened(changes: dict[str, Value | None] | None = None) -> Pilot:
    pilot = Pilot(changes, size=(1280, 720), drawer=True)
    pilot.click("schedule")
    pilot.desk.pointer_focus.focus_on(pilot.widget("dose_table"))
    return pilot


def keys(pilot: Pilot, *names: str) -> None:
    for name in names:
        pilot.desk.handle(Key(name, name if len(name) == 1 else ""))
    pilot.frame()


def rows(pilot: Pilot) -> list[dict[str, Any]]:
    return [row.model_dump(exclude_none=True) for row in pilot.session.config.treatment.doses]


def said(pilot: Pilot) -> str:
    words: str = pilot.desk.messages.said[0]
    return words


def test_the_table_opens_behind_the_schedule_and_says_that_it_is_no_dosing_tool() -> None:
    pilot = opened(LOADING)
    assert pilot.desk.parts.drawer._schedule.words() == "Schedule: 3 doses"
    pilot.click("schedule")
    assert "dose_table" not in {widget.name for widget in pilot.desk.shown}


def test_a_dose_is_typed_into_its_cell_and_undone_as_one_step() -> None:
    pilot = opened(LOADING)
    keys(pilot, "down", "right", "0", ".", "2", "enter")
    assert [row["dose"] for row in rows(pilot)] == [0.5, 0.2, 0.3]
    keys(pilot, "ctrl+z")
    assert [row["dose"] for row in rows(pilot)] == [0.5, 0.5, 0.3]


def test_a_time_that_is_typed_puts_the_dose_into_its_place() -> None:
    pilot = opened(LOADING)
    keys(pilot, "down", "1", "0", "d", "enter")
    assert [row["at_h"] for row in rows(pilot)] == [0.0, 168.0, 240.0]


def test_route_and_length_of_an_infusion_are_changed_by_keys() -> None:
    pilot = opened(LOADING)
    keys(pilot, "right", "right", "right", "enter", "9", "0", "enter")
    assert rows(pilot)[0]["infusion_min"] == 90.0
    keys(pilot, "left", "enter")
    assert rows(pilot)[0]["route"] == "iv_bolus"
    keys(pilot, "right", "enter")
    assert "only an infusion has one" in said(pilot)


def test_one_dose_becomes_a_plan_and_the_last_one_stays() -> None:
    pilot = opened()
    keys(pilot, "down", "enter")
    assert [row["at_h"] for row in rows(pilot)] == [0.0, 24.0]
    keys(pilot, "down", "down", "down", "enter")
    assert [row["at_h"] for row in rows(pilot)] == [0.0, 24.0, 48.0]
    keys(pilot, "up", "delete", "delete")
    assert len(rows(pilot)) == 1
    keys(pilot, "delete")
    assert said(pilot) == "One dose stays; set it to 0 for none."


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("9", "outside [0, 6] mg/kg"), ("5mg/ml", "is no dose"), ("-1", "outside")],
)
def test_what_cannot_be_given_is_refused_in_words_and_stays_typed(typed: str, sentence: str) -> None:
    pilot = opened(LOADING)
    keys(pilot, "right", "enter", *typed, "enter")
    assert sentence in said(pilot)
    assert pilot.widget("dose_table").is_typing
    assert rows(pilot)[0]["dose"] == 0.5


def test_the_bound_of_a_day_is_kept_by_split_doses() -> None:
    pilot = opened({"treatment.doses": ({"at_h": 0.0, "dose": 4.0}, {"at_h": 24.0, "dose": 4.0})})
    keys(pilot, "down", "6", "h", "enter")
    assert "24 h" in said(pilot)
    assert [row["at_h"] for row in rows(pilot)] == [0.0, 24.0]


def test_pressing_the_sign_behind_a_row_removes_it() -> None:
    pilot = opened(LOADING)
    table = pilot.widget("dose_table").rect
    line = table.h / 7.2
    pilot.click((table.right - 8, table.y + 1.9 * line))
    assert len(rows(pilot)) == 2


def test_a_dose_is_dragged_along_the_timeline_as_one_step() -> None:
    pilot = Pilot(LOADING, size=(1280, 720))
    drawn = pilot.desk.parts.timeline._drawn
    before_h = pilot.session.time_h

    def at(time_h: float) -> tuple[float, float]:
        return drawn.area.x + drawn.area.w * drawn.axis.share(time_h), drawn.area.bottom - 2

    pilot.down(at(72.0))
    for time_h in (80.0, 100.0, 120.0):
        pilot.move(at(time_h))
        pilot.frame()
    pilot.up(at(120.0))
    assert [row["at_h"] for row in rows(pilot)] == pytest.approx([0.0, 120.0, 168.0], abs=1.0)
    assert pilot.session.time_h == before_h
    pilot.key("ctrl+z")
    assert [row["at_h"] for row in rows(pilot)] == [0.0, 72.0, 168.0]


def test_a_dragged_dose_goes_no_further_than_its_neighbours() -> None:
    pilot = Pilot(LOADING, size=(1280, 720))
    drawn = pilot.desk.parts.timeline._drawn
    area, axis = drawn.area, drawn.axis
    pilot.down((area.x + area.w * axis.share(72.0), area.bottom - 2))
    pilot.move((area.right, area.bottom - 2))
    pilot.up((area.right, area.bottom - 2))
    assert rows(pilot)[1]["at_h"] == 168.0
