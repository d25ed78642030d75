"""From NumPy arrays to surfaces and back; the one place that knows their byte order."""

from __future__ import annotations

from itertools import product

import numpy as np
import pygame

from synapse_sim.arrays import Floats32
from synapse_sim.draw.colour import Colour
from synapse_sim.draw.making import Making, finished, strips
from synapse_sim.draw.masks import Mask
from synapse_sim.draw.picture import Picture
from synapse_sim.draw.pygame_canvas.large import clear
from synapse_sim.draw.traces import Trace

_BGRA = 2, 1, 0, 3
_LAID_AT_ONCE = 400_000
"""Pixels of a picture that are laid over a surface in a slice."""


def from_picture(picture: Picture) -> pygame.Surface:
    """A surface with alpha that shows the picture."""
    return finished(_swapping(picture))


def _swapping(picture: Picture) -> Making[pygame.Surface]:
    height, width = picture.shape[:2]
    swapped = np.empty(picture.shape, dtype=np.uint8)
    for rows in strips(height, width, _LAID_AT_ONCE):
        for there, here in enumerate(_BGRA):  # four times as fast as all channels in one index
            swapped[rows, :, there] = picture[rows, :, here]
        yield
    return pygame.image.frombuffer(swapped.data, (width, height), "BGRA")


def laid(surface: pygame.Surface, picture: Picture, corner: tuple[int, int]) -> Making[None]:
    """Lay a picture over a surface with its upper left in a corner, some rows a slice."""
    for rows in strips(picture.shape[0], picture.shape[1], _LAID_AT_ONCE):
        surface.blit(from_picture(picture[rows]), (corner[0], corner[1] + rows.start))
        yield


def becoming(picture: Picture, *, solid: bool) -> Making[pygame.Surface]:
    """A surface that shows the picture, without alpha if it is solid; in slices."""
    height, width = picture.shape[:2]
    if not solid:
        return (yield from _swapping(picture))
    surface = pygame.Surface((width, height), 0, 32)
    yield from laid(surface, picture, (0, 0))
    return surface


def to_picture(surface: pygame.Surface) -> Picture:
    """The pixels of a surface; opaque ones have alpha 255."""
    width, height = surface.get_size()
    return np.frombuffer(pygame.image.tobytes(surface, "RGBA"), np.uint8).reshape(height, width, 4)


def tinted(mask: Mask, colour: Colour, alpha: float = 1.0) -> pygame.Surface:
    """A surface of one colour that shows where the mask covers."""
    red, green, blue = colour
    cover = mask * np.float32(255 * alpha)
    pixels = np.rint(cover, out=cover).astype("<u4")  # a new large array costs more than what is done on it
    pixels <<= 24
    pixels |= red << 16 | green << 8 | blue
    return pygame.image.frombuffer(pixels.data, (mask.shape[1], mask.shape[0]), "BGRA")


def filled(y: Floats32, ends: tuple[Floats32, Floats32], dense: Floats32, colour: Colour) -> pygame.Surface:
    """A surface of one colour between two lines.

    Only the pixels on a line are covered in part, so these alone are reckoned.

    Args:
        y: (h,) upper ends of the rows, one below the other, px.
        ends: (w,) each, heights of the upper and of the lower line, px.
        dense: (h,) alpha 0..255 of each row where it is covered.
        colour: of it.
    """
    upper, lower = ends
    (first, last), rows = (
        (np.floor(upper) - y[0], np.ceil(lower) - y[0] - 1),
        np.arange(len(y), dtype=np.int16),
    )
    inside = rows[:, None] > first.astype(np.int16)
    inside &= rows[:, None] < last.astype(np.int16)
    alpha = np.multiply(inside, np.rint(dense).astype("<u4")[:, None], dtype="<u4")
    across = np.arange(len(upper))
    for edge in (first, last):
        row = np.clip(edge, 0, len(y) - 1).astype(np.intp)
        cover = np.clip(np.minimum(y[row] + 1 - upper, lower - y[row]), 0.0, 1.0)
        alpha[row, across] = np.rint(cover * dense[row])
    alpha <<= 24
    alpha |= colour[0] << 16 | colour[1] << 8 | colour[2]
    return pygame.image.frombuffer(alpha.data, (len(upper), len(y)), "BGRA")


def drawn_out(image: pygame.Surface, corner: int, size: tuple[int, int]) -> pygame.Surface:
    """An image at a larger size: its corners of so many px stay, its middle row and column fill the rest."""
    if image.get_size() == size:
        return image
    large = clear(size)
    for (x, width, left, across), (y, height, top, down) in product(
        *(_drawn_out_along(*sides, corner) for sides in zip(image.get_size(), size, strict=True))
    ):
        part = image.subsurface(x, y, width, height)
        pygame.transform.scale(part, (across, down), large.subsurface(left, top, across, down))
    return large


def _drawn_out_along(small: int, large: int, corner: int) -> tuple[tuple[int, int, int, int], ...]:
    """Along one side: begin and length of each part, and those that it gets."""
    if small == large:
        return ((0, small, 0, large),)
    end = small - corner
    return (
        (0, corner, 0, corner),
        (corner, end - corner, corner, large - 2 * corner),
        (end, corner, large - corner, corner),
    )


def blend(surface: pygame.Surface, pixels: Trace, colour: Colour) -> None:
    """Lay a colour over single pixels of an opaque surface."""
    target = pygame.surfarray.pixels3d(surface)
    old = target[pixels.column, pixels.row].astype(np.float32)
    share = pixels.coverage[:, None].astype(np.float32)
    target[pixels.column, pixels.row] = np.rint(old + (np.asarray(colour, dtype=np.float32) - old) * share)


def added(mask: Mask, colour: Colour, strength: float = 1.0) -> pygame.Surface:
    """An opaque surface on black, to be added as light."""
    picture = np.empty((*mask.shape, 4), dtype=np.uint8)
    for channel, value in enumerate(colour):
        picture[:, :, channel] = np.rint(mask * np.float32(value * strength))
    picture[:, :, 3] = 255
    return opaque(from_picture(picture))


def opaque(surface: pygame.Surface) -> pygame.Surface:
    """The same pixels without alpha, which blit fastest."""
    plain = pygame.Surface(surface.get_size(), 0, 32)
    plain.blit(surface, (0, 0))
    return plain


def surface_bytes(surface: pygame.Surface) -> float:
    """Memory of a surface's pixels."""
    return float(surface.get_pitch() * surface.get_height())


_LARGE_PX, _MOST_SHEER, _LOOK_EVERY = 50_000, 0.3, 4


def is_sparse(surface: pygame.Surface) -> bool:
    """Whether it is large and so few of its pixels are half clear that runs of the others can be skipped."""
    width, height = surface.get_size()
    if not surface.get_flags() & pygame.SRCALPHA or width * height < _LARGE_PX:
        return False
    alpha = pygame.surfarray.pixels_alpha(surface)[::_LOOK_EVERY, ::_LOOK_EVERY]
    return float(np.mean((alpha > 0) & (alpha < 255))) <= _MOST_SHEER
