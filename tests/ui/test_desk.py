from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from synapse_sim.draw.canvas import Rect
from synapse_sim.session.commands import Change, ChooseDrug, Freeze, GoTo, ShowScene
from synapse_sim.story.scene_names import view_names
from synapse_sim.ui.overlay.messages import TIP_DELAY_S
from synapse_sim.ui.panels.scene_view import SceneView
from synapse_sim.ui.pointer_focus import DOUBLE_S
from tests.ui.pilot import FRAME_S, Pilot


@pytest.fixture
def pilot() -> Pilot:
    return Pilot()


def test_dragging_the_dose_changes_the_course_in_the_same_frame(pilot: Pilot) -> None:
    before = pilot.session.course.effect_site_umolar.max()
    pilot.down(pilot.track("dose", 0.5))
    pilot.move(pilot.track("dose", 1.0))
    assert pilot.session.config.treatment.dose == 2.0
    pilot.frame()
    assert pilot.session.course.effect_site_umolar.max() > 3 * before
    assert pilot.desk._frame.course is pilot.session.course


def test_a_drag_is_one_step_of_undo(pilot: Pilot) -> None:
    pilot.down(pilot.track("dose", 0.5))
    for share in (0.6, 0.7, 0.8):
        pilot.move(pilot.track("dose", share))
        pilot.frame()
    pilot.up(pilot.track("dose", 0.8))
    pilot.key("ctrl+z")
    assert pilot.session.config.treatment.dose == 0.5


def test_a_dragged_dose_is_caught_by_the_trial_dose(pilot: Pilot) -> None:
    pilot.down(pilot.track("dose", 0.9))
    pilot.move(pilot.track("dose", 0.51))
    assert pilot.session.config.treatment.dose == 0.5


def test_dragging_time_moves_the_place_and_needs_no_undo(pilot: Pilot) -> None:
    pilot.down(pilot.track("time", 0.3))
    pilot.move(pilot.track("time", 1.0))
    pilot.up(pilot.track("time", 1.0))
    assert pilot.session.time_h == pytest.approx(336.0)


def test_the_timeline_moves_time_too(pilot: Pilot) -> None:
    rect = pilot.widget("timeline").rect
    pilot.down((rect.x + 0.5 * rect.w, rect.center[1]))
    middle = pilot.session.time_h
    pilot.move((rect.x + 0.8 * rect.w, rect.center[1]))
    pilot.up((rect.x + 0.8 * rect.w, rect.center[1]))
    assert 0 < middle < pilot.session.time_h


@pytest.mark.parametrize(
    ("typed", "dose"), [("0.2", 0.2), ("0,3", 0.3), ("5e-1", 0.5), ("1 mg/kg", 1.0), ("9", 2.0)]
)
def test_a_dose_can_be_typed(typed: str, dose: float, pilot: Pilot) -> None:
    pilot.focus("dose")
    pilot.key("enter")
    pilot.type(typed)
    pilot.key("enter")
    assert pilot.session.config.treatment.dose == dose


@pytest.mark.parametrize(("typed", "time_h"), [("2h30", 2.5), ("1:30", 1.5), ("1 day", 24.0), ("-1h", -1.0)])
def test_a_time_can_be_typed_as_people_write_it(typed: str, time_h: float, pilot: Pilot) -> None:
    pilot.focus("time")
    pilot.key("enter")
    pilot.type(typed)
    pilot.key("enter")
    assert pilot.session.time_h == pytest.approx(time_h)


@pytest.mark.parametrize("typed", ["1e400-1e400", "1e400", "-1e400", "10-5"])
def test_what_is_no_time_moves_nothing_and_ends_nothing(typed: str, pilot: Pilot) -> None:
    before_h = pilot.session.time_h
    pilot.focus("time")
    pilot.key("enter")
    pilot.type(typed)
    pilot.key("enter")
    assert pilot.session.time_h == before_h
    assert "is not a value here" in pilot.desk.messages.said[-1]


