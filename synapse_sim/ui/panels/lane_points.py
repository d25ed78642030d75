"""Published values and own measurements over the lane that they belong to, with bars and sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from synapse_sim.draw.canvas import Canvas, Point
from synapse_sim.session.frame import Frame
from synapse_sim.ui.panels.drawn import Mark, Own
from synapse_sim.ui.panels.hill import haloed
from synapse_sim.ui.panels.lane_places import Field, Scale
from synapse_sim.ui.panels.lane_table import Lane

if TYPE_CHECKING:
    from synapse_sim.session.published import Published


@dataclass(frozen=True, slots=True)
class Given:
    """A value that was not computed, in its lane's unit, with what it may be between.

    name: of its source, where that is to be said.
    """

    time_h: float
    value: float
    low: float
    high: float
    name: str
    source: Published | Own


def given_in(frame: Frame, lane: Lane) -> list[Given]:
    """All that lies over a lane; of each own table the last value carries its name."""
    return [*_published_in(frame, lane), *_measured_in(frame, lane)]


def _published_in(frame: Frame, lane: Lane) -> Iterator[Given]:
    for each in frame.published:
        point, error = each.point, each.point.error or 0.0
        if lane.column and point.column == lane.column:
            ends = (lane.point(frame.course, point.value + side * error) for side in (0, -1, 1))
            yield Given(point.time_h, *_in_order(*ends), each.short_source, each)


def _measured_in(frame: Frame, lane: Lane) -> Iterator[Given]:
    for table in frame.measured:
        values = [each for each in table.values if lane.column and each.column == lane.column]
        for each in values:
            low, high = (each.value if end is None else end for end in (each.low, each.high))
            ends = (lane.point(frame.course, value) for value in (each.value, low, high))
            name = table.name if each is values[-1] else ""
            yield Given(each.time_h, *_in_order(*ends), name, Own(table, each))


def _in_order(value: float, one: float, other: float) -> tuple[float, float, float]:
    """A score that falls rises in its lane."""
    return value, min(one, other), max(one, other)


def paint_given(
    canvas: Canvas, frame: Frame, field: Field, scales: Mapping[str, Scale]
) -> Iterator[Mark]:  # fmt: skip
    """A diamond for what was published, a disc for an own measurement."""
    for lane in field.lanes:
        scale = scales[lane.name]
        for each in given_in(frame, lane):
            x = field.x(each.time_h)
            y, *ends = (float(scale.y(value)) for value in (each.value, each.low, each.high))
            shape, large = ("disc", 1.0) if isinstance(each.source, Own) else ("diamond", 1.2)
            canvas.line((x, ends[0]), (x, ends[1]), "ink", 1.5)
            canvas.mark(shape, x, y, canvas.dp(4.6 * large), "background")
            canvas.mark(shape, x, y, canvas.dp(3.5 * large), "ink")
            if each.name:
                _beside(canvas, field, (x, scale.rect.center[1]), each.name)
            yield Mark(x, y, each.source)


def _beside(canvas: Canvas, field: Field, place: Point, source: str) -> None:
    x = place[0] + canvas.dp(10)
    if x + canvas.measure(source, "small")[0] <= field.area.right:
        haloed(canvas, (x, place[1]), source, anchor="midleft", weight="regular")
    else:
        haloed(canvas, (place[0] - canvas.dp(10), place[1]), source, anchor="midright", weight="regular")
