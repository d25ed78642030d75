"""A line of words as it was written last: asked for again in the next frame, it only wants a place."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from synapse_sim.draw.colour import Colour
from synapse_sim.draw.theme import Weight

Face = tuple[int, Weight, bool]
"""Em in px, weight, and whether digits are equally wide."""


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """Words with all that follows from how they are asked for.

    words: cut to their room. colour: that reads on their ground. around: of their halo, if they have one.
    picture: them, with their halo. reach: how far that goes beyond them, px.
    width, height: of the line without it, px.
    """

    words: str
    face: Face
    colour: Colour
    around: Colour | None
    picture: pygame.Surface
    reach: int
    width: int
    height: int
