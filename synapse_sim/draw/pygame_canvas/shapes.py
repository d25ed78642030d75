"""Round things, polygons and marks on a surface, cached by their form."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from synapse_sim.draw import masks
from synapse_sim.draw.canvas import Paint, Point, Shapes
from synapse_sim.draw.colour import Colour
from synapse_sim.draw.pygame_canvas import builders
from synapse_sim.draw.pygame_canvas.surfaces import tinted
from synapse_sim.draw.pygame_canvas.target import Target


class SurfaceShapes(Target, Shapes):
    """Every form is a mask of one colour."""

    def disc(self, x: float, y: float, radius_px: float, colour: Paint, alpha: float = 1.0) -> None:
        """A filled circle."""
        self._round((x, y), radius_px, 0.0, self.colour(colour), alpha)

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
        """A circle's line."""
        self._round((x, y), radius_px, self.stroke(width_dp), self.colour(colour), alpha)

    def mark(
        self, shape: str, x: float, y: float, radius_px: float, colour: Paint, *, alpha: float = 1.0
    ) -> None:
        """One plain mark."""
        paint = self.colour(colour)
        image = self._shape(
            ("mark", shape, radius_px, paint, alpha),
            lambda: tinted(masks.shape(shape, radius_px), paint, alpha),
        )
        self._blit(image, round(x) - image.get_width() // 2, round(y) - image.get_height() // 2)

    def polygon(self, points: ArrayLike, colour: Paint, alpha: float = 1.0) -> None:
        """A filled polygon."""
        corners = np.asarray(points, dtype=np.float64)
        left, top = np.floor(corners.min(axis=0)) - 1
        local = corners - (left, top)
        paint = self.colour(colour)
        key = ("polygon", local.round(1).tobytes(), paint, alpha)
        self._blit(self._shape(key, lambda: builders.polygon(local, paint, alpha)), int(left), int(top))

    def _round(self, at: Point, radius: float, line: float, paint: Colour, alpha: float) -> None:
        radius = max(1, round(radius * 4)) / 4
        side = int(np.ceil(2 * radius)) + 2
        key = ("round", radius, line, paint, alpha)
        image = self._shape(key, lambda: tinted(masks.circle(side, radius, line), paint, alpha))
        self._blit(image, round(at[0] - side / 2), round(at[1] - side / 2))