def test_the_tip_says_where_the_file_has_another_value(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text("", encoding="utf-8")
    pilot = Pilot(config_path=path)
    assert "my.toml" not in pilot.widget("dose").tip()
    pilot.session.do(Change({"treatment.dose": 1.0}))
    pilot.frame()
    assert "my.toml gives 0.5" in pilot.widget("dose").tip()


def test_a_dose_out_of_range_is_clamped_and_said(pilot: Pilot) -> None:
    pilot.focus("dose")
    pilot.key("enter")
    pilot.type("50")
    pilot.key("enter")
    assert "from 0.00 mg/kg to 2.00 mg/kg" in pilot.desk.messages.said[-1]


def test_rubbish_is_refused_with_the_range_and_can_be_mended(pilot: Pilot) -> None:
    pilot.focus("dose")
    pilot.key("enter")
    pilot.type("lots")
    pilot.key("enter")
    assert "not a value" in pilot.desk.messages.said[-1]
    assert pilot.session.config.treatment.dose == 0.5
    assert pilot.desk.pointer_focus.focus.is_typing
    pilot.key("escape")
    assert not pilot.desk.pointer_focus.focus.is_typing


def test_a_field_that_is_typed_into_gets_all_keys(pilot: Pilot) -> None:
    pilot.focus("dose")
    pilot.key("enter")
    pilot.type("p1 ")
    assert not pilot.session.config.window.projector
    assert pilot.session.scene == "overview"
    assert not pilot.session.is_playing


def test_a_click_on_the_number_begins_to_type(pilot: Pilot) -> None:
    rect = pilot.widget("dose").rect
    pilot.click((rect.right - 10, rect.y + 5))
    assert pilot.desk.pointer_focus.focus.is_typing


def test_a_double_click_on_the_thumb_resets_the_dose_and_can_be_undone(pilot: Pilot) -> None:
    pilot.click(pilot.track("dose", 1.0))
    pilot.frame(int(2 * DOUBLE_S / FRAME_S))
    pilot.click(pilot.track("dose", 1.0))
    pilot.click(pilot.track("dose", 1.0))
    assert pilot.session.config.treatment.dose == 0.5
    pilot.key("ctrl+z")
    assert pilot.session.config.treatment.dose == 2.0


def test_arrows_move_the_focused_slider_and_else_time(pilot: Pilot) -> None:
    pilot.key("right")
    assert pilot.session.time_h > 0.75
    pilot.focus("dose")
    pilot.key("right")
    assert pilot.session.config.treatment.dose == 0.6
    pilot.key("home")
    assert pilot.session.config.treatment.dose == 0.0
    pilot.key("end")
    assert pilot.session.config.treatment.dose == 2.0


def test_brackets_move_the_dose_wherever_the_focus_is(pilot: Pilot) -> None:
    pilot.key("]")
    assert pilot.session.config.treatment.dose == 0.6
    pilot.key("[")
    assert pilot.session.config.treatment.dose == 0.5


def test_space_plays_and_on_a_focused_button_presses_it(pilot: Pilot) -> None:
    pilot.key("space")
    assert pilot.session.is_playing
    pilot.key("space")
    pilot.session.do(Change({"treatment.dose": 1.0}))
    pilot.key("h")
    pilot.focus("reset")
    pilot.key("space")
    assert not pilot.session.is_playing
    assert pilot.session.config.treatment.dose == 0.5


def test_tab_goes_through_the_controls_in_reading_order() -> None:
    pilot = Pilot(size=(1920, 1080), drawer=True)
    seen = []
    for _ in range(len([widget for widget in pilot.desk.shown if widget.takes_focus])):
        pilot.key("tab")
        seen.append(pilot.desk.pointer_focus.focus)
    assert seen == [widget for widget in pilot.desk.shown if widget.takes_focus]
    in_drawer = pilot.desk.parts.drawer.widgets[1:]
    places = [(round(widget.rect.y), widget.rect.x) for widget in in_drawer]
    assert places == sorted(places)
    pilot.key("shift+tab")
    assert pilot.desk.pointer_focus.focus is seen[-2]


def test_a_menu_works_by_keyboard_alone(pilot: Pilot) -> None:
    pilot.key("h")
    pilot.focus("drug")
    names = [option.value for option in pilot.desk.pointer_focus.focus.choice.options()]
    pilot.key("enter")
    pilot.key("home")
    for _ in range(names.index("esketamine")):
        pilot.key("down")
    pilot.key("enter")
    assert pilot.session.config.treatment.drug == "esketamine"
    assert pilot.session.config.treatment.route == "intranasal"


def test_a_menu_works_by_pointer(pilot: Pilot) -> None:
    pilot.key("h")
    menu = pilot.widget("state")
    pilot.click(menu.rect.center)
    area = menu.popup
    assert area is not None
    pilot.click((area.center[0], area.bottom - 4))
    assert pilot.session.config.subject.state == "healthy"
    assert menu.popup is None


def test_escape_closes_a_menu_and_changes_nothing(pilot: Pilot) -> None:
    pilot.key("h")
    pilot.focus("route")
    pilot.key("enter")
    pilot.key("down")
    pilot.key("escape")
    assert pilot.desk.pointer_focus.focus.popup is None
    assert pilot.session.config.treatment.route == "iv_infusion"


def test_something_else_given_is_one_modulator_fully_on(pilot: Pilot) -> None:
    pilot.key("h")
    pilot.focus("also_given")
    pilot.key("down")
    assert pilot.session.config.modulators.rapamycin == 1.0
    pilot.key("down")
    assert pilot.session.config.modulators.rapamycin == 0.0
    assert pilot.session.config.modulators.nbqx == 1.0


def test_an_explanation_counts_alone(pilot: Pilot) -> None:
    pilot.key("h")
    pilot.focus("explanation")
    pilot.key("down")
    weights = pilot.session.config.hypothesis
    assert (weights.disinhibition, weights.direct_inhibition) == (1.0, 0.0)


def test_a_scene_is_alone_on_the_stage_and_zero_goes_back(pilot: Pilot) -> None:
    pilot.key("3")
    assert pilot.session.scene == "circuit"
    assert [w.name for w in pilot.desk.shown if w.name.startswith("scene")] == ["scene circuit"]
    for _ in range(2):
        pilot.key("0")
        assert pilot.session.scene == "overview"


@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (400, 640)])
def test_a_scenes_button_sends_a_signal(size: tuple[int, int]) -> None:
    pilot = Pilot(size=size, scene="circuit", drawer=True)
    pilot.click("button send_signal")
    assert len(pilot.session.world.signal_ticks) == 1


