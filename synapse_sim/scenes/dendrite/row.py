"""The row that counts this branch: a mark for each spine lost to stress, filled where one is back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np

from synapse_sim.draw import masks
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.marks import fitting
from synapse_sim.draw.picture import Picture
from synapse_sim.scenes.dendrite.reading import DendriteReading
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import wordings

MOST_MARKS = 120
"""As many marks can be told apart; of more spines each mark stands for several."""
_ROOM = 0.06
"""How far the row of a healthy branch goes beyond the most spines that are expected, in healthy branches."""


@dataclass(frozen=True, slots=True)
class CountRow:
    """What is counted, from one branch: marks in all and filled ones, the average, and the words.

    average: where the tick stands, in marks.
    is_loss: whether what is not filled is a loss: a healthy branch has none.
    mean: what the tick says, from long to short.
    """

    marks: int
    filled: int
    average: float
    is_loss: bool
    title: tuple[str, ...]
    branch: tuple[str, ...]
    mean: tuple[str, ...]


def count_of(frame: Frame, seen: DendriteReading) -> CountRow:
    """Spines that are back of those lost; on a healthy branch all of its spines."""
    healthy = seen.branch.sites.healthy
    at_start = round(float(frame.course.spine_density_rel[0]) * healthy)
    living = int(seen.state.site.size)
    if at_start < healthy:
        lost = healthy - at_start
        back = min(max(living - at_start, 0), lost)
        return _row("lost", (lost, lost, back), frame.moment.restored_share * lost)
    most = round((float(frame.course.spine_density_rel.max()) + _ROOM) * healthy)
    return _row("healthy", (healthy, most, min(living, most)), frame.moment.spine_density_rel * healthy)


def _row(kind: str, counts: tuple[int, int, int], average: float) -> CountRow:
    """The row of so many spines (lost, or in health), of at most so many, of which so many are there."""
    of, most, count = counts
    each = max(1, -(-most // MOST_MARKS))
    numbers = {"of": of, "branch": count, "average": round(average), "each": each}
    several = "several" if each > 1 else "one"
    return CountRow(
        marks=-(-most // each),
        filled=round(count / each),
        average=average / each,
        is_loss=kind == "lost",
        title=wordings(f"scenes.dendrite.row.{kind}.{several}", **numbers),
        branch=wordings(f"scenes.dendrite.row.{kind}.branch", **numbers),
        mean=wordings("scenes.dendrite.row.average", **numbers),
    )


def row_height(canvas: Canvas) -> float:
    """Height of words, marks and the number under the tick, px."""
    return canvas.line_height("body") + _mark_height(canvas) + canvas.line_height("small") + canvas.dp(9)


def _mark_height(canvas: Canvas) -> float:
    return canvas.dp(22)


def draw_row(canvas: Canvas, rect: Rect, row: CountRow) -> None:
    """Title and count above, the marks, and a tick at the average with its name below."""
    line = canvas.line_height("body")
    middle, half = rect.y + line / 2, 0.5 * rect.w
    said = fitting(canvas, row.branch, half, "body", "semibold")
    branch = haloed(
        canvas, rect.right, middle, said, "body", colour="sprout", anchor="midright", weight="semibold"
    )
    words = fitting(canvas, row.title, branch.x - canvas.dp(16) - rect.x, "small", "medium")
    haloed(canvas, rect.x, middle, words, "small")
    marks = Rect(rect.x, rect.y + line + canvas.dp(2), rect.w, _mark_height(canvas))
    _draw_marks(canvas, marks, row)
    _draw_tick(canvas, marks, row)


def _draw_marks(canvas: Canvas, rect: Rect, row: CountRow) -> None:
    canvas.fresh("dendrite.row", (row.marks, row.filled, row.is_loss), rect, partial(_marks, canvas, row))
    canvas.fill("dendrite", Rect(rect.x, rect.bottom - canvas.dp(1), rect.w, canvas.stroke(3)))


def _marks(canvas: Canvas, row: CountRow, width: int, height: int) -> Picture:
    """All marks side by side, the filled ones first; what a healthy branch has room for is no loss."""
    picture = np.zeros((height, width, 4), dtype=np.uint8)
    step = width / row.marks
    ones = [_mark(canvas, step, height, filled=filled) for filled in (False, True)]
    for k in range(row.marks if row.is_loss else row.filled):
        one = ones[k < row.filled]
        left = round((k + 0.5) * step - one.shape[1] / 2)
        place = picture[:, max(left, 0) : left + one.shape[1]]
        np.maximum(place, one[:, max(-left, 0) :][:, : place.shape[1]], out=place)
    return picture


def _mark(canvas: Canvas, step: float, height: int, *, filled: bool) -> Picture:
    colour = canvas.colour(("growth" if canvas.theme.light else "sprout") if filled else "lost")
    radius = min(0.34 * step, 0.24 * height)
    line = min(canvas.stroke(1.8 if filled else 1.2), 0.8 * step)
    return _mark_picture((2 * int(np.ceil(radius)) + 3, height), radius, line, colour, filled=filled)


def _mark_picture(
    size: tuple[int, int], radius: float, line: float, colour: tuple[int, int, int], *, filled: bool
) -> Picture:
    """A spine in little: a head on a stem, dashed where it is lost."""
    x, y = masks.grid(*size)
    middle, head_y = size[0] / 2, radius + 1.0
    away = np.hypot(x - middle, y - head_y)
    head = masks.coverage(away - radius if filled else np.abs(away - radius + 0.5 * line) - 0.5 * line)
    stem = masks.coverage(np.abs(x - middle) - 0.5 * line) * (y > head_y + radius - 0.5)
    if not filled:
        stem = stem * ((y // max(2.0, 2 * line)) % 2 == 0)
    mask = np.maximum(head, stem * np.ones_like(head))
    picture = np.empty((size[1], size[0], 4), dtype=np.uint8)
    picture[:, :, :3] = colour
    picture[:, :, 3] = np.rint(255 * np.clip(mask, 0, 1) * (1.0 if filled else 0.85))
    return picture


def _draw_tick(canvas: Canvas, marks: Rect, row: CountRow) -> None:
    """Where the average of all branches like this one stands."""
    x = marks.x + min(max(row.average / row.marks, 0.0), 1.0) * marks.w
    width = max(2.0, canvas.stroke(2))
    canvas.fill("ink", Rect(x - width / 2, marks.y - canvas.dp(4), width, marks.h + canvas.dp(10)))
    words = fitting(canvas, row.mean, marks.w, "small", "medium")
    half = canvas.measure(words, "small", "medium")[0] / 2
    x = min(max(x, marks.x + half), marks.right - half)
    haloed(canvas, x, marks.bottom + canvas.dp(6), words, anchor="midtop")
