"""Surfaces that are written anew in every frame: making a large one takes longer than what is done on it."""

from __future__ import annotations

import pygame


class Sheet:
    """One surface, made anew only for another size."""

    def __init__(self, flags: int = 0) -> None:
        self._surface = pygame.Surface((1, 1), flags, 32)

    def part(self, size: tuple[int, int], most: tuple[int, int] | None = None) -> pygame.Surface:
        """So much of it, as it was left; `most` is what will be asked for in the frames to come."""
        whole = most or size
        if self._surface.get_size() != whole:
            self._surface = pygame.Surface(whole, self._surface.get_flags() & pygame.SRCALPHA, 32)
        return self._surface.subsurface((0, 0, *size))