@pytest.mark.parametrize("projector", [False, True])
def test_every_scene_stands_alone_over_the_whole_window_in_both_looks(*, projector: bool) -> None:
    pilot = Pilot(projector=projector)
    for view in view_names():
        pilot.session.do(ShowScene(view))
        pilot.frame()
        (scene,) = (widget for widget in pilot.desk.shown if isinstance(widget, SceneView))
        assert scene.room.whole == Rect(0, 0, 1024, 768)
        assert scene.room.free.w == 1024
        assert scene.room.free.h >= (0.55 if projector else 0.45) * 768


def test_the_drawer_works_in_the_projectors_look(pilot: Pilot) -> None:
    pilot.key("p")
    assert "ribbon" not in {widget.name for widget in pilot.desk.shown}
    pilot.key("h")
    assert {"drug", "dose", "time"} < {widget.name for widget in pilot.desk.shown}


def test_hovering_says_what_a_thing_is_and_escape_dismisses_it(pilot: Pilot) -> None:
    pilot.move("dose")
    pilot.frame(int(TIP_DELAY_S / FRAME_S) + 2)
    assert pilot.desk.messages.tip_is_open
    assert "Allowed" in pilot.widget("dose").tip()
    pilot.key("escape")
    assert not pilot.desk.messages.tip_is_open


def test_i_says_what_the_focused_control_is(pilot: Pilot) -> None:
    pilot.key("h")
    pilot.focus("route")
    before = pilot.pixels()
    pilot.key("i")
    assert pilot.desk.messages.tip_is_open
    assert pilot.pixels() != before


def test_help_turns_its_pages_and_closes(pilot: Pilot) -> None:
    pilot.key("f1")
    assert pilot.desk.messages.help_page == 0
    pilot.key("escape")
    assert pilot.desk.messages.help_page is None
    for _ in range(pilot.desk.messages.help_pages + 1):
        pilot.key("?")
    assert pilot.desk.messages.help_page is None


def test_escape_never_quits_but_leads_back_to_the_overview(pilot: Pilot) -> None:
    pilot.key("4")
    for _ in range(5):
        pilot.key("escape")
    assert pilot.session.scene == "overview"


def test_larger_and_smaller_change_the_scale(pilot: Pilot) -> None:
    pilot.key("plus")
    assert pilot.session.config.window.scale == 1.1
    pilot.key("-")
    assert pilot.session.config.window.scale == 1.0


