"""The answer to "vary this" as a picture: a curve with its bands over one parameter, or a map over two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import exp

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config import Config, Value, parameters
from synapse_sim.course.course import Course
from synapse_sim.draw.canvas import Canvas, Paint, Point, Rect
from synapse_sim.draw.chart import Axis, Band, Chart, Curve, draw_chart
from synapse_sim.draw.chart_values import Transform, linear
from synapse_sim.experiments.varied import Answer, Asked
from synapse_sim.session.changes_in_words import value_of
from synapse_sim.session.dose import DOSE, own_unit
from synapse_sim.story.parameters import label_of
from synapse_sim.story.words import LEAST_UMOLAR
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import at_least, digits, percent, plain, short, signed_percent, with_unit
from synapse_sim.ui.widgets.span import nice

_PAINTS: dict[str, Paint] = {
    "glutamate_rel": "glutamate",
    "rate_interneuron_hz": "gaba",
    "rate_pyramidal_hz": "pyramidal",
    "bdnf_rel": "growth",
    "restored_share": "sprout",
    "relief": "relief",
    "effect_site_umolar": "drug",
    "block_interneuron": "drug",
}
_LEAST_SPAN = 0.05
"""The axis shows at least so much, so that noise looks like noise."""
_FAR = 20.0
"""Values whose largest is so many times the smallest stand on a bent axis."""
NETWORKS_ALPHA, PEOPLE_ALPHA = 0.28, 0.2


@dataclass(frozen=True, slots=True)
class Plotted:
    """Where the values of an answer stand.

    area: of the chart or the map, px.
    x: of each value of the last key, px; y: of the first key of a map, or of the curve's points, px.
    """

    area: Rect
    x: Floats
    y: Floats


# words


def title_of(asked: Asked, config: Config) -> str:
    """What is shown over what."""
    known = parameters(config)
    names = [label_of(known[key]).lower() for key in asked.keys]
    outcome = text(f"asking.outcome.{asked.outcome}")
    if len(names) == 1:
        return text("asking.title", outcome=outcome, what=names[0])
    return text("asking.title_of_two", outcome=outcome, first=names[0], second=names[1])


def said(asked: Asked, value: float) -> str:
    """A value of the outcome in words."""
    column = asked.column
    if column.endswith("_rel"):
        return signed_percent(value - 1.0)
    if column.endswith("_hz"):
        return with_unit(digits(value), text("asking.hz"))
    return (
        at_least(value, LEAST_UMOLAR, text("asking.umolar")) if column.endswith("_umolar") else percent(value)
    )


def value_said(config: Config, key: str, value: Value) -> str:
    """A value of a parameter in words, with its unit."""
    number = plain(value) if isinstance(value, int | float) else str(value)
    return with_unit(number, own_unit(config) if key == DOSE else parameters(config)[key].unit)


def paint_of(asked: Asked) -> Paint:
    """The colour of what is asked for."""
    return _PAINTS.get(asked.column, "accent")


def numbers_of(values: Sequence[Value]) -> Floats:
    """Values of a parameter as numbers."""
    return np.array([float(value) for value in values if isinstance(value, int | float)])


def now_of(config: Config, key: str) -> float:
    """The present value of a parameter."""
    value = value_of(config, key)
    return float(value) if isinstance(value, int | float) else 0.0


def outcome_now(asked: Asked, course: Course) -> float:
    """The outcome of the present course: what everything else on screen shows."""
    column = course.columns[asked.column]
    return float(column.min() if asked.outcome.startswith("trough_") else column.max())


# picture


def draw_curve(canvas: Canvas, rect: Rect, answer: Answer, course: Course, doses: Sequence[float]) -> Plotted:
    """The curve, its bands, the doses of trials, and the present value as a dot.

    Args:
        canvas: to draw on.
        rect: of the chart with its axes, px.
        answer: maybe of a part of the values so far.
        course: the present one.
        doses: of published trials, where they are to be seen.
    """
    ((key, values),) = answer.asked.vary
    x, here, now = numbers_of(values), now_of(course.config, key), outcome_now(answer.asked, course)
    across = _axis_across(course.config, key, np.append(x, here))
    up = _axis_up(answer, now)
    paint = paint_of(answer.asked)
    chart = Chart(
        ("answer", answer, across.low, across.high, up.low, up.high, tuple(doses)), across, up,
        curves=tuple(_curves(answer, x, paint)), bands=tuple(_bands(answer, x, paint)), marks=tuple(doses),
    )  # fmt: skip
    area = draw_chart(canvas, rect, chart, ground="background")
    px = area.x + across.share(x) * area.w
    py = area.bottom - np.clip(up.share(answer.values), 0.0, 1.0) * area.h
    dot = area.x + float(across.share(here)) * area.w, area.bottom - float(up.share(now)) * area.h
    _draw_dot(canvas, dot, said(answer.asked, now), area)
    return Plotted(area, px, py)


def _curves(answer: Answer, x: Floats, paint: Paint) -> Iterator[Curve]:
    known = np.isfinite(answer.values)
    if known.sum() > 1:
        yield Curve(x[known], answer.values[known], paint, width_dp=2.4)


def _bands(answer: Answer, x: Floats, paint: Paint) -> Iterator[Band]:
    for ends, colour, alpha in (
        (answer.networks, paint, NETWORKS_ALPHA),
        (answer.people, "ink", PEOPLE_ALPHA),
    ):
        known = np.isfinite(ends).all(axis=1)
        if known.sum() > 1:
            yield Band(x[known], ends[known, 0], ends[known, 1], colour, alpha)


def _draw_dot(canvas: Canvas, at: Point, words: str, area: Rect) -> None:
    x, y = at
    canvas.disc(x, y, canvas.dp(7), "background")
    canvas.disc(x, y, canvas.dp(5), "ink")
    width, height = canvas.measure(words, "small", "semibold")
    left = x + canvas.dp(10) if x + canvas.dp(10) + width <= area.right else x - canvas.dp(10) - width
    top = min(max(y - height - canvas.dp(3), area.y), area.bottom - height)
    canvas.text(left, top, words, "small", weight="semibold", ground="background", halo=True)


def _axis_across(config: Config, key: str, x: Floats) -> Axis:
    """Even, or bent where small values would else stand on one spot; two ends and the middle are named."""
    low, high = float(x.min()), float(x.max())
    bend: Transform = linear
    if key == DOSE or (low <= 0.0 < high and high > 1.0):
        bend = np.sqrt
    elif low > 0.0 and high > _FAR / 2 * low:
        bend = np.log
    named = [low, *_between(low, high, bend), high]
    ticks = [(value, short(value)) for value in named[:-1]]
    return Axis(low, high, (*ticks, (high, value_said(config, key, high))), bend)


def _between(low: float, high: float, bend: Transform) -> list[float]:
    """A round number near the middle of the axis."""
    ends = bend(np.array([low, high]))
    middle = _unbent(float(ends.mean()), bend)
    round_to = nice(high - low, 0.05) if bend is not np.log else float(f"{middle:.0e}") or 1.0
    found = round(round(middle / round_to) * round_to, 10)
    return [found] if low < found < high else []


def _unbent(placed: float, bend: Transform) -> float:
    if bend is np.log:
        return exp(placed)
    return placed * placed if bend is np.sqrt else placed


def _axis_up(answer: Answer, now: float) -> Axis:
    """From the least to the most of all that is shown."""
    shown = np.concatenate([answer.values, answer.people.ravel(), answer.networks.ravel(), [now]])
    shown = shown[np.isfinite(shown)]
    low, high = float(shown.min()), float(shown.max())
    high = max(high, low + _LEAST_SPAN * max(1.0, abs(low)))
    step = nice(high - low, 0.45)
    first = np.ceil(low / step - 1e-9) * step
    ticks = [float(value) for value in np.arange(first, high + 1e-9, step)]
    return Axis(low, high, tuple((value, said(answer.asked, value)) for value in ticks))


def draw_map(canvas: Canvas, rect: Rect, answer: Answer, config: Config) -> Plotted:
    """A field for each pair of values, brighter where the outcome is more; a ring at the present pair."""
    (first, rows), (second, columns) = answer.asked.vary
    left, foot = 5.5 * canvas.em("small"), 1.3 * canvas.em("small")
    area = Rect(rect.x + left, rect.y, max(1.0, rect.w - left), max(1.0, rect.h - foot))
    values = answer.values.reshape(len(rows), len(columns))
    wide, high = area.w / len(columns), area.h / len(rows)
    x = area.x + (np.arange(len(columns), dtype=np.float64) + 0.5) * wide
    y = area.bottom - (np.arange(len(rows), dtype=np.float64) + 0.5) * high
    paint = paint_of(answer.asked)
    _paint_fields(canvas, Plotted(area, x, y), values, paint)
    _name_ends(canvas, area, config, (first, numbers_of(rows)), (second, numbers_of(columns)))
    down, across = _nearest(rows, now_of(config, first)), _nearest(columns, now_of(config, second))
    canvas.ring(float(x[across]), float(y[down]), 0.32 * min(wide, high), "ink", 2)
    return Plotted(area, x, y)


def _paint_fields(canvas: Canvas, at: Plotted, values: Floats, paint: Paint) -> None:
    known = values[np.isfinite(values)]
    low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 1.0)
    wide, tall = at.area.w / len(at.x), at.area.h / len(at.y)
    for row, column in product(range(len(at.y)), range(len(at.x))):
        value = values[row, column]
        if np.isfinite(value):
            share = (value - low) / max(high - low, 1e-12)
            field = Rect(at.x[column] - wide / 2, at.y[row] - tall / 2, wide + 0.5, tall + 0.5)
            canvas.fill(canvas.faded(paint, 0.92 * (1.0 - float(share)), "background"), field)


def _name_ends(
    canvas: Canvas, area: Rect, config: Config, down: tuple[str, Floats], across: tuple[str, Floats]
) -> None:
    (first, rows), (second, columns) = down, across
    gap = canvas.dp(6)
    for value, y, anchor in ((rows[0], area.bottom, "bottomright"), (rows[-1], area.y, "topright")):
        words = value_said(config, first, float(value))
        canvas.text(area.x - gap, y, words, "small", "ink_soft", anchor=anchor, ground="background")  # type: ignore[arg-type] # an anchor
    for value, x, anchor in ((columns[0], area.x, "topleft"), (columns[-1], area.right, "topright")):
        words = value_said(config, second, float(value))
        canvas.text(x, area.bottom, words, "small", "ink_soft", anchor=anchor, ground="background")  # type: ignore[arg-type] # an anchor


def _nearest(values: Sequence[Value], wanted: float) -> int:
    return int(np.abs(numbers_of(values) - wanted).argmin())
