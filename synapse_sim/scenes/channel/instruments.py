"""The numbers of a cell: how long its doors are open and not plugged, and how many hold drug."""

from __future__ import annotations

from synapse_sim.agents.channel import CELLS
from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.draw.marks import fitting, meter, readable
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.numbers import digits, percent, short, whole

_ENDS = (0.06, 0.12, 0.25, 0.5, 1.0)
"""Where a bar may end; both cells have the same."""
_PAIR_EM = 18.0
"""Narrower than so many ems two tallies with their names do not fit beside each other."""
_CAUGHT_FROM = 2
"""The bar of the caught drug ends no lower than at this one of them."""


def cell_mark(canvas: Canvas, k: int) -> tuple[str, Paint]:
    """Shape and colour by which a cell is known."""
    return ("triangle", "ink") if CELLS[k] == "pyramidal" else ("square", canvas.colour("gaba"))


def fine_percent(share: float) -> str:
    """A small share with one digit behind the point where that says more; a tiny one is below 1 %."""
    if share >= 0.1 or share <= 0.005:
        return percent(share)
    return text("numbers.percent", number=digits(100 * share))


def caught(frame: Frame) -> tuple[float, float]:
    """Share of each cell's channels that hold drug, as the course says."""
    return frame.moment.block_pyramidal, frame.moment.block_interneuron


def draw_tallies(canvas: Canvas, rect: Rect, frame: Frame, k: int) -> None:
    """Draw the two numbers with their bars, and below the first what it is a mean of."""
    shares, openings = frame.openings.shares, frame.openings
    upper, note, lower = _rows(canvas, rect)
    free = (0.0, 0.0) if shares is None else shares.unplugged
    value = text("scenes.channel.waits") if shares is None else fine_percent(free[k])
    _draw_tally(
        canvas,
        upper,
        ("triangle_down", "calcium"),
        (wordings("scenes.channel.open_unplugged"), value, (*map(fine_percent, free), value)),
        (free[k], _end(max(free), 0)),
        pale=openings.is_stale,
    )
    both = caught(frame)
    _draw_tally(
        canvas,
        lower,
        ("diamond", "drug"),
        (wordings("scenes.channel.caught"), fine_percent(both[k]), (*map(fine_percent, both),)),
        (both[k], _end(max(both), _CAUGHT_FROM)),
    )
    if shares is not None and note is not None:
        ms = whole(shares.window_ms, "ms")
        said = wordings("scenes.channel.mean", share=fine_percent(shares.is_open[k]), ms=ms)
        words = fitting(canvas, said, note.w)
        canvas.text(note.x, note.y, words, "small", "ink_soft", max_width=note.w, ground="background")


def _rows(canvas: Canvas, rect: Rect) -> tuple[Rect, Rect | None, Rect]:
    """Room for both tallies with a note between them, without it, or beside each other where it is low.

    Where that is too narrow for their names they have a row each, without bars.
    """
    line = canvas.line_height("small")
    if rect.h >= 4.9 * line:
        upper, below = rect.top_slice(1.8 * line)
        note, below = below.top_slice(1.25 * line)
        return upper, note, below.top_slice(upper.h)[0]
    if rect.h >= 2.6 * line:
        upper, below = rect.top_slice(min(rect.h / 2, 1.8 * line))
        return upper, None, below.top_slice(upper.h)[0]
    if rect.w < _PAIR_EM * canvas.em("small") and rect.h >= 1.7 * line:
        upper, below = rect.top_slice(rect.h / 2)
        return upper, None, below
    left, right = rect.left_slice(0.5 * rect.w - 0.4 * line)
    return left, None, right.right_slice(left.w)[0]


def _end(value: float, least: int) -> float:
    return next((end for end in _ENDS[least:] if value <= end), 1.0)


def _draw_tally(
    canvas: Canvas, rect: Rect, mark: tuple[str, Paint], said: tuple[tuple[str, ...], str, tuple[str, ...]],
    bar: tuple[float, float], *, pale: bool = False,
) -> None:  # fmt: skip
    (shape, paint), (names, value, others) = mark, said
    line = canvas.line_height("small")
    radius, y = 0.34 * canvas.em("small"), rect.y + canvas.line_height("body") / 2
    _draw_mark(canvas, shape, (rect.x + radius, y), radius, paint)
    canvas.text(
        rect.right, y, value, "body", "ink_soft" if pale else "ink",
        anchor="midright", weight="semibold", tabular=True, ground="background",
    )  # fmt: skip
    widest = max(canvas.measure(other, "body", "semibold", tabular=True)[0] for other in others)
    room = rect.w - widest - 4.4 * radius
    words, style = readable(canvas, names, room)
    canvas.text(rect.x + 3 * radius, y, words, style, anchor="midleft", ground="background")
    if rect.h >= 1.4 * line:
        end = text("scenes.channel.bar_end", end=text("numbers.percent", number=short(100 * bar[1])))
        wide = canvas.measure(end, "small")[0] + canvas.dp(6)
        tall = min(canvas.dp(8), rect.h - line)
        track = Rect(rect.x, y + 0.5 * canvas.line_height("body") + 0.1 * line, rect.w - wide, tall)
        meter(canvas, track, bar[0] / bar[1], canvas.faded(paint, 0.45, "background") if pale else paint)
        below = y + 0.5 * canvas.line_height("body") + 0.2 * line
        middle = max(track.center[1], below)
        canvas.text(rect.right, middle, end, "small", "ink_soft", anchor="midright", ground="background")


def _draw_mark(canvas: Canvas, shape: str, at: tuple[float, float], radius: float, paint: Paint) -> None:
    if shape != "triangle_down":
        canvas.mark(shape, *at, 1.15 * radius, paint)
        return
    x, y = at
    canvas.polygon([(x - radius, y - 0.8 * radius), (x + radius, y - 0.8 * radius), (x, y + radius)], paint)
