"""The branch in words and numbers: density beside the stressed and the healthy one, and what is going on."""

from __future__ import annotations

from synapse_sim.agents.dendrite.dendrite import KIND_NAMES, DendriteState
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.marks import baseline_tick, fitting, meter
from synapse_sim.session.frame import Frame
from synapse_sim.story.headlines import dendrite_headline, density_words, remarks
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.numbers import duration, percent, with_unit, written

_FULL_SCALE = 1.08
_NOTICEABLE = 0.02
"""Least loss whose tick stands apart from the healthy one."""


def spine_words(state: DendriteState, row: int) -> str:
    """One spine: kind, age and size."""
    return text(
        f"scenes.dendrite.spine.{KIND_NAMES[int(state.kind[row])]}",
        age=duration(3600.0 * float(state.age_h[row])),
        head=with_unit(written(f"{float(state.head_um[row]):.2f}"), "µm"),
        length=with_unit(written(f"{float(state.length_um[row]):.1f}"), "µm"),
    )


def draw_density(canvas: Canvas, rect: Rect, density: float, stressed: float, *, with_names: bool) -> None:
    """The bar of spine density: what stress left, what came since, and the healthy mark."""
    value = percent(density)
    row, room = canvas.line_height("value"), rect.w - canvas.measure(value, "value")[0] - canvas.em("body")
    label = fitting(canvas, (*wordings("scenes.dendrite.spine_density"), ""), room, "body", "medium")
    canvas.text(
        rect.x, rect.y + row / 2, label, "body", weight="medium", anchor="midleft", ground="background"
    )
    canvas.text(
        rect.right, rect.y + row / 2, value, "value", "sprout", anchor="midright", ground="background"
    )
    bar = Rect(rect.x, rect.y + row + canvas.dp(4), rect.w, canvas.dp(12))
    draw_density_bar(canvas, bar, density, stressed)
    if with_names:
        _name_ticks(canvas, bar, stressed)


def draw_density_bar(canvas: Canvas, bar: Rect, density: float, stressed: float) -> None:
    """The bar alone."""
    meter(canvas, bar, density / _FULL_SCALE, "sprout" if density > stressed else "dendrite")
    kept = min(density, stressed) / _FULL_SCALE
    if density > stressed:
        old = Rect(bar.x, bar.y, kept * bar.w, bar.h)
        canvas.panel(old, "dendrite", None, radius_dp=100)
        canvas.fill("dendrite", old.part(0.5, 0.0, 1.0, 1.0))
    baseline_tick(canvas, bar, 1.0 / _FULL_SCALE)


def _name_ticks(canvas: Canvas, bar: Rect, stressed: float) -> None:
    y, name = bar.bottom + canvas.dp(8), text("scenes.dendrite.tick.healthy")
    half = canvas.measure(name, "small")[0] / 2
    tick = max(bar.x + half, min(bar.x + bar.w / _FULL_SCALE, bar.right + canvas.dp(16) - half))
    healthy = canvas.text(tick, y, name, "small", "ink_soft", anchor="midtop")
    if stressed < 1.0 - _NOTICEABLE:
        words, x = text("scenes.dendrite.tick.stressed"), bar.x + stressed / _FULL_SCALE * bar.w
        half = canvas.measure(words, "small")[0] / 2
        if x + half < healthy.x - canvas.dp(8):
            canvas.text(x, y, words, "small", "ink_soft", anchor="midtop")


def draw_story(canvas: Canvas, rect: Rect, frame: Frame, state: DendriteState) -> None:
    """Headline, and the longest remark that there is room for."""
    title = _fitting_headline(canvas, frame, rect.w)
    used = canvas.paragraph(rect, title, "heading", max_lines=2, ground="background")
    left = rect.top_slice(used.h + canvas.dp(2))[1]
    born = int((state.born_h > 0.0).sum())
    for words in remarks(frame.facts, born, state.site.size).wordings:
        if canvas.paragraph_height(left.w, words, "small") <= left.h:
            canvas.paragraph(left, words, "small", "ink_soft", ground="background")
            return


def _fitting_headline(canvas: Canvas, frame: Frame, width: float) -> str:
    """The headline, or where it takes more than two lines the density alone."""
    title = str(dendrite_headline(frame.facts))
    fits = canvas.paragraph_height(width, title, "heading") <= 2.1 * canvas.line_height("heading")
    return title if fits else str(density_words(frame.facts))


def short_story(canvas: Canvas, frame: Frame, width: float) -> str:
    """The headline in the longest wording that fits."""
    return fitting(canvas, (str(dendrite_headline(frame.facts)), str(density_words(frame.facts))), width)
