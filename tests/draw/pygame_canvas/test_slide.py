"""The stage eases aside, whatever becomes of the window meanwhile."""

from __future__ import annotations

import pygame
import pytest

from synapse_sim.draw.pygame_canvas.slide import SLIDE_S, Slide

STAGE, SIDE = (200, 40, 40), (40, 40, 200)


class Window:
    """A stage of one colour, and at its right a side of another."""

    def __init__(self, width: int = 400) -> None:
        self.slide, self.side_px = Slide(), 0
        self.resize(width)

    def resize(self, width: int) -> None:
        self.surface = pygame.Surface((width, 100), 0, 32)

    def paint(self) -> float:
        width, height = self.surface.get_size()
        self.surface.fill(STAGE)
        self.surface.fill(SIDE, (width - self.side_px, 0, self.side_px, height))
        return self.side_px

    def draw(self, side_px: int, *, moves: bool = True) -> int:
        """One frame with such a side; returns how much of it is seen, px."""
        self.side_px = side_px
        self.slide.draw(self.surface, side_px, self.paint, moves=moves)
        row = [self.surface.get_at((x, 50))[:3] for x in range(self.surface.get_width())]
        return row.count(SIDE)


def test_no_step_gets_room_for_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    scaled: list[int] = []

    def scale(_picture: pygame.Surface, size: tuple[int, int], *onto: pygame.Surface) -> None:
        assert [each.get_size() for each in onto] == [size]
        scaled.append(size[0])

    monkeypatch.setattr(pygame.transform, "scale", scale)
    window = Window()
    window.draw(0)
    for _ in range(3):
        window.draw(100)
        window.slide.advance(0.25 * SLIDE_S)
    assert len(scaled) == 3


def test_what_opens_comes_in_steps_and_stands_at_the_end() -> None:
    window = Window()
    window.draw(0)
    seen = []
    for _ in range(6):
        seen.append(window.draw(160))
        window.slide.advance(0.2 * SLIDE_S)
    assert seen == sorted(seen)
    assert 0 < seen[2] < 160
    assert seen[-1] == 160
    assert not window.slide.is_running


def test_with_reduced_motion_it_is_there_at_once() -> None:
    window = Window()
    window.draw(0, moves=False)
    assert window.draw(160, moves=False) == 160


@pytest.mark.parametrize("width", [100, 150, 399, 800])
def test_another_size_of_the_window_ends_it(width: int) -> None:
    window = Window()
    window.draw(0)
    window.draw(160)
    window.slide.advance(0.3 * SLIDE_S)
    window.resize(width)
    assert window.draw(90) == 90
    assert not window.slide.is_running


def test_a_side_that_was_wider_than_the_window_is_now_may_close_in_it() -> None:
    window = Window(800)
    window.draw(600)
    window.resize(200)
    assert window.draw(0) == 0
    assert not window.slide.is_running
