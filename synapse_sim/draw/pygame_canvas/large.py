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

from synapse_sim.draw.making import Making, finished, strips

Room = NDArray[np.uint8]
"""Bytes in a row."""
_LARGE_BYTES = 4 << 20
"""From here on NumPy asks for large pages, and the allocator keeps nothing of what was given back."""
_PAGE_BYTES = 2 << 20
"""A large page, which takes up to some milliseconds when it is written to for the first time."""
_SCALED_AT_ONCE = 1_000_000
"""Pixels."""
_FITS = 1.25
"""A picture that stays takes room that is so many times as large at most."""


class Rooms:
    """Arrays of pictures that have gone.

    most_idle: bytes that may wait for the next one.
    """

    def __init__(self) -> None:
        self.most_idle = 0.0
        self._idle: list[Room] = []
        self._coming: tuple[tuple[int, int], Making[pygame.Surface]] | None = None

    def prepare(self, size: tuple[int, int]) -> None:
        """Have room for one picture, of which a page is written to for the first time in each call."""
        if not _is_large(size) or self._found(_bytes(size)):
            return
        if self._coming is None or self._coming[0] != size:
            self._coming = size, self.making(size)
        if next(self._coming[1], self) is self:
            self._coming = None  # with it goes the surface, and its room waits

    def making(
        self, size: tuple[int, int], *, is_clear: bool = True, fits: float = _FITS
    ) -> Making[pygame.Surface]:
        """A surface with alpha, clear or with what was left in its room; new room is written to in slices.

        Args:
            size: of the surface, px.
            is_clear: whether nothing is to be seen on it.
            fits: how many times as large its room may be.
        """
        needed = _bytes(size)
        room = self._taken(needed, fits)
        if room is None:
            room = np.zeros(needed, np.uint8)
            for page in range(0, needed, _PAGE_BYTES):
                room[page] = 0
                yield
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


def making_clear(size: tuple[int, int]) -> Making[pygame.Surface]:
    """A surface with alpha on which nothing is seen."""
    if not _is_large(size):
        return pygame.Surface(size, pygame.SRCALPHA, 32)
    return (yield from ROOMS.making(size))


def making_solid(size: tuple[int, int]) -> Making[pygame.Surface]:
    """A surface without alpha, which shows anything."""
    if not _is_large(size):
        return pygame.Surface(size, 0, 32)
    surface = yield from ROOMS.making(size, is_clear=False)
    surface.set_alpha(None)
    return surface


def clear(size: tuple[int, int]) -> pygame.Surface:
    """The same at once."""
    return finished(making_clear(size))


def solid(size: tuple[int, int]) -> pygame.Surface:
    """The same at once."""
    return finished(making_solid(size))


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
    return finished(smoothing(picture, size, onto))


def smoothing(
    picture: pygame.Surface, size: tuple[int, int], onto: pygame.Surface | None = None
) -> Making[pygame.Surface]:
    """The same in slices: some rows across, then some columns down."""
    if onto is None:
        is_clear = picture.get_flags() & pygame.SRCALPHA
        onto = yield from (making_clear if is_clear else making_solid)(size)
    across = width, height = size[0], picture.get_height()
    if across in (size, picture.get_size()) or not _is_large(across):
        return pygame.transform.smoothscale(picture, size, onto)
    middle = yield from ROOMS.making(across, is_clear=False, fits=math.inf)
    for rows in strips(height, max(width, picture.get_width()), _SCALED_AT_ONCE):
        top, some = rows.start, rows.stop - rows.start
        _scale(picture.subsurface(0, top, picture.get_width(), some), middle.subsurface(0, top, width, some))
        yield
    for columns in strips(width, max(height, size[1]), _SCALED_AT_ONCE):
        left, some = columns.start, columns.stop - columns.start
        _scale(middle.subsurface(left, 0, some, height), onto.subsurface(left, 0, some, size[1]))
        yield
    return onto


def _scale(picture: pygame.Surface, onto: pygame.Surface) -> None:
    pygame.transform.smoothscale(picture, onto.get_size(), onto)


def _bytes(size: tuple[int, int]) -> int:
    return 4 * size[0] * size[1]


def _is_large(size: tuple[int, int]) -> bool:
    return _bytes(size) >= _LARGE_BYTES
