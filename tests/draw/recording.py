"""What was drawn on a canvas without pixels: which call where, and which words."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synapse_sim.draw.canvas import Paint, Rect, Style
from synapse_sim.draw.line_breaks import Line
from synapse_sim.draw.picture import Picture


@dataclass(frozen=True, slots=True)
class Call:
    """One thing that was drawn: its kind (the method), place in the window (px) and colours."""

    kind: str
    place: Rect
    colours: tuple[Paint, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """Words that were drawn.

    asked, shown: as they were handed over, and what an ellipsis left of them; without marks.
    place: where they stand in the window, px.
    room: what they may cover, px: the rest would not be seen.
    """

    asked: str
    shown: str
    place: Rect
    room: Rect
    style: Style
    colour: Paint
    ground: Paint

    @property
    def is_whole(self) -> bool:
        """Whether no letter is missing: neither cut with an ellipsis, nor outside the room."""
        inside = self.place.common(self.room)
        lost_px = max(self.place.w - inside.w, self.place.h - inside.h)
        return self.asked == self.shown and lost_px <= 1.0


@dataclass(slots=True)
class Recording:
    """What was drawn, in its order."""

    calls: list[Call] = field(default_factory=list)
    written: list[Written] = field(default_factory=list)
    arrays: dict[Hashable, NDArray[Any]] = field(default_factory=dict)
    remembered: dict[Hashable, tuple[int, ...]] = field(default_factory=dict)

    @property
    def words(self) -> tuple[str, ...]:
        """The words that can be read, in the order they were drawn."""
        return tuple(each.shown for each in self.written if each.shown)

    @property
    def not_whole(self) -> tuple[Written, ...]:
        """Words of which a part is missing."""
        return tuple(each for each in self.written if not each.is_whole)

    def find(self, words: str) -> Written:
        """What was written with these words in it.

        Raises:
            AssertionError: if there is nothing.
        """
        found = next((each for each in self.written if words in each.shown), None)
        assert found is not None, f"nobody wrote {words!r}; there is {self.words}"
        return found


def around(xs: ArrayLike, ys: ArrayLike) -> Rect:
    """The rectangle that holds all places."""
    x, y = np.asarray(xs, dtype=np.float64), np.asarray(ys, dtype=np.float64)
    return Rect(float(x.min()), float(y.min()), float(np.ptp(x)), float(np.ptp(y)))


def square(x: float, y: float, radius: float) -> Rect:
    """The rectangle around a round thing."""
    return Rect(x - radius, y - radius, 2 * radius, 2 * radius)


def checked(picture: Picture) -> Picture:
    """The picture, if it is one: (h, w, 4) of bytes."""
    assert picture.dtype == np.uint8
    assert picture.shape[2:] == (4,)
    return picture


def joined(lines: list[Line]) -> str:
    """The words of some lines, without marks."""
    return " ".join("".join(run for run, _ in line) for line in lines)
