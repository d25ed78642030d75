"""The share that responds in an arm now, and that at the time of a trial, beside the published one."""

from __future__ import annotations

from synapse_sim.draw.canvas import Canvas, Paint, Rect, Style
from synapse_sim.draw.marks import fitting
from synapse_sim.experiments.findings.evidence import PublishedResult
from synapse_sim.scenes.people.alike import level_of
from synapse_sim.scenes.people.published import PublishedShare, refuting
from synapse_sim.scenes.people.reading import Reading, TrialArm, standing_of
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.numbers import brief_time, grouped, percent

_BAR_EM, _THEN_EM = 0.7, 0.5
"""Heights of the bar of now, and of that of the trial's time."""

_TELLING = 2
"""Wordings up to this one say what a share is of."""


def bar_of(head: Rect, em: float) -> Rect:
    """The bar under the words; its width is all patients."""
    inset = 0.35 * em
    return Rect(head.x + inset, head.bottom - (_BAR_EM + 0.4) * em, head.w - 2 * inset, _BAR_EM * em)


def bar_then(then: Rect, em: float) -> Rect:
    """The bar of the trial's time, on the same scale."""
    inset = 0.35 * em
    return Rect(then.x + inset, then.bottom - (_THEN_EM + 0.25) * em, then.w - 2 * inset, _THEN_EM * em)


def draw_head(canvas: Canvas, head: Rect, seen: Reading, arm: TrialArm, time_h: float) -> None:
    """Name, share in words, bar."""
    em = canvas.em("small")
    bar = bar_of(head, em)
    y = (head.y + bar.y) / 2
    shares = share_words(seen, arm, time_h)
    left, room = head.x + 1.55 * em, bar.right - head.x - 2.3 * em - _width(canvas, shares[-1])
    style: Style = "body" if canvas.measure(arm.name, "body", "semibold")[0] <= room else "small"
    if canvas.measure(arm.name, style, "semibold")[0] <= room:
        _draw_mark(canvas, head.x + 0.75 * em, y, is_drug=arm is seen.arms[0] and arm.is_dosed)
    else:
        left = bar.x
    right = haloed(canvas, left, y, arm.name, style, weight="semibold").right
    if arm is not seen.arms[0]:
        right = _draw_comparator(canvas, right, y, bar.right - _width(canvas, _telling(shares)) - em)
    words = fitting(canvas, (*shares, ""), bar.right - right - 0.5 * em, "small", "medium")
    haloed(canvas, bar.right, y, words, anchor="midright")
    if seen.counts:
        draw_bar(canvas, bar, standing_of(seen, arm, time_h).share)


def _draw_mark(canvas: Canvas, x: float, y: float, *, is_drug: bool) -> None:
    em = canvas.em("small")
    if is_drug:
        canvas.mark("diamond", x, y, 0.42 * em, "drug")
    else:
        canvas.ring(x, y, 0.36 * em, "ink", 1.8)


def _width(canvas: Canvas, words: str) -> float:
    return canvas.measure(words, "small", "medium")[0]


def _telling(shares: tuple[str, ...]) -> str:
    """The shortest wording that says what is counted: a bare number beside the other arm's words does not."""
    return shares[min(_TELLING, len(shares) - 2)]


def _draw_comparator(canvas: Canvas, x: float, y: float, end: float) -> float:
    """A label that says which arm the other is compared with; returns where the name ends."""
    em, words = canvas.em("small"), text("scenes.people.comparator")
    box = Rect(x + 0.6 * em, y - 0.72 * em, _width(canvas, words) + 0.9 * em, 1.44 * em)
    if box.right > end:
        return x
    canvas.panel(box, "background", "ink_soft", radius_dp=4, width_dp=1.3, alpha=0.9)
    canvas.text(
        *box.center, words, "small", "ink", anchor="center", weight="medium", ground="background"
    )  # fmt: skip
    return box.right


def share_words(seen: Reading, arm: TrialArm, time_h: float) -> tuple[str, ...]:
    """How many respond now, from long to short."""
    if not seen.counts:
        return wordings("scenes.people.no_share")
    share, count = standing_of(seen, arm, time_h).share, grouped(arm.patients.score.shape[1])
    return wordings(f"scenes.people.{'share' if share else 'nobody'}", share=percent(share), count=count)


def draw_bar(canvas: Canvas, bar: Rect, share: float) -> None:
    """A share of all as length."""
    canvas.panel(bar, "track", None, radius_dp=2)
    if share:
        lit = "growth" if canvas.theme.light else "sprout"
        canvas.panel(Rect(bar.x, bar.y, share * bar.w, bar.h), lit, None, radius_dp=2)


