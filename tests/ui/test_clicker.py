"""A presentation remote: the keys it sends, the blank screen, and what rests under a page."""

from __future__ import annotations

import pytest

from synapse_sim.course.bookmarks import bookmarks
from synapse_sim.session.commands import Change, GoTo, TogglePlay
from synapse_sim.story.scene_names import scene_row
from synapse_sim.ui.panels.ribbon import Ribbon
from synapse_sim.ui.panels.stages import stages
from synapse_sim.ui.window_requests import Close, ToggleFullScreen
from tests.ui.pilot import Pilot


@pytest.fixture
def pilot() -> Pilot:
    return Pilot(size=(640, 480), scene="dendrite")


def moments(pilot: Pilot, key: str, start_h: float) -> list[float]:
    """Where so many presses lead, from a place in time on."""
    pilot.session.do(GoTo(start_h))
    times = [pilot.session.time_h]
    for _ in range(10):
        pilot.press(key)
        times.append(pilot.session.time_h)
    return times


def test_page_down_goes_from_moment_to_moment_and_never_back(pilot: Pilot) -> None:
    times = moments(pilot, "pagedown", -1.0)
    assert times == sorted(times)
    marks = sorted(set(bookmarks(pilot.session.course).values()))
    assert [time_h for time_h in sorted(set(times)) if time_h > -1.0] == pytest.approx(marks, abs=1 / 60)


def test_page_up_goes_back_and_never_on(pilot: Pilot) -> None:
    times = moments(pilot, "pageup", 336.0)
    assert times == sorted(times, reverse=True)
    assert times[-1] == pytest.approx(0.0)


def test_page_down_while_it_plays_never_goes_back(pilot: Pilot) -> None:
    pilot.key("space")
    for _ in range(8):
        pilot.frame(5)
        before_h = pilot.session.time_h
        pilot.key("pagedown")
        assert pilot.session.time_h >= before_h
        pilot.session.do(TogglePlay())


def test_after_the_last_moment_it_is_said_that_none_comes(pilot: Pilot) -> None:
    moments(pilot, "pagedown", 336.0)
    pilot.frame()
    assert pilot.session.time_h == 336.0
    assert "No moment" in pilot.desk.messages.said[-1]


def test_a_focused_slider_leaves_the_page_keys_to_the_story(pilot: Pilot) -> None:
    pilot.focus("dose")
    pilot.session.do(GoTo(0.0))
    pilot.key("pagedown")
    assert pilot.session.config.treatment.dose == 0.5
    assert pilot.session.time_h > 0.0


def test_f5_goes_to_the_first_dose(pilot: Pilot) -> None:
    pilot.key("f5")
    assert pilot.session.time_h == 0.0
    assert not pilot.session.is_playing


@pytest.mark.parametrize("key", ["b", "."])
def test_the_screen_goes_black_and_comes_back(key: str, pilot: Pilot) -> None:
    pilot.key(key)
    pilot.frame(60)
    assert set(pilot.pixels()) == {0}
    pilot.key(key)
    pilot.frame(60)
    assert len(set(pilot.pixels())) > 50


@pytest.mark.parametrize("key", ["p", "pagedown", "3", "escape", "]", "space"])
def test_any_key_wakes_a_blank_screen_and_does_nothing_else(key: str, pilot: Pilot) -> None:
    before = pilot.session.config, pilot.session.time_h, pilot.session.scene
    pilot.key("b")
    pilot.key(key)
    assert not pilot.desk.curtain.is_down
    assert (pilot.session.config, pilot.session.time_h, pilot.session.scene) == before
    assert not pilot.session.is_playing


def test_a_click_wakes_a_blank_screen_and_the_pointer_alone_does_not(pilot: Pilot) -> None:
    stage = pilot.widget("ribbon").rect
    pilot.key("b")
    pilot.move((stage.x + 20, stage.center[1]))
    assert pilot.desk.curtain.is_down
    pilot.click((stage.x + 20, stage.center[1]))
    assert not pilot.desk.curtain.is_down
    assert pilot.session.scene == "dendrite"


def test_on_the_projector_the_blank_screen_keeps_its_light(pilot: Pilot) -> None:
    pilot.session.do(Change({"window.projector": True}))
    pilot.frame(60)
    pilot.key("b")
    pilot.frame(60)
    assert set(pilot.pixels()) == {255}


@pytest.mark.parametrize("page", ["o", "f1", "b"])
def test_playing_rests_under_a_page_and_goes_on_after_it(page: str, pilot: Pilot) -> None:
    pilot.key("space")
    pilot.key(page)
    at_h = pilot.session.time_h
    pilot.frame(10)
    assert pilot.session.time_h == at_h
    pilot.key("escape")
    pilot.session.finish()
    pilot.frame(10)
    assert pilot.session.is_playing
    assert pilot.session.time_h > at_h


def test_a_page_that_the_user_opened_turns_by_page_keys(pilot: Pilot) -> None:
    pilot.key("f1")
    pilot.key("pagedown")
    assert pilot.desk.messages.help_page == 1
    pilot.key("pageup")
    assert pilot.desk.messages.help_page == 0
    pilot.key("escape")
    pilot.key("o")
    at_h = pilot.session.time_h
    pilot.key("pagedown")
    assert pilot.desk.parts.parameter_page._page == 1
    assert pilot.session.time_h == at_h


