"""Round things, polygons and the plain marks by which classes differ."""

from __future__ import annotations

from abc import ABC, abstractmethod

from numpy.typing import ArrayLike

from synapse_sim.draw.canvas.measures import Measures
from synapse_sim.draw.theme import Paint


class Shapes(Measures, ABC):
    """Single forms, smooth at the edge. Alpha goes from 0 (unseen) to 1 (solid)."""

    @abstractmethod
    def disc(self, x: float, y: float, radius_px: float, colour: Paint, alpha: float = 1.0) -> None:
        """A filled circle.

        Args:
            x: of its middle, px.
            y: of its middle, px.
            radius_px: drawn in steps of a quarter of a pixel.
            colour: a role, or red, green and blue.
            alpha: 0..1.
        """

    @abstractmethod
    def ring(
        self,
        x: float,
        y: float,
        radius_px: float,
        colour: Paint,
        width_dp: float = 1.5,
        *,
        alpha: float = 1.0,
    ) -> None:
        """A circle's line.

        Args:
            x: of its middle, px.
            y: of its middle, px.
            radius_px: of its outer edge.
            colour: a role, or red, green and blue.
            width_dp: of the line, inward.
            alpha: 0..1.
        """

    @abstractmethod
    def mark(
        self, shape: str, x: float, y: float, radius_px: float, colour: Paint, *, alpha: float = 1.0
    ) -> None:
        """One plain mark.

        Args:
            shape: disc, ring, square, diamond, triangle, hexagon or plus.
            x: of its middle, px.
            y: of its middle, px.
            radius_px: from the middle to its farthest corner.
            colour: a role, or red, green and blue.
            alpha: 0..1.
        """

    @abstractmethod
    def polygon(self, points: ArrayLike, colour: Paint, alpha: float = 1.0) -> None:
        """A filled polygon.

        Args:
            points: (n, 2) corners in order, px.
            colour: a role, or red, green and blue.
            alpha: 0..1.
        """
