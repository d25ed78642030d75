"""What is drawn around the branch: events, names on leader lines, and the whole branch as a strip."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synapse_sim.agents.dendrite import MUSHROOM
from synapse_sim.draw.canvas import Canvas, Paint, Point, Rect
from synapse_sim.draw.marks import leader
from synapse_sim.scenes.chrome import content
from synapse_sim.scenes.dendrite_seen import NEW_H, OLD_H, Seen
from synapse_sim.scenes.dendrite_view import SHAFT_RADIUS_UM, Spines, View
from synapse_sim.scenes.words import duration
from synapse_sim.session.frame import Frame

_EDGE = 0.8
"""Greatest depth, either way, of a spine that is seen from the side."""
_REACH = 0.22
"""How far from its usual place a named spine may stand, in shares of the scene's width."""


def draw_events(canvas: Canvas, frame: Frame, view: View) -> None:
    """Releases of BDNF beside the branch and bursts of protein synthesis inside it."""
    branch = frame.world.dendrite
    puffs, bursts = branch.bdnf_puffs(frame.time_h), branch.protein_synthesis(frame.time_h)
    shaft = SHAFT_RADIUS_UM * view.px_per_um
    for events, draw in ((puffs, _draw_puff), (bursts, _draw_burst)):
        for x, gone in zip(view.x_of(events.position_um).tolist(), events.progress.tolist(), strict=True):
            if view.rect.x - 4 * shaft < x < view.rect.right + 4 * shaft:
                draw(canvas, x, float(view.middle_y(x)), shaft, gone)


def _draw_puff(canvas: Canvas, x: float, y: float, shaft: float, gone: float) -> None:
    """A cloud that spreads around the branch and fades."""
    fade = min(1.0, 5 * gone) * (1.0 - gone)
    canvas.glow(x, y, 2.6 * shaft, "growth", fade)
    turn = np.arange(14) * 2.399963
    reach = shaft * (1.1 + 1.5 * gone) * np.sqrt((np.arange(14) + 6) / 20)
    sprite = canvas.dot("growth", max(1.2, 0.09 * shaft), "hexagon")
    canvas.dots(sprite, x + 1.5 * reach * np.cos(turn), y + reach * np.sin(turn), np.full(14, fade))


def _draw_burst(canvas: Canvas, x: float, y: float, shaft: float, gone: float) -> None:
    """Ribosomes at work: a row of beads in the shaft that lights up and fades."""
    fade = np.sin(np.pi * gone)
    along = np.linspace(-1.0, 1.0, 7)
    sprite = canvas.dot("glutamate", max(1.2, 0.08 * shaft), "ring")
    canvas.glow(x, y, 1.2 * shaft, "glutamate", 0.5 * fade)
    canvas.dots(sprite, x + 0.9 * shaft * along, y + 0.25 * shaft * np.sin(5 * along), np.full(7, fade))


def draw_whole(canvas: Canvas, frame: Frame, seen: Seen) -> None:
    """The whole branch as a strip: every living spine a dot, releases lit, the shown stretch framed."""
    inner, rect = content(canvas), canvas.rect
    y = rect.y + 0.752 * rect.h
    name = canvas.text(inner.x, y, "the whole branch", "small", "ink_soft", anchor="midleft")
    left, height = name.right + canvas.dp(14), 0.035 * rect.h
    strip = Rect(left, y - height / 2, inner.right - left, height)
    scale = strip.w / seen.branch.sites.length_um
    shown = Rect(strip.x + seen.view.start_um * scale, strip.y, seen.view.length_um * scale, strip.h)
    canvas.panel(shown, None, "ink_soft", radius_dp=4)
    canvas.fill("dendrite", Rect(strip.x, y - canvas.dp(1), strip.w, canvas.stroke(2)))
    puffs = seen.branch.bdnf_puffs(frame.time_h)
    for x, gone in zip((strip.x + puffs.position_um * scale).tolist(), puffs.progress.tolist(), strict=True):
        canvas.glow(x, y, 1.2 * strip.h, "sprout", min(1.0, 5 * gone) * (1.0 - gone))
    _draw_dots(canvas, seen, strip, scale)


