"""The line below both arms: what hatched and solid mean, now and later, and a trial that found nothing."""

from __future__ import annotations

import numpy as np

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.marks import fitting
from synapse_sim.scenes.people.average import hatched
from synapse_sim.scenes.people.figures import colour_of
from synapse_sim.scenes.people.followed import draw_moment
from synapse_sim.scenes.people.published import other_results
from synapse_sim.scenes.people.reading import Reading, TrialArm, step_of
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.texts.catalogue import wordings
from synapse_sim.texts.numbers import brief_time, digits

_ICON_EM = 1.7


def draw_legend(
    canvas: Canvas, rect: Rect, seen: Reading, time_h: float, *, follows: bool, rings: bool
) -> None:
    """All of it in the longest words that fit."""
    em, y = canvas.em("small"), rect.center[1]
    names = ("hatched", "solid", *(("ring",) if rings else ()), *(_followed(seen) if follows else ()))
    x = rect.x + 0.35 * em
    for name, words in _fitting(canvas, rect.w, seen, names, time_h):
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


def _followed(seen: Reading) -> tuple[str, ...]:
    return ("now", "early", "late") if seen.early_h < seen.late_h else ("now", "late")


def _fitting(
    canvas: Canvas, width: float, seen: Reading, names: tuple[str, ...], time_h: float
) -> list[tuple[str, str]]:
    """The longest words that leave room for the trial beside them, else the shortest."""
    said = _words(names, brief_time(seen.early_h), brief_time(seen.late_h), _alone(seen.arms[0], time_h))
    other = canvas.measure((*other_words(seen), "")[-2 if other_words(seen) else -1], "small", "medium")[0]
    levels = ([(name, words[k]) for name, words in zip(names, said, strict=True)] for k in range(_LEVELS))
    entries: list[tuple[str, str]] = []
    for entries in levels:
        if _width(canvas, entries) + other <= width:
            break
    while len(entries) > 1 and _width(canvas, entries) > width:
        entries = entries[:-1]
    return entries


def _width(canvas: Canvas, entries: list[tuple[str, str]]) -> float:
    em = canvas.em("small")
    return sum(canvas.measure(words, "small", "medium")[0] + (_ICON_EM + 1.55) * em for _, words in entries)


def _alone(arm: TrialArm, time_h: float) -> tuple[str, str]:
    """The score at the start, and where the drug alone would have led."""
    step = step_of(arm, time_h)
    return digits(arm.start), digits(arm.start * (1.0 - step.drug_share))


def _words(
    names: tuple[str, ...], early: str, late: str, alone: tuple[str, str]
) -> tuple[tuple[str, ...], ...]:
    """What each entry says, from long to short; of the drug, where it alone would lead."""
    times = {"early": early, "late": late}
    keys = [f"{name}_none" if name == "solid" and alone[0] == alone[1] else name for name in names]
    return tuple(
        wordings(f"scenes.people.legend.{key}", time=times.get(key, ""), start=alone[0], score=alone[1])
        for key in keys
    )


def _draw_icon(canvas: Canvas, name: str, x: float, y: float) -> float:
    """A small sample; returns where it ends."""
    em = canvas.em("small")
    box = Rect(x, y - 0.4 * em, _ICON_EM * em, 0.8 * em)
    if name == "hatched":
        hatched(canvas, box)
    elif name == "solid":
        canvas.fill("drug", box)
    elif name == "ring":
        _draw_ring(canvas, box)
    elif name == "now":
        canvas.disc(x + 0.45 * em, y, 0.45 * em, "ink")
    else:
        draw_moment(canvas, x + 0.45 * em, y, 0.36 * em, name)
    return x + (_ICON_EM if name in {"hatched", "solid", "ring"} else 0.9) * em


def _draw_ring(canvas: Canvas, box: Rect) -> None:
    """The ring at the feet, as the figures have it."""
    turn = np.linspace(0.0, 2.0 * np.pi, 41)
    x, y = box.center
    path = np.column_stack([x + 0.46 * box.w * np.cos(turn), y + 0.36 * box.h * np.sin(turn)])
    canvas.polyline(path, colour_of(canvas, responds=True), 2.0)
