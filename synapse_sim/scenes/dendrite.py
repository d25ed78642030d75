"""The Dendrite scene: a stretch of a branch with its living spines, to scale, and the whole branch below."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synapse_sim.agents.dendrite import MUSHROOM, Dendrite, DendriteState
from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.draw.marks import leader
from synapse_sim.scenes.chrome import content, draw_chrome, is_roomy
from synapse_sim.scenes.dendrite_shapes import (
    Form,
    draw_branch,
    forms,
    lost_sprite,
    paint_neurites,
    spine_sprite,
)
from synapse_sim.scenes.dendrite_view import (
    SHAFT_RADIUS_UM,
    Floats,
    Spines,
    View,
    lost_in,
    spines_in,
    view_of,
)
from synapse_sim.scenes.dendrite_words import (
    draw_density,
    draw_density_bar,
    draw_story,
    short_story,
    spine_words,
)
from synapse_sim.scenes.scene import Scene
from synapse_sim.scenes.words import after_dose, duration
from synapse_sim.session.frame import Frame

_NEW_H, _OLD_H = 24.0, 72.0
"""A spine shines as new until the first age and is one of many from the second on."""

_LOST_HEAD = 1.4
"""Head of the outline of a lost spine over that of a thin one."""


def draw(canvas: Canvas, frame: Frame) -> None:
    """Fill `canvas.rect` with the scene."""
    seen, roomy = _look(frame, canvas.rect), is_roomy(canvas)
    if roomy:
        canvas.layer("dendrite", canvas.rect, _paint_ground, ground="background")
    _draw_lost(canvas, seen)
    _draw_glows(canvas, seen)
    drawn = forms(seen.spines, seen.view.px_per_um)
    _draw_spines(canvas, seen, [form if not form.in_front else None for form in drawn])
    draw_branch(canvas, seen.view)
    _draw_spines(canvas, seen, [form if form.in_front else None for form in drawn])
    _draw_events(canvas, frame, seen.view)
    _draw_words(canvas, frame, seen.state)
    if roomy:
        _draw_whole(canvas, seen)
        _draw_labels(canvas, seen)


def chips(frame: Frame) -> tuple[str, ...]:
    """The scales of the scene."""
    return "space to scale", f"{frame.world.dendrite.sites.length_um:.0f} µm of branch"


def describe(frame: Frame, rect: Rect, x: float, y: float) -> str | None:
    """The spine, the lost spine or the branch under the pointer."""
    seen = _look(frame, rect)
    view, state = seen.view, seen.state
    row = _nearest(seen.spines, x, y, view)
    if row is not None:
        return spine_words(state, int(seen.spines.index[row]))
    if _nearest(seen.lost, x, y, view) is not None:
        return "A spine stood here; chronic stress took it."
    if rect.contains(x, y) and abs(y - float(view.middle_y(x))) < SHAFT_RADIUS_UM * view.px_per_um:
        healthy = seen.branch.sites.healthy
        return f"Dendrite of a pyramidal cell: {state.site.size} spines; in health {healthy}."
    return None


def newness_of(age_h: Floats) -> Floats:
    """How new spines look, 1 (newborn) .. 0, by age."""
    newness: Floats = np.clip((_OLD_H - age_h) / (_OLD_H - _NEW_H), 0.0, 1.0)
    return newness


@dataclass(frozen=True, slots=True)
class _Seen:
    """The branch at the frame's time and what of it is in view."""

    branch: Dendrite
    state: DendriteState
    view: View
    spines: Spines
    lost: Spines
    newness: Floats


def _look(frame: Frame, rect: Rect) -> _Seen:
    branch, numbers = frame.world.dendrite, frame.config.dendrite
    state, view = branch.at(frame.time_h), view_of(rect, branch.sites.length_um)
    spines = spines_in(view, branch.sites, state)
    lost = lost_in(view, branch.sites, state, numbers.length_mushroom_um, _LOST_HEAD * numbers.head_thin_um)
    return _Seen(branch, state, view, spines, lost, newness_of(state.age_h[spines.index]))


