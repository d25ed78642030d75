from __future__ import annotations

from functools import partial

import numpy as np
import pygame
import pytest

from synapse_sim.draw import masks
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.caches import DrawCaches
from tests.effort import calls


def _canvas(theme: str) -> PygameCanvas:
    canvas = PygameCanvas(pygame.Surface((200, 120)), DrawCaches(), theme)
    canvas.fill("background")
    return canvas


@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_light_of_an_own_form_grows_with_its_level_and_keeps_its_place(theme: str) -> None:
    changed = []
    for level in (0.4, 1.0):
        canvas = _canvas(theme)
        before = canvas.picture().astype(int)
        sprite = canvas.light_sprite("ring", "glutamate", lambda: masks.circle(41, 18, 5), levels=5)
        canvas.stamp(sprite, 100, 60, level)
        changed.append(np.abs(canvas.picture().astype(int) - before)[:, :, :3].sum(axis=2))
    assert changed[1].sum() > 1.5 * changed[0].sum() > 0
    rows, columns = np.nonzero(changed[1])
    assert (rows.min() + rows.max()) / 2 == pytest.approx(60, abs=1)
    assert (columns.min() + columns.max()) / 2 == pytest.approx(100, abs=1)
    assert changed[1][60, 100] == 0


def test_it_is_added_on_the_dark_look_alone() -> None:
    sprites = [
        _canvas(theme).light_sprite("spot", "growth", lambda: masks.glow(9))
        for theme in ("dark", "projector")
    ]
    assert [each.additive for each in sprites] == [True, False]


@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_soft_light_that_is_made_small_looks_as_if_it_were_made_large(theme: str) -> None:
    ground, shown = PygameCanvas(pygame.Surface((400, 400)), DrawCaches(), theme), []
    for shrink in (1, 4):
        canvas = PygameCanvas(pygame.Surface((400, 400)), DrawCaches(), theme)
        canvas.fill("background")

        def mask(shrink: int = shrink) -> masks.Mask:
            return masks.glow(160 / shrink)

        sprite = canvas.light_sprite("soft", "glutamate", mask, levels=15, shrink=shrink)
        for level in (0.3, 0.6, 0.6, 0.0):
            canvas.stamp(sprite, 200, 200, level)
        shown.append(canvas.picture().astype(int))
    ground.fill("background")
    changed = np.abs(shown[0] - ground.picture())
    assert changed.max() > 60
    assert np.abs(shown[1] - shown[0]).max() < 0.12 * changed.max()


@pytest.mark.parametrize("theme", ["dark", "projector"])
@pytest.mark.parametrize("kind", ["dot", "form"])
def test_a_swarm_looks_like_its_members_stamped_from_the_faintest_to_the_brightest(
    theme: str, kind: str
) -> None:
    rng = np.random.default_rng(4)
    x, y, level = rng.integers(20, 100, 60), rng.integers(20, 100, 60), rng.random(60)
    shown = []
    for at_once in (True, False):
        canvas = _canvas(theme)
        form = canvas.light_sprite("spot", "growth", lambda: masks.glow(9))
        sprite = canvas.dot("drug", 6) if kind == "dot" else form
        if at_once:
            canvas.dots(sprite, x, y, level)
        else:
            for k in np.argsort(np.rint(level * sprite.last), kind="stable"):
                canvas.stamp(sprite, x[k], y[k], level[k])
        shown.append(canvas.picture())
    assert np.array_equal(shown[0], shown[1])


def test_a_swarm_of_sixteen_steps_takes_no_three_times_the_calls_of_one_of_a_single_step() -> None:
    canvas, places = _canvas("dark"), np.arange(16.0)
    sprite = canvas.dot("drug", 3)
    one, many = (
        calls(partial(canvas.dots, sprite, places, places, level))
        for level in (np.ones(16), np.linspace(0.0, 1.0, 16))
    )
    assert many < 3 * one
