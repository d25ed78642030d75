from __future__ import annotations

import pygame
import pytest

from synapse_sim.config import Config, parameters
from synapse_sim.session.commands import ChooseDrug
from synapse_sim.ui.panels.parameter_groups import _ON_THE_PANEL, parameter_groups
from synapse_sim.ui.panels.parameter_widget import span_of
from tests.ui.pilot import Pilot

SIZES = [(1024, 768), (1280, 720), (1920, 1080)]


@pytest.fixture
def pilot() -> Pilot:
    opened = Pilot()
    opened.key("o")
    return opened


def test_o_opens_the_page_and_escape_closes_it(pilot: Pilot) -> None:
    assert any(widget.name == "parameter subject.species" for widget in pilot.desk.shown)
    assert not any(widget.name in {"dose", "scene synapse"} for widget in pilot.desk.shown)
    pilot.key("escape")
    assert any(widget.name == "dose" for widget in pilot.desk.shown)
    assert not any(widget.name.startswith("parameter") for widget in pilot.desk.shown)


def test_every_number_switch_and_choice_that_acts_is_on_the_page() -> None:
    config = Config({"treatment.drug": "ssri"})
    shown = {about.key for abouts in parameter_groups(config).values() for about in abouts}
    elsewhere = _ON_THE_PANEL
    wanted = {
        key for key, about in parameters(config).items() if about.kind not in {"list", "table"}
    } - elsewhere
    ours = {key for key in wanted if not key.startswith("drugs.") or key.startswith("drugs.ssri.")}
    assert shown == ours


def test_every_parameter_has_its_place_on_one_page(pilot: Pilot) -> None:
    seen: list[str] = []
    for _ in range(60):
        seen += [widget.name for widget in pilot.desk.shown if widget.name.startswith("parameter ")]
        before = pilot.desk.parts.parameter_page._page
        pilot.key("pagedown")
        if pilot.desk.parts.parameter_page._page == before:
            break
    groups = parameter_groups(pilot.session.config)
    assert seen == [f"parameter {about.key}" for abouts in groups.values() for about in abouts]


def test_every_number_lies_on_its_own_slider() -> None:
    for about in parameters().values():
        if about.kind in {"number", "integer"} and about.default is not None:
            assert span_of(about).default is not None
            assert 0.0 <= span_of(about).share(float(about.default)) <= 1.0, about.key  # type: ignore[arg-type]


@pytest.mark.parametrize("projector", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_on_the_page_overlaps_or_is_cut(size: tuple[int, int], *, projector: bool) -> None:
    pilot = Pilot({"window.projector": projector}, size)
    pilot.key("o")
    for _ in range(3):
        shown = pilot.desk.shown
        window = pygame.Rect(0, 0, *size)
        boxes = {widget.name: pygame.Rect(widget.rect.whole) for widget in shown}
        assert all(window.contains(box) for box in boxes.values()), boxes
        names = list(boxes)
        for k, name in enumerate(names):
            others = [boxes[other] for other in names[k + 1 :]]
            assert boxes[name].collidelist(others) < 0, name
        pilot.key("pagedown")


@pytest.mark.parametrize("projector", [False, True])
def test_tools_are_large_enough_to_press(*, projector: bool) -> None:
    pilot = Pilot({"window.projector": projector})
    pilot.key("o")
    least = 44 if projector else 24
    for name in ("page_back", "page_on", "close"):
        rect = pilot.widget(name).rect
        assert min(rect.w, rect.h) >= least - 0.5, name


def test_a_parameter_changes_by_keys_and_undo_brings_it_back(pilot: Pilot) -> None:
    pilot.focus("parameter modulators.rapamycin")
    pilot.key("right")
    assert pilot.session.config.modulators.rapamycin == 0.05
    pilot.key("ctrl+z")
    assert pilot.session.config.modulators.rapamycin == 0.0


def test_going_back_to_the_default_leaves_no_change(pilot: Pilot) -> None:
    pilot.focus("parameter modulators.rapamycin")
    pilot.key("right")
    pilot.key("left")
    assert "modulators.rapamycin" not in pilot.session.config.changes


def test_a_page_key_turns_the_page_and_takes_the_focus_along(pilot: Pilot) -> None:
    pilot.key("pagedown")
    assert pilot.desk.pointer_focus.focus is pilot.desk.parts.parameter_page.first
    pilot.key("pageup")
    assert pilot.desk.pointer_focus.focus.name == "parameter subject.species"


def test_words_find_parameters_and_escape_empties_them(pilot: Pilot) -> None:
    pilot.key("/")
    pilot.type("wash")
    pilot.key("backspace")
    pilot.key("escape")
    assert not pilot.desk.parts.parameter_page.field.words
    pilot.type("rapamycin")
    found = [widget.name for widget in pilot.desk.shown if widget.name.startswith("parameter ")]
    assert found == ["parameter modulators.rapamycin"]
    pilot.type("qqq")
    assert not [widget for widget in pilot.desk.shown if widget.name.startswith("parameter ")]
    assert not pilot.session.config.changes


def test_a_section_can_be_chosen_and_the_list_scrolls_where_it_is_long() -> None:
    pilot = Pilot({"window.projector": True}, (1024, 768))
    pilot.key("o")
    pilot.focus("sections")
    pilot.key("enter")
    area = pilot.desk.pointer_focus.focus.popup
    assert area.y >= 0
    assert area.bottom <= 768
    pilot.key("end")
    pilot.key("enter")
    pilot.frame()
    assert "parameter seed" in {widget.name for widget in pilot.desk.shown}


def test_a_parameter_of_the_circuit_says_that_it_recomputes(pilot: Pilot) -> None:
    pilot.key("/")
    pilot.type("circuit.refractory")
    pilot.key("tab")
    while not pilot.desk.pointer_focus.focus.name.startswith("parameter circuit"):
        pilot.key("tab")
    pilot.key("right")
    assert pilot.session.frame().recomputing is not None


def test_another_drug_brings_its_own_numbers(pilot: Pilot) -> None:
    pilot.session.do(ChooseDrug("ssri"))
    pilot.frame()
    pilot.key("/")
    pilot.type("occupancy")
    names = {widget.name for widget in pilot.desk.shown if widget.name.startswith("parameter ")}
    assert any("drugs.ssri" in name for name in names)
    assert not any("drugs.ketamine" in name for name in names)


def test_a_scene_key_leaves_the_page(pilot: Pilot) -> None:
    pilot.key("2")
    assert any(widget.name.startswith("scene") for widget in pilot.desk.shown)


def test_frames_without_the_page_pay_nothing_for_it() -> None:
    pilot = Pilot()
    assert not pilot.desk.parts.parameter_page._made
    assert pilot.desk.parts.parameter_page.state() is False
