"""The strip of play, dose and time: when it goes, what wakes it, and what keeps it."""

from __future__ import annotations

from collections.abc import Callable

import pygame
import pytest

from synapse_sim.draw.canvas import Rect
from synapse_sim.draw.theme import load_theme
from synapse_sim.session.commands import Change, Freeze
from synapse_sim.ui.awake import GOES_S, STAYS_S
from synapse_sim.ui.widgets.row_slider import RowSlider
from tests.ui.pilot import FRAME_S, Pilot


@pytest.fixture
def pilot() -> Pilot:
    pilot = Pilot(size=(640, 400), scene="body")
    pilot.session.do(Freeze())
    return pilot


def look(pilot: Pilot, *, projector: bool) -> None:
    pilot.session.do(Change({"window.projector": projector}))
    pilot.frame(40)


def wait(pilot: Pilot, seconds: float) -> None:
    for _ in range(round(seconds / FRAME_S)):
        pilot.app.advance(FRAME_S)
    pilot.frame()


def seen(pilot: Pilot, rect: Rect) -> int:
    """How many colours there are in a part of the window."""
    part = pilot.surface.subsurface(pygame.Rect(rect.inset(2).whole))
    return len({bytes(colour) for colour in pygame.surfarray.array3d(part).reshape(-1, 3)})


def gone(pilot: Pilot) -> bool:
    """Whether the play button's colour is nowhere in the strip's place; hills may be there meanwhile."""
    window = pilot.session.config.window
    colour = load_theme("projector" if window.projector else "dark").colour("button")
    part = pilot.surface.subsurface(pygame.Rect(pilot.desk.parts.strip.rect.whole))
    return not bool((pygame.surfarray.array3d(part) == colour).all(axis=2).any())


@pytest.mark.parametrize("projector", [False, True])
def test_it_goes_after_four_seconds_without_any_input(pilot: Pilot, *, projector: bool) -> None:
    look(pilot, projector=projector)
    pilot.key("i")
    wait(pilot, STAYS_S - 0.2)
    assert not gone(pilot)
    wait(pilot, GOES_S + 0.4)
    assert gone(pilot)
    assert STAYS_S == 4.0


def test_sentence_and_safety_line_never_go(pilot: Pilot) -> None:
    wait(pilot, 3 * STAYS_S)
    assert gone(pilot)
    for name in ("sentence", "foot"):
        assert seen(pilot, pilot.widget(name).rect) > 5, name


INPUTS: dict[str, Callable[[Pilot], None]] = {
    "pointer": lambda pilot: pilot.move((20, 20)),
    "press": lambda pilot: pilot.down((300, 150)),
    "key": lambda pilot: pilot.press("shift+space"),
    "wheel": lambda pilot: pilot.event(pygame.MOUSEWHEEL, x=0, y=1),
}


@pytest.mark.parametrize("name", INPUTS)
@pytest.mark.parametrize("projector", [False, True])
def test_any_input_wakes_it_at_once(name: str, pilot: Pilot, *, projector: bool) -> None:
    look(pilot, projector=projector)
    wait(pilot, 2 * STAYS_S)
    assert gone(pilot)
    INPUTS[name](pilot)
    pilot.frame(3)  # the wheel leaves a scale: one frame draws the next one ahead, and one stands still
    assert not gone(pilot)
    assert pilot.desk.picture.awake.faded == 0.0


@pytest.mark.parametrize("name", ["play", "dose", "time"])
def test_the_focus_on_it_keeps_it(name: str, pilot: Pilot) -> None:
    pilot.focus(name)
    wait(pilot, 3 * STAYS_S)
    assert not gone(pilot)


def test_a_hand_on_it_keeps_it(pilot: Pilot) -> None:
    pilot.down(pilot.track("time", 0.5))
    wait(pilot, 3 * STAYS_S)
    assert not gone(pilot)


def test_less_motion_shows_it_always(pilot: Pilot) -> None:
    pilot.session.do(Change({"window.reduced_motion": True}))
    pilot.frame()
    wait(pilot, 3 * STAYS_S)
    assert not gone(pilot)


def test_a_picture_that_is_asked_for_shows_it(pilot: Pilot) -> None:
    wait(pilot, 3 * STAYS_S)
    pilot.surface = pilot.app.render((640, 400))
    assert not gone(pilot)


