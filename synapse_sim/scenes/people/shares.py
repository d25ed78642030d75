"""The share that responds in an arm: in words, as a bar, and beside it what was published of the same arm."""

from __future__ import annotations

from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.draw.marks import fitting
from synapse_sim.scenes.people.published import PublishedShare
from synapse_sim.scenes.people.reading import Reading, TrialArm, standing_of
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.numbers import brief_time, grouped, percent

_BAR_EM = 0.7


def bar_of(head: Rect, em: float) -> Rect:
    """The bar under the words; its width is all patients."""
    inset = 0.35 * em
    return Rect(head.x + inset, head.bottom - (_BAR_EM + 0.4) * em, head.w - 2 * inset, _BAR_EM * em)


def draw_head(canvas: Canvas, head: Rect, seen: Reading, arm: TrialArm, time_h: float) -> None:
    """Name, share in words, bar."""
    em, is_treated = canvas.em("small"), arm is seen.arms[0]
    bar = bar_of(head, em)
    y = (head.y + bar.y) / 2
    x = head.x + 0.35 * em
    if is_treated:
        canvas.mark("diamond", x + 0.4 * em, y, 0.42 * em, "drug")
        x += 1.2 * em
    name = haloed(canvas, x, y, arm.name, "body", weight="semibold")
    room = bar.right - name.right - 0.8 * em
    words = fitting(canvas, share_words(seen, arm, time_h), room, "small", "medium")
    haloed(canvas, bar.right, y, words, anchor="midright")
    draw_bar(canvas, bar, seen, arm, time_h)


def share_words(seen: Reading, arm: TrialArm, time_h: float) -> tuple[str, ...]:
    """How many respond, from long to short."""
    if not seen.counts:
        return wordings("scenes.people.no_share")
    share, count = standing_of(seen, arm, time_h).share, grouped(arm.patients.score.shape[1])
    return wordings(f"scenes.people.{'share' if share else 'nobody'}", share=percent(share), count=count)


def draw_bar(canvas: Canvas, bar: Rect, seen: Reading, arm: TrialArm, time_h: float) -> None:
    """The share as length, the published one as a diamond with its interval."""
    if not seen.counts:
        return
    canvas.panel(bar, "track", None, radius_dp=2)
    share = standing_of(seen, arm, time_h).share
    if share:
        lit = "growth" if canvas.theme.light else "sprout"
        canvas.panel(Rect(bar.x, bar.y, share * bar.w, bar.h), lit, None, radius_dp=2)
    if arm.published:
        _draw_published(canvas, bar, arm.published)


def _draw_published(canvas: Canvas, bar: Rect, published: PublishedShare) -> None:
    y = bar.center[1]
    x = bar.x + published.share * bar.w
    if published.interval:
        low, high = (bar.x + share * bar.w for share in published.interval)
        for paint, width, grow in (("background", 3.0, 0.6), ("ink", 1.7, 0.0)):
            _whisker(canvas, (low, high), y, (paint, width), 0.6 * bar.h + canvas.dp(grow))
    radius = 0.78 * bar.h
    canvas.mark("diamond", x, y, radius + canvas.dp(2.2), "background")
    canvas.mark("diamond", x, y, radius, "ink")


def _whisker(
    canvas: Canvas, ends: tuple[float, float], y: float, stroke: tuple[Paint, float], half: float
) -> None:
    paint, width = stroke
    canvas.line((ends[0], y), (ends[1], y), paint, width)
    for x in ends:
        canvas.line((x, y - half), (x, y + half), paint, width)


def draw_source(canvas: Canvas, rect: Rect, seen: Reading, arm: TrialArm) -> None:
    """What was published, with interval, number and source; or that nothing was read."""
    if not seen.counts:
        return
    em, y = canvas.em("small"), rect.center[1]
    x = rect.x + 0.35 * em
    _draw_sign(canvas, x + 0.4 * em, y, 0.42 * em, is_known=arm.published is not None)
    room = rect.right - x - 1.2 * em
    haloed(canvas, x + 1.2 * em, y, fitting(canvas, source_words(arm), room, "small", "medium"))


def _draw_sign(canvas: Canvas, x: float, y: float, radius: float, *, is_known: bool) -> None:
    canvas.mark("diamond", x, y, radius, "ink" if is_known else "ink_soft")
    if not is_known:
        canvas.mark("diamond", x, y, 0.62 * radius, "background")


def source_words(arm: TrialArm) -> tuple[str, ...]:
    """The published share in words, from long to short."""
    published = arm.published
    if published is None:
        return wordings("scenes.people.unread")
    key = "published" if published.interval else "published_alone"
    low, high = published.interval or (0.0, 0.0)
    return wordings(
        f"scenes.people.{key}",
        share=percent(published.share),
        low=percent(low).split()[0],
        high=percent(high).split()[0],
        measure=published.result.measure,
        time=brief_time(published.result.at_h or 0.0),
        source=published.short_source,
        count=text("scenes.people.n", n=grouped(published.result.n)) if published.result.n else "",
    )
