"""The line below both arms: what hatched and solid mean, now and later, and a trial that found nothing."""

from __future__ import annotations

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.marks import fitting
from synapse_sim.scenes.people.average import hatched
from synapse_sim.scenes.people.published import other_results
from synapse_sim.scenes.people.reading import Reading
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.texts.catalogue import wordings
from synapse_sim.texts.numbers import brief_time

_ICON_EM = 1.7


def draw_legend(canvas: Canvas, rect: Rect, seen: Reading, *, follows: bool) -> None:
    """All of it in the longest words that fit."""
    em, y = canvas.em("small"), rect.center[1]
    level = _level(canvas, rect.w, seen, follows=follows)
    x = rect.x + 0.35 * em
    for name, words in _entries(seen, level, follows=follows):
        x = _draw_icon(canvas, name, x, y)
        x = haloed(canvas, x + 0.45 * em, y, words).right + 1.1 * em
    other = fitting(canvas, (*other_words(seen), ""), rect.right - x, "small", "medium")
    haloed(canvas, rect.right - 0.35 * em, y, other, colour="ink_soft", anchor="midright")


def other_words(seen: Reading) -> tuple[str, ...]:
    """A trial with the same comparator that found no clear difference, from long to short."""
    results = other_results(seen.arms[0].patients.config) if seen.counts else ()
    own = seen.arms[0].published
    if own and own.result.outcome == "negative":
        return wordings("scenes.people.own_negative")
    if not results:
        return ()
    source = results[0].source.split(",")[0]
    return wordings("scenes.people.other", source=source, n=results[0].n or "?")


_LEVELS = 3


def _level(canvas: Canvas, width: float, seen: Reading, *, follows: bool) -> int:
    fits = (k for k in range(_LEVELS) if _width(canvas, _entries(seen, k, follows=follows)) <= width)
    return next(fits, _LEVELS - 1)


def _width(canvas: Canvas, entries: list[tuple[str, str]]) -> float:
    em = canvas.em("small")
    return sum(canvas.measure(words, "small", "medium")[0] + (_ICON_EM + 1.55) * em for _, words in entries)


def _entries(seen: Reading, level: int, *, follows: bool) -> list[tuple[str, str]]:
    names = ("hatched", "solid", *(("now", "later") if follows else ()))
    late = brief_time(seen.late_h)
    return [(name, wordings(f"scenes.people.legend.{name}", time=late)[level]) for name in names]


def _draw_icon(canvas: Canvas, name: str, x: float, y: float) -> float:
    """A small sample; returns where it ends."""
    em = canvas.em("small")
    box = Rect(x, y - 0.4 * em, _ICON_EM * em, 0.8 * em)
    if name == "hatched":
        hatched(canvas, box)
    elif name == "solid":
        canvas.fill("drug", box)
    elif name == "now":
        canvas.disc(x + 0.45 * em, y, 0.45 * em, "ink")
    else:
        canvas.ring(x + 0.4 * em, y, 0.34 * em, "ink", 1.8)
    return x + (_ICON_EM if name in {"hatched", "solid"} else 0.9) * em
