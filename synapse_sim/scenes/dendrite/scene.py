"""The Dendrite scene: a stretch of a branch with its living spines, to scale, and the whole branch below."""

from __future__ import annotations

import numpy as np

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.marks import chip_width
from synapse_sim.scenes.dendrite.picture import WHOLE_AT, draw_events, draw_labels, draw_whole
from synapse_sim.scenes.dendrite.reading import DendriteReading, look_at
from synapse_sim.scenes.dendrite.shapes import (
    Form,
    draw_branch,
    forms,
    lost_sprite,
    paint_neurites,
    spine_sprite,
)
from synapse_sim.scenes.dendrite.view import SHAFT_RADIUS_UM, STRETCH_UM, Spines, View
from synapse_sim.scenes.dendrite.words import (
    draw_density,
    draw_density_bar,
    draw_story,
    short_story,
    spine_words,
)
from synapse_sim.scenes.shared.heads import content, draw_heads, is_roomy
from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.shared.scene import Scene
from synapse_sim.session.frame import Frame
from synapse_sim.story.scene_names import scene_row
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import after_dose, whole

_LARGE_EM = 13.0
"""Least height, in ems, of a scene with a ground of its own and with names."""
_NAMED_EM = 9.0
"""Least height of one with names, below the branch alone."""
_BAR_UM = 2.0
"""Length of the scale bar."""
_NAMES = {True: {1: 0.185, -1: 0.655}, False: {-1: 0.745}}
"""Heights of the names, as shares of the scene's: with room above the branch, and without."""


def draw(canvas: Canvas, frame: Frame, room: Room) -> None:
    """Draw the scene into the free part of its room."""
    canvas = canvas.sub(room.free)
    seen, roomy = look_at(frame, canvas.rect), is_roomy(canvas)
    large = canvas.rect.h >= _LARGE_EM * canvas.em("body")
    if large:
        canvas.layer("dendrite", canvas.rect, _paint_ground, ground="background")
    _draw_lost(canvas, seen)
    _draw_glows(canvas, seen)
    drawn = forms(seen.spines, seen.view.px_per_um)
    _draw_spines(canvas, seen, [form if not form.in_front else None for form in drawn])
    draw_branch(canvas, seen.view)
    _draw_spines(canvas, seen, [form if form.in_front else None for form in drawn])
    draw_events(canvas, frame, seen.view)
    covered = _draw_words(canvas, frame, seen)
    if canvas.rect.h >= _NAMED_EM * canvas.em("body"):
        draw_labels(canvas, frame, seen, _NAMES[roomy], covered)
    if roomy:
        draw_whole(canvas, frame, seen)


def chips(frame: Frame) -> tuple[str, ...]:
    """The scales of the scene at full size."""
    return _scales(frame, STRETCH_UM)


def _scales(frame: Frame, shown_um: float) -> tuple[str, ...]:
    shown, whole_um = f"{shown_um:.0f}", whole(frame.world.dendrite.sites.length_um, "µm")
    return text("scenes.dendrite.to_scale"), text("scenes.dendrite.shown", shown=shown, whole=whole_um)


def describe(frame: Frame, room: Room, x: float, y: float) -> str | None:
    """The spine, the lost spine or the branch under the pointer."""
    rect = room.free
    seen = look_at(frame, rect)
    view, state = seen.view, seen.state
    row = _nearest(seen.spines, x, y, view)
    if row is not None:
        return spine_words(state, int(seen.spines.index[row]))
    if _nearest(seen.lost, x, y, view) is not None:
        return text("scenes.dendrite.lost")
    if rect.contains(x, y) and abs(y - float(view.middle_y(x))) < SHAFT_RADIUS_UM * view.px_per_um:
        healthy = seen.branch.sites.healthy
        return text("scenes.dendrite.branch", spines=state.site.size, healthy=healthy)
    return None


def _paint_ground(canvas: Canvas) -> None:
    canvas.backdrop()
    paint_neurites(canvas)


def _draw_lost(canvas: Canvas, seen: DendriteReading) -> None:
    lost = seen.lost
    for form, x, y in zip(forms(lost, seen.view.px_per_um), lost.x.tolist(), lost.y.tolist(), strict=True):
        canvas.stamp(lost_sprite(canvas, form), x, y)


