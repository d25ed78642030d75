"""What was drawn, noted so that it can be laid down again without asking anybody what it was."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple

import pygame

Blit = tuple[pygame.Surface, tuple[float, float]]
"""A picture, and its left upper corner, px."""
Act = Callable[[pygame.Surface], object]
"""Anything else that is done to a surface."""


class Notes:
    """Blits in a row by clip and blending, and whatever else was done between them."""

    def __init__(self) -> None:
        self._clip = pygame.Rect(0, 0, 0, 0)
        self._flags: int | None = None
        self._row: list[Blit] = []
        self._acts: list[tuple[pygame.Rect, Act]] = []

    def add(self, clip: pygame.Rect, flags: int, blits: Iterable[Blit]) -> None:
        """Note blits."""
        if flags != self._flags or clip != self._clip:
            self._clip, self._flags, self._row = clip, flags, []
            row = self._row
            self._acts.append((clip, lambda surface: surface.fblits(row, flags)))
        self._row += blits

    def do(self, clip: pygame.Rect, act: Act) -> None:
        """Note something else."""
        self._flags = None
        self._acts.append((clip, act))

    def lay(self, surface: pygame.Surface) -> None:
        """Do all of it again."""
        for clip, act in self._acts:
            surface.set_clip(clip)
            act(surface)


class Noted(NamedTuple):
    """Notes of a part, the state and the look in which it was drawn, and in which frame."""

    state: Hashable
    look: Hashable
    frame: int
    notes: Notes
