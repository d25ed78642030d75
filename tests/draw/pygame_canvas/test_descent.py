from __future__ import annotations

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from synapse_sim.draw.pygame_canvas.descent import DESCENT_S, Descent, Scale

SIZE = (320, 180)
AREA = (0, 20, 320, 140)
OUTER, INNER = (200, 40, 40), (40, 40, 200)
SPOT = (80, 60)


class Stage:
    """A window whose picture is one colour with a white spot where the inner scale lies."""

    def __init__(self) -> None:
        self.surface = pygame.Surface(SIZE, 0, 32)
        self.descent = Descent()
        self.scale = Scale("body", 0, 0, AREA, lambda: SPOT)
        self.colour = OUTER

    def paint(self) -> None:
        self.surface.fill(self.colour)
        if self.colour == OUTER:
            pygame.draw.circle(self.surface, (255, 255, 255), SPOT, 3)

    def draw(self, *, moves: bool = True) -> NDArray[np.int_]:
        heading = self.scale.name, self.scale.way
        self.descent.draw(self.surface, heading, lambda: self.scale, self.paint, moves=moves)
        return pygame.surfarray.array3d(self.surface).astype(int)

    def go(self, name: str, level: int | None, way: object) -> None:
        self.scale = Scale(name, level, way, AREA, lambda: SPOT)
        self.colour = INNER if level != 0 else OUTER

    def leave(self, name: str, level: int | None, way: object) -> NDArray[np.int_]:
        """Glide there; returns the frame after the one that stands still."""
        self.go(name, level, way)
        self.draw()
        return self.draw()


def whites(picture: NDArray[np.int_]) -> int:
    return int((picture.min(axis=2) > 110).sum())


def test_the_outer_picture_grows_about_the_place_of_the_inner_one() -> None:
    stage = Stage()
    small = whites(stage.draw())
    stage.leave("circuit", 1, 1)
    stage.descent.advance(0.25 * DESCENT_S)
    grown = stage.draw()
    assert whites(grown) > 1.2 * small
    rows = np.argwhere(grown.min(axis=2) > 110).mean(axis=0)
    assert rows == pytest.approx(SPOT, abs=4), "the place itself stays where it is"


def test_the_frame_in_which_one_leaves_stands_still_and_paints_nothing() -> None:
    stage = Stage()
    left = stage.draw()
    assert not stage.descent.begins(("body", 0))
    assert stage.descent.begins(("circuit", 1))
    stage.go("circuit", 1, 1)
    stage.paint = lambda: pytest.fail("it paints")  # type: ignore[method-assign]
    assert (stage.draw() == left).all()
    assert stage.descent.is_running
    assert not stage.descent.begins(("circuit", 1))


def test_the_next_frame_stands_still_too_and_draws_what_comes_ahead_once() -> None:
    stage, done = Stage(), list[str]()
    left = stage.draw()
    stage.go("circuit", 1, 1)
    seen = []

    def paint() -> None:
        done.append("paint")
        stage.paint()

    for _ in range(4):
        stage.descent.draw(
            stage.surface, ("circuit", 1), lambda: stage.scale, paint, moves=True,
            arrange=lambda: done.append("arrange"), draw_ahead=lambda: done.append("ahead"),
        )  # fmt: skip
        seen.append((pygame.surfarray.array3d(stage.surface) == left).all())
        stage.descent.advance(0.2 * DESCENT_S)
    assert done == ["arrange", "ahead", "paint", "paint"]
    assert seen[:2] == [True, True]
    assert not seen[3]


def test_at_the_end_the_new_picture_stands_as_it_is_and_no_frame_was_empty() -> None:
    stage = Stage()
    stage.draw()
    stage.go("circuit", 1, 1)
    for _ in range(12):
        picture = stage.draw()
        assert picture[:, 20:160].sum(axis=2).min() > 60
        stage.descent.advance(0.1 * DESCENT_S)
    assert not stage.descent.is_running
    assert (picture[10:, 30:150] == INNER).all()


def test_the_way_out_is_the_way_in_run_backward() -> None:
    stage = Stage()
    stage.draw()
    stage.leave("circuit", 1, 1)
    stage.descent.advance(2 * DESCENT_S)
    stage.draw()
    first = stage.leave("body", 0, 2)
    assert (first[10, 30] == INNER).all()
    stage.descent.advance(0.6 * DESCENT_S)
    on_the_way = whites(stage.draw())
    stage.descent.advance(DESCENT_S)
    assert on_the_way > whites(stage.draw()) > 0


def test_what_a_hand_chose_and_reduced_motion_are_there_at_once() -> None:
    for way, moves in ((0, True), (1, False)):
        stage = Stage()
        stage.draw(moves=moves)
        stage.go("circuit", 1, way)
        assert (stage.draw(moves=moves)[:, 30] == INNER).all()


def test_off_the_ladder_the_pictures_change_over_without_a_zoom() -> None:
    stage = Stage()
    small = whites(stage.draw())
    stage.leave("people", None, 1)
    stage.descent.advance(0.3 * DESCENT_S)
    assert 0 < whites(stage.draw()) <= small + 6


def test_what_lies_around_the_picture_does_not_move() -> None:
    stage = Stage()
    stage.draw()
    stage.leave("circuit", 1, 1)
    stage.descent.advance(0.4 * DESCENT_S)
    picture = stage.draw()
    assert (picture[:, :18] == INNER).all()


def test_a_scale_that_stays_costs_no_copy_of_the_window() -> None:
    copies: list[int] = []

    class Window(pygame.Surface):
        def subsurface(self, *area: object) -> pygame.Surface:
            copies.append(1)
            part: pygame.Surface = super().subsurface(*area)  # type: ignore[call-overload]
            return part

    stage = Stage()
    stage.surface = Window(SIZE, 0, 32)
    for _ in range(3):
        stage.draw()
    assert not copies
    stage.go("circuit", 1, 1)
    stage.draw()
    assert copies


@pytest.mark.parametrize("area", [(0, 0, 0, 0), (0, 20, 320, 0), (320, 180, 0, 140)], ids=str)
def test_it_ends_where_something_covers_the_scene_on_its_way(area: tuple[int, int, int, int]) -> None:
    stage = Stage()
    stage.draw()
    stage.leave("circuit", 1, 1)
    assert stage.descent.is_running
    stage.scale = Scale("circuit", 1, 1, area, lambda: SPOT)
    stage.descent.advance(0.1 * DESCENT_S)
    assert (stage.draw() == INNER).all()
    assert not stage.descent.is_running


@pytest.mark.parametrize("size", [(100, 15), (320, 20), (640, 400)], ids=str)
def test_another_size_of_the_window_ends_it_and_begins_none(size: tuple[int, int]) -> None:
    stage = Stage()
    stage.draw()
    stage.leave("circuit", 1, 1)
    stage.surface = pygame.Surface(size, 0, 32)
    stage.go("synapse", 2, 2)
    assert (stage.draw() == INNER).all()
    assert not stage.descent.is_running