def _draw_dots(canvas: Canvas, seen: Seen, strip: Rect, scale: float) -> None:
    sites, site = seen.branch.sites, seen.state.site
    x = strip.x + sites.position_um[site] * scale
    y = strip.center[1] - 0.30 * strip.h * np.sin(sites.angle_rad[site])
    is_new = seen.state.age_h < OLD_H
    for chosen, role, size in ((~is_new, "dendrite", 1.6), (is_new, "sprout", 2.2)):
        canvas.dots(canvas.dot(role, canvas.dp(size), flat=True), x[chosen], y[chosen])


def draw_labels(canvas: Canvas, seen: Seen, below: float) -> None:
    """One newborn, one mature and one lost spine by name; `below` is the height share of the lower names."""
    rect, spines, lost = seen.view.rect, seen.spines, seen.lost
    age_h = seen.state.age_h[spines.index]
    mature = (seen.state.kind[spines.index] == MUSHROOM) & (age_h > OLD_H)
    upper, lower = rect.y + 0.23 * rect.h, rect.y + below * rect.h
    taken: list[Rect] = []
    row = _nearest(spines, (age_h < NEW_H) & (spines.side > 0), rect.x + 0.40 * rect.w)
    if row is not None:
        words = f"new spine, {duration(3600.0 * float(age_h[row]))} old"
        taken += _label(canvas, seen, _tip(spines, row), (upper, words, "sprout"), taken)
    row = _nearest(spines, mature & (spines.side < 0), rect.x + 0.80 * rect.w)
    if row is not None:
        taken += _label(canvas, seen, _tip(spines, row), (lower, "mushroom spine, stable", "ink"), taken)
    row = _nearest(lost, lost.side < 0, rect.x + 0.20 * rect.w)
    if row is not None:
        _label(canvas, seen, _tip(lost, row), (lower, "lost to chronic stress", "ink_soft"), taken)


def _nearest(spines: Spines, chosen: NDArray[np.bool_], near_x: float) -> int | None:
    """The chosen spine at the branch's edge that stands nearest to x; None if none is near."""
    away = np.abs(spines.x - near_x)
    reach = _REACH * max(float(np.ptp(spines.x)), 1.0) if spines.x.size else 0.0
    rows = np.flatnonzero(chosen & (np.abs(spines.depth) < _EDGE) & (away < reach))
    return int(rows[np.argmin(away[rows])]) if rows.size else None


def _tip(spines: Spines, row: int) -> Point:
    return float(spines.tip_x[row]), float(spines.tip_y[row])


def _label(
    canvas: Canvas, seen: Seen, tip: Point, label: tuple[float, str, Paint], taken: list[Rect]
) -> list[Rect]:
    """Words at a height, on the side where fewer spines are in their way; none where there is no room."""
    y, words, colour = label
    inward = canvas.dp(46) if tip[0] < canvas.rect.center[0] else -canvas.dp(46)
    choices = [(dx, _words_box(canvas, (tip[0] + dx, y), words, dx)) for dx in (inward, -inward)]
    free = [choice for choice in choices if _is_free(canvas, choice[1], taken)]
    if not free:
        return []
    dx, box = min(free, key=lambda choice: _heads_under(seen.spines, choice[1]))
    leader(canvas, tip, (tip[0] + dx, y), words, colour=colour)
    return [box]


def _words_box(canvas: Canvas, place: Point, words: str, dx: float) -> Rect:
    width, height = canvas.measure(words, "small")
    x = place[0] if dx > 0 else place[0] - width
    return Rect(x, place[1] - height / 2, width, height).inset(-canvas.dp(16), -canvas.dp(6))


def _is_free(canvas: Canvas, box: Rect, taken: list[Rect]) -> bool:
    inside = canvas.rect.x <= box.x and box.right <= canvas.rect.right
    return inside and not any(box.meets(other) for other in taken)


def _heads_under(spines: Spines, box: Rect) -> int:
    across = (spines.tip_x > box.x) & (spines.tip_x < box.right)
    return int(np.count_nonzero(across & (spines.tip_y > box.y) & (spines.tip_y < box.bottom)))
