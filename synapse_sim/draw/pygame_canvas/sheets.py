"""Surfaces that are written anew in every frame: making a large one takes longer than what is done on it."""

from __future__ import annotations

import pygame


class Sheet:
    """One opaque surface, made anew only for another size."""

    def __init__(self) -> None:
        self._surface = pygame.Surface((1, 1), 0, 32)

    def of(self, size: tuple[int, int]) -> pygame.Surface:
        """It at a size, as it was left."""
        if self._surface.get_size() != size:
            self._surface = pygame.Surface(size, 0, 32)
        return self._surface
