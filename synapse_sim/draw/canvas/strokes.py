"""Lines and curves."""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np
from numpy.typing import ArrayLike

from synapse_sim.draw.canvas.measures import Measures
from synapse_sim.draw.masks import smooth_path
from synapse_sim.draw.theme import Paint

Point = tuple[float, float]
"""(x, y), px."""


class Strokes(Measures, ABC):
    """What a pen draws; widths in dp grow with the window and with the theme's strength."""

    @abstractmethod
    def polyline(
        self,
        points: ArrayLike,
        colour: Paint,
        width_dp: float = 1,
        alpha: float = 1.0,
        *,
        closed: bool = False,
        dash_dp: tuple[float, float] | None = None,
    ) -> None:
        """A line through points.

        Args:
            points: (n, 2), px.
            colour: a role, or red, green and blue.
            width_dp: of the line.
            alpha: 0 (unseen) to 1 (solid).
            closed: whether it goes back to the first point.
            dash_dp: lengths of (dash, gap); None for a whole line.
        """

    @abstractmethod
    def trace(self, x: ArrayLike, y: ArrayLike, colour: Paint, width_dp: float = 2) -> None:
        """A curve with one y for each x: even in width and smooth at any slope.

        Args:
            x: (n,) rising, px.
            y: (n,) px.
            colour: a role, or red, green and blue.
            width_dp: of the line.
        """

    @abstractmethod
    def capsule(self, start: Point, end: Point, width_px: float, colour: Paint, alpha: float = 1.0) -> None:
        """A thick straight line with round ends.

        Args:
            start: middle of one end, px.
            end: middle of the other end, px.
            width_px: of the line, as it is, without the theme's strength.
            colour: a role, or red, green and blue.
            alpha: 0 (unseen) to 1 (solid).
        """

    def line(self, start: Point, end: Point, colour: Paint, width_dp: float = 1, alpha: float = 1.0) -> None:
        """A straight line between two (x, y); otherwise as `polyline`."""
        self.polyline((start, end), colour, width_dp, alpha)

    def curve(
        self,
        points: ArrayLike,
        colour: Paint,
        width_dp: float = 1,
        alpha: float = 1.0,
        *,
        closed: bool = False,
        dash_dp: tuple[float, float] | None = None,
    ) -> None:
        """A smooth line through (n, 2) points, px; otherwise as `polyline`."""
        path = smooth_path(np.asarray(points, dtype=np.float64), closed=closed)
        self.polyline(path, colour, width_dp, alpha, dash_dp=dash_dp)
