"""Filled rectangles, boxes and columns on a surface."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from synapse_sim.draw.canvas import Areas, Paint, Rect
from synapse_sim.draw.pygame_canvas import builders
from synapse_sim.draw.pygame_canvas.surfaces import filled
from synapse_sim.draw.pygame_canvas.target import Target


class SurfaceAreas(Target, Areas):
    """Boxes are cached by their form; columns are made anew each time."""

    def fill(self, colour: Paint, rect: Rect | None = None) -> None:
        """Fill a rectangle with one colour."""
        paint, place = self.colour(colour), (rect or self.rect).whole
        self._act(lambda surface: surface.fill(paint, place))

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
        """A box with round corners."""
        left, top, width, height = rect.whole
        if width < 1 or height < 1:
            return
        form, line = (width, height, self.dp(radius_dp)), self.stroke(width_dp)
        colours = tuple(None if paint is None else self.colour(paint) for paint in (fill, border))
        image = self._shape(
            ("box", *form, line, *colours, alpha), partial(builders.box, form, line, colours, alpha)
        )
        self._blit(image, left, top)

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
        """Shade each pixel column from one height to another."""
        upper, lower = np.asarray(top, dtype=np.float32), np.asarray(bottom, dtype=np.float32)
        high, low = int(np.floor(upper.min())), int(np.ceil(lower.max()))
        y = np.arange(high, max(low, high + 1), dtype=np.float32)
        denser = rise / alpha * (low - y) / (low - high) if rise else 0.0 * y
        dense = np.asarray(255 * alpha * (1.0 + denser), dtype=np.float32)
        self._blit(filled(y, (upper, lower), dense, self.colour(colour)), left, high)
