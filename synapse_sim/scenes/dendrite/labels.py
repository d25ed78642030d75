"""Names on leader lines, at the things themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, radians, sin

import numpy as np

from synapse_sim.arrays import Bools, Floats
from synapse_sim.draw.canvas import Canvas, Point, Rect
from synapse_sim.scenes.dendrite.contacts import BOUTON_UM, GAP_UM
from synapse_sim.scenes.dendrite.reading import DendriteReading
from synapse_sim.scenes.dendrite.spines import touching
from synapse_sim.scenes.dendrite.view import Spines
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.session.frame import Frame
from synapse_sim.story.words import drug_label
from synapse_sim.texts.catalogue import text

_NAMED_FLASH, _NAMED_GLOW, _NAMED_MIST = 0.4, 0.25, 0.2
"""From which strength on flash, glow and mist are named."""
_EDGE = 0.06
"""Share of the width at either side in which nothing is named."""
_AWAY_DP = 44.0
_TURNS = tuple((cos(radians(turn)), sin(radians(turn))) for turn in (35, 65, 10, 145, 115, 170))
_FARTHER = (1.0, 1.5, 2.1)


@dataclass(frozen=True, slots=True)
class _Label:
    """What is named: its place, and which way its name may stand: 1 above, -1 below, 0 either."""

    at: Point
    side: float
    words: str


def draw_labels(canvas: Canvas, frame: Frame, seen: DendriteReading, taken: list[Rect]) -> None:
    """The names that have room; none stands on what is taken."""
    blocked = _Obstacles.of(seen)
    for label in _labels(frame, seen):
        place = _place(canvas, seen.view.rect, label, taken, blocked)
        if place is not None:
            taken.append(_draw(canvas, label, *place))


def _labels(frame: Frame, seen: DendriteReading) -> Iterator[_Label]:
    """The most telling first."""
    yield from _cleft(seen)
    yield from _new_spine(seen)
    yield from _proteins(seen)
    yield from _lost(seen)
    yield from _release(frame, seen)
    if seen.mist >= _NAMED_MIST:
        rect = seen.view.rect
        yield _Label(
            (rect.x + 0.86 * rect.w, rect.y + 0.14 * rect.h), 0.0, drug_label(frame.config, inside=True)
        )


def _cleft(seen: DendriteReading) -> Iterator[_Label]:
    for contact in seen.contacts:
        if touching(seen, contact) is not None:
            away = (BOUTON_UM + GAP_UM / 2) * seen.view.px_per_um
            at = contact.x - contact.ahead[0] * away, contact.y - contact.ahead[1] * away
            yield _Label(at, contact.side, text("scenes.dendrite.label.cleft"))
            return


def _new_spine(seen: DendriteReading) -> Iterator[_Label]:
    spines = seen.spines
    held = [contact.site for contact in seen.contacts]
    chosen = (seen.newness > 0.5) & (np.abs(spines.depth) < 0.8)
    chosen &= ~np.isin(seen.state.site[spines.index], held)
    row = _nearest(seen, spines, chosen, 0.32)
    if row is not None:
        at = float(spines.tip_x[row]), float(spines.tip_y[row] - spines.side[row] * spines.head[row])
        yield _Label(at, float(spines.side[row]), text("scenes.dendrite.label.new"))


def _proteins(seen: DendriteReading) -> Iterator[_Label]:
    rect = seen.view.rect
    x = np.linspace(rect.x + 0.2 * rect.w, rect.x + 0.6 * rect.w, 33)
    glow = seen.glow_at(x)
    if glow.max() >= _NAMED_GLOW:
        best = float(x[glow.argmax()])
        yield _Label((best, float(seen.view.middle_y(best))), 0.0, text("scenes.dendrite.label.proteins"))


def _lost(seen: DendriteReading) -> Iterator[_Label]:
    lost = seen.lost
    row = _nearest(seen, lost, np.abs(lost.depth) < 0.6, 0.70)
    if row is not None:
        at = float(lost.tip_x[row]), float(lost.tip_y[row] - lost.side[row] * lost.head[row])
        yield _Label(at, float(lost.side[row]), text("scenes.dendrite.label.lost"))


def _release(frame: Frame, seen: DendriteReading) -> Iterator[_Label]:
    if seen.flash < _NAMED_FLASH:
        return
    puffs = seen.branch.bdnf_puffs(frame.time_h)
    x = seen.view.x_of(puffs.position_um)
    rows = np.flatnonzero(_well_inside(seen, x) & (np.abs(puffs.progress - 0.5) < 0.4))
    if rows.size:
        best = float(x[rows[np.argmin(np.abs(puffs.progress[rows] - 0.5))]])
        yield _Label((best, float(seen.view.middle_y(best))), 0.0, text("scenes.dendrite.label.bdnf"))


def _well_inside(seen: DendriteReading, x: Floats) -> Bools:
    rect = seen.view.rect
    inside: Bools = (x > rect.x + _EDGE * rect.w) & (x < rect.right - _EDGE * rect.w)
    return inside


def _nearest(seen: DendriteReading, spines: Spines, chosen: Bools, share: float) -> int | None:
    rows = np.flatnonzero(chosen & _well_inside(seen, spines.tip_x))
    if not rows.size:
        return None
    wanted = seen.view.rect.x + share * seen.view.rect.w
    return int(rows[np.argmin(np.abs(spines.tip_x[rows] - wanted))])


@dataclass(frozen=True, slots=True)
class _Obstacles:
    """Heads and boutons that no name should hide: middles and radii, px."""

    x: Floats
    y: Floats
    radius: Floats

    @classmethod
    def of(cls, seen: DendriteReading) -> _Obstacles:
        boutons = np.array([(c.x, c.y) for c in seen.contacts]).reshape(-1, 2)
        radius = np.full(len(boutons), BOUTON_UM * seen.view.px_per_um)
        return cls(
            np.concatenate([seen.spines.tip_x, seen.lost.tip_x, boutons[:, 0]]),
            np.concatenate([seen.spines.tip_y, seen.lost.tip_y, boutons[:, 1]]),
            np.concatenate([seen.spines.head, seen.lost.head, radius]) + 4.0,
        )

    def under(self, box: Rect) -> int:
        """How many of them a box covers."""
        across = (self.x + self.radius > box.x) & (self.x - self.radius < box.right)
        down = (self.y + self.radius > box.y) & (self.y - self.radius < box.bottom)
        return int(np.count_nonzero(across & down))


def _place(
    canvas: Canvas, rect: Rect, label: _Label, taken: list[Rect], blocked: _Obstacles
) -> tuple[Point, Rect] | None:
    """Where its line ends and its words stand: the first free place, from near to far."""
    fallback = None
    for end, box in _choices(canvas, label):
        if not _holds(rect, box) or any(box.meets(other) for other in taken):
            continue
        if not blocked.under(box):
            return end, box
        fallback = fallback or (end, box)
    return fallback


def _holds(rect: Rect, box: Rect) -> bool:
    return rect.x <= box.x and box.right <= rect.right and rect.y <= box.y and box.bottom <= rect.bottom


def _choices(canvas: Canvas, label: _Label) -> Iterator[tuple[Point, Rect]]:
    """Ends of the line and boxes of the words, with some room around them: on its own side first."""
    width, height = canvas.measure(label.words, "small", "medium")
    reach, gap = canvas.dp(_AWAY_DP), canvas.dp(6)
    own = label.side or 1.0
    for side in (own, -own):
        for farther in _FARTHER:
            for across, up in _TURNS:
                x, y = label.at[0] + farther * reach * across, label.at[1] - side * farther * reach * up
                left = x - gap - width if across < 0 else x + gap
                yield (x, y), Rect(left, y - height / 2, width, height).inset(-gap)


def _draw(canvas: Canvas, label: _Label, end: Point, box: Rect) -> Rect:
    canvas.line(label.at, end, "ink", 1.3, 0.85)
    canvas.mark("diamond", *label.at, canvas.dp(4), "ink")
    gap = canvas.dp(6)
    haloed(canvas, box.x + gap, box.y + gap, label.words, anchor="topleft")
    return box
