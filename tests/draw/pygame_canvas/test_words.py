from __future__ import annotations

import pygame
import pytest

from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.caches import DrawCaches
from synapse_sim.draw.pygame_canvas.typesetter import Typesetter


def _count(monkeypatch: pytest.MonkeyPatch, name: str, asked: list[str]) -> None:
    real = getattr(Typesetter, name)

    def counted(own: Typesetter, *given: object, **more: object) -> object:
        asked.append(name)
        return real(own, *given, **more)

    monkeypatch.setattr(Typesetter, name, counted)


@pytest.mark.parametrize("halo", [False, True])
def test_words_drawn_before_are_not_set_again(monkeypatch: pytest.MonkeyPatch, *, halo: bool) -> None:
    canvas = PygameCanvas(pygame.Surface((400, 100), 0, 32), DrawCaches(), "dark")
    asked: list[str] = []
    for name in ("image", "haloed", "cut", "width_px"):
        _count(monkeypatch, name, asked)
    first = canvas.text(10, 10, "glutamate 143 %", halo=halo, max_width=300)
    assert asked
    asked.clear()
    second = canvas.text(30.4, 12, "glutamate 143 %", halo=halo, max_width=300)
    assert asked == []
    assert (second.x, second.y, second.w, second.h) == (30, 12, first.w, first.h)


def test_words_in_a_halo_stand_where_plain_ones_do_and_reach_beyond_them() -> None:
    def inked(*, halo: bool) -> pygame.Rect:
        surface = pygame.Surface((300, 80), 0, 32)
        surface.fill((120, 0, 120))
        PygameCanvas(surface, DrawCaches(), "dark").text(
            150, 40, "relief", anchor="center", ground="background", halo=halo
        )
        shown = pygame.mask.from_threshold(surface, (120, 0, 120), (1, 1, 1))
        shown.invert()
        return shown.get_bounding_rects()[0].unionall(shown.get_bounding_rects())

    plain, haloed = inked(halo=False), inked(halo=True)
    assert haloed.contains(plain)
    assert haloed.w > plain.w
    assert haloed.h > plain.h
    assert abs(haloed.centerx - plain.centerx) <= 1
