"""How the room is shared, and where a score lies on the slope."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from synapse_sim.arrays import AnyFloats, AnyInts
from synapse_sim.draw.rect import Rect
from synapse_sim.scenes.people.reading import ROWS

WORST = 57.0
"""Score at the lower end of the slope; few stand beyond."""
_STACKED_EM = 46.0
"""Narrower rooms have the arms one above the other, if they are high enough."""
_STACKED_LEAST_EM = 24.0
_GAP_EM, _MARGIN_EM = 2.2, 1.4
_CROWD_LEAST_EM = 5.5
"""Height that the figures keep."""
_PARTS_EM = {
    "axis": 1.4, "head": 2.65, "average": 1.8, "source": 1.25, "then": 0.85, "legend": 1.5, "followed": 3.3,
    "feels": 2.9,
}  # fmt: skip
"""Height of each part, in the order in which they are kept."""
_FIGURE_SHARE, _FIGURE_OF_WIDTH, _RISE_SHARE = 0.61, 0.15, 0.235
_TAGS_EM = 1.5
"""Room for the numbers over the heads."""
_ROW_STEP = 0.125, 0.23
"""From one row to the next, in heights of a figure: least, and most where there is room."""
_FARTHEST = 0.30
"""By how much the last row is smaller."""


@dataclass(frozen=True, slots=True)
class Slope:
    """Where scores lie: x is linear in the score, uphill is better.

    area: from edge to edge; its top is the front of the slope at the best score.
    rise, figure: heights, px. row_step: from one row to the next, px.
    """

    area: Rect
    rise: float
    figure: float
    row_step: float

    def x(self, score: AnyFloats | float) -> AnyFloats:
        """The x of a score, px."""
        inset = 0.42 * self.figure
        share = np.clip((WORST - np.asarray(score)) / WORST, 0.0, 1.0)
        return np.asarray(self.area.x + inset + (self.area.w - 2 * inset) * share)

    def y(self, score: AnyFloats | float) -> AnyFloats:
        """The y of the front edge at a score, px."""
        share = np.clip((WORST - np.asarray(score)) / WORST, 0.0, 1.0)
        return np.asarray(self.area.y + self.rise * (1.0 - share * share * (3.0 - 2.0 * share)))

    @property
    def depth(self) -> float:
        """How far the last row stands above the front, px."""
        return (ROWS - 1) * self.row_step

    def height_of(self, row: int) -> int:
        """Of a figure in a row, px."""
        return max(9, round(self.figure * (1.0 - _FARTHEST * row / ROWS)))

    def foot(self, row: AnyInts, score: AnyFloats) -> AnyFloats:
        """The y of the feet of figures, px."""
        return np.asarray(self.y(score) - row * self.row_step)


@dataclass(frozen=True, slots=True)
class ArmParts:
    """The room of one arm, px; what has no room is None.

    head: name, share now and bar. source: the share at the time of a trial, and what was published, in
    words. then: their bar.
    average: of the two-part arrow. followed: of three tracks. axis: words under the slope.
    feels: of dissociation.
    is_explained: whether a legend says what the parts of the arrow are.
    """

    slope: Slope
    head: Rect | None
    source: Rect | None
    then: Rect | None
    average: Rect | None
    followed: Rect | None
    axis: Rect | None
    feels: Rect | None
    is_explained: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """The two arms, and the legend below both."""

    arms: tuple[ArmParts, ArmParts]
    legend: Rect | None


@lru_cache(maxsize=16)
def parts(free: Rect, em: float) -> Parts:
    """Share a free part (px) for small text of `em` px."""
    inner = free.inset(min(_MARGIN_EM * em, 0.04 * free.w), min(0.5 * em, 0.02 * free.h))
    is_stacked = free.w < _STACKED_EM * em and free.h >= _STACKED_LEAST_EM * em
    height = inner.h / 2 if is_stacked else inner.h
    kept = _kept(height / em)
    legend, rest = None, inner
    if "legend" in kept:
        legend, rest = inner.bottom_slice(_PARTS_EM["legend"] * em)
    boxes = _halves(rest, em, is_stacked=is_stacked)
    first, second = (_arm(box, em, kept) for box in boxes)
    return Parts((first, second), legend)


def _kept(height_em: float) -> frozenset[str]:
    """The parts that leave the figures their height, the most needed first."""
    left, found = height_em - _CROWD_LEAST_EM, set()
    for name, needed in _PARTS_EM.items():
        left -= needed
        if left < 0.0:
            break
        found.add(name)
    return frozenset(found)


def _halves(rest: Rect, em: float, *, is_stacked: bool) -> tuple[Rect, Rect]:
    gap = _GAP_EM * em
    if is_stacked:
        above, below = rest.top_slice(0.5 * rest.h)
        return above, below.bottom_slice(below.h - 0.3 * em)[0]
    gap = min(gap, 0.05 * rest.w)
    return rest.left_slice(0.5 * (rest.w - gap))[0], rest.right_slice(0.5 * (rest.w - gap))[0]


def _arm(box: Rect, em: float, kept: frozenset[str]) -> ArmParts:
    found: dict[str, Rect | None] = dict.fromkeys(_PARTS_EM)
    rest = box
    for name in ("head", "source", "then"):
        if name in kept:
            found[name], rest = rest.top_slice(_PARTS_EM[name] * em)
    for name in ("feels", "axis"):
        if name in kept:
            found[name], rest = rest.bottom_slice(_PARTS_EM[name] * em)
    inside = [name for name in ("followed", "average") if name in kept]
    face = sum(_PARTS_EM[name] for name in inside) * em + 0.5 * em
    slope = _slope(rest, face, _TAGS_EM * em)
    below = slope.area.bottom_slice(face - 0.4 * em)[0]
    for name in inside:
        found[name], below = below.bottom_slice(_PARTS_EM[name] * em)
    del found["legend"]
    return ArmParts(slope, **found, is_explained="legend" in kept)


def _slope(room: Rect, face_px: float, tags_px: float) -> Slope:
    """The slope in what is left: the figures above it, its face below."""
    crowd = max(room.h - face_px - tags_px, 12.0)
    figure = min(_FIGURE_SHARE * crowd, _FIGURE_OF_WIDTH * room.w)
    rise = min(_RISE_SHARE * crowd, 0.12 * room.w)
    area = room.bottom_slice(rise + face_px)[0]
    spare = crowd - rise - figure * (1.0 - _FARTHEST * (ROWS - 1) / ROWS)
    step = min(max(spare / (ROWS - 1), _ROW_STEP[0] * figure), _ROW_STEP[1] * figure)
    return Slope(area, rise, figure, step)
