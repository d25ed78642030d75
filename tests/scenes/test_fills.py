"""A scene that says it fills its room leaves nothing of what stood there, also while pictures are made."""

from __future__ import annotations

import pygame
import pytest

from synapse_sim.config import Config
from synapse_sim.draw.canvas import Rect
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.caches import DrawCaches
from synapse_sim.scenes import SCENES
from synapse_sim.scenes.shared.room import Room
from synapse_sim.session import Session

STRANGE = (255, 0, 255)
SIZE = (640, 400)


@pytest.mark.parametrize("name", [scene.name for scene in SCENES if scene.fills])
@pytest.mark.parametrize("spare_s", [0.0, None])
def test_nothing_of_the_last_picture_is_left_under_it(name: str, spare_s: float | None) -> None:
    scene = next(each for each in SCENES if each.name == name)
    surface, caches = pygame.Surface(SIZE, 0, 32), DrawCaches()
    surface.fill(STRANGE)
    caches.builds.spare_s = spare_s
    room = Room(Rect(0, 0, *SIZE), Rect(20, 60, 600, 240))
    scene.draw(PygameCanvas(surface, caches), Session(Config()).frame(), room)
    shown = pygame.surfarray.array3d(surface)
    assert not (shown == STRANGE).all(axis=2).any()
