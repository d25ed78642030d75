"""The band of "what if this were 30 % wrong" in lanes and hills: between courses with less and with more."""

from __future__ import annotations

from collections.abc import Callable, Hashable

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config import parameters
from synapse_sim.draw.canvas import Canvas, Paint
from synapse_sim.session.frame import Frame
from synapse_sim.story.parameters import label_of
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.panels.lane_table import Lane

_ALPHA = 0.45


def band_state(frame: Frame) -> Hashable:
    """What its picture depends on."""
    return frame.asking.band, "band" in frame.asking.is_stale


def band_runs(frame: Frame, lane: Lane) -> list[Floats]:
    """(n,) the lane's values in both courses, at the times of the present one.

    None without a band, or where the lane is hidden.
    """
    band, time_h = frame.asking.band, frame.course.time_h
    if band is None or lane.is_hidden or not all(lane.belongs(course) for course in band.courses):
        return []
    return [np.interp(time_h, course.time_h, lane.values(course)) for course in band.courses]


def paint_band(
    canvas: Canvas, frame: Frame, lane: Lane, *, x: Floats, place: Callable[[Floats], Floats], paint: Paint
) -> None:
    """Shade from the lowest to the highest of the three courses.

    Args:
        canvas: an opaque one.
        frame: gives the band.
        lane: whose values are shown.
        x: (n,) of the times of the present course, px.
        place: from values of the lane to y, px.
        paint: of the lane.
    """
    runs = band_runs(frame, lane)
    if not runs:
        return
    y = np.stack([place(run) for run in (*runs, lane.values(frame.course))])
    left, right = int(np.floor(x[0])), int(np.ceil(x[-1]))
    columns = np.arange(left, max(right, left + 1)) + 0.5
    upper, lower = np.interp(columns, x, y.min(axis=0)), np.interp(columns, x, y.max(axis=0))
    canvas.columns(left, upper, lower, paint, _ALPHA)


def band_words(frame: Frame) -> str:
    """What the band is, in words; empty where there is none."""
    band = frame.asking.band
    if band is None:
        return ""
    label = label_of(parameters(frame.config)[band.key])
    return text(f"asking.band{'_stale' if 'band' in frame.asking.is_stale else ''}", label=label.lower())
