from __future__ import annotations

import pygame
import pytest

from synapse_sim.ui.window_requests import Close, ToggleFullScreen, WindowRequest
from tests.ui.pilot import Pilot


def dense(pilot: Pilot, ratio: float = 2.0) -> Pilot:
    """The same window on a screen of a higher density: events come in points."""
    pilot.app.pixels_per_point = (ratio, ratio)
    return pilot


def in_points(pilot: Pilot, name: str, ratio: float = 2.0) -> tuple[float, float]:
    x, y = pilot.widget(name).rect.center
    return x / ratio, y / ratio


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_click_lands_where_the_pointer_is_at_every_density(ratio: float) -> None:
    pilot = dense(Pilot(drawer=True), ratio)
    pilot.click(in_points(pilot, "drug", ratio))
    assert pilot.desk.pointer_focus.focus is pilot.widget("drug")


def test_a_drag_follows_the_pointer_on_a_dense_screen() -> None:
    pilot = dense(Pilot())
    x, y = pilot.track("time", 0.5)
    pilot.down((x / 2, y / 2))
    x, y = pilot.track("time", 1.0)
    pilot.move((x / 2, y / 2))
    pilot.up((x / 2, y / 2))
    assert pilot.session.time_h == pytest.approx(pilot.session.frame().span_h[1])


def test_the_wheel_turns_what_lies_under_the_pointer_on_a_dense_screen() -> None:
    pilot = dense(Pilot())
    pilot.click(in_points(pilot, "dose"))
    before = pilot.session.config.treatment.dose
    pilot.move(in_points(pilot, "dose"))
    pilot.event(pygame.MOUSEWHEEL, x=0, y=1)
    assert pilot.session.config.treatment.dose > before


def test_a_pointer_that_leaves_the_window_is_over_nothing() -> None:
    pilot = Pilot()
    pilot.move("dose")
    assert pilot.desk.pointer_focus.hover is pilot.desk.parts.strip.dose
    pilot.event(pygame.WINDOWLEAVE)
    assert pilot.desk.pointer_focus.hover is None


def test_a_pointer_that_leaves_while_it_drags_does_not_pull() -> None:
    pilot = Pilot()
    pilot.down(pilot.track("time", 0.5))
    before = pilot.session.time_h
    pilot.event(pygame.WINDOWLEAVE)
    assert pilot.session.time_h == before


@pytest.mark.parametrize(
    ("code", "mod", "wish"),
    [
        (pygame.K_RETURN, pygame.KMOD_LALT, ToggleFullScreen()),
        (pygame.K_q, pygame.KMOD_LCTRL, Close()),
        (pygame.K_w, pygame.KMOD_LCTRL, Close()),
    ],
)
def test_the_keys_of_every_window_work_even_while_one_types_and_act_once(
    code: int, mod: int, wish: WindowRequest
) -> None:
    pilot = Pilot()
    pilot.key("/")
    for kind in (pygame.KEYDOWN, pygame.KEYDOWN, pygame.KEYDOWN, pygame.KEYUP):
        pilot.event(kind, key=code, unicode="", mod=mod, scancode=0)
    assert pilot.desk.window_requests == [wish]