def _paint_ground(canvas: Canvas) -> None:
    canvas.backdrop()
    paint_neurites(canvas)


def _draw_lost(canvas: Canvas, seen: _Seen) -> None:
    lost = seen.lost
    for form, x, y in zip(forms(lost, seen.view.px_per_um), lost.x.tolist(), lost.y.tolist(), strict=True):
        canvas.stamp(lost_sprite(canvas, form), x, y)


def _draw_glows(canvas: Canvas, seen: _Seen) -> None:
    if canvas.quality.glows:
        lit = seen.newness > 0.05
        sprite = canvas.glow_sprite("sprout", 0.95 * seen.view.px_per_um)
        canvas.dots(sprite, seen.spines.tip_x[lit], seen.spines.tip_y[lit], 0.8 * seen.newness[lit])


def _draw_spines(canvas: Canvas, seen: _Seen, chosen: list[Form | None]) -> None:
    spines = seen.spines
    places = zip(chosen, spines.x.tolist(), spines.y.tolist(), seen.newness.tolist(), strict=True)
    for form, x, y, newness in places:
        if form is not None:
            canvas.stamp(spine_sprite(canvas, form), x, y, newness)


def _draw_events(canvas: Canvas, frame: Frame, view: View) -> None:
    """Releases of BDNF beside the branch and bursts of protein synthesis inside it."""
    branch = frame.world.dendrite
    puffs, bursts = branch.bdnf_puffs(frame.time_h), branch.protein_synthesis(frame.time_h)
    shaft = SHAFT_RADIUS_UM * view.px_per_um
    for x, gone in zip(view.x_of(puffs.position_um).tolist(), puffs.progress.tolist(), strict=True):
        _draw_puff(canvas, x, float(view.middle_y(x)), shaft, gone)
    for x, gone in zip(view.x_of(bursts.position_um).tolist(), bursts.progress.tolist(), strict=True):
        _draw_burst(canvas, x, float(view.middle_y(x)), shaft, gone)


def _draw_puff(canvas: Canvas, x: float, y: float, shaft: float, gone: float) -> None:
    """A cloud that spreads around the branch and fades."""
    fade = min(1.0, 5 * gone) * (1.0 - gone)
    canvas.glow(x, y, shaft * (1.6 + 1.6 * gone), "growth", fade)
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


def _draw_words(canvas: Canvas, frame: Frame, state: DendriteState) -> None:
    draw_chrome(canvas, SCENE.label, after_dose(frame.time_h), chips(frame))
    now, rest, inner = frame.moment, frame.rest, content(canvas)
    if not is_roomy(canvas):
        _draw_small_words(canvas, frame, inner)
        return
    low = canvas.rect.part(0.0, 0.795, 1.0, 1.0)
    area = Rect(inner.x, low.y, inner.w, inner.bottom - low.y)
    left, right = area.part(0.0, 0.0, 0.42, 1.0), area.part(0.48, 0.0, 1.0, 1.0)
    names = canvas.line_height("value") + canvas.dp(20) + canvas.line_height("small") <= area.h + canvas.dp(6)
    draw_density(canvas, left, now.spine_density_rel, rest.spine_density_rel, with_names=names)
    draw_story(canvas, right, frame, state)


def _draw_small_words(canvas: Canvas, frame: Frame, inner: Rect) -> None:
    step = canvas.line_height("small")
    row = Rect(inner.x, inner.bottom - step, inner.w, step)
    words = short_story(canvas, frame, 0.62 * inner.w)
    shown = canvas.text(row.x, row.center[1], words, "small", anchor="midleft", max_width=row.w)
    bar_x = shown.right + canvas.dp(14)
    if row.right - bar_x > canvas.dp(60):
        bar = Rect(bar_x, row.center[1] - canvas.dp(4), row.right - bar_x, canvas.dp(8))
        draw_density_bar(canvas, bar, frame.moment.spine_density_rel, frame.rest.spine_density_rel)


