"""What is drawn around the branch: events, names on leader lines, and the whole branch as a strip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from synapse_sim.agents.dendrite.dendrite import MUSHROOM, Events
from synapse_sim.arrays import Bools
from synapse_sim.draw.canvas import Canvas, Paint, Point, Rect
from synapse_sim.draw.marks import leader
from synapse_sim.scenes.dendrite.reading import NEW_H, OLD_H, DendriteReading
from synapse_sim.scenes.dendrite.view import SHAFT_RADIUS_UM, Spines, View
from synapse_sim.scenes.shared.heads import content
from synapse_sim.session.frame import Frame
from synapse_sim.story.headlines import event_words
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import duration

_EDGE = 0.8
"""Greatest depth, either way, of a spine that is seen from the side."""
_ASIDE_DP = (46.0, 18.0, 80.0, 120.0)
"""How far aside of its thing a name may begin; the first is the best."""
_MOST_HEADS = 1
"""As many spines may stand behind the words of a name."""
_NEW_EDGE = 0.95
"""The same for a new one."""
_MOLECULES = 20
"""Drawn in a cloud of BDNF."""
_DIM, _BRIGHT_AT = 0.2, 0.5
"""Brightness of an event at rest, and the rise of its kind from which on it shines fully."""
_REACH = 0.22
"""How far from its usual place a named spine may stand, in shares of the scene's width."""
WHOLE_AT = 0.708
"""Height of the strip of the whole branch, as a share of the scene's."""


def draw_events(canvas: Canvas, frame: Frame, view: View) -> None:
    """Releases of BDNF beside the branch and bursts of protein synthesis inside it; at rest they are dim."""
    branch, facts = frame.world.dendrite, frame.facts
    puffs, bursts = branch.bdnf_puffs(frame.time_h), branch.protein_synthesis(frame.time_h)
    shaft = SHAFT_RADIUS_UM * view.px_per_um
    for events, draw, more in ((puffs, _draw_puff, facts.bdnf), (bursts, _draw_burst, facts.mtorc1)):
        level = brightness(more)
        for x, gone in zip(view.x_of(events.position_um).tolist(), events.progress.tolist(), strict=True):
            if view.rect.x - 4 * shaft < x < view.rect.right + 4 * shaft:
                draw(canvas, (x, float(view.middle_y(x))), shaft, gone, level)


def brightness(more: float) -> float:
    """How bright an event is, by how much more of its kind there is than at rest: dim without a change."""
    return _DIM + (1.0 - _DIM) * min(1.0, max(0.0, more / _BRIGHT_AT))


def _draw_puff(canvas: Canvas, at: Point, shaft: float, gone: float, level: float) -> None:
    """A cloud that spreads around the branch and fades."""
    (x, y), fade = at, level * _seen(gone)
    canvas.glow(x, y, 3.2 * shaft, "growth", fade)
    turn = np.arange(_MOLECULES) * 2.399963
    reach = shaft * (1.2 + 1.6 * gone) * np.sqrt((np.arange(_MOLECULES) + 6) / _MOLECULES)
    sprite = canvas.dot("growth", max(1.8, 0.13 * shaft), "hexagon")
    levels = np.full(_MOLECULES, fade)
    canvas.dots(sprite, x + 1.5 * reach * np.cos(turn), y + reach * np.sin(turn), levels)


def _seen(gone: float) -> float:
    """How bright an event is: it appears at once and stays clear for the first half."""
    return min(1.0, 5 * gone) * min(1.0, 2.0 * (1.0 - gone))


def _draw_burst(canvas: Canvas, at: Point, shaft: float, gone: float, level: float) -> None:
    """Ribosomes at work: a row of beads in the shaft that lights up and fades."""
    (x, y), fade = at, level * float(np.sin(np.pi * gone))
    along = np.linspace(-1.0, 1.0, 7)
    sprite = canvas.dot("glutamate", max(1.8, 0.14 * shaft), "ring", flat=True)
    canvas.glow(x, y, 1.6 * shaft, "glutamate", 0.7 * fade)
    canvas.dots(sprite, x + 0.9 * shaft * along, y + 0.3 * shaft * np.sin(5 * along), np.full(7, fade))


