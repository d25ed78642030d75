"""A rectangle in pixels, as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rect:
    """Left, top, width and height, px; floats are welcome, pixels are rounded only when drawn."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.h

    @property
    def center(self) -> tuple[float, float]:
        """The middle point."""
        return self.x + self.w / 2, self.y + self.h / 2

    @property
    def whole(self) -> tuple[int, int, int, int]:
        """Whole pixels (left, top, width, height); neighbours share their edge, nothing overlaps."""
        left, top = round(self.x), round(self.y)
        return left, top, max(0, round(self.right) - left), max(0, round(self.bottom) - top)

    def inset(self, dx: float, dy: float | None = None) -> Rect:
        """Smaller by `dx` left and right and `dy` (default `dx`) above and below; never negative."""
        dy = dx if dy is None else dy
        return Rect(self.x + dx, self.y + dy, max(0.0, self.w - 2 * dx), max(0.0, self.h - 2 * dy))

    def moved(self, dx: float, dy: float) -> Rect:
        """The same size elsewhere."""
        return Rect(self.x + dx, self.y + dy, self.w, self.h)

    def part(self, x0: float, y0: float, x1: float, y1: float) -> Rect:
        """A part by shares 0..1 of width and height."""
        return Rect(self.x + x0 * self.w, self.y + y0 * self.h, (x1 - x0) * self.w, (y1 - y0) * self.h)

    def top_slice(self, height: float) -> tuple[Rect, Rect]:
        """(the upper `height` px, the rest)."""
        height = min(max(height, 0.0), self.h)
        return Rect(self.x, self.y, self.w, height), Rect(self.x, self.y + height, self.w, self.h - height)

    def bottom_slice(self, height: float) -> tuple[Rect, Rect]:
        """(the lower `height` px, the rest)."""
        rest, slice_ = self.top_slice(self.h - min(max(height, 0.0), self.h))
        return slice_, rest

    def left_slice(self, width: float) -> tuple[Rect, Rect]:
        """(the left `width` px, the rest)."""
        width = min(max(width, 0.0), self.w)
        return Rect(self.x, self.y, width, self.h), Rect(self.x + width, self.y, self.w - width, self.h)

    def right_slice(self, width: float) -> tuple[Rect, Rect]:
        """(the right `width` px, the rest)."""
        rest, slice_ = self.left_slice(self.w - min(max(width, 0.0), self.w))
        return slice_, rest

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies inside (left and top edge included)."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def holds(self, other: Rect) -> bool:
        """Whether all of another rectangle lies inside."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def meets(self, other: Rect) -> bool:
        """Whether the two overlap."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )

    def common(self, other: Rect) -> Rect:
        """The part both share; empty (w or h 0) where they do not meet."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Rect(x, y, max(0.0, right - x), max(0.0, bottom - y))
