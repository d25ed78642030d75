from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from synapse_sim.draw.canvas import Quality, Rect
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.builds import CALM_EVERY
from synapse_sim.draw.pygame_canvas.caches import DrawCaches

SIZE = (400, 300)
EVERY = 3


class Screen:
    """Frames of some words over a ground that moves, and how often they were set."""

    def __init__(self) -> None:
        self.caches = DrawCaches()
        self.caches.builds.spare_s = 1.0
        self.quality = Quality(renewed_every=EVERY)
        self.surface = pygame.Surface(SIZE, 0, 32)
        self.painted = 0

    def frame(self, ground: tuple[int, int, int] = (0, 0, 0), state: int = 0) -> NDArray[np.uint8]:
        """One frame; its pixels."""
        self.caches.builds.begin_frame()
        canvas = PygameCanvas(self.surface, self.caches, "dark", quality=self.quality)
        canvas.fill(ground)
        canvas.renewed("words", state, self._paint)
        return pygame.surfarray.array3d(self.surface)

    def _paint(self, canvas: PygameCanvas) -> None:
        """Something of every kind, all over each other, in parts of the canvas and out of them."""
        self.painted += 1
        part = canvas.sub(Rect(20, 20, 200, 200))
        part.fill("panel", Rect(0, 0, 100, 100))
        part.text(100, 60, "caught", "heading", halo=True)
        part.polyline([(0, 0), (300, 250)], "ink", 2)
        canvas.trace([10, 200, 390], [100, 20, 280], "drug")
        canvas.dots(canvas.dot("glutamate", 6), [200, 230, 260], [120, 130, 125], [0.2, 0.6, 1.0])
        canvas.stamp(canvas.glow_sprite("drug", 30), 210, 120)
        canvas.panel(Rect(180, 100, 60, 50), "panel", "border", alpha=0.5)
        canvas.disc(200, 120, 9, "ink")


def test_words_are_set_once_in_some_frames() -> None:
    screen = Screen()
    for _ in range(1 + 4 * EVERY):
        screen.frame()
    assert screen.painted in {4, 5, 6}


@pytest.mark.parametrize("ground", [(0, 0, 0), (90, 40, 20)])
def test_what_is_laid_down_again_looks_as_if_it_was_drawn_over_what_is_there_now(
    ground: tuple[int, int, int],
) -> None:
    screen, anew = Screen(), Screen()
    screen.frame((200, 200, 200))
    screen.painted = 0
    shown = [screen.frame(ground) for _ in range(EVERY - 1)]
    assert screen.painted < EVERY - 1
    for each in shown:
        assert np.array_equal(each, anew.frame(ground))


def test_another_frame_is_wanted_where_what_is_laid_down_is_not_of_this_moment() -> None:
    """Only the first and the third frame are painted."""
    screen, waiting = Screen(), []
    for state in (1, 2, 2, 2, 1):
        screen.frame(state=state)
        waiting.append(screen.caches.builds.waiting)
    assert screen.painted == 2
    assert waiting == [0, 1, 0, 0, 1]


def test_what_is_renewed_more_seldom_within_a_part_that_is_renewed_gets_its_turn() -> None:
    """Whatever the turns are: nothing waits for a frame in which the whole is not drawn."""
    screen = Screen()
    for turn in range(EVERY):
        screen.caches.builds.turn_of(turn)
        before = screen.painted
        for _ in range(8 * EVERY):
            screen.caches.builds.begin_frame()
            canvas = PygameCanvas(screen.surface, screen.caches, "dark", quality=screen.quality)
            inner = partial(
                PygameCanvas.renewed, name=("inner", turn), state=0, paint=screen._paint, every=2 * EVERY
            )
            canvas.renewed(("outer", turn), 0, inner)
        assert screen.painted - before in {4, 5}


@pytest.mark.parametrize("before", [0, 1, 2, 3])
def test_a_drag_sets_words_in_the_frames_in_which_calm_parts_rest(before: int) -> None:
    """Whenever it begins: no frame does both from its third on."""
    screen, painted = Screen(), list[set[str]]()

    def frame(every: int) -> None:
        screen.caches.builds.begin_frame()
        canvas = PygameCanvas(screen.surface, screen.caches, "dark", quality=Quality(renewed_every=every))
        painted.append(set())
        for name in ("ribbon", "words"):
            canvas.renewed(name, len(painted), lambda _, name=name: painted[-1].add(name))  # type: ignore[misc]
        timeline = Rect(0, 200, 400, 100)
        canvas.kept(
            "timeline", len(painted), timeline, lambda _: painted[-1].add("calm"), ground=None, calm=True
        )

    for every in (*[2 * CALM_EVERY] * (4 + before), *[CALM_EVERY] * 10):
        frame(every)
    assert {frozenset(each) for each in painted[-8:]} == {frozenset({"calm"}), frozenset({"ribbon", "words"})}


@pytest.mark.parametrize("changed", ["zoom", "theme", "quality"])
def test_in_another_look_words_are_set_at_once(changed: str) -> None:
    screen = Screen()
    for _ in range(2 * EVERY):
        screen.frame()
        before = screen.painted
        zoom = 1.5 if changed == "zoom" else 1.0
        quality = replace(screen.quality, dots=0.5) if changed == "quality" else screen.quality
        theme = "projector" if changed == "theme" else "dark"
        canvas = PygameCanvas(screen.surface, screen.caches, theme, zoom=zoom, quality=quality)
        canvas.renewed("words", 0, screen._paint)
        assert screen.painted == before + 1


def test_a_still_picture_and_full_care_set_everything_anew() -> None:
    for care in ("whole", "every frame"):
        screen = Screen()
        if care == "whole":
            screen.caches.builds.spare_s = None
        else:
            screen.quality = Quality()
        for _ in range(5):
            screen.frame()
        assert screen.painted == 5


def test_what_is_half_made_is_not_laid_down_again() -> None:
    screen = Screen()
    screen.caches.builds.spare_s = 0.0
    for _ in range(5):
        screen.frame()
    assert screen.painted == 5
