"""How a scene shares its rectangle between picture and numbers; a function of the rectangle."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from synapse_sim.draw.canvas import Canvas, Rect

_HALF_EM = 11.5
"""Least width of half a column, in ems of small text."""


@dataclass(frozen=True, slots=True)
class Shares:
    """When a column appears and how wide it is.

    `from_aspect` is the least width of the scene, in its heights, that has room for one; it takes `share`
    of the width, or more where the picture would be wider than `widest` heights. Beyond `to_aspect` there is
    none again.
    """

    from_aspect: float
    share: float
    widest: float
    to_aspect: float = inf

    def split(self, rect: Rect) -> tuple[Rect, Rect | None]:
        """The picture's part and the column, None in a narrow scene."""
        if not self.from_aspect * rect.h <= rect.w <= self.to_aspect * rect.h:
            return rect, None
        return rect.left_slice(min((1.0 - self.share) * rect.w, max(self.widest * rect.h, 0.5 * rect.w)))


def halves(canvas: Canvas, column: Rect) -> tuple[Rect, Rect] | None:
    """Two columns side by side with a gap, where words fit into each; else None."""
    gap = canvas.dp(24)
    half = (column.w - gap) / 2
    if half < _HALF_EM * canvas.em("small"):
        return None
    left, rest = column.left_slice(half)
    return left, rest.right_slice(half)[0]
