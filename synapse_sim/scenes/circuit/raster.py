"""The raster: every spike of the last 500 ms as a tick, now at the right edge."""

from __future__ import annotations

import numpy as np

from synapse_sim.agents.circuit.circuit import CELLS, INTERNEURONS, PYRAMIDAL_CELLS, WINDOW_MS, LiveCircuit
from synapse_sim.draw.canvas import Canvas, Rect, Sprite
from synapse_sim.draw.picture import Picture
from synapse_sim.scenes.circuit.signal import ANSWERED, SENT, draw_band, draw_key, in_sent_signal
from synapse_sim.scenes.shared.heads import is_roomy
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import whole

_GAP_ROWS = 4
"""Empty rows between the two classes."""


def _ticks_and_diamonds() -> tuple[str, str]:
    return text("scenes.circuit.spikes", ms=whole(WINDOW_MS, "ms")), text("scenes.circuit.diamonds")


def _caption(canvas: Canvas, rect: Rect) -> None:
    """What the ticks and the diamonds on the cells are."""
    ticks, words = _ticks_and_diamonds()
    y = rect.bottom + canvas.dp(2)
    shown = canvas.text(rect.x, y, ticks, "small", "ink_soft", max_width=rect.w)
    radius = 0.36 * canvas.em("small")
    x = rect.right - canvas.measure(words, "small")[0]
    if x - 4 * radius > shown.right:
        canvas.mark("diamond", x - 1.8 * radius, shown.center[1], radius, "drug")
        canvas.text(x, y, words, "small", "ink_soft")


def paint_raster_panel(canvas: Canvas, rect: Rect) -> None:
    """What stands still: the panel, the marks of the two classes and, where there is room, its caption."""
    canvas.panel(rect, "panel", None, radius_dp=8)
    area = _area(canvas, rect)
    radius, row = min(0.26 * (area.x - rect.x), canvas.dp(6)), _row_px(area)
    x = (rect.x + area.x) / 2
    canvas.mark("triangle", x, area.y + 0.5 * PYRAMIDAL_CELLS * row, radius, "glutamate")
    canvas.mark("square", x, area.bottom - 0.5 * INTERNEURONS * row, radius, "gaba")
    if _has_caption(canvas, rect):
        _caption(canvas, rect)


def _has_caption(canvas: Canvas, rect: Rect) -> bool:
    return canvas.rect.bottom - rect.bottom > canvas.line_height("small")


def draw_raster(canvas: Canvas, circuit: LiveCircuit, rect: Rect) -> None:
    """Draw the ticks of the spikes into the panel."""
    area = _area(canvas, rect)
    draw_band(canvas, circuit, area)
    time_ms, cell = circuit.spikes.since(circuit.time_ms - WINDOW_MS)
    ms_per_px = WINDOW_MS / area.w
    x = np.floor(time_ms / ms_per_px) - np.floor(circuit.time_ms / ms_per_px) + round(area.right)
    row = cell + _GAP_ROWS * (cell >= PYRAMIDAL_CELLS)
    y = area.y + (row + 0.5) * _row_px(area)
    seen = (x >= area.x) & (time_ms <= circuit.time_ms)
    pyramidal = cell < PYRAMIDAL_CELLS
    for chosen, colour in ((pyramidal & seen, "glutamate"), (~pyramidal & seen, "gaba")):
        canvas.dots(_tick(canvas, colour, area), x[chosen], y[chosen])
    for chosen, colour in zip(in_sent_signal(circuit, time_ms, cell), (SENT, ANSWERED), strict=True):
        canvas.dots(_tick(canvas, colour, area, 2.0), x[chosen & seen], y[chosen & seen])
    canvas.fill("ink", Rect(area.right, area.y, canvas.stroke(1.35), area.h))
    if _has_caption(canvas, rect):
        ends = (canvas.measure(words, "small")[0] for words in _ticks_and_diamonds())
        left, right = rect.x + next(ends), rect.right - next(ends) - canvas.em("small")
        draw_key(canvas, circuit, left, right, rect.bottom + canvas.dp(2))


def _area(canvas: Canvas, rect: Rect) -> Rect:
    pad = canvas.dp(10 if is_roomy(canvas) else 6)
    return Rect(rect.x + 2.4 * pad, rect.y + pad, max(1.0, rect.w - 3.2 * pad), max(1.0, rect.h - 2 * pad))


def _row_px(area: Rect) -> float:
    return area.h / (CELLS + _GAP_ROWS)


def _tick(canvas: Canvas, colour: str, area: Rect, factor: float = 1.0) -> Sprite:
    width = max(2, round(factor * canvas.stroke(1.5)))
    height = max(2, round(factor * max(1.5 * _row_px(area), canvas.stroke(2.7))))
    paint = canvas.colour(colour)

    def picture() -> Picture:
        return np.full((height, width, 4), (*paint, 255), dtype=np.uint8)

    return canvas.sprite(("tick", colour, width, height), picture)
