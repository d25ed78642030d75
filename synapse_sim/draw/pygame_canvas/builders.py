"""What the canvas keeps in its caches, built from masks and pictures."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pygame

from synapse_sim.draw import masks
from synapse_sim.draw.canvas import Making
from synapse_sim.draw.colour import Colour
from synapse_sim.draw.making import in_slices
from synapse_sim.draw.picture import Picture
from synapse_sim.draw.pygame_canvas import sprites
from synapse_sim.draw.pygame_canvas.large import smoothing
from synapse_sim.draw.pygame_canvas.sprites import SurfaceSprite
from synapse_sim.draw.pygame_canvas.surfaces import becoming, drawn_out, is_sparse, tinted


def box(
    form: tuple[int, int, float], line: float, colours: tuple[Colour | None, ...], alpha: float
) -> pygame.Surface:
    """A box of (width, height, corner radius), px: filled, with a line around it, or both.

    Its corners are reckoned, and what lies between them is drawn out: a large box costs little more.
    """
    width, height, radius = form
    corner = math.ceil(max(radius, line)) + 1
    small = min(width, 2 * corner + 1), min(height, 2 * corner + 1)
    sheets = [
        tinted(masks.rounded_box(*small, radius, thick), colour, alpha)
        for thick, colour in zip((0.0, line), colours, strict=True)
        if colour is not None
    ]
    whole = sheets[0] if sheets else pygame.Surface(small, pygame.SRCALPHA, 32)
    for over in sheets[1:]:
        whole.blit(over, (0, 0))
    return drawn_out(whole, corner, (width, height))


def built(
    dim: Callable[[], Picture | Making[Picture]],
    bright: Callable[[], Picture | Making[Picture]] | None,
    center: tuple[int, int] | None,
) -> Making[SurfaceSprite]:
    """A sprite of one picture, or in steps between two; its center is the middle unless given."""
    picture = yield from in_slices(dim())
    middle = center or (picture.shape[1] // 2, picture.shape[0] // 2)
    if bright is None:
        return sprites.still(picture, middle)
    return (yield from sprites.grading(picture, (yield from in_slices(bright())), middle))


def as_layer(
    build: Callable[[int, int], Picture | Making[Picture]],
    width: int,
    height: int,
    *,
    solid: bool,
) -> Making[pygame.Surface]:
    """A built picture as a surface; a `solid` one has no alpha."""
    picture = yield from in_slices(build(width, height))
    return (yield from becoming(picture, solid=solid))


def enlarged(
    build: Callable[[int, int], Picture | Making[Picture]],
    width: int,
    height: int,
    shrink: int,
    *,
    solid: bool = False,
) -> Making[pygame.Surface]:
    """A picture that is built so many times smaller."""
    small = yield from as_layer(build, -(-width // shrink), -(-height // shrink), solid=solid)
    return small if shrink == 1 else (yield from smoothing(small, (width, height)))


def stroke(path: masks.Points, width: float, colour: Colour, alpha: float) -> tuple[pygame.Surface, int, int]:
    """A stroke of one colour, and the whole pixel of its upper left corner."""
    mask, left, top = masks.stroke(path, width)
    return tinted(mask, colour, alpha), left, top


def polygon(corners: masks.Points, colour: Colour, alpha: float) -> pygame.Surface:
    """A filled polygon with (n, 2) corners, px; the surface starts at (0, 0)."""
    width, height = (int(side) + 2 for side in np.ceil(corners.max(axis=0)))
    x, y = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    return tinted(masks.coverage(masks.polygon_distance(x, y, corners)), colour, alpha)


def packed(begin: Callable[[], Making[pygame.Surface]]) -> Making[pygame.Surface]:
    """A layer; one that is mostly clear or solid is packed into runs, which blit several times as fast."""
    surface = yield from begin()
    if is_sparse(surface):
        yield
        surface.set_alpha(255, pygame.RLEACCEL)
        pygame.Surface((1, 1), 0, 32).blit(surface, (0, 0))  # packs it now, not in the frame that shows it
    return surface