def _draw_whole(canvas: Canvas, seen: _Seen) -> None:
    """The whole branch as a strip: every living spine a dot, the shown stretch framed."""
    inner, rect = content(canvas), canvas.rect
    y = rect.y + 0.752 * rect.h
    name = canvas.text(inner.x, y, "the whole branch", "small", "ink_soft", anchor="midleft")
    left, height = name.right + canvas.dp(14), 0.035 * rect.h
    strip = Rect(left, y - height / 2, inner.right - left, height)
    scale = strip.w / seen.branch.sites.length_um
    shown = Rect(strip.x + seen.view.start_um * scale, strip.y, seen.view.length_um * scale, strip.h)
    canvas.panel(shown, None, "ink_soft", radius_dp=4)
    canvas.fill("dendrite", Rect(strip.x, y - canvas.dp(1), strip.w, canvas.stroke(2)))
    _draw_dots(canvas, seen, strip, scale)


def _draw_dots(canvas: Canvas, seen: _Seen, strip: Rect, scale: float) -> None:
    sites, site = seen.branch.sites, seen.state.site
    x = strip.x + sites.position_um[site] * scale
    y = strip.center[1] - 0.30 * strip.h * np.sin(sites.angle_rad[site])
    is_new = seen.state.age_h < _OLD_H
    for chosen, role, size in ((~is_new, "dendrite", 1.6), (is_new, "sprout", 2.2)):
        canvas.dots(canvas.dot(role, canvas.dp(size), flat=True), x[chosen], y[chosen])


def _draw_labels(canvas: Canvas, seen: _Seen) -> None:
    """One newborn, one mature and one lost spine by name."""
    rect, spines, lost = seen.view.rect, seen.spines, seen.lost
    age_h = seen.state.age_h[spines.index]
    mature = (seen.state.kind[spines.index] == MUSHROOM) & (age_h > _OLD_H)
    upper, lower = rect.y + 0.23 * rect.h, rect.y + 0.69 * rect.h
    row = _pick(spines, (age_h < _NEW_H) & (spines.side > 0), rect.x + 0.40 * rect.w)
    if row is not None:
        age = duration(3600.0 * float(age_h[row]))
        _label(canvas, spines, row, upper, f"new spine, {age} old", "sprout")
    row = _pick(spines, mature & (spines.side < 0), rect.x + 0.80 * rect.w)
    if row is not None:
        _label(canvas, spines, row, lower, "mushroom spine, stable", "ink")
    row = _pick(lost, lost.side < 0, rect.x + 0.22 * rect.w)
    if row is not None:
        _label(canvas, lost, row, lower, "lost to chronic stress", "ink_soft")


def _pick(spines: Spines, chosen: NDArray[np.bool_], near_x: float) -> int | None:
    """The chosen spine at the branch's edge that stands nearest to x; None beyond a fair distance."""
    rows = np.flatnonzero(chosen & (np.abs(spines.depth) < 0.8))
    return int(rows[np.argmin(np.abs(spines.x[rows] - near_x))]) if rows.size else None


def _label(canvas: Canvas, spines: Spines, row: int, y: float, words: str, colour: Paint) -> None:
    tip = float(spines.tip_x[row]), float(spines.tip_y[row])
    toward = 1.0 if tip[0] < canvas.rect.center[0] else -1.0
    leader(canvas, tip, (tip[0] + toward * canvas.dp(46), y), words, colour=colour)


def _nearest(spines: Spines, x: float, y: float, view: View) -> int | None:
    if not spines.index.size:
        return None
    along = np.hypot((spines.tip_x + spines.x) / 2 - x, (spines.tip_y + spines.y) / 2 - y)
    away = np.minimum(np.hypot(spines.tip_x - x, spines.tip_y - y), along)
    row = int(np.argmin(away))
    return row if away[row] <= spines.head[row] + 0.12 * view.px_per_um else None


SCENE = Scene(name="dendrite", label="Dendrite", key="4", draw=draw, chips=chips, describe=describe)
"""The row of the scene table."""
