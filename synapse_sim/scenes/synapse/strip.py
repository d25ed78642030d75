"""Beside each picture: whose synapse it is, how much glutamate is free, how often twenty like it release."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from synapse_sim.agents.circuit.circuit import PYRAMIDAL_CELLS
from synapse_sim.draw.canvas import Anchor, Canvas, Rect, Sprite, Style, Weight
from synapse_sim.draw.marks import fitting
from synapse_sim.draw.picture import Picture
from synapse_sim.late import Late
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.scenes.synapse.reading import SynapseReading, free_of
from synapse_sim.scenes.synapse.view import Side
from synapse_sim.session.dose import dose_words
from synapse_sim.session.frame import Frame
from synapse_sim.session.synapse_feed import SPAN_S
from synapse_sim.story.words import drug_label
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.numbers import grouped, signed_percent

if TYPE_CHECKING:
    from synapse_sim.agents.circuit import releases
    from synapse_sim.agents.circuit.releases import Releases
else:
    releases = Late("synapse_sim.agents.circuit.releases")

_BAR_DP = 5.0
"""Height of the bar at the foot of a raster: two counts are told apart by it at once, two rasters are not."""
_FREE_SHARE = 0.5
"""Of the row of the name, what free glutamate may take where both stand in one."""


@dataclass(frozen=True, slots=True)
class Arm:
    """What is said of one synapse.

    with_drug: whether it is the one under treatment. is_stale: whether it is that of a place before.
    releases: of many like it; None before the first. releases_are_stale: whether they are of before.
    most: releases of whichever synapse has more of them: both bars have its scale; 0 without a second one.
    """

    with_drug: bool
    is_stale: bool
    releases: Releases | None
    releases_are_stale: bool
    most: int = 0


def head_words(frame: Frame, *, with_drug: bool) -> tuple[str, ...]:
    """Whose synapse it is, from long to short."""
    if not with_drug:
        return wordings("scenes.synapse.head.without")
    drug = drug_label(frame.config, inside=True).partition(" (")[0]
    facts = frame.facts
    if facts.is_dosed and facts.is_gone:
        return wordings("scenes.synapse.head.gone", drug=drug, dose=dose_words(frame.config))
    if facts.is_dosed and facts.has_begun:
        return wordings("scenes.synapse.head.with_drug", drug=drug, dose=dose_words(frame.config))
    key = "before" if facts.is_dosed else "no_dose"
    return wordings(f"scenes.synapse.head.{key}", drug=drug)


def draw_head(canvas: Canvas, frame: Frame, side: Side, arm: Arm) -> None:
    """The name of a synapse, with a diamond where it holds drug."""
    said = head_words(frame, with_drug=arm.with_drug)
    x, y, radius = side.head.x, side.head.y, 0.36 * canvas.em("body")
    line = canvas.line_height("body")
    if arm.with_drug and frame.facts.is_dosed and frame.facts.has_begun and not frame.facts.is_gone:
        canvas.mark("diamond", x + radius, y + line / 2, 1.2 * radius, "drug")
        x += 3.2 * radius
    room = side.head.right - x - (_FREE_SHARE * side.head.w + canvas.em("small")) * (side.free == side.head)
    words = fitting(canvas, said, room, "body", "semibold")
    rows = (
        _rows(canvas, said[0], room, "body", "semibold")
        if side.beside and side.head.h >= 2 * line
        else [words]
    )
    for k, row in enumerate(rows):
        haloed(canvas, x, y + (k + 0.5) * line, row, "body", weight="semibold")
    if arm.is_stale and side.beside:
        waits = text("scenes.synapse.computing")
        haloed(canvas, x, y + (len(rows) + 0.5) * line, waits, colour="ink_soft")


def _rows(canvas: Canvas, words: str, room: float, style: Style, weight: Weight) -> list[str]:
    """Words in one row, or in two that are as even as can be."""

    def wide(row: str) -> float:
        return canvas.measure(row, style, weight)[0]

    parts = words.split()
    if wide(words) <= room or len(parts) < 2:
        return [words]
    rows = [(" ".join(parts[:k]), " ".join(parts[k:])) for k in range(1, len(parts))]
    best = min(rows, key=lambda pair: max(map(wide, pair)))
    return [fitting(canvas, (row,), room, style, weight) for row in best]


def _best_rows(canvas: Canvas, said: Sequence[str], room: float) -> list[str]:
    """The longest wording that fits in one row or two."""
    parted = [_rows(canvas, words, room, "small", "medium") for words in said]
    fits = (rows for rows in parted if all(canvas.measure(row, "small", "medium")[0] <= room for row in rows))
    return next(fits, parted[-1])


def draw_free(canvas: Canvas, side: Side, shown: SynapseReading) -> None:
    """How many molecules are free between the membranes: that both agree is the lesson."""
    rect, key = side.free, "free" if shown.is_release else "left"
    number = grouped(shown.free)
    if side.beside:
        line = canvas.line_height("small")
        value = haloed(
            canvas, rect.x, rect.y + 0.75 * line, number, "title", colour="glutamate", weight="semibold"
        )
        words = fitting(canvas, wordings(f"scenes.synapse.{key}"), rect.w)
        haloed(canvas, rect.x, value.bottom + 0.4 * line, words)
        return
    same_row = rect == side.head
    said = [f"{number} {words}" for words in wordings(f"scenes.synapse.{key}")]
    words = fitting(canvas, said, rect.w * (_FREE_SHARE if same_row else 1.0))
    x = rect.right if same_row else rect.x
    y = rect.y + 0.5 * canvas.line_height("body")
    haloed(
        canvas,
        x,
        y,
        words,
        colour="glutamate",
        anchor="midright" if same_row else "midleft",
        weight="semibold",
    )


def draw_releases(canvas: Canvas, frame: Frame, side: Side, arm: Arm) -> None:
    """The raster of releases with its count."""
    paint = _paint_tall if side.beside else _paint_wide
    paint(canvas, side.strip, arm, _change(frame, arm), canvas.line_height("small"))


def _change(frame: Frame, arm: Arm) -> str:
    pair = frame.beside_synapse.pair
    return signed_percent(pair.change) if pair is not None and arm.with_drug else ""


def _paint_tall(canvas: Canvas, rect: Rect, arm: Arm, change: str, line: float) -> None:
    """Title, raster, count, all below each other; both columns alike."""
    title, rest = rect.top_slice(_title(canvas, rect, arm, most=2 if rect.h > 5 * line else 1))
    has_average = rest.h > 5.6 * line
    ground = rest.top_slice(min(rest.h - (1.5 + 1.1 * has_average) * line, 7 * line))[0]
    _raster(canvas, ground, arm)
    y = ground.bottom + 0.85 * line
    value = _count(canvas, title.x, y, arm)
    releases = fitting(canvas, (text("scenes.synapse.releases"), ""), rect.right - value.right - canvas.dp(6))
    canvas.text(
        value.right + canvas.dp(6), y + 0.12 * line, releases, "small", anchor="midleft", ground="background"
    )
    if has_average and change:
        _average(canvas, rect.x, y + 1.25 * line, rect.w, change, right=False)


def _paint_wide(canvas: Canvas, rect: Rect, arm: Arm, change: str, line: float) -> None:
    """Title above, raster at the left, count at the right, the average below."""
    rest = rect.top_slice(_title(canvas, rect, arm, most=1))[1]
    foot, ground = rest.bottom_slice(_foot(rest.h, line))
    counted, ground = ground.right_slice(max(4.2 * line, 0.16 * rect.w))
    _raster(canvas, ground, arm)
    _draw_number(canvas, counted, arm, line)
    canvas.text(
        counted.right, counted.bottom, text("scenes.synapse.releases"), "small",
        anchor="bottomright", ground="background",
    )  # fmt: skip
    if change and foot.h:
        _average(canvas, rect.right, foot.center[1], rect.w, change, right=True)


def _draw_number(canvas: Canvas, counted: Rect, arm: Arm, line: float) -> None:
    """The count, large where the word below it leaves that much room."""
    number = "-" if arm.releases is None else grouped(arm.releases.count)
    ink = "ink_soft" if arm.releases_are_stale else "glutamate"
    is_low = 0.64 * counted.h < 0.5 * canvas.line_height("title") + 0.8 * line
    y = counted.y if is_low else counted.y + 0.36 * counted.h
    style: Style = "small" if is_low else "title"
    anchor: Anchor = "topright" if is_low else "midright"
    canvas.text(counted.right, y, number, style, ink, anchor=anchor, weight="semibold", ground="background")


def _title(canvas: Canvas, rect: Rect, arm: Arm, most: int) -> float:
    """What is counted, in up to so many rows; returns their height."""
    said = wordings("scenes.synapse.strip", seconds=SPAN_S, count=releases.SYNAPSES, cells=PYRAMIDAL_CELLS)
    rows = (
        _best_rows(canvas, said, rect.w) if most > 1 else [fitting(canvas, said, rect.w, "small", "medium")]
    )
    line, right = canvas.line_height("small"), rect.x
    for k, row in enumerate(rows):
        right = haloed(canvas, rect.x, rect.y + (k + 0.5) * line, row).right
    if arm.releases_are_stale:
        waits = (text("scenes.synapse.computing"), "…", "")
        words = fitting(canvas, waits, rect.right - right - canvas.dp(8))
        y = rect.y + (len(rows) - 0.5) * line
        if words:
            haloed(canvas, rect.right, y, words, colour="ink_soft", anchor="midright")
    return (len(rows) + 0.15) * line


def _raster(canvas: Canvas, rect: Rect, arm: Arm) -> None:
    key = "synapse", "releases", arm.releases, arm.releases_are_stale, arm.most
    canvas.layer(key, rect, lambda part: _paint_raster(part, part.rect, arm))


def _paint_raster(canvas: Canvas, rect: Rect, arm: Arm) -> None:
    canvas.panel(rect, "panel", None, radius_dp=6)
    if arm.releases is None or rect.h < 4:
        return
    bar, above = rect.bottom_slice(canvas.dp(_BAR_DP) if arm.most else 0.0)
    if arm.most:
        ink = canvas.faded("glutamate", 0.55 if arm.releases_are_stale else 0.0)
        canvas.panel(bar.left_slice(bar.w * arm.releases.count / arm.most)[0], ink, None, radius_dp=2)
    area = above.inset(canvas.dp(6), canvas.dp(5))
    row = area.h / releases.SYNAPSES
    tick = _tick(canvas, row, faint=arm.releases_are_stale)
    x = np.floor(area.x + arm.releases.time_ms / (1000.0 * SPAN_S) * area.w)
    canvas.dots(tick, x, area.y + (arm.releases.synapse + 0.5) * row)


def _tick(canvas: Canvas, row_px: float, *, faint: bool) -> Sprite:
    width = max(2, round(canvas.stroke(2.0)))
    height = max(2, round(max(0.9 * row_px, canvas.stroke(2.4))))
    paint = canvas.faded("glutamate", 0.55 if faint else 0.0)

    def picture() -> Picture:
        return np.full((height, width, 4), (*paint, 255), dtype=np.uint8)

    return canvas.sprite(("release", paint, width, height), picture)


def _count(canvas: Canvas, x: float, y: float, arm: Arm) -> Rect:
    number = "-" if arm.releases is None else grouped(arm.releases.count)
    ink = "ink_soft" if arm.releases_are_stale else "glutamate"
    return canvas.text(x, y, number, "title", ink, anchor="midleft", weight="semibold", ground="background")


def _average(canvas: Canvas, x: float, y: float, room: float, change: str, *, right: bool) -> None:
    words = _average_words(canvas, room, change)
    anchor: Anchor = "midright" if right else "midleft"
    canvas.text(x, y, words, "small", anchor=anchor, weight="medium", ground="background")


def _average_words(canvas: Canvas, room: float, change: str) -> str:
    said = wordings("scenes.synapse.average", cells=PYRAMIDAL_CELLS, change=change)
    return fitting(canvas, said, room, "small", "medium")


def draw_other(canvas: Canvas, frame: Frame, side: Side) -> None:
    """Where there is room for one synapse, the counts of the other below its releases."""
    alone, pair = frame.beside_synapse.alone, frame.beside_synapse.pair
    if alone is None or alone.cleft is None or pair is None:
        return
    numbers = {"free": grouped(free_of(alone.cleft)), "releases": grouped(pair.without.count)}
    said = (*wordings("scenes.synapse.other", **numbers), "")
    x, y, room, anchor = _other_place(canvas, side, signed_percent(pair.change))
    words = fitting(canvas, said, room)
    if words:
        haloed(canvas, x, y, words, colour="ink_soft", anchor=anchor)


def _other_place(canvas: Canvas, side: Side, change: str) -> tuple[float, float, float, Anchor]:
    """Where the counts of the other synapse stand, px, and how wide they may be, off all else."""
    strip, line = side.strip, canvas.line_height("small")
    if side.beside:
        return strip.x, strip.bottom + 0.58 * line, strip.w, "midleft"
    if _foot(strip.h - 1.15 * line, line):
        average = canvas.measure(_average_words(canvas, strip.w, change), "small", "medium")[0]
        return strip.x, strip.bottom - 0.58 * line, strip.w - average - 0.8 * line, "midleft"
    said = wordings("scenes.synapse.strip", seconds=SPAN_S, count=releases.SYNAPSES, cells=PYRAMIDAL_CELLS)
    title = canvas.measure(fitting(canvas, said, strip.w, "small", "medium"), "small", "medium")[0]
    return strip.right, strip.y + 0.5 * line, strip.w - title - line, "midright"


def _foot(rest_px: float, line: float) -> float:
    """Height of the line below a wide raster; none where there is too little room."""
    return 1.15 * line if rest_px > 3 * line else 0.0
