"""The memory of the draw room: fonts, sprites and layers that outlive a frame. One per program."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import pygame

from synapse_sim.draw.shelf import Shelf
from synapse_sim.draw.text import Typesetter

_LAYER_BYTES = 192e6
"""All scenes at 3840 x 2160 take 154 MB; below that size old charts make way long before."""
_ARRAY_BYTES = 64e6


@dataclass(frozen=True, slots=True)
class Quality:
    """How much is drawn when a machine is slow: first the soft lights go, then a share of the dots."""

    glows: bool = True
    dots: float = 1.0


class Studio:
    """Caches shared by all canvases; what is drawn never depends on what lies in them.

    `resizing` is True while the window is being dragged: old layers are then scaled, not rebuilt.
    """

    def __init__(self) -> None:
        self.resizing = False
        self.type = Typesetter()
        self.sprites: Shelf[Any] = Shelf(4000)
        self.shapes: Shelf[Any] = Shelf(2000)
        self.layers: Shelf[pygame.Surface] = Shelf(_LAYER_BYTES, _surface_bytes)
        self.newest: Shelf[Hashable] = Shelf(400)
        self.kept: dict[Hashable, tuple[Hashable, pygame.Surface]] = {}
        self.arrays: Shelf[Any] = Shelf(_ARRAY_BYTES, lambda array: float(array.nbytes))


def _surface_bytes(surface: pygame.Surface) -> float:
    return float(surface.get_pitch() * surface.get_height())
