"""Composed marks that every scene and panel shares: chips, meters, legends, leader labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from synapse_sim.draw.canvas import Anchor, Canvas, Paint, Rect, Style, Weight

_CHIP_PAD_EM = 0.62


def chip(canvas: Canvas, x: float, y: float, words: str, *, align: str = "left") -> Rect:
    """A pill with words; `x` is its left or right edge by `align`, `y` its top.

    Returns:
        The pill.
    """
    height = canvas.measure(words, "small")[1] + 0.5 * _CHIP_PAD_EM * canvas.em("small")
    box = Rect(x, y, chip_width(canvas, words), height)
    box = box.moved(-box.w, 0) if align == "right" else box
    canvas.panel(box, "raised", None, radius_dp=100)
    canvas.text(*box.center, words, "small", "ink", anchor="center", ground="raised")
    return box


def chip_width(canvas: Canvas, words: str) -> float:
    """Width of a pill with these words, px."""
    return canvas.measure(words, "small")[0] + 2 * _CHIP_PAD_EM * canvas.em("small")


def chips(canvas: Canvas, right: float, y: float, words: Sequence[str], left: float) -> Rect:
    """Pills in a row that ends at `right`; those that would pass `left` go to the next row.

    Returns:
        The area they cover.
    """
    x, top, gap, bottom = right, y, canvas.dp(8), y
    for text in reversed(words):
        width = chip_width(canvas, text)
        if x < right and x - width < left:
            x, top = right, bottom + gap
        box = chip(canvas, x, top, text, align="right")
        x, bottom = box.x - gap, box.bottom
    return Rect(left, y, right - left, bottom - y)


def meter(
    canvas: Canvas, rect: Rect, share: float, colour: Paint, *, tick: float | None = None
) -> None:  # fmt: skip
    """A bar filled to `share` 0..1, with a tick (the baseline) where it would stand without the drug."""
    canvas.panel(rect, "track", None, radius_dp=100)
    width = max(rect.h, min(max(share, 0.0), 1.0) * rect.w)
    if share > 0:
        canvas.panel(Rect(rect.x, rect.y, width, rect.h), colour, None, radius_dp=100)
    if tick is not None:
        baseline_tick(canvas, rect, tick)


def baseline_tick(canvas: Canvas, rect: Rect, share: float) -> None:
    """A vertical mark through a bar at a share 0..1 of its width."""
    x = rect.x + min(max(share, 0.0), 1.0) * rect.w
    reach, width = 0.45 * rect.h, max(2.0, canvas.dp(2.5))
    canvas.fill("ink", Rect(x - width / 2, rect.y - reach, width, rect.h + 2 * reach))


@dataclass(frozen=True, slots=True)
class LegendRow:
    """One class of agents: its shape, colour and name."""

    shape: str
    colour: Paint
    words: str


def legend(
    canvas: Canvas, x: float, y: float, rows: Sequence[LegendRow], *, right: float | None = None
) -> Rect:
    """Shape, colour and name of each class: in a column, or in lines that end before `right`.

    Returns:
        The area they cover.
    """
    radius, step = 0.36 * canvas.em("small"), canvas.line_height("small")
    at_x, at_y, widest = x, y, x
    for row in rows:
        width = 3.2 * radius + canvas.measure(row.words, "small")[0]
        if right is not None and at_x > x and at_x + width > right:
            at_x, at_y = x, at_y + step
        canvas.mark(row.shape, at_x + radius, at_y + step / 2, radius, row.colour)
        canvas.text(at_x + 3.2 * radius, at_y + step / 2, row.words, "small", "ink_soft", anchor="midleft")
        widest = max(widest, at_x + width)
        at_x, at_y = (x, at_y + step) if right is None else (at_x + width + 2.6 * radius, at_y)
    bottom = at_y if right is None else at_y + step
    return Rect(x, y, widest - x, bottom - y)


def leader(
    canvas: Canvas,
    tip: tuple[float, float],
    place: tuple[float, float],
    words: str,
    *,
    colour: Paint = "ink",
    style: Style = "small",
) -> Rect:
    """Words at `place` with a thin line to the thing at `tip`; they stand on the side away from it.

    Returns:
        Where the words stand.
    """
    toward_left = tip[0] > place[0]
    anchor: Anchor = "midright" if toward_left else "midleft"
    gap = canvas.dp(5) * (-1 if toward_left else 1)
    canvas.line(tip, place, "ink_soft", 1.35)
    canvas.mark("diamond", *tip, canvas.dp(3.5), "ink")
    room = place[0] - canvas.rect.x if toward_left else canvas.rect.right - place[0]
    return canvas.text(
        place[0] + gap, place[1], words, style, colour, anchor=anchor, max_width=room - 2 * abs(gap)
    )  # fmt: skip


def readable(
    canvas: Canvas,
    wordings: Sequence[str],
    max_width: float,
    weight: Weight | None = None,
    *,
    curt: Sequence[str] = ("",),
) -> tuple[str, Style]:
    """Words with their size: what can be read in class, in few words if it must be; else the least size.

    Args:
        canvas: to draw on.
        wordings: from long to short.
        max_width: that the words have, px.
        weight: of the words.
        curt: what is written if none of them fits in either size, from long to short.
    """
    words = fitting(canvas, wordings, max_width, "body", weight)
    if canvas.measure(words, "body", weight)[0] <= max_width:
        return words, "body"
    return fitting(canvas, (*wordings, *curt), max_width, "small", weight), "small"


def fitting(
    canvas: Canvas,
    wordings: Sequence[str],
    max_width: float,
    style: Style = "small",
    weight: Weight | None = None,
    *,
    tabular: bool | None = None,
) -> str:
    """The first of the wordings (longest first) that fits into `max_width` px; the last if none does."""
    fits = (
        words for words in wordings if canvas.measure(words, style, weight, tabular=tabular)[0] <= max_width
    )
    return next(fits, wordings[-1])