def share_then(arm: TrialArm, published: PublishedShare) -> float:
    """The model's share at the time at which the published one was counted."""
    return float((arm.patients.at(published.at_h) <= arm.half).mean())


def draw_source(canvas: Canvas, rect: Rect, seen: Reading, arm: TrialArm) -> None:
    """The model's share at the time of a trial beside the published one, in words; or that there is none."""
    if not seen.counts:
        return
    em = canvas.em("small")
    x, y = rect.x + 0.35 * em, rect.y + 0.55 * em
    right, published = rect.right - 0.35 * em, arm.published
    if published is not None:
        told = [_told(each, each.published) for each in seen.arms if each.published is not None]
        level = level_of(
            canvas, [[" ".join(pair) for pair in pairs] for pairs in told], [right - x - 2.4 * em] * len(told)
        )
        _draw_words(canvas, (x, y), _told(arm, published)[level])
    elif arm is seen.arms[0]:  # said once for both arms
        colour: Paint = "warning" if refuting(arm.patients.config) else "ink_soft"
        words = fitting(canvas, source_words(arm), right - x, "small", "medium")
        haloed(canvas, x, y, words, colour=colour)


def _told(arm: TrialArm, published: PublishedShare) -> list[tuple[str, str]]:
    """The model's share and the published one in words, from long to short: most is said of the latter."""
    model, sources = model_words(arm, published), source_words(arm)
    both = [(own, source) for source in sources for own in model]
    return both + [("", source) for source in sources]


def _draw_words(canvas: Canvas, at: tuple[float, float], said: tuple[str, str]) -> None:
    """The model's share, then the published one behind its mark."""
    em, (x, y), (model, published) = canvas.em("small"), at, said
    x = haloed(canvas, x, y, model).right + 0.8 * em if model else x
    canvas.mark("diamond", x + 0.4 * em, y, 0.42 * em, "ink")
    haloed(canvas, x + 1.2 * em, y, published)


def draw_then(canvas: Canvas, rect: Rect, seen: Reading, arm: TrialArm) -> None:
    """The model's share at the time of a trial as a bar, the published one as a diamond with its interval."""
    if seen.counts and arm.published is not None:
        bar = bar_then(rect, canvas.em("small"))
        draw_bar(canvas, bar, share_then(arm, arm.published))
        _draw_published(canvas, bar, arm.published)


def _draw_published(canvas: Canvas, bar: Rect, published: PublishedShare) -> None:
    y = bar.center[1]
    x = bar.x + published.share * bar.w
    if published.interval:
        low, high = (bar.x + share * bar.w for share in published.interval)
        for paint, width, grow in (("background", 3.0, 0.6), ("ink", 1.7, 0.0)):
            _whisker(canvas, (low, high), y, (paint, width), 0.7 * bar.h + canvas.dp(grow))
    radius = bar.h
    canvas.mark("diamond", x, y, radius + canvas.dp(2.2), "background")
    canvas.mark("diamond", x, y, radius, "ink")


def _whisker(
    canvas: Canvas, ends: tuple[float, float], y: float, stroke: tuple[Paint, float], half: float
) -> None:
    paint, width = stroke
    canvas.line((ends[0], y), (ends[1], y), paint, width)
    for x in ends:
        canvas.line((x, y - half), (x, y + half), paint, width)


def model_words(arm: TrialArm, published: PublishedShare) -> tuple[str, ...]:
    """The model's share at the time of the trial, from long to short."""
    share = percent(share_then(arm, published))
    return wordings("scenes.people.model_then", time=brief_time(published.at_h), share=share)


def source_words(arm: TrialArm) -> tuple[str, ...]:
    """The published share in words, or why there is none; from long to short."""
    published = arm.published
    if published is None:
        refuted = refuting(arm.patients.config)
        return _refuted_words(refuted) if refuted else wordings("scenes.people.unread")
    key = "published" if published.interval else "published_alone"
    low, high = published.interval or (0.0, 0.0)
    return wordings(
        f"scenes.people.{key}",
        share=percent(published.share),
        low=percent(low).split()[0],
        high=percent(high).split()[0],
        measure=published.result.measure,
        source=published.short_source,
        count=_count(published.result),
    )


def _refuted_words(result: PublishedResult) -> tuple[str, ...]:
    """A trial of this drug that found nothing, from long to short."""
    claim, source = result.claim.rstrip("."), result.source.split(",")[0]
    told = {"source": source, "count": _count(result)}
    first = text("scenes.people.refuted_claim", claim=claim, **told)
    return (first, *wordings("scenes.people.refuted", **told))


def _count(result: PublishedResult) -> str:
    return text("scenes.people.n", n=grouped(result.n)) if result.n else ""