def draw_whole(canvas: Canvas, frame: Frame, seen: DendriteReading) -> None:
    """The whole branch as a strip: every living spine a dot, releases lit, the shown stretch framed."""
    inner, rect = content(canvas), canvas.rect
    y = rect.y + WHOLE_AT * rect.h
    name = canvas.text(inner.x, y, text("scenes.dendrite.whole"), "small", "ink_soft", anchor="midleft")
    left, height = name.right + canvas.dp(14), 0.035 * rect.h
    strip = Rect(left, y - height / 2, inner.right - left, height)
    scale = strip.w / seen.branch.sites.length_um
    shown = Rect(strip.x + seen.view.start_um * scale, strip.y, seen.view.length_um * scale, strip.h)
    canvas.panel(shown, None, "ink_soft", radius_dp=4)
    canvas.fill("dendrite", Rect(strip.x, y - canvas.dp(1), strip.w, canvas.stroke(2)))
    puffs, level = seen.branch.bdnf_puffs(frame.time_h), brightness(frame.facts.bdnf)
    for x, gone in zip((strip.x + puffs.position_um * scale).tolist(), puffs.progress.tolist(), strict=True):
        canvas.glow(x, y, 1.2 * strip.h, "sprout", level * _seen(gone))
    _draw_dots(canvas, seen, strip, scale)


def _draw_dots(canvas: Canvas, seen: DendriteReading, strip: Rect, scale: float) -> None:
    sites, site = seen.branch.sites, seen.state.site
    x = strip.x + sites.position_um[site] * scale
    y = strip.center[1] - 0.30 * strip.h * np.sin(sites.angle_rad[site])
    is_new = seen.state.age_h < OLD_H
    for chosen, role, size in ((~is_new, "dendrite", 1.6), (is_new, "sprout", 2.2)):
        canvas.dots(canvas.dot(role, canvas.dp(size), flat=True), x[chosen], y[chosen])


def draw_labels(
    canvas: Canvas, frame: Frame, seen: DendriteReading, heights: Mapping[int, float], covered: list[Rect]
) -> None:
    """One newborn, one mature and one lost spine and one event of each kind by name.

    `heights` are the height shares at which names stand: above the branch (1), if there is room, and below
    it (-1). A spine's name stands on its own side, so that no line crosses the branch; none stands on what
    is `covered` by other words.
    """
    rows = {side: canvas.rect.y + share * canvas.rect.h for side, share in heights.items()}
    taken = [_heading(canvas), *covered]
    for tip, sides, words, colour in _named(frame, seen, tuple(rows)):
        boxes = (
            _label(canvas, seen, tip, (rows[side], words, colour), taken) for side in sides if side in rows
        )
        box = next((box for box in boxes if box is not None), None)
        if box is not None:
            taken.append(box)


def _heading(canvas: Canvas) -> Rect:
    """The room of title and subtitle."""
    inner = content(canvas)
    return Rect(inner.x, inner.y, 0.22 * inner.w, canvas.line_height("title") + canvas.line_height("body"))


def _named(
    frame: Frame, seen: DendriteReading, sides: tuple[int, ...]
) -> Iterator[tuple[Point, tuple[int, ...], str, Paint]]:
    """What gets a name, the most telling first: its place, the sides its name may take, words and colour."""
    rect, spines, lost, facts = seen.view.rect, seen.spines, seen.lost, frame.facts
    age_h = seen.state.age_h[spines.index]
    mature = (seen.state.kind[spines.index] == MUSHROOM) & (age_h > OLD_H)
    new_side = sides[0]
    row = _nearest(spines, (age_h < NEW_H) & (spines.side == new_side), rect.x + 0.45 * rect.w, new=True)
    if row is not None:
        yield (
            _tip(spines, row),
            (new_side,),
            text("scenes.dendrite.new", age=_hours(float(age_h[row]))),
            "sprout",
        )
    row = _nearest(lost, lost.side < 0, rect.x + 0.20 * rect.w)
    if row is not None:
        yield _tip(lost, row), (-1,), text("scenes.dendrite.lost_name"), "ink_soft"
    row = _nearest(spines, mature & (spines.side < 0), rect.x + 0.80 * rect.w)
    if row is not None:
        yield _tip(spines, row), (-1,), text("scenes.dendrite.stable"), "ink"
    for events, words in (
        (seen.branch.bdnf_puffs(frame.time_h), event_words("bdnf", facts.bdnf)),
        (seen.branch.protein_synthesis(frame.time_h), event_words("proteins", facts.mtorc1)),
    ):
        at = _clearest(seen.view, events) if words else None
        if at is not None:
            yield at, sides, words, "ink"


