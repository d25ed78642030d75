"""Two rasters of the same second, without and with the drug, each with its spikes counted below."""

from __future__ import annotations

from functools import partial

import numpy as np

from synapse_sim.agents.circuit.circuit import CELLS, PYRAMIDAL_CELLS
from synapse_sim.agents.circuit.side_by_side import SECOND_MS, Second
from synapse_sim.draw.canvas import Canvas, Rect, Sprite
from synapse_sim.draw.marks import fitting
from synapse_sim.draw.picture import Picture
from synapse_sim.scenes.circuit.panel import block, classed, draw_ground, draw_title
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import wordings
from synapse_sim.texts.numbers import grouped

_GAP_ROWS = 5
"""Empty rows between the two classes."""
_INTERNEURON_ROWS = 2.0
"""Height of an interneuron's row in those of a pyramidal cell: there are fewer of them."""
_WIDEST_COUNT = "888"
"""What counts are measured by, so that both rasters say them alike."""
_ROWS = PYRAMIDAL_CELLS + _GAP_ROWS + _INTERNEURON_ROWS * (CELLS - PYRAMIDAL_CELLS)


def draw_rasters(canvas: Canvas, frame: Frame, without: Rect | None, with_drug: Rect | None) -> None:
    """The rasters for which there is room."""
    beside = frame.beside
    pair = beside.pair
    now = "with_drug" if frame.facts.is_dosed and frame.facts.has_begun else "now"
    room = min((rect.w for rect in (without, with_drug) if rect is not None), default=0.0)
    titles = _titles(canvas, ("without", now), room)
    for name, rect, second in (
        ("without", without, pair.without if pair else None),
        (now, with_drug, pair.with_drug if pair else None),
    ):
        if rect is not None:
            title = titles[name]
            paint = partial(_paint, rect=rect, title=title, second=second, is_stale=beside.is_stale)
            state = second, title, beside.is_stale
            canvas.kept(
                ("circuit", "raster", rect is with_drug, rect.whole), state, rect, paint, ground="background"
            )


def _titles(canvas: Canvas, names: tuple[str, ...], room: float) -> dict[str, str]:
    """Both titles in the longest wording for which there is room."""
    pairs = list(zip(*(wordings(f"scenes.circuit.raster.{name}") for name in names), strict=True))
    fits = (
        pair for pair in pairs if all(canvas.measure(each, "small", "medium")[0] <= room for each in pair)
    )
    return dict(zip(names, next(fits, pairs[-1]), strict=True))


def _paint(canvas: Canvas, *, rect: Rect, title: str, second: Second | None, is_stale: bool) -> None:
    parts = block(canvas, rect)
    head = draw_title(canvas, parts.title, (title,))
    draw_ground(canvas, parts.ground)
    if second is None or is_stale:
        _draw_mark(canvas, parts.title, head)
    if second is not None:
        _draw_ticks(canvas, parts.ground, second, faint=is_stale)
        _draw_counts(canvas, parts.foot, second)


def _draw_mark(canvas: Canvas, line: Rect, title: Rect) -> None:
    """That it is being computed, and what is shown is of before."""
    waits = (*wordings("scenes.circuit.computing"), "")
    words = fitting(canvas, waits, line.right - title.right - canvas.dp(8))
    if words:
        canvas.text(
            line.right, title.center[1], words, "small", "ink_soft", anchor="midright", ground="background"
        )


def _draw_ticks(canvas: Canvas, ground: Rect, second: Second, *, faint: bool) -> None:
    area = ground.inset(canvas.dp(6), canvas.dp(5))
    row_px = area.h / _ROWS
    x = np.floor(area.x + second.time_ms / SECOND_MS * area.w)
    above = second.cell < PYRAMIDAL_CELLS
    below = PYRAMIDAL_CELLS + _GAP_ROWS + (second.cell - PYRAMIDAL_CELLS + 0.5) * _INTERNEURON_ROWS
    y = area.y + np.where(above, second.cell + 0.5, below) * row_px
    for chosen, role in ((above, "pyramidal"), (~above, "gaba")):
        canvas.dots(_tick(canvas, role, row_px, faint=faint), x[chosen], y[chosen])


def _tick(canvas: Canvas, role: str, row_px: float, *, faint: bool) -> Sprite:
    width = max(1, round(canvas.stroke(1.6)))
    height = max(2, round(max(1.7 * row_px, canvas.stroke(2.4))))
    paint = canvas.faded(role, 0.55 if faint else 0.0)

    def picture() -> Picture:
        return np.full((height, width, 4), (*paint, 255), dtype=np.uint8)

    return canvas.sprite(("tick", paint, width, height), picture)


def _draw_counts(canvas: Canvas, line: Rect, second: Second) -> None:
    y, gap = line.y + 0.55 * line.h, 1.4 * canvas.em("small")
    levels = wordings("scenes.circuit.spikes", count=_WIDEST_COUNT)
    room = (line.w - 3.8 * canvas.em("small")) / 2
    level = levels.index(fitting(canvas, levels, room, tabular=True))
    x = line.x
    for role, count in (("pyramidal", second.pyramidal), ("gaba", second.interneurons)):
        words = wordings("scenes.circuit.spikes", count=grouped(count))[level]
        x = classed(canvas, (x, y), role, words) + gap
