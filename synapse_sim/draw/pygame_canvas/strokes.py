"""Lines on a surface: whole ones by the pixel, those with alpha as cached pictures."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pygame
from numpy.typing import ArrayLike

from synapse_sim.draw import masks
from synapse_sim.draw.canvas import Paint, Point, Strokes
from synapse_sim.draw.colour import Colour
from synapse_sim.draw.pygame_canvas import builders
from synapse_sim.draw.pygame_canvas.surfaces import blend, tinted
from synapse_sim.draw.pygame_canvas.target import Target
from synapse_sim.draw.traces import trace


class SurfaceStrokes(Target, Strokes):
    """Alpha, and surfaces that have it, need a stroke as a picture: pygame's own lines cannot blend."""

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
        """A line through points."""
        path = np.asarray(points, dtype=np.float64)
        path = np.concatenate([path, path[:1]]) if closed else path
        width = self.stroke(width_dp)
        pieces = [path] if dash_dp is None else masks.dashes(path, *(self.dp(d) for d in dash_dp))
        for piece in pieces:
            self._draw_stroke(piece, self.colour(colour), width, alpha)

    def trace(self, x: ArrayLike, y: ArrayLike, colour: Paint, width_dp: float = 2) -> None:
        """A curve with one y for each x."""
        across, down = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
        box = self._clip.clip(self._surface.get_rect())
        sides = (box.left, box.right), (box.top, box.bottom)
        found = trace(across, down, self.stroke(width_dp), *sides)
        paint = self.colour(colour)
        if self._opaque:
            self._act(lambda surface: blend(surface, found, paint))
        elif found.column.size:
            mask, left, top = found.as_mask()
            self._blit(tinted(mask, paint, 1.0), left, top)

    def capsule(self, start: Point, end: Point, width_px: float, colour: Paint, alpha: float = 1.0) -> None:
        """A thick straight line with round ends."""
        self._soft_stroke(np.array([start, end], dtype=np.float64), self.colour(colour), width_px, alpha)

    def _draw_stroke(self, path: masks.Points, colour: Colour, width: float, alpha: float) -> None:
        if self._opaque and alpha >= 1.0:
            self._hard_stroke(path, colour, width)
        else:
            self._soft_stroke(path, colour, width, alpha)

    def _soft_stroke(self, path: masks.Points, colour: Colour, width: float, alpha: float) -> None:
        left, top = np.floor(path[0])
        local = path - (left, top)
        key = ("stroke", local.tobytes(), width, colour, alpha)
        image, dx, dy = self._caches.shapes.get(key, lambda: builders.stroke(local, width, colour, alpha))
        self._blit(image, int(left) + dx, int(top) + dy)

    def _hard_stroke(self, path: masks.Points, colour: Colour, width: float) -> None:
        whole, steps = max(1, round(width)), list(pairwise(path.tolist()))

        def draw(surface: pygame.Surface) -> None:
            for a, b in steps:
                pygame.draw.aaline(surface, colour, a, b, whole)

        self._act(draw)
