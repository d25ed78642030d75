"""Safe light: where much of the window would jump between dark and light, one picture fades into the next."""

from __future__ import annotations

from collections.abc import Callable, Hashable

import numpy as np
import pygame

from synapse_sim.arrays import Floats
from synapse_sim.draw.pygame_canvas.large import blend, copied, smooth
from synapse_sim.draw.pygame_canvas.sheets import Sheet

FADE_S = 0.4
"""How long a fade takes; none begins before the last has ended, so there are at most 2.5 in a second."""
PAGE_S = 0.2
"""How long a page takes to come or go where no light jumps."""
_JUMP = 0.1
"""A change of relative luminance that the eye takes for a flash (WCAG 2.3.1)."""
_LARGE = 0.25
"""Share of the window that must jump for a fade."""
_TILES, _SAMPLES = (16, 9), 12
"""Of the window, and how many pixels across and down stand for each of them."""
_LUMINANCE = np.array([0.2126, 0.7152, 0.0722])


class Fade:
    """Draws frame after frame, and softens the cuts between them.

    A cut during a fade waits: the fade goes on to the picture that was its aim, then fades to the newest.
    """

    def __init__(self) -> None:
        self._view: Hashable = None
        self._led: str = ""
        self._page: str = ""
        self._lasts_s = FADE_S
        self._share = 1.0
        self._old: pygame.Surface | None = None
        self._aim: pygame.Surface | None = None
        self._whole: pygame.Surface | None = None
        self._before = Sheet()

    @property
    def is_running(self) -> bool:
        """Whether the window is between two pictures."""
        return self._old is not None

    def advance(self, wall_s: float) -> None:
        """Let time on screen pass."""
        self._share = min(1.0, self._share + wall_s / self._lasts_s)

    def draw(
        self,
        surface: pygame.Surface,
        view: Hashable,
        paint: Callable[[], None],
        led: str = "",
        page: str = "",
    ) -> None:
        """Draw one frame over the one that stands on the surface.

        Args:
            surface: of the window; it still holds the last frame.
            view: what is in view; another value may be another light.
            paint: draws the frame.
            led: what nobody asked for by hand, as the director's scene: it changes by a fade in any light.
            page: what lies over the scene, which comes and goes by a short fade; empty: at once.
        """
        is_led = bool(self._led) and bool(led) and led != self._led
        self._led = led
        is_page = bool(self._page) and bool(page) and page != self._page
        self._page = page
        is_cut = self._view is not None and view != self._view
        self._view = view
        if not self.is_running:
            self._draw_still(surface, paint, is_cut=is_cut, is_led=is_led, is_page=is_page)
            return
        if is_cut and self._aim is None:
            self._aim = self._whole
        paint()
        if self._share >= 1.0:
            self._arrive(surface)
        self._blend(surface)

    def _draw_still(
        self, surface: pygame.Surface, paint: Callable[[], None], *, is_cut: bool, is_led: bool, is_page: bool
    ) -> None:
        before = self._copy(surface) if is_cut or is_led or is_page else None
        paint()
        if before is not None:
            jumps = _jumps(before, surface)
            if is_led or jumps or is_page:
                self._begin(before)
                self._lasts_s = FADE_S if is_led or jumps else PAGE_S
            self._blend(surface)

    def prepare(self, surface: pygame.Surface) -> None:
        """Have room for the picture that goes, in a frame that has time for it."""
        self._before.of(surface.get_size())

    def _copy(self, surface: pygame.Surface) -> pygame.Surface:
        before = self._before.of(surface.get_size())
        before.blit(surface, (0, 0))
        return before

    def _begin(self, old: pygame.Surface) -> None:
        """Fade from a picture to the newest."""
        self._old, self._share = old, 0.0

    def _arrive(self, surface: pygame.Surface) -> None:
        """The aim is reached: stay, or go on to the newest picture."""
        aim, self._old, self._aim, self._whole = self._aim, None, None, None
        if aim is not None and _jumps(aim, surface):
            self._begin(self._copy(aim))  # in whose form fading is fastest
            self._lasts_s = FADE_S

    def _blend(self, surface: pygame.Surface) -> None:
        if self._old is None:
            return
        surface.set_clip(None)
        if self._aim is None:
            self._whole = _copied(surface, self._whole)
        else:
            surface.blit(_fitted(self._aim, surface), (0, 0))
        blend(surface, _fitted(self._old, surface), (0, 0), 1.0 - self._share)


def _copied(surface: pygame.Surface, onto: pygame.Surface | None) -> pygame.Surface:
    """What stands on a surface, in the memory of an older copy if that is as large."""
    if onto is None or onto.get_size() != surface.get_size():
        return copied(surface)
    onto.blit(surface, (0, 0))
    return onto


def _fitted(picture: pygame.Surface, window: pygame.Surface) -> pygame.Surface:
    size = window.get_size()
    return picture if picture.get_size() == size else smooth(picture, size)


def _jumps(old: pygame.Surface, new: pygame.Surface) -> bool:
    """Whether so much of the light differs that it would be a flash."""
    return float(np.mean(np.abs(_light(new) - _light(old)) >= _JUMP)) >= _LARGE


def _light(picture: pygame.Surface) -> Floats:
    """Relative luminance 0..1 of the tiles of a picture, (16, 9)."""
    few = pygame.transform.scale(picture, (_TILES[0] * _SAMPLES, _TILES[1] * _SAMPLES))
    sampled = pygame.surfarray.array3d(pygame.transform.smoothscale(few, _TILES)) / 255.0
    linear = np.where(sampled <= 0.04045, sampled / 12.92, ((sampled + 0.055) / 1.055) ** 2.4)
    luminance: Floats = linear @ _LUMINANCE
    return luminance
