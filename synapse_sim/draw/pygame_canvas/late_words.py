"""Words that wait until the picture under them is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from synapse_sim.draw.canvas import Rect
from synapse_sim.draw.colour import Colour


@dataclass(frozen=True, slots=True)
class Pen:
    """What draws words: a blit, how far from their place (px), and a colour."""

    blit: Callable[[pygame.Surface, float, float], None]
    dx: float
    dy: float
    paint: Colour


@dataclass(frozen=True, slots=True)
class LateWords:
    """Words that wait until the picture under them is done.

    place: where they stand, px. at: the point of it that goes with the picture.
    colour: their own. soft: theirs where what they belong to steps back.
    lay: draws them.
    """

    place: Rect
    at: tuple[float, float]
    colour: Colour
    soft: Colour
    lay: Callable[[Pen], None]
