from __future__ import annotations

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from synapse_sim.draw.canvas import Rect
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.caches import DrawCaches
from synapse_sim.draw.pygame_canvas.surfaces import is_sparse

WHOLE = Rect(0, 0, 400, 300)


def branch(canvas: PygameCanvas) -> None:
    """A few solid things with soft edges on a clear layer."""
    canvas.disc(120, 150, 60, "dendrite")
    canvas.polyline([(10.0, 20.0), (390.0, 60.0)], "terminal", 4, 0.6)


def pixels(surface: pygame.Surface) -> NDArray[np.intp]:
    return pygame.surfarray.array3d(surface).astype(np.intp)


@pytest.mark.parametrize("flags", [0, pygame.SRCALPHA])
def test_a_sparse_layer_looks_as_if_it_was_painted_right_there(flags: int) -> None:
    """Packed into runs or not, on an opaque surface or on one that is a layer itself."""
    shown, wanted = (pygame.Surface((400, 300), flags, 32) for _ in range(2))
    canvas, plain = (PygameCanvas(surface, DrawCaches(), "dark") for surface in (shown, wanted))
    for _ in range(2):
        shown.fill((0, 0, 0, 0))
        canvas.layer("branch", WHOLE, branch)
    wanted.fill((0, 0, 0, 0))
    branch(plain)
    grounds = []
    for surface in (shown, wanted):
        ground = pygame.Surface((400, 300), 0, 32)
        ground.fill((90, 40, 60))
        ground.blit(surface, (0, 0))
        grounds.append(pixels(ground))
    assert np.abs(grounds[0] - grounds[1]).max() <= (3 if flags else 1)
    assert np.abs(grounds[1] - (90, 40, 60)).max() > 30


def test_what_is_mostly_half_clear_is_not_sparse() -> None:
    glow, solid = (pygame.Surface((400, 300), pygame.SRCALPHA, 32) for _ in range(2))
    glow.fill((255, 255, 255, 90))
    solid.fill((255, 255, 255, 255))
    assert not is_sparse(glow)
    assert is_sparse(solid)
    assert not is_sparse(pygame.Surface((400, 300), 0, 32))


def test_calm_light_is_painted_in_every_second_frame_and_always_for_a_still_picture() -> None:
    caches = DrawCaches()
    painted: list[Rect] = []
    canvas = PygameCanvas(pygame.Surface((400, 300), 0, 32), caches, "dark")

    def count(*, calm: bool) -> int:
        painted.clear()
        for _ in range(10):
            caches.builds.begin_frame()
            canvas.soft(WHOLE, 4, lambda part: painted.append(part.rect), calm=calm)
        return len(painted)

    caches.builds.spare_s = 1.0
    assert (count(calm=False), count(calm=True)) == (10, 5)
    caches.builds.spare_s = None
    assert count(calm=True) == 10
