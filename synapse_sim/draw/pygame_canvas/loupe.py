"""A spot of the window, larger, in a round glass."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pygame

from synapse_sim.draw import masks
from synapse_sim.draw.colour import Colour

_RADIUS = 0.2
"""Of the window's shorter side."""
_RING_PX = 2.0


def magnify(window: pygame.Surface, spot: tuple[float, float], times: float, ring: Colour) -> None:
    """Lay the glass over a spot, px; near an edge it shows what lies beside the spot rather than nothing."""
    side = 2 * max(1, round(_RADIUS * min(window.get_size())))
    part = pygame.Rect(0, 0, max(1, round(side / times)), max(1, round(side / times)))
    part.center = round(spot[0]), round(spot[1])
    part.clamp_ip(window.get_rect())
    large = pygame.Surface((side, side), pygame.SRCALPHA, 32)
    large.blit(pygame.transform.smoothscale(window.subsurface(part), (side, side)), (0, 0))
    large.blit(_disc(side), (0, 0), None, pygame.BLEND_RGBA_MULT)
    place = pygame.Rect(0, 0, side, side)
    place.center = round(spot[0]), round(spot[1])
    place.clamp_ip(window.get_rect())
    window.blit(large, place)
    pygame.draw.circle(window, ring, place.center, side // 2, max(1, round(_RING_PX * side / 288)))


@lru_cache(maxsize=2)
def _disc(side: int) -> pygame.Surface:
    """White where the glass is."""
    x, y = masks.grid(side, side)
    disc = pygame.Surface((side, side), pygame.SRCALPHA, 32)
    disc.fill((255, 255, 255, 255))
    alpha = pygame.surfarray.pixels_alpha(disc)
    alpha[:] = np.rint(255 * masks.coverage(np.hypot(x - side / 2, y - side / 2) - side / 2 + 1)).T
    del alpha
    return disc