def _draw_glows(canvas: Canvas, seen: DendriteReading) -> None:
    if canvas.quality.glows:
        lit = seen.newness > 0.05
        sprite = canvas.glow_sprite("sprout", 0.95 * seen.view.px_per_um)
        canvas.dots(sprite, seen.spines.tip_x[lit], seen.spines.tip_y[lit], 0.8 * seen.newness[lit])


def _draw_spines(canvas: Canvas, seen: DendriteReading, chosen: list[Form | None]) -> None:
    spines = seen.spines
    places = zip(chosen, spines.x.tolist(), spines.y.tolist(), seen.newness.tolist(), strict=True)
    for form, x, y, newness in places:
        if form is not None:
            canvas.stamp(spine_sprite(canvas, form), x, y, newness)


def _draw_words(canvas: Canvas, frame: Frame, seen: DendriteReading) -> list[Rect]:
    """Draw them; returns what they cover beside the branch, where no name may stand."""
    scales = _scales(frame, seen.view.length_um)
    _, below = draw_heads(canvas, SCENE.label, after_dose(frame.time_h), scales)
    now, rest, inner = frame.moment, frame.rest, content(canvas)
    if not is_roomy(canvas):
        _draw_small_words(canvas, frame, inner)
        return []
    bar = _draw_scale_bar(canvas, seen.view, inner.right, below.y)
    low = canvas.rect.part(0.0, 0.748, 1.0, 1.0)
    area = Rect(inner.x, low.y, inner.w, inner.bottom - low.y)
    left, right = area.part(0.0, 0.0, 0.42, 1.0), area.part(0.48, 0.0, 1.0, 1.0)
    names = canvas.line_height("value") + canvas.dp(20) + canvas.line_height("small") <= area.h + canvas.dp(6)
    draw_density(canvas, left, now.spine_density_rel, rest.spine_density_rel, with_names=names)
    draw_story(canvas, right, frame, seen.state)
    widths = [chip_width(canvas, words) + canvas.dp(8) for words in scales]
    wide = min(sum(widths), inner.w)
    pills = Rect(inner.right - wide, inner.y, wide, below.y - canvas.dp(12) - inner.y)
    name, line = canvas.measure(text("scenes.dendrite.whole"), "small")
    strip = Rect(inner.x, canvas.rect.y + WHOLE_AT * canvas.rect.h - line / 2, name, line)
    return [bar, pills, strip]


def _draw_scale_bar(canvas: Canvas, view: View, right: float, y: float) -> Rect:
    """A bar of a few micrometers at the scale of what is seen, below the chips; returns its room."""
    words, reach = whole(_BAR_UM, "µm"), canvas.dp(4)
    left, y = right - _BAR_UM * view.px_per_um, y + canvas.line_height("small") / 2
    canvas.line((left, y), (right, y), "ink", 1.6)
    for x in (left, right):
        canvas.line((x, y - reach), (x, y + reach), "ink", 1.6)
    said = canvas.text(left - canvas.dp(8), y, words, "small", anchor="midright", ground="background")
    return Rect(said.x, said.y, right - said.x, said.h)


def _draw_small_words(canvas: Canvas, frame: Frame, inner: Rect) -> None:
    step = canvas.line_height("small")
    row = Rect(inner.x, inner.bottom - step, inner.w, step)
    words = short_story(canvas, frame, 0.62 * inner.w)
    shown = canvas.text(row.x, row.center[1], words, "small", anchor="midleft", max_width=row.w)
    bar_x = shown.right + canvas.dp(14)
    if row.right - bar_x > canvas.dp(60):
        bar = Rect(bar_x, row.center[1] - canvas.dp(4), row.right - bar_x, canvas.dp(8))
        draw_density_bar(canvas, bar, frame.moment.spine_density_rel, frame.rest.spine_density_rel)


def _nearest(spines: Spines, x: float, y: float, view: View) -> int | None:
    if not spines.index.size:
        return None
    along = np.hypot((spines.tip_x + spines.x) / 2 - x, (spines.tip_y + spines.y) / 2 - y)
    away = np.minimum(np.hypot(spines.tip_x - x, spines.tip_y - y), along)
    row = int(np.argmin(away))
    return row if away[row] <= spines.head[row] + 0.12 * view.px_per_um else None


_COLUMNS = frozenset({
    "bdnf_rel", "mtorc1_rel", "spine_density_rel", "restored_share", "spine_new_rel", "spine_formation_per_d",
})  # fmt: skip
SCENE = Scene(scene_row("dendrite"), draw, chips, describe, _COLUMNS, still=True)
"""The row of the scene table."""
