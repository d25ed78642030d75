"""Words at the things of both synapses, on leader lines: at most seven, each thing named once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from synapse_sim.draw.canvas import Canvas, Rect, Style
from synapse_sim.draw.label_rows import row_of_words
from synapse_sim.draw.marks import fitting
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.scenes.synapse.looks import DRUG, MAGNESIUM, PLUGGED, TRAPPED
from synapse_sim.scenes.synapse.packing import VESICLE
from synapse_sim.scenes.synapse.picture import SITE, openings
from synapse_sim.scenes.synapse.reading import SynapseReading
from synapse_sim.scenes.synapse.transporters import TRANSPORTERS, place_of
from synapse_sim.scenes.synapse.view import CLEFT, HALF, Side
from synapse_sim.texts.catalogue import wordings

MOST = 7
_NAME: Style = "body"
"""Of the names: they are read in class."""
_FEW = 5
_FEW_BELOW = 14.0
"""Where a picture is lower than so many lines, there are fewer."""
_ASIDE = 0.6
"""What a vesicle aside of the middle counts lower, when one is named."""
_ROW = 106.0
"""How far below the spine's face the names of what stands there are in a row."""
_EDGE_DP = 30.0
"""Off the edges of the scene, as far as the sentence stands off those of the window."""
_APART_DP = 12.0
"""Least distance between two words."""
_ROW_APART_EM = 0.9
"""And between two in a row: their halos may not run into each other."""
_VESICLES_REACH = 215.0
"""How far from the middle a terminal is full: words of what lies beside it stay outside, where they can."""


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
    chosen = list(_first(labels(shown), _FEW if is_low else MOST))
    taken = [] if ruler is None else [ruler]
    taken += [rect for side in sides for rect in (side.head, side.free, side.strip) if rect.h > 0]
    for k, side in enumerate(sides):
        row = [each for each in chosen if each.side == k and each.place is None]
        taken += _draw_row(canvas, side, row, drug, ruler)
    named: set[str] = set()
    for each in chosen:
        if (
            each.place is not None
            and each.name not in named
            and _draw_apart(canvas, sides[each.side], each, drug, taken)
        ):
            named.add(each.name)


def _first(named: Iterator[Label], most: int) -> Iterator[Label]:
    """The labels of the first so many things; each thing with all its places."""
    names: set[str] = set()
    for each in named:
        if len(names | {each.name}) <= most:
            names.add(each.name)
            yield each


def _draw_row(canvas: Canvas, side: Side, row: list[Label], drug: str, ruler: Rect | None) -> list[Rect]:
    """Words in the order of their things, so that no lines cross; returns what they cover."""
    art = side.art
    row = sorted(row, key=lambda each: each.tip[0])
    tips = [art.at(*each.tip) for each in row]
    y = art.at(0, CLEFT + min(_ROW, art.below - 24))[1]
    gap, line = _row_gap(canvas), canvas.line_height(_NAME)
    is_as_low = ruler is not None and ruler.y - line <= y <= ruler.bottom + line
    ends = _ends(canvas, side, ruler if is_as_low else None)
    words = _row_words(canvas, row, drug, ends[1] - ends[0] + gap, gap)
    widths = [canvas.measure(each, _NAME, "medium")[0] for each in words]
    placed = row_of_words([x for x, _ in tips], widths, ends, gap=gap, reach=art.scale * HALF)
    boxes = []
    for k, left in placed:
        _draw_leader(canvas, tips[k], (left + widths[k] / 2, y - 0.45 * line))
        boxes.append(haloed(canvas, left, y, words[k], _NAME))
    return boxes


def _row_gap(canvas: Canvas) -> float:
    return max(canvas.dp(_APART_DP), _ROW_APART_EM * canvas.em(_NAME))


def _row_words(canvas: Canvas, row: list[Label], drug: str, room: float, gap: float) -> list[str]:
    """All as long as the row has room for, each behind a gap."""
    said = [wordings(f"scenes.synapse.thing.{each.name}", drug=drug) for each in row]
    for level in range(max((len(each) for each in said), default=0)):
        words = [each[min(level, len(each) - 1)] for each in said]
        if sum(canvas.measure(each, _NAME, "medium")[0] + gap for each in words) <= room:
            break
    else:
        words = [each[-1] for each in said]
    return words


def _ends(canvas: Canvas, side: Side, ruler: Rect | None) -> tuple[float, float]:
    """From where to where words may stand below a synapse, px: beside the scale bar, if it stands as low."""
    gap, (low, high) = _row_gap(canvas), _edges(canvas)
    left = max(side.picture.x + gap, side.art.at(-HALF, 0)[0] + gap, low)
    right = min(side.picture.right - gap, side.art.at(HALF, 0)[0] - gap, high)
    if ruler is None:
        return left, right
    middle = side.art.at(0, 0)[0]
    if ruler.center[0] > middle:
        return left, min(right, ruler.x - gap)
    return max(left, ruler.right + gap), right


def _edges(canvas: Canvas) -> tuple[float, float]:
    """From where to where words may stand in the scene, px."""
    off = canvas.dp(_EDGE_DP)
    return canvas.rect.x + off, canvas.rect.right - off


