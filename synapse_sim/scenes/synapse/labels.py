"""Words at the things of both synapses, on leader lines: at most seven, each thing named once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.label_rows import row_of_words
from synapse_sim.draw.marks import fitting
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.scenes.synapse.looks import DRUG, MAGNESIUM, PLUGGED, TRAPPED
from synapse_sim.scenes.synapse.packing import VESICLE
from synapse_sim.scenes.synapse.picture import SITE, busy_levels, openings
from synapse_sim.scenes.synapse.reading import SynapseReading
from synapse_sim.scenes.synapse.transporters import place_of
from synapse_sim.scenes.synapse.view import CLEFT, HALF, Side
from synapse_sim.texts.catalogue import wordings

MOST = 7
_FEW = 5
_FEW_BELOW = 14.0
"""Where a picture is lower than so many lines, there are fewer."""
_ASIDE = 0.6
"""What a vesicle aside of the middle counts lower, when one is named."""
_ROW = 106.0
"""How far below the spine's face the names of what stands there are in a row."""


@dataclass(frozen=True, slots=True)
class Label:
    """A thing's name: at which synapse, where the thing is and where the word begins or is centred, in units.

    Without a place of its own a word stands in the row below the receptors.
    """

    name: str
    side: int
    tip: tuple[float, float]
    place: tuple[float, float] | None = None
    is_centred: bool = False


def draw_labels(
    canvas: Canvas, known: Sequence[tuple[Side, SynapseReading]], drug: str, ruler: Rect | None
) -> None:
    """Name the things.

    Args:
        canvas: the scene's.
        known: where the synapses lie, and what they do; without the drug first, if both are there.
        drug: its name in a sentence.
        ruler: what the scale bar covers, px; None without one.
    """
    sides, shown = zip(*known, strict=True)
    art, line = sides[0].art, canvas.line_height("small")
    is_low = (art.above + CLEFT + art.below) * art.scale < _FEW_BELOW * line
    chosen = list(islice(labels(shown), _FEW if is_low else MOST))
    taken = [] if ruler is None else [ruler]
    taken += [rect for side in sides for rect in (side.head, side.free, side.strip) if rect.h > 0]
    for k, side in enumerate(sides):
        row = [each for each in chosen if each.side == k and each.place is None]
        taken += _draw_row(canvas, side, row, drug, ruler)
    for each in chosen:
        if each.place is not None:
            _draw_apart(canvas, sides[each.side], each, drug, taken)


def _draw_row(canvas: Canvas, side: Side, row: list[Label], drug: str, ruler: Rect | None) -> list[Rect]:
    """Words in the order of their things, so that no lines cross; returns what they cover."""
    art = side.art
    row = sorted(row, key=lambda each: each.tip[0])
    words = [_words(canvas, side, each, drug) for each in row]
    widths = [canvas.measure(each, "small", "medium")[0] for each in words]
    tips = [art.at(*each.tip) for each in row]
    gap, y = canvas.dp(12), art.at(0, CLEFT + min(_ROW, art.below - 24))[1]
    ends = _ends(side, None if ruler is None or y + canvas.line_height("small") < ruler.y else ruler)
    placed = row_of_words(
        [x for x, _ in tips], widths, (ends[0] + gap, ends[1] - gap), gap=gap, reach=art.scale * HALF
    )
    boxes = []
    for k, left in placed:
        end = left + widths[k] / 2, y - 0.45 * canvas.line_height("small")
        _draw_leader(canvas, tips[k], end)
        boxes.append(haloed(canvas, left, y, words[k]))
    return boxes


def _ends(side: Side, ruler: Rect | None) -> tuple[float, float]:
    """From where to where words may stand below a synapse, px: beside the scale bar, if it stands as low."""
    left = max(side.picture.x, side.art.at(-HALF, 0)[0])
    right = min(side.picture.right, side.art.at(HALF, 0)[0])
    if ruler is None:
        return left, right
    middle = side.art.at(0, 0)[0]
    return (left, min(right, ruler.x)) if ruler.center[0] > middle else (max(left, ruler.right), right)