def test_k_pins_and_n_steps(pilot: Pilot) -> None:
    pilot.key("k")
    assert len(pilot.session.frame().pins) == 1
    at_h = pilot.session.time_h
    pilot.key("n")
    assert pilot.session.time_h > at_h
    pilot.key("shift+n")
    assert pilot.session.time_h == pytest.approx(at_h, abs=0.01)


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+w"])
def test_the_window_can_be_closed_by_keys_also_out_of_a_field(key: str, pilot: Pilot) -> None:
    pilot.key("/")
    pilot.key(key)
    assert pilot.desk.window_requests == [Close()]


def test_alt_and_enter_is_full_screen(pilot: Pilot) -> None:
    pilot.focus("play")
    pilot.key("alt+enter")
    assert pilot.desk.window_requests == [ToggleFullScreen()]
    assert not pilot.session.is_playing


# the ways to a scene


def stage(pilot: Pilot, place: int) -> tuple[float, float]:
    ribbon = pilot.widget("ribbon")
    assert isinstance(ribbon, Ribbon)
    return ribbon.cells()[place].center


@pytest.mark.parametrize(
    ("place", "scene", "column"),
    [
        (0, "body", "effect_site_umolar"),
        (1, "channel", "block_interneuron"),
        (3, "synapse", "glutamate_rel"),
        (4, "dendrite", "bdnf_rel"),
        (5, "dendrite", "spine_density_rel"),
    ],
)
def test_a_stage_goes_to_its_scene_and_pressed_again_to_its_peak(
    place: int, scene: str, column: str, pilot: Pilot
) -> None:
    pilot.key("0")
    at_h = pilot.session.time_h
    pilot.click(stage(pilot, place))
    assert pilot.session.scene == scene
    assert pilot.session.time_h == at_h
    pilot.click(stage(pilot, place))
    assert pilot.session.scene == scene
    course = pilot.session.course
    assert getattr(course.at(pilot.session.time_h), column) == pytest.approx(
        course.columns[column].max(), rel=1e-3
    )


def test_disinhibition_is_furthest_where_interneurons_fire_least(pilot: Pilot) -> None:
    for _ in range(2):
        pilot.click(stage(pilot, 2))
    course = pilot.session.course
    assert course.at(pilot.session.time_h).rate_interneuron_hz == pytest.approx(
        course.rate_interneuron_hz.min(), rel=1e-3
    )


DENDRITE, PEOPLE = scene_row("dendrite").key, scene_row("people").key


def is_at_peak(pilot: Pilot, column: str) -> bool:
    course = pilot.session.course
    now = float(getattr(course.at(pilot.session.time_h), column))
    return now > 0.999 * float(course.columns[column].max())


def test_a_scenes_key_shows_it_then_goes_to_the_peaks_of_its_stations_in_turn(pilot: Pilot) -> None:
    pilot.key("0")
    at_h = pilot.session.time_h
    pilot.key(DENDRITE)
    assert (pilot.session.scene, pilot.session.time_h) == ("dendrite", at_h)
    for column in ("bdnf_rel", "spine_density_rel", "bdnf_rel"):
        pilot.key(DENDRITE)
        assert is_at_peak(pilot, column), column


def test_the_overview_pressed_again_changes_nothing(pilot: Pilot) -> None:
    pilot.key("0")
    before = pilot.session.time_h, pilot.session.is_playing, pilot.session.scene
    pilot.key("0")
    assert (pilot.session.time_h, pilot.session.is_playing, pilot.session.scene) == before
    assert not pilot.desk.messages.said


def test_a_stage_that_does_not_change_has_no_peak(pilot: Pilot) -> None:
    pilot.session.do(Change({"treatment.dose": 0.0}))
    pilot.frame()
    at_h = pilot.session.time_h
    pilot.key(DENDRITE)
    assert pilot.session.time_h == at_h
    assert "nothing changes" in pilot.desk.messages.said[-1]


def test_relief_that_is_not_known_has_no_peak() -> None:
    pilot = Pilot({"treatment.dose": 4.0}, size=(640, 480), scene="people")
    pilot.key(PEOPLE)
    assert pilot.session.time_h == 0.75
    assert stages(pilot.session.frame())[6].values[0] in pilot.desk.messages.said[-1]


def test_ribbon_timeline_strip_and_drawer_are_in_the_order_of_tab() -> None:
    pilot = Pilot(size=(1280, 720), drawer=False)
    names = []
    for _ in range(sum(widget.takes_focus for widget in pilot.desk.shown)):
        pilot.press("tab")
        names.append(pilot.desk.pointer_focus.focus.name)
    assert names == ["ribbon", "timeline", "play", "dose", "time", "drawer"]


def test_the_ribbon_works_by_keys_and_shows_where_the_focus_is() -> None:
    pilot = Pilot(size=(1024, 768))
    pilot.focus("ribbon")
    for _ in range(2):
        pilot.key("right")
    assert pilot.widget("ribbon").ring().center == pytest.approx(stage(pilot, 2), abs=12)
    pilot.key("enter")
    assert pilot.session.scene == "circuit"


def test_arrows_on_the_timeline_move_time(pilot: Pilot) -> None:
    pilot.focus("timeline")
    at_h = pilot.session.time_h
    pilot.key("right")
    assert pilot.session.time_h > at_h


def test_a_click_on_the_picture_leaves_the_keys_where_they_are() -> None:
    pilot = Pilot(size=(1024, 768), scene="circuit")
    pilot.click("scene circuit")
    pilot.key("space")
    assert pilot.session.is_playing
    pilot.focus("dose")
    pilot.click("scene circuit")
    assert pilot.desk.pointer_focus.focus is pilot.widget("dose")
    assert pilot.session.scene == "circuit"
