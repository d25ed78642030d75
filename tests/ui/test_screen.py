from __future__ import annotations

import os

import pygame
import pytest

from synapse_sim.ui.screen import LEAST, USUAL, fitted, open_on, pixels_per_point, prepare_frames

HINT = "SDL_FRAMEBUFFER_ACCELERATION"


@pytest.mark.parametrize("screen", [(1024, 600), (1366, 768), (1280, 800), (800, 1280), (1920, 1080)])
@pytest.mark.parametrize("wanted", [USUAL, (1920, 1080), (3840, 2160), (640, 400)])
def test_a_window_fits_its_screen_with_title_bar_and_panel(
    screen: tuple[int, int], wanted: tuple[int, int]
) -> None:
    width, height = fitted(wanted, screen)
    assert width <= screen[0] - 80
    assert height <= screen[1] - 110
    assert width / height == pytest.approx(wanted[0] / wanted[1], abs=0.01)


def test_a_window_that_fits_is_as_large_as_wanted() -> None:
    assert fitted((1280, 720), (1920, 1080)) == (1280, 720)


def test_on_the_least_of_screens_a_window_still_has_its_least_size() -> None:
    assert fitted(USUAL, (320, 240)) == LEAST


def test_the_hint_for_fast_flips_is_for_x11_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(HINT, raising=False)
    prepare_frames("wayland")
    assert HINT not in os.environ
    prepare_frames("x11")
    assert os.environ[HINT] == "0"
    prepare_frames("wayland")
    assert HINT not in os.environ


def test_a_window_opens_on_a_screen_and_knows_its_density() -> None:
    pygame.display.init()
    window = open_on(0, (640, 400))
    try:
        assert window.minimum_size == LEAST
        assert pixels_per_point(window, window.get_surface()) == (1.0, 1.0)
    finally:
        window.destroy()
