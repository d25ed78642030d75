"""Two rasters of the same second, without and with the drug, each with its spikes counted below."""

from __future__ import annotations

from dataclasses import dataclass
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
_MARK_EM, _BAR_EM = 1.2, 2.2
"""Room of the drug's mark before a title, and the least of a bar of spikes."""
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
            most = max(pair.without.most, pair.with_drug.most) if pair else 1
            look = _Look(title, most, has_drug=name == "with_drug", is_stale=beside.is_stale)
            paint = partial(_paint, rect=rect, look=look, second=second)
            key = ("circuit", "raster", rect is with_drug, rect.whole)
            canvas.kept(key, (second, look), rect, paint, ground="background", calm=True)


@dataclass(frozen=True, slots=True)
class _Look:
    """How a raster is drawn: its title, the most spikes that a bar stands for, and whether it holds drug."""

    title: str
    most: int
    has_drug: bool
    is_stale: bool


def _titles(canvas: Canvas, names: tuple[str, ...], room: float) -> dict[str, str]:
    """Both titles in the longest wording for which there is room."""
    pairs = list(zip(*(wordings(f"scenes.circuit.raster.{name}") for name in names), strict=True))
    room -= _MARK_EM * canvas.em("small")
    fits = (
        pair for pair in pairs if all(canvas.measure(each, "small", "medium")[0] <= room for each in pair)
    )
    return dict(zip(names, next(fits, pairs[-1]), strict=True))


def _paint(canvas: Canvas, *, rect: Rect, look: _Look, second: Second | None) -> None:
    parts = block(canvas, rect)
    head = _draw_head(canvas, parts.title, look)
    draw_ground(canvas, parts.ground)
    if look.has_drug:
        canvas.panel(parts.ground, None, "drug", radius_dp=6, width_dp=1.5)
    if second is None or look.is_stale:
        _draw_mark(canvas, parts.title, head)
    if second is not None:
        _draw_ticks(canvas, parts.ground, second, faint=look.is_stale)
        _draw_counts(canvas, parts.foot, second, look.most)


def _draw_head(canvas: Canvas, line: Rect, look: _Look) -> Rect:
    """The title; the drug's diamond stands before that of the second with drug."""
    if not look.has_drug:
        return draw_title(canvas, line, (look.title,))
    radius = 0.4 * canvas.em("small")
    canvas.mark("diamond", line.x + radius, line.center[1], 1.15 * radius, "drug")
    aside = _MARK_EM * canvas.em("small")
    return draw_title(canvas, Rect(line.x + aside, line.y, line.w - aside, line.h), (look.title,))


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


def _draw_counts(canvas: Canvas, line: Rect, second: Second, most: int) -> None:
    """The spikes of each class, and a bar as long as their number: both rasters have one scale."""
    y, half, em = line.y + 0.55 * line.h, line.w / 2, canvas.em("small")
    levels = wordings("scenes.circuit.spikes", count=_WIDEST_COUNT)
    level = levels.index(fitting(canvas, levels, half - (_BAR_EM + 2.0) * em, tabular=True))
    widest = canvas.measure(levels[level], "small", tabular=True)[0] + 1.9 * em
    for k, (role, count) in enumerate((("pyramidal", second.pyramidal), ("gaba", second.interneurons))):
        x = line.x + k * half
        classed(canvas, (x, y), role, wordings("scenes.circuit.spikes", count=grouped(count))[level])
        room = half - widest - 0.4 * em
        if room >= _BAR_EM * em:
            bar = Rect(x + widest, y - 0.16 * em, room * count / max(most, 1), 0.32 * em)
            canvas.panel(bar, role, None, radius_dp=2)
