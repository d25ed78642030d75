"""Pictures as large as a window: room for them, and what is done to them without getting room on the way.

SDL gets room page by page and fills it at once: at 3840x2160 that takes half a frame. NumPy asks for large
pages, and what a picture has left is kept for the next one. A surface over an array looks as any other.
"""

from __future__ import annotations

import math
from weakref import finalize

import numpy as np
import pygame
from numpy.typing import NDArray

Room = NDArray[np.uint8]
"""Bytes in a row."""
_LARGE_BYTES = 4 << 20
"""From here on NumPy asks for large pages, and the allocator keeps nothing of what was given back."""
_PAGE_BYTES = 2 << 20
"""A large page, which takes up to some milliseconds when it is written to for the first time."""
_FITS = 1.25
"""A picture that stays takes room that is so many times as large at most."""


class Rooms:
    """Arrays of pictures that have gone.

    most_idle: bytes that may wait for the next one.
    """

    def __init__(self) -> None:
        self.most_idle = 0.0
        self._idle: list[Room] = []
        self._coming, self._written = np.zeros(0, np.uint8), 0

    def prepare(self, size: tuple[int, int]) -> None:
        """Have room for one picture, of which a page is written to for the first time in each call."""
        needed = _bytes(size)
        if not _is_large(size) or self._found(needed):
            return
        if self._coming.nbytes != needed:
            self._coming, self._written = np.zeros(needed, np.uint8), 0
        self._coming[self._written :][:_PAGE_BYTES] = 0
        self._written += _PAGE_BYTES
        if self._written >= needed:
            self._come_back(self._coming)
            self._coming = np.zeros(0, np.uint8)

    def surface(
        self, size: tuple[int, int], *, is_clear: bool = False, fits: float = _FITS
    ) -> pygame.Surface:
        """A surface with alpha, clear or with what was left in its room.

        Args:
            size: of the surface, px.
            is_clear: whether nothing is to be seen on it.
            fits: how many times as large its room may be.
        """
        needed = _bytes(size)
        room = self._taken(needed, fits)
        if room is None:
            room = np.zeros(needed, np.uint8)  # nothing is written before it is drawn on
        elif is_clear:
            room.fill(0)
        pixels = room[:needed]
        finalize(pixels, self._come_back, room).atexit = False  # a surface keeps what it lies over
        return pygame.image.frombuffer(pixels.data, size, "BGRA")

    def _found(self, needed: int, fits: float = _FITS) -> list[Room]:
        return sorted((room for room in self._idle if needed <= room.nbytes <= fits * needed), key=len)

    def _taken(self, needed: int, fits: float) -> Room | None:
        for found in self._found(needed, fits):
            self._idle = [room for room in self._idle if room is not found]
            return found
        return None

    def _come_back(self, room: Room) -> None:
        self._idle = [*self._idle, room] if _LARGE_BYTES <= room.nbytes <= self.most_idle else self._idle
        while sum(room.nbytes for room in self._idle) > self.most_idle:
            self._idle = self._idle[1:]


ROOMS = Rooms()
"""One per program, as memory is."""


def clear(size: tuple[int, int]) -> pygame.Surface:
    """A surface with alpha on which nothing is seen."""
    if not _is_large(size):
        return pygame.Surface(size, pygame.SRCALPHA, 32)
    return ROOMS.surface(size, is_clear=True)


def solid(size: tuple[int, int]) -> pygame.Surface:
    """A surface without alpha, which shows anything."""
    if not _is_large(size):
        return pygame.Surface(size, 0, 32)
    surface = ROOMS.surface(size)
    surface.set_alpha(None)
    return surface


def lay(surface: pygame.Surface, picture: pygame.Surface, left: float, top: float) -> None:
    """Blit a picture onto a surface, both without alpha: byte by byte where these have the same order."""
    place = picture.get_rect(topleft=(int(left), int(top)))
    seen = place.clip(surface.get_clip())
    if surface.get_masks()[:3] != picture.get_masks()[:3]:
        surface.blit(picture, place)
    elif seen:
        part = picture.subsurface(seen.move(-place.left, -place.top))
        pygame.transform.smoothscale(part, seen.size, surface.subsurface(seen))


def is_solid(picture: pygame.Surface) -> bool:
    """Whether it was got by `solid`, and is large."""
    return picture.get_flags() == pygame.PREALLOC and _is_large(picture.get_size())


def copied(surface: pygame.Surface) -> pygame.Surface:
    """What stands on a surface without alpha."""
    copy = solid(surface.get_size())
    copy.blit(surface, (0, 0))
    return copy


def blend(surface: pygame.Surface, picture: pygame.Surface, place: tuple[float, float], share: float) -> None:
    """Lay so much of a picture over a surface, both without alpha.

    All of it is what a blit does anyway, and by its opacity it would take SDL ten times as long.
    """
    opacity = round(255 * share)
    picture.set_alpha(opacity if opacity < 255 else None)
    surface.blit(picture, place)
    picture.set_alpha(None)


def smooth(
    picture: pygame.Surface, size: tuple[int, int], onto: pygame.Surface | None = None
) -> pygame.Surface:
    """What `pygame.transform.smoothscale` does by way of a picture that is scaled across alone."""
    if onto is None:
        onto = (clear if picture.get_flags() & pygame.SRCALPHA else solid)(size)
    across = size[0], picture.get_height()
    if across not in (size, picture.get_size()) and _is_large(across):
        picture = pygame.transform.smoothscale(picture, across, ROOMS.surface(across, fits=math.inf))
    return pygame.transform.smoothscale(picture, size, onto)


def _bytes(size: tuple[int, int]) -> int:
    return 4 * size[0] * size[1]


def _is_large(size: tuple[int, int]) -> bool:
    return _bytes(size) >= _LARGE_BYTES
