"""Names on leader lines, at the things themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians, sin

import numpy as np

from synapse_sim.agents.dendrite.dendrite import Dendrite
from synapse_sim.arrays import Bools, Floats
from synapse_sim.draw.canvas import Canvas, Point, Rect, Style
from synapse_sim.scenes.dendrite.contacts import BOUTON_UM, GAP_UM, Contact
from synapse_sim.scenes.dendrite.reading import DendriteReading
from synapse_sim.scenes.dendrite.spines import touching
from synapse_sim.scenes.dendrite.view import Spines, View, spines_in
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import text

_NAME: Style = "body"
"""Of the names: they are read in class."""
_NAMED_FLASH, _NAMED_GLOW = 0.4, 0.25
"""From which strength on flash and glow are named."""
_EDGE = 0.06
"""Share of the width at either side in which nothing is named."""
_AWAY_DP, _GAP_DP = 44.0, 6.0
_OFF_DP = 18.0
"""Off the sides of the window."""
_TURNS = tuple((cos(radians(turn)), sin(radians(turn))) for turn in (35, 65, 10, 145, 115, 170))
_FARTHER = (1.0, 1.5, 2.1, 3.0)
_MOST_HIDDEN = 2
"""A name that hides more is left out."""
_BRANCH_COUNTS = 3
"""What the branch counts: a name across it hides the subject, and where it would be named last it is not."""
_CHOICES = 4
"""Lost places that may be named: the first beside which the name has room."""


@dataclass(frozen=True, slots=True)
class _Label:
    """What is named: its place, and which way its name may stand: 1 above, -1 below, 0 either."""

    at: Point
    side: float
    words: str

    @classmethod
    def near(cls, x: float, y: float, side: float, words: str) -> _Label:
        """At the whole pixel next to a place, so that a name rests while its thing hardly moves."""
        return cls((float(round(x)), float(round(y))), side, words)


def draw_labels(canvas: Canvas, frame: Frame, seen: DendriteReading, covered: list[Rect]) -> None:
    """The names that have room; none stands on what is covered."""
    labels = tuple(_labels(frame, seen))
    boxes = tuple(canvas.measure(label.words, _NAME, "medium") for label in labels)
    room = _Room(seen.branch, seen.view, seen.contacts, tuple(covered), canvas.dp(1))
    for label, place in zip(labels, _places(room, labels, boxes), strict=True):
        if place is not None:
            _draw(canvas, label, *place)


@dataclass(frozen=True, slots=True)
class _Room:
    """Where names may stand, the same while spines come and go, so that names keep their places.

    covered: what other words stand on. dp: px of a dp.
    """

    branch: Dendrite
    view: View
    contacts: tuple[Contact, ...]
    covered: tuple[Rect, ...]
    dp: float


@lru_cache(maxsize=64)
def _places(
    room: _Room, labels: tuple[_Label, ...], sizes: tuple[tuple[int, int], ...]
) -> tuple[tuple[Point, Rect] | None, ...]:
    """Where the line of each name ends and its words stand; None where it has no room or is said already."""
    taken, blocked, found = list(room.covered), _Obstacles.of(room), []
    said: set[str] = set()
    for label, size in zip(labels, sizes, strict=True):
        place = None if label.words in said else _place(room, blocked, taken, label, size)
        found.append(place)
        if place is not None:
            said.add(label.words)
            taken += [place[1], _line_room(label, place[0], room.dp)]
    return tuple(found)


def _labels(frame: Frame, seen: DendriteReading) -> Iterator[_Label]:
    """The most telling first."""
    yield from _cleft(seen)
    if frame.facts.brings_spines_back or frame.facts.has_grown:
        yield from _new_spine(seen)
    yield from _proteins(seen)
    yield from _lost(seen)
    yield from _release(frame, seen)


def _cleft(seen: DendriteReading) -> Iterator[_Label]:
    for contact in seen.contacts:
        if touching(seen, contact) is not None:
            away = (BOUTON_UM + GAP_UM / 2) * seen.view.px_per_um
            at = contact.x - contact.ahead[0] * away, contact.y - contact.ahead[1] * away
            yield _Label.near(*at, contact.side, text("scenes.dendrite.label.cleft"))
            return


def _new_spine(seen: DendriteReading) -> Iterator[_Label]:
    spines = seen.spines
    held = [contact.site for contact in seen.contacts]
    chosen = (seen.newness > 0.5) & (np.abs(spines.depth) < 0.8)
    chosen &= ~np.isin(seen.state.site[spines.index], held)
    row = _nearest(seen, spines, chosen, 0.32)
    if row is not None:
        at = float(spines.tip_x[row]), float(spines.tip_y[row] - spines.side[row] * spines.head[row])
        yield _Label.near(*at, float(spines.side[row]), text("scenes.dendrite.label.new"))


def _proteins(seen: DendriteReading) -> Iterator[_Label]:
    rect = seen.view.rect
    x = np.linspace(rect.x + 0.2 * rect.w, rect.x + 0.6 * rect.w, 33)
    glow = seen.glow_at(x)
    if glow.max() >= _NAMED_GLOW:
        best = float(x[glow.argmax()])
        yield _Label.near(best, float(seen.view.middle_y(best)), 0.0, text("scenes.dendrite.label.proteins"))


def _lost(seen: DendriteReading) -> Iterator[_Label]:
    lost = seen.lost
    chosen = np.abs(lost.depth) < 0.6
    for _ in range(_CHOICES):
        row = _nearest(seen, lost, chosen, 0.70)
        if row is None:
            return
        chosen[row] = False
        at = float(lost.tip_x[row]), float(lost.tip_y[row] - lost.side[row] * lost.head[row])
        yield _Label.near(*at, float(lost.side[row]), text("scenes.dendrite.label.lost"))


def _release(frame: Frame, seen: DendriteReading) -> Iterator[_Label]:
    if seen.flash < _NAMED_FLASH:
        return
    puffs = seen.branch.bdnf_puffs(frame.time_h)
    x = seen.view.x_of(puffs.position_um)
    rows = np.flatnonzero(_well_inside(seen, x) & (np.abs(puffs.progress - 0.5) < 0.4))
    if rows.size:
        best = float(x[rows[np.argmin(np.abs(puffs.progress[rows] - 0.5))]])
        yield _Label.near(best, float(seen.view.middle_y(best)), 0.0, text("scenes.dendrite.label.bdnf"))


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
    """First heads and boutons, which no name should hide (middles and radii, px), and the branch."""

    x: Floats
    y: Floats
    radius: Floats
    view: View

    @classmethod
    def of(cls, room: _Room) -> _Obstacles:
        first_h = room.branch.first_h
        state = room.branch.at(first_h)
        spines = spines_in(room.view, room.branch.sites, state)
        boutons = np.array([(c.x, c.y) for c in room.contacts]).reshape(-1, 2)
        radius = np.full(len(boutons), BOUTON_UM * room.view.px_per_um)
        return cls(
            np.concatenate([spines.tip_x, boutons[:, 0]]),
            np.concatenate([spines.tip_y, boutons[:, 1]]),
            np.concatenate([spines.head, radius]) + 4.0,
            room.view,
        )

    def under(self, box: Rect) -> int:
        """How many of them a box covers, the branch counted as several."""
        across = (self.x + self.radius > box.x) & (self.x - self.radius < box.right)
        down = (self.y + self.radius > box.y) & (self.y - self.radius < box.bottom)
        x, y = box.center
        on_branch = abs(y - float(self.view.middle_y(x))) < self.view.shaft_px + box.h / 2
        return int(np.count_nonzero(across & down)) + _BRANCH_COUNTS * on_branch


def _place(
    room: _Room, blocked: _Obstacles, taken: list[Rect], label: _Label, size: tuple[int, int]
) -> tuple[Point, Rect] | None:
    """The first place that hides nothing, or the one that hides least."""
    best, least = None, _MOST_HIDDEN + 1
    inside = room.view.rect.inset(_OFF_DP * room.dp, 0.0)
    for end, box in _choices(label, size, room.dp):
        if _holds(inside, box) and not any(box.meets(other) for other in taken):
            hidden = blocked.under(box)
            if hidden < least:
                best, least = (end, box), hidden
            if not hidden:
                break
    return best


def _holds(rect: Rect, box: Rect) -> bool:
    return rect.x <= box.x and box.right <= rect.right and rect.y <= box.y and box.bottom <= rect.bottom


def _choices(label: _Label, size: tuple[int, int], dp: float) -> Iterator[tuple[Point, Rect]]:
    """Ends of the line and boxes of the words, with some room around them: on its own side first."""
    (width, height), reach, gap = size, _AWAY_DP * dp, _GAP_DP * dp
    own = label.side or 1.0
    for side in (own, -own):
        for farther in _FARTHER:
            for across, up in _TURNS:
                x, y = label.at[0] + farther * reach * across, label.at[1] - side * farther * reach * up
                left = x - gap - width if across < 0 else x + gap
                yield (x, y), Rect(left, y - height / 2, width, height).inset(-gap)


def _line_room(label: _Label, end: Point, dp: float) -> Rect:
    (x, right), (y, bottom) = (sorted(pair) for pair in zip(label.at, end, strict=True))
    return Rect(x, y, right - x, bottom - y).inset(-_GAP_DP / 2 * dp)


def _draw(canvas: Canvas, label: _Label, end: Point, box: Rect) -> None:
    canvas.line(label.at, end, "ink", 1.3, 0.85)
    canvas.mark("diamond", *label.at, canvas.dp(4), "ink")
    gap = canvas.dp(_GAP_DP)
    haloed(canvas, box.x + gap, box.y + gap, label.words, _NAME, anchor="topleft")
