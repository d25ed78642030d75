"""Filled rectangles, boxes and columns."""

from __future__ import annotations

from abc import ABC, abstractmethod

from numpy.typing import ArrayLike

from synapse_sim.draw.canvas.measures import Measures
from synapse_sim.draw.rect import Rect
from synapse_sim.draw.theme import Paint


class Areas(Measures, ABC):
    """What covers an area evenly."""

    @abstractmethod
    def fill(self, colour: Paint, rect: Rect | None = None) -> None:
        """Fill a rectangle with one colour, sharp at its edges.

        Args:
            colour: a role, or red, green and blue.
            rect: px; all of the canvas if left out.
        """

    @abstractmethod
    def panel(
        self,
        rect: Rect,
        fill: Paint | None = "panel",
        border: Paint | None = "border",
        *,
        radius_dp: float = 10,
        width_dp: float = 1,
        alpha: float = 1.0,
    ) -> None:
        """A box with round corners: filled, outlined or both.

        Args:
            rect: the box, px.
            fill: colour inside; None for none.
            border: colour of the outline; None for none.
            radius_dp: of the corners; held to half the shorter side.
            width_dp: of the outline.
            alpha: 0 (unseen) to 1 (solid).
        """

    @abstractmethod
    def columns(
        self,
        left: int,
        top: ArrayLike,
        bottom: ArrayLike,
        colour: Paint,
        alpha: float,
        *,
        rise: float = 0.0,
    ) -> None:
        """Shade each pixel column from one height to another.

        Args:
            left: first column, px.
            top: (n,) upper edge in each column, px.
            bottom: (n,) lower edge in each column, px.
            colour: a role, or red, green and blue.
            alpha: 0 (unseen) to 1 (solid); with `rise` the one at the lowest pixel.
            rise: how much alpha is added toward the highest pixel of all columns.
        """
