"""Words with nothing but SDL, where the desk itself cannot be drawn."""

from __future__ import annotations

import pygame


def say_plainly(surface: pygame.Surface, words: str) -> None:
    """One sentence on a dark ground."""
    surface.fill((20, 24, 32))
    font = pygame.font.Font(None, max(16, surface.get_height() // 30))
    room = max(1, surface.get_width() - 40)
    surface.blit(font.render(words, antialias=True, color=(240, 240, 240), wraplength=room), (20, 20))