@pytest.mark.parametrize("projector", [False, True])
def test_dose_and_time_can_be_dragged_while_the_picture_follows(pilot: Pilot, *, projector: bool) -> None:
    look(pilot, projector=projector)
    for name in ("dose", "time"):
        slider = pilot.widget(name)
        assert isinstance(slider, RowSlider)
        before, value = pilot.pixels(), slider.quantity.get()
        pilot.down(pilot.track(name, 0.4))
        pilot.move(pilot.track(name, 0.8))
        pilot.frame()
        pilot.up(pilot.track(name, 0.8))
        assert slider.quantity.get() > value, name
        assert pilot.pixels() != before, name


@pytest.mark.parametrize("is_finger", [False, True], ids=["press alone", "finger"])
def test_a_press_on_the_sleeping_strip_only_wakes_it_and_the_next_acts(
    pilot: Pilot, *, is_finger: bool
) -> None:
    """A finger comes as a move to its place and a press there, before any frame."""
    wait(pilot, 2 * STAYS_S)
    play = pilot.widget("play").rect.center
    if is_finger:
        pilot.move(play)
    pilot.click(play)
    assert not gone(pilot)
    assert not pilot.session.is_playing
    pilot.click(play)
    assert pilot.session.is_playing


def test_a_press_beside_the_sleeping_strip_acts_at_once(pilot: Pilot) -> None:
    wait(pilot, 2 * STAYS_S)
    before = pilot.session.time_h
    pilot.click("timeline")
    assert pilot.session.time_h != before


def test_on_the_projector_the_hills_have_the_place_of_the_sleeping_strip() -> None:
    pilot = Pilot(size=(1280, 720), scene="body", projector=True)
    pilot.session.do(Freeze())
    pilot.frame()
    timeline, room = pilot.widget("timeline"), pilot.desk.parts.scenes["body"].room
    low, strip = timeline.rect, pilot.desk.parts.strip.rect
    wait(pilot, 2 * STAYS_S)
    assert timeline.rect.bottom == pytest.approx(strip.bottom)
    assert timeline.rect.h > low.h + 40
    assert pilot.desk.parts.scenes["body"].room == room
    pilot.move((20, 20))
    pilot.frame()
    assert timeline.rect == low


# X


def hold(pilot: Pilot, mod: int = 0) -> None:
    pilot.event(pygame.KEYDOWN, key=pygame.K_x, unicode="x", mod=mod, scancode=0)


def let_go(pilot: Pilot, mod: int = 0) -> None:
    pilot.event(pygame.KEYUP, key=pygame.K_x, unicode="", mod=mod, scancode=0)


def test_held_x_shows_the_moment_without_drug_and_says_so(pilot: Pilot) -> None:
    hold(pilot)
    pilot.session.finish()
    pilot.frame()
    frame = pilot.desk._now()
    assert frame.without == "shown"
    assert frame.moment.effect_site_umolar == 0.0
    let_go(pilot)
    pilot.frame()
    assert pilot.desk._now().without == ""


@pytest.mark.parametrize("end", ["key", "shifted key", "lost window"])
def test_x_ends_with_the_key_whatever_else_is_held_and_with_the_window(end: str, pilot: Pilot) -> None:
    hold(pilot)
    assert pilot.session.without.is_held
    if end == "lost window":
        pilot.event(pygame.WINDOWFOCUSLOST)
    else:
        let_go(pilot, pygame.KMOD_SHIFT if end == "shifted key" else 0)
    assert not pilot.session.without.is_held


def test_another_key_does_not_end_it(pilot: Pilot) -> None:
    hold(pilot)
    pilot.press("i")
    assert pilot.session.without.is_held


def test_x_that_is_typed_is_a_letter(pilot: Pilot) -> None:
    pilot.key("/")
    hold(pilot)
    assert not pilot.session.without.is_held
    assert pilot.desk.parts.parameter_page.field.words == "x"


def test_a_curtain_that_falls_meanwhile_does_not_keep_it(pilot: Pilot) -> None:
    hold(pilot)
    pilot.press("b")
    let_go(pilot)
    assert not pilot.session.without.is_held
