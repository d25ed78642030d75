"""The drawer at the side: it never covers what is free, scrolls where it must, and leads to the pages."""

from __future__ import annotations

import pytest

from synapse_sim.draw.pygame_canvas.slide import SLIDE_S
from synapse_sim.session.commands import Freeze
from synapse_sim.ui.input.events import Wheeled
from synapse_sim.ui.panels.drawer import PAGES
from synapse_sim.ui.widgets.widget import Widget
from tests.ui.pilot import FRAME_S, Pilot

SIZES = [(640, 400), (1024, 768), (1280, 720), (1920, 1080), (800, 1280)]


@pytest.fixture
def pilot() -> Pilot:
    return Pilot(size=(1280, 720))


def opened(size: tuple[int, int], *, projector: bool = False) -> Pilot:
    pilot = Pilot(size=size, projector=projector, scene="people")
    pilot.key("h")
    pilot.desk.settle()
    pilot.frame()
    return pilot


def names(widgets: tuple[Widget, ...]) -> set[str]:
    return {widget.name for widget in widgets}


def test_h_opens_the_drawer_and_closes_it(pilot: Pilot) -> None:
    assert "drug" not in names(pilot.desk.shown)
    pilot.key("h")
    assert {"drug", "route", "drawer_dose", "state", "explanation"} <= names(pilot.desk.shown)
    pilot.key("h")
    assert "drug" not in names(pilot.desk.shown)


def test_the_button_at_the_edge_does_the_same(pilot: Pilot) -> None:
    pilot.click("drawer")
    pilot.desk.settle()
    pilot.frame()
    pilot.click("close_drawer")
    assert not pilot.desk.parts.drawer.is_open


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("projector", [False, True])
def test_the_drawer_never_covers_the_stage(size: tuple[int, int], *, projector: bool) -> None:
    pilot = opened(size, projector=projector)
    drawer = pilot.desk.parts.drawer
    scene = pilot.widget("scene people")
    stage = [scene, *(pilot.widget(name) for name in ("sentence", "foot", "dose", "time", "play"))]
    assert all(widget.rect.right <= drawer.rect.x + 0.5 for widget in stage)
    assert scene.rect.h > 0.5 * size[1]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_tab_brings_every_control_into_view(size: tuple[int, int]) -> None:
    pilot = opened(size)
    seen = set()
    for _ in range(40):
        pilot.key("tab")
        focus = pilot.desk.pointer_focus.focus
        if focus in pilot.desk.parts.drawer.widgets:
            seen.add(focus.name)
            assert focus.rect.y >= 0, focus.name
            assert focus.rect.bottom <= size[1], focus.name
    assert seen == names(pilot.desk.parts.drawer.widgets)


def test_the_wheel_scrolls_the_drawer_no_further_than_its_ends() -> None:
    pilot = opened((1280, 400))
    drawer = pilot.desk.parts.drawer
    pilot.move(drawer.rect.center)
    for steps, end in ((-1, "bottom"), (1, "top")):
        for _ in range(30):
            pilot.desk.handle(Wheeled(steps))
            pilot.frame()
        last, first = pilot.widget(f"button {PAGES[-1]}").rect, pilot.widget("drug").rect
        assert (last.bottom <= 400) is (end == "bottom")
        assert (first.y >= 0) is (end == "top")


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_controls_keep_their_size_however_low_the_window_is(size: tuple[int, int]) -> None:
    pilot = opened(size)
    zoom = pilot.desk.picture.zoom
    heights = {
        widget.rect.h for widget in pilot.desk.parts.drawer.widgets if widget.name in {"drug", "route"}
    }
    assert len(heights) == 1
    assert heights.pop() >= 24
    assert zoom > 0.5


def test_labels_stand_beside_their_menus_only_in_a_wide_window() -> None:
    narrow, wide = (opened(size).widget("drug").rect for size in ((1024, 768), (1920, 1080)))
    assert narrow.h / 768 > 1.4 * wide.h / 1080


@pytest.mark.parametrize("name", PAGES)
def test_a_button_leads_to_every_page(name: str) -> None:
    pilot = opened((1280, 720))
    pilot.click(f"button {name}")
    assert pilot.desk._pages.is_open


def test_escape_closes_the_drawer_before_it_leaves_the_scene() -> None:
    pilot = opened((1280, 720))
    pilot.key("escape")
    assert not pilot.desk.parts.drawer.is_open
    assert pilot.session.scene == "people"
    pilot.key("escape")
    assert pilot.session.scene == "overview"


def test_both_doses_show_the_same_value() -> None:
    pilot = opened((1280, 720))
    pilot.click(pilot.track("drawer_dose", 1.0))
    assert pilot.session.config.treatment.dose == 2.0
    pilot.click(pilot.track("dose", 0.0))
    assert pilot.widget("drawer_dose").quantity.get() == 0.0  # type: ignore[attr-defined]


def test_the_stage_eases_aside_and_then_is_drawn_anew() -> None:
    pilot = Pilot(size=(1280, 720), scene="people")
    pilot.session.do(Freeze())
    pilot.session.finish()
    pilot.frame(2)
    before = pilot.pixels()
    pilot.key("h")
    frames = [pilot.pixels()]
    while pilot.app.painting.slide.is_running:
        pilot.frame()
        frames.append(pilot.pixels())
    assert 0.6 * SLIDE_S < len(frames) * FRAME_S < 1.6 * SLIDE_S
    assert frames[0] == before
    assert len({*frames[1:8]}) == 7
    pilot.frame()
    assert pilot.pixels() == frames[-1]


def test_with_less_motion_the_drawer_is_there_at_once() -> None:
    pilot = Pilot({"window.reduced_motion": True}, size=(1280, 720))
    pilot.key("h")
    assert not pilot.app.painting.slide.is_running
    assert "drug" in names(pilot.desk.shown)
