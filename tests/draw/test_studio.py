from __future__ import annotations

import pygame

from synapse_sim.draw.canvas import Canvas, Rect, Studio


def test_what_is_remembered_is_bounded_by_the_windows_size() -> None:
    studio, surface = Studio(), pygame.Surface((400, 300), 0, 32)
    studio.make_room(surface.get_size())
    canvas = Canvas(surface, studio, "dark")
    for number in range(120):
        canvas.layer(("layer", number), Rect(0, 0, 400, 300), lambda part: part.fill("panel"))
    held = sum(layer.get_pitch() * layer.get_height() for layer in studio.layers._things.values())
    assert held <= studio.layers.room
    assert len(studio.layers) < 120


def test_a_larger_window_has_more_room() -> None:
    studio = Studio()
    studio.make_room((1280, 720))
    small = studio.layers.room, studio.sprites.room
    studio.make_room((3840, 2160))
    assert (studio.layers.room, studio.sprites.room) > small