def _hours(age_h: float) -> str:
    return text("numbers.span.h", h=f"{age_h:.0f}") if age_h >= 1.0 else duration(3600.0 * age_h)


def _clearest(view: View, events: Events) -> Point | None:
    """Where the brightest event stands that is well inside the view; None if there is none."""
    x = view.x_of(events.position_um)
    edge = 0.03 * view.rect.w
    inside = (x > view.rect.x + edge) & (x < view.rect.right - edge)
    rows = np.flatnonzero(inside & (events.progress > 0.05) & (events.progress < 0.9))
    if not rows.size:
        return None
    best = float(x[rows[np.argmin(np.abs(events.progress[rows] - 0.4))]])
    return best, float(view.middle_y(best))


def _nearest(spines: Spines, chosen: Bools, near_x: float, *, new: bool = False) -> int | None:
    """The chosen spine at the branch's edge that stands nearest to x; None if none is near.

    A new one shines, so that it is also found further away and nearly behind the branch.
    """
    away = np.abs(spines.x - near_x)
    reach = (1.5 if new else 1.0) * _REACH * max(float(np.ptp(spines.x)), 1.0) if spines.x.size else 0.0
    edge = _NEW_EDGE if new else _EDGE
    rows = np.flatnonzero(chosen & (np.abs(spines.depth) < edge) & (away < reach))
    return int(rows[np.argmin(away[rows])]) if rows.size else None


def _tip(spines: Spines, row: int) -> Point:
    return float(spines.tip_x[row]), float(spines.tip_y[row])


def _label(
    canvas: Canvas, seen: DendriteReading, tip: Point, label: tuple[float, str, Paint], taken: list[Rect]
) -> Rect | None:
    """Words at a height, where fewest spines are in their way; None where there is no room."""
    y, words, colour = label
    inward = 1.0 if tip[0] < canvas.rect.center[0] else -1.0
    aside = [inward * side * canvas.dp(reach) for reach in _ASIDE_DP for side in (1.0, -1.0)]
    choices = [(dx, _words_box(canvas, (tip[0] + dx, y), words, dx)) for dx in aside]
    free = [choice for choice in choices if _is_free(canvas, choice[1], taken)]
    if not free:
        return None
    dx, box = min(free, key=lambda choice: _heads_under(seen.spines, choice[1]))
    if _heads_under(seen.spines, box) > _MOST_HEADS:
        return None
    leader(canvas, tip, (tip[0] + dx, y), words, colour=colour)
    return box


def _words_box(canvas: Canvas, place: Point, words: str, dx: float) -> Rect:
    width, height = canvas.measure(words, "small")
    x = place[0] if dx > 0 else place[0] - width
    return Rect(x, place[1] - height / 2, width, height).inset(-canvas.dp(16), -canvas.dp(6))


def _is_free(canvas: Canvas, box: Rect, taken: list[Rect]) -> bool:
    inside = canvas.rect.x <= box.x and box.right <= canvas.rect.right
    return inside and not any(box.meets(other) for other in taken)


def _heads_under(spines: Spines, box: Rect) -> int:
    across = (spines.tip_x + spines.head > box.x) & (spines.tip_x - spines.head < box.right)
    top, foot = np.minimum(spines.y, spines.tip_y), np.maximum(spines.y, spines.tip_y)
    down = (foot + spines.head > box.y) & (top - spines.head < box.bottom)
    return int(np.count_nonzero(across & down))