def _draw_apart(canvas: Canvas, side: Side, label: Label, drug: str, taken: list[Rect]) -> bool:
    """A word beside its thing, unless it would stand on another one; it is then taken, too."""
    if label.place is None:
        return False
    rows = _words(canvas, side, label, drug).split(" / ")
    wide = max(canvas.measure(row, _NAME, "medium")[0] for row in rows)
    line, tip = canvas.line_height(_NAME), side.art.at(*label.tip)
    x, y = _place(canvas, side, label.place, wide / 2 if label.is_centred else 0.0)
    box = Rect(x - wide / 2 if label.is_centred else x, y - 0.5 * line, wide + canvas.dp(4), len(rows) * line)
    if any(box.inset(-canvas.dp(_APART_DP) / 2, 0.0).meets(other) for other in taken):
        return False
    taken.append(box)
    _draw_leader(canvas, tip, (x, y + (len(rows) - 0.6) * line if label.is_centred else y))
    for k, row in enumerate(rows):
        at = (x if label.is_centred else x + canvas.dp(4)), y + k * line
        haloed(canvas, *at, row, _NAME, anchor="center" if label.is_centred else "midleft")
    return True


def _place(canvas: Canvas, side: Side, place: tuple[float, float], half: float) -> tuple[float, float]:
    """Where a word begins, or is centred if it has a `half`, px: off the scene's edges."""
    x, y = side.art.at(*place)
    low, high = _edges(canvas)
    if half:
        x = max(low + half, min(x, high - half))
    return x, max(y, side.half.y + 0.8 * canvas.line_height(_NAME))


def _words(canvas: Canvas, side: Side, label: Label, drug: str) -> str:
    said = wordings(f"scenes.synapse.thing.{label.name}", drug=drug)
    room = 0.9 * HALF * side.art.scale
    if label.place is not None and abs(label.place[0]) > _VESICLES_REACH:
        room = min(room, _beside_vesicles(canvas, side, label.place[0]))
    return fitting(canvas, said, room, _NAME, "medium")


def _beside_vesicles(canvas: Canvas, side: Side, x: float) -> float:
    """How wide a word centred there may be and lie over no vesicle, px: less at an edge of the scene."""
    low, high = _edges(canvas)
    centre, inner = side.art.at(x, 0.0)[0], side.art.at(float(np.copysign(_VESICLES_REACH, x)), 0.0)[0]
    return min(2 * abs(centre - inner), high - inner if x > 0 else inner - low)


def _draw_leader(canvas: Canvas, tip: tuple[float, float], end: tuple[float, float]) -> None:
    canvas.line(tip, end, "ink_soft", 1.3)
    canvas.mark("diamond", *tip, canvas.dp(3.2), "ink")


def labels(shown: tuple[SynapseReading, ...]) -> Iterator[Label]:
    """The labels, the most telling first; one that may stand in several places, the best of them first."""
    last = len(shown) - 1
    yield from _caught(shown[last], last)
    yield from _receptors(shown[0], 0, _held(shown[0]) if last == 0 else None)
    yield from _glia(0)
    yield from _vesicles(shown[0], 0)
    yield from _calcium(shown[last], last)
    yield from _magnesium(shown[0], 0)
    yield from _opening(shown[0], 0)


def _held(shown: SynapseReading) -> float | None:
    """Where the channel stands of which is said that it holds drug, units."""
    held = np.flatnonzero(np.isin(shown.receptor_look, (DRUG, TRAPPED)))
    return float(shown.receptor_x[held[0]]) if held.size else None


def _caught(shown: SynapseReading, side: int) -> Iterator[Label]:
    held = _held(shown)
    if held is not None:
        yield Label("caught", side, (held + 12, CLEFT + SITE + 14))


def _receptors(shown: SynapseReading, side: int, held: float | None) -> Iterator[Label]:
    """The last NMDA and the middle AMPA receptor, so that words stand apart; off a channel with drug."""
    nmda, ampa = (np.sort(shown.receptor_x[shown.receptor_is_nmda == kind]) for kind in (True, False))
    if nmda.size:
        x = nmda[-1] if held is None else nmda[np.argmax(np.abs(nmda - held))]
        yield Label("nmda", side, (float(x), CLEFT + 42))
    if ampa.size:
        yield Label("ampa", side, (float(ampa[ampa.size // 2]), CLEFT + 42))


def _opening(shown: SynapseReading, side: int) -> Iterator[Label]:
    for x, _ in islice(openings(shown), 1):
        yield Label("opens", side, (x + 17, 4), (x + 40, 24))


def _glia(side: int) -> Iterator[Label]:
    """The highest at the right, else at the left: one that is the same all the time."""
    for at, sign in ((1, 1.0), (0, -1.0)):
        x, y = min((place_of(at, number) for number in range(TRANSPORTERS)), key=lambda place: place[1])
        yield Label("glia", side, (x + 6 * sign, y - 8), (sign * (HALF - 4), -176.0), is_centred=True)


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
    """Those that are shut, high and near the middle: there is room above them."""
    shut = np.flatnonzero(shown.vesicle_opened == 0.0)
    if shut.size:
        xs, ys = shown.vesicle[:2, shut]
        above = float(ys.min()) - VESICLE - 26.0
        for k in (ys + _ASIDE * np.abs(xs)).argsort(kind="stable"):
            x, y = float(xs[k]), float(ys[k])
            yield Label("vesicle", side, (x, y - VESICLE + 4), (x, above), is_centred=True)
