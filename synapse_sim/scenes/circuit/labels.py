"""Words at the things themselves: a net, what drawn interneurons still fire, and the cells behind."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from synapse_sim.draw.canvas import Canvas, Point, Rect
from synapse_sim.draw.marks import fitting
from synapse_sim.scenes.circuit.nets import box_of
from synapse_sim.scenes.circuit.panel import MARK_EM, SHAPES
from synapse_sim.scenes.circuit.reading import fired
from synapse_sim.scenes.circuit.view import DrawnCell, Layout, layout
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.session.circuit_feed import Pair
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import Catalogue, spoken, wordings
from synapse_sim.texts.numbers import percent

_FOOT_UNITS = 62.0
"""How far below its body the words of an interneuron stand, in units."""
_COUNTED_LINES, _NAMED_LINES = 6.5, 10.0
"""Heights of a picture, in lines, from which on spikes are counted, and the cells behind are named."""
_LOW, _HIGH, _ASIDE = 0.14, 0.42, 0.12
"""Of the cells behind one is named between these heights of the picture, away from its sides."""


def draw_labels(canvas: Canvas, frame: Frame, places: Layout) -> None:
    """What changes: at most five labels, none over another; that of the cells behind stands still."""
    _draw_net(canvas, frame, places)
    if places.picture.h >= _COUNTED_LINES * canvas.line_height("small"):
        _draw_counts(canvas, frame, places)


def _draw_net(canvas: Canvas, frame: Frame, places: Layout) -> None:
    """The share of inhibition at the net of the first cell in front: a leader line up to the words."""
    cell = next(each for each in places.cells if each.is_pyramidal and not each.is_behind)
    box, line = box_of(cell), canvas.line_height("small")
    tip = box.center[0] + 0.30 * box.w, box.y + 0.20 * box.h
    end = tip[0] + 0.8 * line, tip[1] - line
    canvas.line(tip, end, "ink_soft", 1.4)
    words = wordings("scenes.circuit.inhibition", share=percent(frame.moment.received_inhibition_rel))
    room = places.cells[0].x - end[0] - box_of(places.cells[0]).w / 2
    shown = fitting(canvas, words, room, "small", "semibold")
    haloed(canvas, end[0] + canvas.dp(4), end[1], shown, weight="semibold")


def _draw_counts(canvas: Canvas, frame: Frame, places: Layout) -> None:
    """Below each drawn interneuron its spikes in the second of the rasters, without the drug and now."""
    pair, baskets = frame.beside.pair, tuple(cell for cell in places.cells if not cell.is_pyramidal)
    if pair is None or not baskets:
        return
    has_drug = frame.facts.is_dosed and frame.facts.has_begun
    widest, said = _count_words(pair, baskets, spoken(), has_drug=has_drug)
    room = _apart(places.picture, baskets) - canvas.em("small")
    level = widest.index(fitting(canvas, widest, room, "small", "medium"))
    lowest = places.picture.bottom - 0.6 * canvas.line_height("small")
    for cell, words in zip(baskets, said, strict=True):
        _draw_count(canvas, cell, words[level], min(cell.y + _FOOT_UNITS * cell.scale, lowest))


@lru_cache(maxsize=4)
def _count_words(
    pair: Pair, baskets: tuple[DrawnCell, ...], _language: Catalogue, *, has_drug: bool
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """By what the words are measured, and those of each cell, from long to short."""
    key = f"scenes.circuit.{'counts' if has_drug else 'counts_alone'}"
    numbers = [(int(before), int(now)) for before, now in zip(*fired(pair), strict=True)]
    said = [wordings(key, before=numbers[cell.cell][0], now=numbers[cell.cell][1]) for cell in baskets]
    return wordings(key, before=88, now=88), said


@lru_cache(maxsize=16)
def _apart(picture: Rect, baskets: tuple[DrawnCell, ...]) -> float:
    """Width that each of these cells has for words below it, px."""
    xs = np.array([cell.x for cell in baskets])
    ends = 2 * (xs[0] - picture.x), 2 * (picture.right - xs[-1])
    return float(min(*ends, *np.diff(xs)))


def _draw_count(canvas: Canvas, cell: DrawnCell, words: str, y: float) -> None:
    half = canvas.measure(words, "small", "medium")[0] / 2
    x = min(max(cell.x, canvas.rect.x + half), canvas.rect.right - half)
    haloed(canvas, x, y, words, anchor="center")


def words_behind(canvas: Canvas, places: Layout) -> str:
    """What the small shapes are called; nothing where there is no room."""
    if places.picture.h < _NAMED_LINES * canvas.line_height("small"):
        return ""
    return fitting(canvas, wordings("scenes.circuit.others"), 0.3 * places.picture.w, "small", "medium")


def name_behind(canvas: Canvas, places: Layout, network: tuple[int, float], words: str) -> None:
    """That the small shapes are cells, too: marks and words above the trees, and a line down to one.

    They stand still, so they are part of what is composed once.
    """
    found = _free_point(places.picture, network)
    if found is None:
        return
    (x, y), line, radius = found, canvas.line_height("small"), MARK_EM * canvas.em("small")
    top = places.picture.y + 0.5 * line
    half = canvas.measure(words, "small", "medium")[0] / 2
    left = min(max(x - half, places.picture.x + 6 * radius), places.picture.right - 2 * half)
    canvas.line((x, y - 2 * radius), (x, top + 0.6 * line), "ink_soft", 1.4)
    for k, (role, shape) in enumerate(SHAPES.items()):
        canvas.mark(shape, left - (5.0 - 2.6 * k) * radius, top, 0.8 * radius, role)
    haloed(canvas, left, top, words)


@lru_cache(maxsize=16)
def _free_point(picture: Rect, network: tuple[int, float]) -> Point | None:
    """The point behind that stands farthest from any trunk, below room for words."""
    places = layout(picture, *network)
    points, trunks = places.points, np.array([cell.x for cell in places.cells if cell.is_pyramidal])
    inside = (points.y < picture.y + _HIGH * picture.h) & (points.y > picture.y + _LOW * picture.h)
    inside &= np.abs(points.x - picture.center[0]) < (0.5 - _ASIDE) * picture.w
    if not inside.any():
        return None
    away = np.where(inside, np.abs(points.x[:, None] - trunks[None, :]).min(axis=1), -1.0)
    best = int(away.argmax())
    return float(points.x[best]), float(points.y[best])
