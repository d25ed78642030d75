from __future__ import annotations

import pytest

from synapse_sim.ui.input.clipboard import OwnClipboard, SystemClipboard
from synapse_sim.ui.widgets.field import Field
from tests.ui.pilot import Pilot


@pytest.fixture
def pilot() -> Pilot:
    pilot = Pilot(size=(640, 480), scene="dendrite")
    pilot.desk.pointer_focus.clipboard = OwnClipboard()
    return pilot


def field(pilot: Pilot) -> Field:
    found = pilot.desk.pointer_focus.focus
    assert isinstance(found, Field)
    return found


def test_words_are_copied_cut_and_pasted_in_a_field(pilot: Pilot) -> None:
    pilot.key("/")
    pilot.type("leak")
    pilot.key("ctrl+c")
    assert pilot.desk.pointer_focus.clipboard.read() == "leak"
    pilot.key("ctrl+v")
    assert field(pilot).words == "leakleak"
    pilot.key("ctrl+x")
    assert field(pilot).words == ""
    assert pilot.desk.pointer_focus.clipboard.read() == "leakleak"


@pytest.mark.parametrize(("then", "left"), [("x", "x"), ("backspace", ""), ("delete", "")])
def test_all_of_a_field_can_be_marked_and_replaced(then: str, left: str, pilot: Pilot) -> None:
    pilot.key("/")
    pilot.type("leak")
    before = pilot.pixels()
    pilot.key("ctrl+a")
    assert pilot.pixels() != before
    pilot.key(then)
    assert field(pilot).words == left


def test_pasted_lines_become_one_no_longer_than_the_field(pilot: Pilot) -> None:
    pilot.desk.pointer_focus.clipboard.write("one\n two\t" + 100 * "x")
    pilot.key("/")
    pilot.key("ctrl+v")
    assert field(pilot).words.startswith("one two x")
    assert len(field(pilot).words) == 40


def test_a_dose_can_be_pasted_and_copied_with_its_unit(pilot: Pilot) -> None:
    pilot.desk.pointer_focus.clipboard.write("0.8 mg/kg")
    pilot.focus("dose")
    pilot.key("ctrl+v")
    pilot.key("enter")
    assert pilot.session.config.treatment.dose == 0.8
    pilot.key("ctrl+c")
    assert pilot.desk.pointer_focus.clipboard.read() == "0.80 mg/kg"


def test_the_clipboard_of_the_desktop_stands_in_for_itself_where_there_is_none() -> None:
    clipboard = SystemClipboard()
    clipboard.write("µ and −")
    assert clipboard.read() == "µ and −"
