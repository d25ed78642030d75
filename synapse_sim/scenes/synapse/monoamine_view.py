"""Where terminals, their doors and the weeks stand: a function of the free rectangle and a line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from synapse_sim.arrays import AnyFloats
from synapse_sim.config.sections import terminal as section
from synapse_sim.draw.rect import Rect
from synapse_sim.scenes.synapse.doors import MEMBRANE, WIDTH

_INSIDE, _MOST_MEMBRANE = 0.27, 0.34
"""Shares of a terminal's height: above its membrane, and at most the membrane itself."""
_WEEKS, _LEAST_WEEKS = 6.2, 0.4
"""Height of the weeks in lines, and at most as a share of the room."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """One kind's terminal: its room, px per unit of a door, and the space behind it in nm."""

    kind: int
    rect: Rect
    scale: float
    numbers: section.Terminal

    @property
    def inner_y(self) -> float:
        """The pixel of the membrane's inner face."""
        return self.rect.y + _INSIDE * self.rect.h

    @property
    def outer_y(self) -> float:
        """The pixel of its outer face."""
        return self.inner_y + MEMBRANE * self.scale

    def x(self, x_nm: AnyFloats) -> AnyFloats:
        """Pixels along the membrane."""
        return np.asarray(self.rect.center[0] + 0.5 * self.rect.w * x_nm / self.numbers.reach_nm)

    def place(self, xyz_nm: AnyFloats) -> tuple[AnyFloats, AnyFloats]:
        """Pixels of (3, n) molecules outside, below the membrane."""
        top = self.outer_y + 24 * self.scale
        tall = max(1.0, self.rect.bottom - 0.04 * self.rect.h - top)
        return self.x(xyz_nm[0]), top + tall * xyz_nm[2] / self.numbers.height_nm


@dataclass(frozen=True, slots=True)
class Places:
    """Terminals from left to right or from top to bottom, and the weeks below; None without room for them."""

    terminals: tuple[Terminal, ...]
    weeks: Rect | None


@lru_cache(maxsize=16)
def places(free: Rect, line: float, kinds: tuple[int, ...], numbers: section.Terminal) -> Places:
    """Where all of it stands."""
    tall = min(_WEEKS * line, _LEAST_WEEKS * free.h)
    weeks, art = free.bottom_slice(tall if tall >= 3.6 * line else 0.0)
    count = len(kinds)
    beside = [replace(art, x=art.x + k * art.w / count, w=art.w / count) for k in range(count)]
    stacked = [art.part(0, k / count, 1, (k + 1) / count) for k in range(count)]
    best = max((beside, stacked), key=lambda rects: _scale(rects[0], numbers))
    terminals = tuple(
        Terminal(kind, rect, _scale(rect, numbers), numbers) for kind, rect in zip(kinds, best, strict=True)
    )
    return Places(terminals, weeks.inset(0.9 * line, 0.2 * line) if weeks.h else None)


def _scale(rect: Rect, numbers: section.Terminal) -> float:
    return min(rect.w / max(numbers.transporters, 1) / WIDTH, _MOST_MEMBRANE * rect.h / MEMBRANE)
