"""Light that is safe to look at: the mean luminance of the frames, whatever keys are pressed how fast."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pygame
import pytest

from synapse_sim.arrays import Floats
from synapse_sim.draw.pygame_canvas.fade import FADE_S
from synapse_sim.session.commands import Freeze
from tests.ui.pilot import FRAME_S, Pilot

FLASH = 0.1
"""Of the full luminance: what counts as a change."""
A_SECOND = round(1 / FRAME_S)


@pytest.fixture
def pilot() -> Pilot:
    pilot = Pilot(size=(640, 480), scene="people")
    pilot.session.do(Freeze())
    return pilot


def luminance(surface: pygame.Surface) -> float:
    """Mean relative luminance, 0..1."""
    red, green, blue = np.moveaxis((pygame.surfarray.pixels3d(surface)[::3, ::3] / 255.0) ** 2.2, 2, 0)
    return float(np.mean(0.2126 * red + 0.7152 * green + 0.0722 * blue))


def seen(pilot: Pilot, seconds: float, deed: Callable[[int], None]) -> Floats:
    """The luminance of every frame while something is done before each."""
    light = []
    for k in range(round(seconds / FRAME_S)):
        deed(k)
        pilot.frame()
        light.append(luminance(pilot.surface))
    return np.array(light)


def changes(light: Floats) -> list[int]:
    """The frames at which the light has changed by a flash since it last turned round."""
    found, extreme, rising = [], light[0], 0
    for k, now in enumerate(light):
        direction = 1 if now > extreme else -1
        if direction != rising and abs(now - extreme) >= FLASH:
            found.append(k)
            rising, extreme = direction, now
        elif direction == rising:
            extreme = now
    return found


def most_in_a_second(frames: list[int]) -> int:
    return max((sum(start <= k < start + A_SECOND for k in frames) for start in frames), default=0)


def every(frames: int, deed: Callable[[], None]) -> Callable[[int], None]:
    return lambda k: deed() if k % frames == 0 else None


@pytest.mark.parametrize("scene", ["overview", "people"])
def test_a_change_of_theme_fades(scene: str) -> None:
    pilot = Pilot(size=(640, 480), scene=scene)
    dark = luminance(pilot.surface)
    pilot.press("p")
    light = seen(pilot, 0.6, lambda _: None)
    assert light[-1] - dark > 0.4
    between = (light > dark + 0.02) & (light < light[-1] - 0.02)
    assert between.sum() * FRAME_S > 0.75 * FADE_S
    assert np.diff(light, prepend=dark).max() < FLASH
    assert FADE_S >= 0.4


@pytest.mark.parametrize("keys", [("p",), ("b",), (".",), ("p", "b"), ("f1", "p"), ("p", "3", "5")])
@pytest.mark.parametrize("gap", [3, 13], ids=["hasty", "quick"])
def test_however_fast_keys_are_pressed_the_light_changes_no_more_than_three_times_a_second(
    gap: int, keys: tuple[str, ...], pilot: Pilot
) -> None:
    turn = iter(keys * 100)
    light = seen(pilot, 1.6, every(gap, lambda: pilot.press(next(turn))))
    assert most_in_a_second(changes(light)) <= 3
    assert np.abs(np.diff(light)).max() < FLASH


def test_pages_of_the_parameters_do_not_flash(pilot: Pilot) -> None:
    pilot.press("o")
    turns = iter(("pagedown", "pagedown", "pageup") * 30)
    assert changes(seen(pilot, 1.5, every(2, lambda: pilot.press(next(turns))))) == []


def test_full_screen_turns_no_more_than_three_times_a_second(pilot: Pilot) -> None:
    for _ in range(60):
        pilot.key("f11")
    assert 1 <= len(pilot.desk.window_requests) <= 3


def test_after_many_presses_the_window_ends_in_the_last_theme(pilot: Pilot) -> None:
    for _ in range(5):
        pilot.key("p")
    pilot.frame(90)
    assert pilot.session.config.window.projector
    assert not pilot.app.painting.fade.is_running
    assert luminance(pilot.surface) > 0.5


def test_scenes_that_are_alike_change_at_once(pilot: Pilot) -> None:
    pilot.key("3")
    assert not pilot.app.painting.fade.is_running


def test_a_window_that_changes_its_size_in_a_fade_goes_on(pilot: Pilot) -> None:
    pilot.key("p")
    pilot.surface = pygame.Surface((800, 600), 0, 32)
    pilot.frame(3)
    pilot.key("p")
    pilot.frame(60)
    assert not pilot.app.painting.fade.is_running


def test_a_picture_that_is_asked_for_does_not_fade(pilot: Pilot) -> None:
    pilot.key("p")
    assert luminance(pilot.app.render((640, 480))) > 0.5
