"""What stands behind lanes and hills: when the drug is there, times, bands of the axis, doses."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from synapse_sim.course.bookmarks import drug_is_there
from synapse_sim.course.course import Course
from synapse_sim.course.parts import stretches_h
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.chart import Axis, x_px
from synapse_sim.draw.label_rows import row_of_words
from synapse_sim.ui.panels.time_axis import Band, TimeAxis

GONE_COLUMNS = ("effect_site_umolar", "block_interneuron")
"""What says how long the drug is present."""
_PRESENT = 0.09
_BAND = 0.5
_SPANS = 1.5
"""Least width of a shaded stretch, px: a short dose on a long axis is still seen."""


def paint_present(canvas: Canvas, area: Rect, axis: Axis, course: Course) -> None:
    """Shade when more than a trace of the drug is there, once a dose where it goes between them."""
    for start_h, stop_h in stretches_h(course, drug_is_there(course)):
        left, right = x_px(area, axis, start_h), x_px(area, axis, stop_h)
        box = Rect(left, area.y, max(right - left, _SPANS), area.h)
        canvas.panel(box, "drug", None, radius_dp=0, alpha=_PRESENT)


def paint_bands(canvas: Canvas, area: Rect, axis: Axis, bands: Iterable[Band]) -> None:
    """Every other band of the axis on a lighter ground."""
    for k, band in enumerate(bands):
        left, right = x_px(area, axis, band.start_h), x_px(area, axis, band.stop_h)
        if k % 2 == 0:
            canvas.panel(Rect(left, area.y, right - left, area.h), "panel", None, radius_dp=0, alpha=_BAND)


def lay_axis(
    canvas: Canvas, rect: Rect, area: Rect, times: TimeAxis, words_y: tuple[float, float | None]
) -> None:
    """What changes with neither dose nor drug, as one opaque layer: bands, times and their names.

    Args:
        canvas: to draw on.
        rect: of the whole timeline, px.
        area: of the lanes in it, px.
        times: the axis.
        words_y: top of the times' names, and of the bands'; none of these where there is no height for them.
    """
    left, top = rect.whole[:2]
    here, (ticks_y, bands_y) = area.moved(-left, -top), words_y
    bands_y = None if bands_y is None else bands_y - top

    def paint(layer: Canvas) -> None:
        paint_bands(layer, here, times.axis, times.bands)
        paint_times(layer, here, times.axis, ticks_y - top)
        if bands_y is not None:
            paint_band_names(layer, here, times.axis, times.bands, bands_y)

    canvas.layer(("time_axis", here, times, ticks_y - top, bands_y), rect, paint, ground="background")


def paint_times(canvas: Canvas, area: Rect, axis: Axis, words_y: float, *, lines: bool = True) -> None:
    """A line at each time, and its name below."""
    centres = [x_px(area, axis, at_h) for at_h, _ in axis.ticks]
    for x in centres:
        if lines:
            canvas.line((x, area.y), (x, area.bottom), "border", 1)
        else:
            canvas.line((x, area.bottom), (x, area.bottom + canvas.dp(5)), "ink", 1.5)
    widths = [canvas.measure(words, "small")[0] for _, words in axis.ticks]
    em, whole = canvas.em("small"), canvas.rect
    ends = (whole.x, min(whole.right, area.right + canvas.dp(4)))
    for k, left in row_of_words(centres, widths, ends, gap=0.6 * em, reach=0.8 * em):
        canvas.text(left, words_y, axis.ticks[k][1], "small", "ink_soft", ground="background")


def paint_band_names(canvas: Canvas, area: Rect, axis: Axis, bands: Iterable[Band], y: float) -> None:
    """A bracket under each band with its unit in the middle: they show that the axis bends."""
    middle, tick = y + 0.58 * canvas.em("small"), canvas.dp(3)
    for band in bands:
        left, right = (
            x_px(area, axis, band.start_h) + canvas.dp(3),
            x_px(area, axis, band.stop_h) - canvas.dp(3),
        )
        half = canvas.measure(band.words, "small", "medium")[0] / 2
        centre, gap = (left + right) / 2, canvas.dp(6)
        if right - left < 2 * half:
            continue
        for start, stop in ((left, centre - half - gap), (centre + half + gap, right)):
            if stop > start:
                canvas.line((start, middle), (stop, middle), "ink_soft", 1)
        for x in (left, right):
            canvas.line((x, middle - tick), (x, middle + tick), "ink_soft", 1)
        canvas.text(
            centre, middle, band.words, "small", "ink",
            anchor="center", weight="medium", ground="background",
        )  # fmt: skip


def paint_doses(canvas: Canvas, area: Rect, axis: Axis, course: Course) -> None:
    """A triangle at the foot of the lanes for each dose, but none that would touch the one before."""
    radius, free = canvas.dp(4.5), -np.inf
    for dose in course.config.doses:
        x = x_px(area, axis, dose.at_h)
        if x >= free and dose.mg and dose.at_h <= course.time_h[-1]:
            canvas.mark("triangle", x, area.bottom - 0.4 * radius, radius, "ink")
            free = x + 2.4 * radius
