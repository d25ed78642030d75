"""What lies under solid ground is not drawn, and nobody sees that it is missing."""

from __future__ import annotations

import numpy as np
import pygame
import pytest

from synapse_sim.draw.canvas import Rect
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.caches import DrawCaches
from synapse_sim.ui.panels.scrim import draw_scrims, uncovered
from tests.ui.pilot import Pilot

PINK = (255, 0, 255)


def test_below_what_is_seen_the_ground_is_solid_and_above_it_is_not() -> None:
    surface = pygame.Surface((200, 300), 0, 32)
    surface.fill(PINK)
    canvas, whole, free = (
        PygameCanvas(surface, DrawCaches(), "dark"),
        Rect(0, 0, 200, 300),
        Rect(0, 50, 200, 120),
    )
    draw_scrims(canvas, whole, free, 20.0)
    seen = uncovered(whole, free, 20.0)
    ground = canvas.colour("background")
    assert {surface.get_at((x, y))[:3] for x in (0, 199) for y in range(int(seen.bottom), 300)} == {ground}
    assert surface.get_at((100, int(seen.bottom) - 3))[:3] != ground


def test_on_a_light_ground_art_fades_out_below_the_sentence_without_an_edge() -> None:
    pilot = Pilot({"window.projector": True}, size=(1280, 720), scene="dendrite")
    top = round(pilot.desk.parts.scenes["dendrite"].room.free.y)
    beside_words = pygame.Rect(555, top - 20, 110, 45)
    rows = pygame.surfarray.array3d(pilot.surface.subsurface(beside_words)).mean(axis=(0, 2))
    assert rows[0] - rows[-1] > 4.0, "there is art below"
    assert np.abs(np.diff(rows)).max() < 0.09 * (rows.max() - rows.min())


@pytest.mark.parametrize("scene", ["body", "channel", "circuit", "synapse", "dendrite", "people"])
def test_a_scene_covers_all_of_what_is_seen_and_draws_nothing_below(scene: str) -> None:
    pilot = Pilot(scene=scene)
    view = pilot.desk.parts.scenes[scene]
    surface = pygame.Surface((1024, 768), 0, 32)
    surface.fill(PINK)
    caches = pilot.app.painting.caches
    with caches.builds.whole():
        view.draw(PygameCanvas(surface, caches, "dark", zoom=pilot.desk.picture.zoom), None)
    pixels = pygame.surfarray.array2d(surface)
    left = pixels == surface.map_rgb(PINK)
    edge = view.seen.whole[3]
    assert edge < 0.75 * 768
    assert left[:, edge:].all()
    assert not left[:, :edge].any()
