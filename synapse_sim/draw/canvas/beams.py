"""A picture under a beam of light: larger, or in part behind a veil, its words as crisp as ever."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Self

from synapse_sim.draw.beam import Beam
from synapse_sim.draw.canvas.measures import Measures
from synapse_sim.draw.rect import Rect


class Beams(Measures, ABC):
    """Shows what it is painted with otherwise than it was painted."""

    @abstractmethod
    def beamed(self, name: str, rect: Rect, beam: Beam, paint: Callable[[Self], None]) -> None:
        """A picture as a beam shows it.

        Words are drawn last, at their own size, where their places have come to stand: never scaled, never
        under the veil. Those that stick out of what is free are left out.

        Args:
            name: keeps the veils of pictures beside each other apart.
            rect: the picture, px.
            beam: which part of it is shown, and what steps back.
            paint: gets this canvas cut to `rect`.
        """