def test_losing_the_window_lets_the_thumb_go(pilot: Pilot) -> None:

    pilot.down(pilot.track("dose", 0.9))
    pilot.event(pygame.WINDOWFOCUSLOST)
    pilot.move(pilot.track("dose", 0.2))
    assert pilot.session.config.treatment.dose > 1.0


def test_a_dose_beyond_the_slider_is_shown_as_anaesthesia() -> None:
    pilot = Pilot({"treatment.dose": 4.0})
    note = pilot.widget("dose").quantity.note()  # type: ignore[attr-defined]
    assert note == "anaesthesia: no antidepressant data"
    pilot.click(pilot.track("dose", 1.0))
    assert pilot.session.config.treatment.dose == 2.0


def test_a_long_notice_goes_away_by_itself(pilot: Pilot) -> None:
    pilot.desk.messages.say("Short.")
    pilot.desk.advance(10.0)
    assert pilot.desk.messages.said == ()


def test_a_tip_goes_when_what_it_was_about_is_hidden(pilot: Pilot) -> None:
    pilot.move("dose")
    pilot.key("p")
    pilot.frame(60)
    assert pilot.desk.pointer_focus.hover is None or pilot.desk.pointer_focus.hover.name != "dose"


def test_unchanged_panels_are_the_same_picture_as_freshly_drawn_ones(pilot: Pilot) -> None:
    pilot.session.do(Freeze())
    pilot.key("]")
    pilot.key("[")
    pilot.move((0.0, 0.0))
    pilot.desk.advance(10.0)
    pilot.frame(20)
    pilot.app.painting.caches.kept.clear()
    kept = pilot.pixels()
    pilot.app.draw(pilot.surface)
    assert pilot.pixels() == kept


def test_without_a_glutamate_synapse_the_choice_of_its_cell_is_closed_with_a_reason(pilot: Pilot) -> None:
    pilot.session.do(ChooseDrug("ssri"))
    pilot.key("h")
    pilot.focus("cell")
    pilot.key("right")
    pilot.frame()
    assert pilot.session.config.cleft.cell == "pyramidal"
    assert "transporters" in pilot.desk.messages.said[-1]
    assert "transporters" in pilot.widget("cell").tip()


def test_a_button_of_the_drawer_opens_all_parameters(pilot: Pilot) -> None:
    pilot.key("h")
    pilot.click("button parameters")
    assert any(widget.name.startswith("parameter ") for widget in pilot.desk.shown)
    pilot.click("close")
    assert any(widget.name == "dose" for widget in pilot.desk.shown)


@pytest.mark.parametrize("size", [(1024, 768), (1280, 720)])
def test_no_button_of_the_drawer_is_too_narrow_for_its_words(size: tuple[int, int]) -> None:
    large = Pilot({"window.projector": True}, size, drawer=True)
    for name in ("step", "reset"):
        assert large.widget(name).rect.w >= 80, name


def test_a_tip_says_the_range_in_words(pilot: Pilot) -> None:
    assert "0 to 6 mg/kg" in pilot.widget("dose").tip()


def test_the_overview_is_the_stage_led_by_the_baton(pilot: Pilot) -> None:
    led = set()
    for time_h in (-0.5, 0.3, 1.0, 3.0, 11.0, 24.0, 100.0):
        pilot.session.do(GoTo(time_h))
        pilot.frame()
        while pilot.session.playback.is_dragged:  # jumps that follow close upon each other are a drag
            pilot.frame()
        (scene,) = (widget for widget in pilot.desk.shown if isinstance(widget, SceneView))
        frame = pilot.session.frame()
        assert scene.scene.name == frame.baton.station_at(frame.time_h).scene
        led.add(scene.scene.name)
    assert len(led) >= 3
    assert pilot.session.scene == "overview"


@pytest.mark.parametrize("reduced", [False, True])
def test_the_director_changes_scenes_softly_or_at_once(*, reduced: bool) -> None:
    pilot = Pilot({"window.reduced_motion": reduced}, size=(640, 400), time_h=0.75)
    first = pilot.session.shown
    pilot.session.do(GoTo(11.0))
    pilot.frame()
    assert pilot.session.shown != first
    assert pilot.app.painting.descent.is_running is not reduced
