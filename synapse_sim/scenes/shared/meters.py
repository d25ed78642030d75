"""Meters one below the other: mark, name, value and a bar with ticks, in as much detail as has room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.draw.marks import baseline_tick, fitting, meter

_FULL_SCALE = 2.0
"""A meter ends at this many times the baseline, so that all ticks stand in the middle."""

_LINES, _BARS, _NAMED, _CAPTIONED = range(4)
"""How much detail: lines of words, meters, meters with the names of ticks, and a caption below each."""

Tick = tuple[float, tuple[str, ...]]
"""A mark on a meter: its place relative like the value, and its name in wordings from long to short."""


@dataclass(frozen=True, slots=True)
class Meter:
    """One meter: its mark and words, and its value relative to the tick (1: without the drug, or healthy).

    labels: what it is called, and the same where that has no room.
    captions: the same remark in wordings from long to short.
    brief: what a narrow line says instead of value and change.
    scale: where the meter ends, relative like the value.
    ticks: marks on the meter.
    gives_way: whether it is left out where not all have room.
    """

    shape: str
    colour: Paint
    labels: tuple[str, ...]
    value: str
    change: str
    relative: float
    captions: tuple[str, ...]
    brief: str = ""
    scale: float = _FULL_SCALE
    ticks: tuple[Tick, ...] = ((1.0, ()),)
    gives_way: bool = False


def draw_meters(canvas: Canvas, rect: Rect, rows: Sequence[Meter]) -> float:
    """Draw as many meters, in as much detail, as the rectangle holds.

    Returns:
        The y below them.
    """
    detail, count = _best(canvas, rect, rows)
    if count < len(rows):
        rows = [row for row in rows if not row.gives_way]
    spare = max(0.0, rect.h - _total(canvas, rect.w, rows[:count], detail)) / count
    gap = _gap(canvas, detail) + min(spare, canvas.dp(22) * (detail > _LINES))
    y, level = rect.y, _line_level(canvas, rect.w, rows[:count])
    for row in rows[:count]:
        place = Rect(rect.x, y, rect.w, rect.h)
        y += gap + (
            _draw(canvas, place, row, detail) if detail > _LINES else _draw_line(canvas, place, row, level)
        )
    return y - gap


def least_height(canvas: Canvas, width: float, rows: Sequence[Meter], *, named: bool) -> float:
    """Height of all meters without captions, with or without the names of their ticks, px."""
    return _total(canvas, width, rows, _NAMED if named else _BARS)


def _best(canvas: Canvas, rect: Rect, rows: Sequence[Meter]) -> tuple[int, int]:
    every = len(rows)
    whole = [(detail, every) for detail in (_CAPTIONED, _NAMED, _BARS, _LINES)]
    choices = [*whole, (_LINES, 3), (_LINES, 2)]
    return next((c for c in choices if _total(canvas, rect.w, rows[: c[1]], c[0]) <= rect.h), choices[-1])


def _total(canvas: Canvas, width: float, rows: Sequence[Meter], detail: int) -> float:
    gap = _gap(canvas, detail)
    return sum(_height(canvas, width, row, detail) + gap for row in rows) - gap


def _gap(canvas: Canvas, detail: int) -> float:
    return canvas.dp((1, 12, 12, 14)[detail])


def _height(canvas: Canvas, width: float, row: Meter, detail: int) -> float:
    if detail == _LINES:
        return canvas.line_height("small")
    rows = canvas.line_height("value") + (
        canvas.line_height("body") if _label(canvas, width, row) is None else 0
    )
    return rows + canvas.dp(13) + (canvas.line_height("small") if _has_words(row, detail) else 0)


def _has_words(row: Meter, detail: int) -> bool:
    """Whether there is a line of words below the meter."""
    return detail == _CAPTIONED or (detail == _NAMED and _is_named(row))


def _is_named(row: Meter) -> bool:
    return any(words for _, words in row.ticks)


def _label(canvas: Canvas, width: float, row: Meter) -> str | None:
    """The label that fits beside the value; None if it needs a row of its own."""
    room = width - canvas.measure(row.value, "value")[0] - 1.5 * canvas.em("body")
    return next((w for w in row.labels if canvas.measure(w, "body", "medium")[0] <= room), None)


def _draw(canvas: Canvas, rect: Rect, row: Meter, detail: int) -> float:
    radius, step, label = 0.36 * canvas.em("body"), canvas.line_height("value"), _label(canvas, rect.w, row)
    y = rect.y + step / 2
    canvas.mark(row.shape, rect.x + radius, y, radius, row.colour)
    words = row.labels[0] if label is None else label
    canvas.text(rect.x + 3 * radius, y, words, weight="medium", anchor="midleft", ground="background")
    y += canvas.line_height("body") if label is None else 0
    canvas.text(rect.right, y, row.value, "value", row.colour, anchor="midright", ground="background")
    bar = Rect(rect.x, y + step / 2 + canvas.dp(1), rect.w, canvas.dp(9))
    meter(canvas, bar, row.relative / row.scale, row.colour)
    for place, _ in row.ticks:
        baseline_tick(canvas, bar, place / row.scale)
    if _has_words(row, detail):
        _draw_words_below(canvas, bar, row)
    return _height(canvas, rect.w, row, detail)


def _draw_words_below(canvas: Canvas, bar: Rect, row: Meter) -> None:
    """The names of the ticks, else the caption."""
    y = bar.bottom + canvas.dp(5)
    if _is_named(row):
        _name_ticks(canvas, bar, row, y)
        return
    words = fitting(canvas, row.captions, bar.w)
    canvas.text(bar.x, y, words, "small", "ink_soft", max_width=bar.w, ground="background")


def _name_ticks(canvas: Canvas, bar: Rect, row: Meter, y: float) -> None:
    """Each name below its tick, all in the longest wording in which they keep apart."""
    names = [(place / row.scale, named) for place, named in row.ticks if named]
    for level in range(min(len(named) for _, named in names)):
        boxes = [_below(canvas, bar, share, named[level]) for share, named in names]
        if all(one.right + canvas.dp(10) <= other.x for one, other in pairwise(boxes)):
            for box, (_, named) in zip(boxes, names, strict=True):
                canvas.text(box.x, y, named[level], "small", "ink_soft", ground="background")
            return


def _below(canvas: Canvas, bar: Rect, share: float, words: str) -> Rect:
    """The room of words below a place of the bar, px; they do not pass its ends."""
    width, height = canvas.measure(words, "small")
    left = min(max(bar.x, bar.x + share * bar.w - width / 2), bar.right - width)
    return Rect(left, bar.bottom, width, height)


def _draw_line(canvas: Canvas, rect: Rect, row: Meter, level: int) -> float:
    radius, step = 0.36 * canvas.em("small"), canvas.line_height("small")
    y = rect.y + step / 2
    canvas.mark(row.shape, rect.x + radius, y, radius, row.colour)
    words = _lines(row)[level]
    canvas.text(rect.x + 3 * radius, y, words, "small", anchor="midleft", tabular=True)
    return step


def _lines(row: Meter) -> tuple[str, ...]:
    """The reading as a line, from long to short."""
    long, short = row.labels
    full = f"{row.value}  {row.change}"
    return f"{long}  {full}", f"{short}  {full}", full, row.brief or row.value


def _line_level(canvas: Canvas, width: float, rows: Sequence[Meter]) -> int:
    """The longest wording that fits for all rows, so that they look alike."""
    room = width - 1.1 * canvas.em("small")
    longest = ([canvas.measure(line, "small", tabular=True)[0] for line in _lines(row)] for row in rows)
    widest = [max(widths) for widths in zip(*longest, strict=True)]
    return next((level for level, px in enumerate(widest) if px <= room), len(widest) - 1)
