"""The stage eases aside for what opens at its right, and back: its last picture is squeezed so long."""

from __future__ import annotations

from collections.abc import Callable, Hashable

import pygame

from synapse_sim.draw.pygame_canvas.large import copied

SLIDE_S = 0.25


class Slide:
    """Draws frame after frame; between two widths of the stage it shows the last picture on its way."""

    def __init__(self) -> None:
        self._side: Hashable = None
        self._size = (0, 0)
        self._px = 0.0
        self._from_px = 0.0
        self._share = 1.0
        self._old: pygame.Surface | None = None

    @property
    def is_running(self) -> bool:
        """Whether the stage is on its way."""
        return self._old is not None

    def advance(self, wall_s: float) -> None:
        """Let time on screen pass."""
        self._share = min(1.0, self._share + wall_s / SLIDE_S)

    def draw(
        self, surface: pygame.Surface, side: Hashable, paint: Callable[[], float], *, moves: bool
    ) -> None:
        """Draw one frame over the one that stands on the surface.

        Args:
            surface: of the window; it still holds the last frame.
            side: what stands beside the stage; another value may be another width.
            paint: draws the frame, and returns how wide the side is, px.
            moves: whether motion is wanted; otherwise the stage is at once where it goes.
        """
        is_same_window = surface.get_size() == self._size
        opens = moves and side != self._side and self._side is not None and is_same_window
        before = copied(surface) if opens else None
        self._side, self._size = side, surface.get_size()
        width = paint()
        if before is not None and width != self._px:
            self._old, self._from_px, self._share = before, self._px, 0.0
        self._px = width
        if self._share >= 1.0 or not is_same_window:
            self._old = None
        if self._old is not None:
            self._lay_over(surface, self._old)

    def _lay_over(self, surface: pygame.Surface, old: pygame.Surface) -> None:
        """The old stage as wide as it is now, and beside it what goes or comes."""
        whole, height = surface.get_size()
        eased = self._share * self._share * (3.0 - 2.0 * self._share)
        edge = round(whole - self._from_px - (self._px - self._from_px) * eased)
        surface.set_clip(None)
        if self._px < self._from_px:
            surface.blit(old, (edge, 0), (edge, 0, whole - edge, height))
        stage = old.subsurface((0, 0, round(whole - self._from_px), height))
        seen = surface.subsurface((0, 0, edge, height))  # room for one of its own takes longer than scaling
        pygame.transform.scale(stage, seen.get_size(), seen)