def _draw_apart(canvas: Canvas, side: Side, label: Label, drug: str, taken: list[Rect]) -> None:
    """A word beside its thing, unless it would stand on another one; it is then taken, too."""
    if label.place is None:
        return
    x, y = side.art.at(*label.place)
    rows = _words(canvas, side, label, drug).split(" / ")
    wide = max(canvas.measure(row, "small", "medium")[0] for row in rows)
    line, tip = canvas.line_height("small"), side.art.at(*label.tip)
    y = max(y, side.half.y + 0.8 * line)
    if label.is_centred:
        x = min(x, canvas.rect.right - wide / 2 - canvas.dp(4))
    left = x - wide / 2 if label.is_centred else x
    box = Rect(left, y - 0.5 * line, wide + canvas.dp(4), len(rows) * line)
    if any(box.meets(other) for other in taken):
        return
    taken.append(box)
    if label.is_centred:
        _draw_leader(canvas, tip, (x, y + (len(rows) - 0.6) * line))
    else:
        _draw_leader(canvas, tip, (x, y))
    for k, row in enumerate(rows):
        at = (x if label.is_centred else x + canvas.dp(4)), y + k * line
        haloed(canvas, *at, row, anchor="center" if label.is_centred else "midleft")


def _words(canvas: Canvas, side: Side, label: Label, drug: str) -> str:
    said = wordings(f"scenes.synapse.thing.{label.name}", drug=drug)
    return fitting(canvas, said, 0.9 * HALF * side.art.scale, "small", "medium")


def _draw_leader(canvas: Canvas, tip: tuple[float, float], end: tuple[float, float]) -> None:
    canvas.line(tip, end, "ink_soft", 1.3)
    canvas.mark("diamond", *tip, canvas.dp(3.2), "ink")


def labels(shown: tuple[SynapseReading, ...]) -> Iterator[Label]:
    """The labels, the most telling first."""
    last = len(shown) - 1
    yield from _caught(shown[last], last)
    yield from _receptors(shown[0], 0)
    yield from _vesicles(shown[0], 0)
    yield from _glia(shown[0], 0)
    yield from _calcium(shown[last], last)
    yield from _magnesium(shown[0], 0)
    yield from _opening(shown[0], 0)


def _caught(shown: SynapseReading, side: int) -> Iterator[Label]:
    for k in np.flatnonzero(np.isin(shown.receptor_look, (DRUG, TRAPPED)))[:1]:
        x = float(shown.receptor_x[k])
        yield Label("caught", side, (x + 12, CLEFT + SITE + 14))


def _receptors(shown: SynapseReading, side: int) -> Iterator[Label]:
    """The last NMDA and the middle AMPA receptor, so that both words stand apart."""
    for name, nmda in (("nmda", True), ("ampa", False)):
        of_kind = np.sort(shown.receptor_x[shown.receptor_is_nmda == nmda])
        if of_kind.size:
            x = float(of_kind[-1 if nmda else of_kind.size // 2])
            yield Label(name, side, (x, CLEFT + 42))


def _opening(shown: SynapseReading, side: int) -> Iterator[Label]:
    for x, _ in islice(openings(shown), 1):
        yield Label("opens", side, (x + 17, 4), (x + 40, 24))


def _glia(shown: SynapseReading, side: int) -> Iterator[Label]:
    levels = busy_levels(shown)[1]
    x, y = place_of(1, int(np.argmax(levels)))
    yield Label("glia", side, (x + 6, y - 8), (HALF - 4, -176.0), is_centred=True)


def _calcium(shown: SynapseReading, side: int) -> Iterator[Label]:
    xs, ys, _ = shown.calcium
    high, held = np.flatnonzero(ys < CLEFT + 90), np.isin(shown.receptor_look, (DRUG, TRAPPED))
    if high.size:
        from_x = float(shown.receptor_x[held].mean()) if held.any() else 0.0
        k = high[np.argmax(np.abs(xs[high] - from_x))]
        x, y = float(xs[k]), float(ys[k])
        yield Label("calcium", side, (x, y + 6))


def _magnesium(shown: SynapseReading, side: int) -> Iterator[Label]:
    for k in np.flatnonzero(np.isin(shown.receptor_look, (MAGNESIUM, PLUGGED)))[:1]:
        x = float(shown.receptor_x[k])
        yield Label("magnesium", side, (x - 6, CLEFT + SITE + 6))


def _vesicles(shown: SynapseReading, side: int) -> Iterator[Label]:
    """One that is shut, high and near the middle: there is room above it."""
    shut = np.flatnonzero(shown.vesicle_opened == 0.0)
    if shut.size:
        xs, ys = shown.vesicle[:2, shut]
        k = int((ys + _ASIDE * np.abs(xs)).argmin())
        x, y = float(xs[k]), float(ys[k])
        above = float(ys.min()) - VESICLE - 26.0
        yield Label("vesicle", side, (x, y - VESICLE + 4), (x, above), is_centred=True)
