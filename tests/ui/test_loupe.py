from __future__ import annotations

import numpy as np
import pygame

from synapse_sim.draw.pygame_canvas.loupe import magnify
from tests.ui.pilot import Pilot


def test_ctrl_and_the_wheel_magnify_a_spot_and_escape_takes_the_glass_away() -> None:
    pilot = Pilot(size=(640, 400), scene="body")
    plain = pygame.surfarray.array3d(pilot.surface)
    pilot.move((320, 150))
    pilot.event(pygame.KEYDOWN, key=pygame.K_LCTRL, unicode="", mod=pygame.KMOD_CTRL, scancode=0)
    pilot.event(pygame.MOUSEWHEEL, x=0, y=1)
    pilot.frame()
    near = np.abs(pygame.surfarray.array3d(pilot.surface).astype(int) - plain)[260:380, 90:210]
    assert pilot.session.scene == "body", "the wheel alone would descend"
    assert near.mean() > 3
    pilot.event(pygame.KEYUP, key=pygame.K_LCTRL, unicode="", mod=0, scancode=0)
    pilot.key("escape")
    assert pilot.desk.loupe.times == 1.0
    assert pilot.session.scene == "body", "the first Escape takes the glass alone"


def test_the_glass_shows_the_spot_larger_and_leaves_the_rest() -> None:
    window = pygame.Surface((400, 300), 0, 32)
    pygame.draw.circle(window, (255, 255, 255), (200, 150), 10)
    magnify(window, (200.0, 150.0), 3.0, (0, 0, 255))
    seen = pygame.surfarray.array3d(window)
    assert 28 < np.flatnonzero(seen[:, 150, 0] > 128).size / 2 < 32
    assert not seen[:120].any()


def test_at_an_edge_the_glass_stays_inside_the_window() -> None:
    window = pygame.Surface((400, 300), 0, 32)
    window.fill((10, 20, 30))
    magnify(window, (1.0, 1.0), 4.0, (0, 0, 255))
    assert tuple(window.get_at((60, 60)))[:3] == (10, 20, 30)
