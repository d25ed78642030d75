"""What all parts of the canvas share: the surface, the part of it that may be drawn on, and the caches."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from typing import Self

import pygame

from synapse_sim.draw.canvas import Measures, Quality, Rect
from synapse_sim.draw.picture import Picture
from synapse_sim.draw.pygame_canvas.caches import DrawCaches
from synapse_sim.draw.pygame_canvas.large import is_solid, lay
from synapse_sim.draw.pygame_canvas.late_words import LateWords
from synapse_sim.draw.pygame_canvas.notes import Act, Notes
from synapse_sim.draw.pygame_canvas.surfaces import to_picture
from synapse_sim.draw.theme import Theme, load_theme


class Target(Measures):
    """A surface to draw on.

    surface: of a window or in memory; with or without alpha.
    caches: what is remembered from frame to frame.
    theme: a theme, or its name.
    rect: the area to draw into; the whole surface if left out.
    window: size of the whole window, px; the surface's if left out.
    within: pixels that nothing leaves, beside `rect`.
    scope: keeps the newest pictures of parts apart that are drawn more than once.
    late: words that wait; None where words are drawn at once.
    notes: where all that is drawn is noted as well, if anywhere.
    """

    def __init__(
        self,
        surface: pygame.Surface,
        caches: DrawCaches,
        theme: str | Theme = "dark",
        *,
        zoom: float = 1.0,
        quality: Quality | None = None,
        rect: Rect | None = None,
        window: tuple[int, int] | None = None,
        within: pygame.Rect | None = None,
    ) -> None:
        size = surface.get_size()
        look = load_theme(theme) if isinstance(theme, str) else theme
        super().__init__(look, rect or Rect(0, 0, *size), window or size, zoom, quality)
        self.scope = ""
        self.late: list[LateWords] | None = None
        self.notes: Notes | None = None
        self._surface = surface
        self._caches = caches
        self._opaque = not surface.get_flags() & pygame.SRCALPHA
        whole = pygame.Rect(self.rect.whole)
        self._clip = whole if within is None else within.clip(whole)

    @property
    def _is_unseen(self) -> bool:
        """Whether nothing that is drawn can be seen: layers, sprites and words are made for later."""
        return not self._clip

    def picture(self) -> Picture:
        """What is drawn in `rect` so far, (h, w, 4)."""
        return to_picture(self._surface.subsurface(pygame.Rect(self.rect.whole)))

    def _like_this(
        self, surface: pygame.Surface, rect: Rect | None = None, within: pygame.Rect | None = None
    ) -> Self:
        like = type(self)(
            surface, self._caches, self.theme,
            zoom=self.zoom, quality=self.quality, rect=rect, window=self.window, within=within,
        )  # fmt: skip
        like.scope = self.scope
        return like

    def _clipped(self) -> pygame.Surface:
        self._surface.set_clip(self._clip)
        return self._surface

    def _blit(self, image: pygame.Surface, left: float, top: float, flags: int = 0) -> None:
        if self._opaque and not flags and is_solid(image):
            self._act(partial(lay, picture=image, left=left, top=top))
            return
        self._clipped().blit(image, (left, top), None, flags)
        if self.notes is not None:
            self.notes.add(self._clip, flags, ((image, (left, top)),))

    def _act(self, act: Act) -> None:
        """Do on the surface what is no blit."""
        act(self._clipped())
        if self.notes is not None:
            self.notes.do(self._clip, act)

    def _shape(self, key: Hashable, make: Callable[[], pygame.Surface]) -> pygame.Surface:
        image: pygame.Surface = self._caches.shapes.get(key, make)
        return image
