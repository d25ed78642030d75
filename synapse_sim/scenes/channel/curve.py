"""The curve of a cell: the share of doors that magnesium leaves free, over the voltage inside.

The other cell's curve lies beside it as a ghost. Below the curve there is room for the handle.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from synapse_sim.agents.channel import CELLS
from synapse_sim.arrays import Floats
from synapse_sim.draw.canvas import Anchor, Canvas, Rect
from synapse_sim.draw.marks import readable
from synapse_sim.lesson.things import HANDLES
from synapse_sim.scenes.channel.instruments import cell_mark
from synapse_sim.scenes.channel.reading import CellReading, own_mv, unblocked_at
from synapse_sim.scenes.channel.view import HANDLE
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import wordings
from synapse_sim.texts.numbers import percent, whole

LOW_MV, HIGH_MV = HANDLES["channel"]["pyramidal"]
"""Ends of the curve and of its handle."""


def chart_of(canvas: Canvas, rect: Rect) -> Rect:
    """The chart within the room of a curve; title above, handle below."""
    line, side = canvas.line_height("small"), 0.42 * canvas.em("small")
    head, foot = 1.15 * canvas.line_height("body"), 2.75 * line
    return Rect(rect.x + side, rect.y + head, rect.w - 2 * side, max(1.0, rect.h - head - foot))


def handle_of(canvas: Canvas, rect: Rect) -> Rect:
    """The handle within the same room."""
    return rect.bottom_slice(HANDLE * canvas.line_height("small"))[0]


def draw_curve(canvas: Canvas, rect: Rect, frame: Frame, shown: CellReading, k: int) -> None:
    """Draw U(V) of a cell with the other cell's as a ghost, and the step that this cell adds.

    Where there is room for the handle alone, nothing.
    """
    if rect.h < 2 * HANDLE * canvas.line_height("small"):
        return
    mv = np.linspace(LOW_MV, HIGH_MV, 41)
    own, ghost = (unblocked_at(frame.config, which, mv) for which in (k, 1 - k))
    canvas.layer(
        ("channel_curve", k, own.tobytes(), ghost.tobytes()), rect,
        lambda part: _draw_curves(part, mv, own, ghost),
    )  # fmt: skip
    _draw_reason(canvas, rect, k)
    _draw_scale(canvas, chart_of(canvas, rect), _draw_points(canvas, chart_of(canvas, rect), frame, shown, k))


def _draw_curves(canvas: Canvas, mv: Floats, own: Floats, ghost: Floats) -> Iterator[None]:
    chart = chart_of(canvas, canvas.rect)
    xs, ys = _x(chart, mv), chart.bottom - own * chart.h
    area = np.column_stack([np.append(xs, [xs[-1], xs[0]]), np.append(ys, [chart.bottom] * 2)])
    canvas.polygon(area, "calcium", 0.22)
    yield
    canvas.trace(xs, ys, "calcium", 2)
    yield
    canvas.polyline(np.column_stack([xs, chart.bottom - ghost * chart.h]), "ink_soft", 1.5, dash_dp=(4, 4))


def _x(chart: Rect, mv: Floats) -> Floats:
    return chart.x + (np.clip(mv, LOW_MV, HIGH_MV) - LOW_MV) / (HIGH_MV - LOW_MV) * chart.w


def _draw_reason(canvas: Canvas, rect: Rect, k: int) -> None:
    """Why interneurons hold fewer plugs: the first reason stands at the one cell, the second at the other."""
    radius, line = 0.34 * canvas.em("small"), canvas.line_height("body")
    y = rect.y + line / 2
    number = canvas.text(rect.x, y, str(k + 1), anchor="midleft", weight="semibold", ground="background")
    shape, paint = cell_mark(canvas, 1)
    canvas.mark(shape, number.right + 2 * radius, y, 1.15 * radius, paint)
    left = number.right + 4 * radius
    words, style = readable(canvas, wordings(f"scenes.channel.reason.{CELLS[k]}"), rect.right - left)
    canvas.text(left, y, words, style, anchor="midleft", ground="background")


def _draw_scale(canvas: Canvas, chart: Rect, taken: list[Rect]) -> None:
    """What rises: above the low end of the curve, where there is room beside the words of the points."""
    words, style = readable(canvas, wordings("scenes.channel.free_of_plug"), 0.62 * chart.w, "regular")
    box = Rect(chart.x, chart.y, *canvas.measure(words, style, "regular")).inset(-canvas.dp(4), 0.0)
    if not any(box.meets(other) for other in taken):
        haloed(canvas, chart.x, chart.y, words, style, colour="ink_soft", anchor="topleft", weight="regular")


def _draw_points(canvas: Canvas, chart: Rect, frame: Frame, shown: CellReading, k: int) -> list[Rect]:
    """The step that each reason adds: to the other curve at one voltage, then along it to the cell's own.

    Returns:
        Where its words stand.
    """
    first_mv = shown.voltage_mv if k == 0 else own_mv(frame, 0)
    steps = ((0, first_mv), (1, first_mv)) if k == 0 else ((1, first_mv), (1, shown.voltage_mv))
    shares = [float(unblocked_at(frame.config, cell, mv)) for cell, mv in steps]
    xs = _x(chart, np.array([mv for _, mv in steps])).tolist()
    places = [(x, chart.bottom - share * chart.h) for x, share in zip(xs, shares, strict=True)]
    canvas.line(places[0], places[1], "ink", 1.8)
    radius, boxes = 0.38 * canvas.em("small"), list[Rect]()
    for (cell, mv), at, share in zip(steps, places, shares, strict=True):
        shape, paint = cell_mark(canvas, cell)
        canvas.disc(*at, 1.35 * radius, "background", 0.8)
        canvas.mark(shape, *at, radius, paint)
        is_upper = share == max(shares)
        anchor: Anchor = "midright" if is_upper else "midleft"
        gap, lift = (-1.8 * radius, -0.3) if is_upper else (1.8 * radius, 0.3)
        room = at[0] + gap - chart.x if is_upper else chart.right - at[0] - gap
        said = wordings("scenes.channel.share_at", share=percent(share), voltage=whole(mv, "mV"))
        words, style = readable(canvas, said, room, "medium", curt=())
        y = at[1] + lift * canvas.em("small")
        boxes.append(haloed(canvas, at[0] + gap, y, words, style, anchor=anchor))
    return boxes
