"""From NumPy arrays to surfaces and back; the one place that knows their byte order."""

from __future__ import annotations

import numpy as np
import pygame

from synapse_sim.draw.colour import Colour
from synapse_sim.draw.masks import Mask
from synapse_sim.draw.picture import Picture
from synapse_sim.draw.traces import Trace


def from_picture(picture: Picture) -> pygame.Surface:
    """A surface with alpha that shows the picture."""
    height, width = picture.shape[:2]
    swapped = np.ascontiguousarray(picture[:, :, [2, 1, 0, 3]])
    return pygame.image.frombuffer(swapped.data, (width, height), "BGRA")


def to_picture(surface: pygame.Surface) -> Picture:
    """The pixels of a surface; opaque ones have alpha 255."""
    width, height = surface.get_size()
    return np.frombuffer(pygame.image.tobytes(surface, "RGBA"), np.uint8).reshape(height, width, 4)


def tinted(mask: Mask, colour: Colour, alpha: float = 1.0) -> pygame.Surface:
    """A surface of one colour that shows where the mask covers."""
    red, green, blue = colour
    pixels = np.rint(mask * np.float32(255 * alpha)).astype("<u4") << 24
    pixels |= red << 16 | green << 8 | blue
    return pygame.image.frombuffer(pixels.data, (mask.shape[1], mask.shape[0]), "BGRA")


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
