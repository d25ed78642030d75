from __future__ import annotations

import pygame

from synapse_sim.draw.canvas import Rect
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.caches import DrawCaches


def test_what_is_remembered_is_bounded_by_the_windows_size() -> None:
    caches, surface = DrawCaches(), pygame.Surface((400, 300), 0, 32)
    caches.make_room(surface.get_size())
    canvas = PygameCanvas(surface, caches, "dark")
    for number in range(120):
        canvas.layer(("layer", number), Rect(0, 0, 400, 300), lambda part: part.fill("panel"))
    held = sum(layer.get_pitch() * layer.get_height() for layer in caches.layers._things.values())
    assert held <= caches.layers.room
    assert len(caches.layers) < 120


def test_a_larger_window_has_more_room() -> None:
    caches = DrawCaches()
    caches.make_room((1280, 720))
    small = caches.layers.room, caches.sprites.room
    caches.make_room((3840, 2160))
    assert (caches.layers.room, caches.sprites.room) > small
