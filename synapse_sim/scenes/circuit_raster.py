"""The raster: every spike of the last 500 ms as a tick, now at the right edge."""

from __future__ import annotations

import numpy as np

from synapse_sim.agents.circuit import CELLS, PYRAMIDAL_CELLS, WINDOW_MS, LiveCircuit
from synapse_sim.draw.canvas import Canvas, Rect, Sprite
from synapse_sim.draw.surfaces import Picture
from synapse_sim.scenes.chrome import is_roomy

_GAP_ROWS = 4
"""Empty rows between the two classes."""


def draw_raster(canvas: Canvas, circuit: LiveCircuit, rect: Rect) -> None:
    """Draw the panel, its ticks and, where there is room, its caption."""
    canvas.panel(rect, "panel", None, radius_dp=8)
    pad = canvas.dp(10 if is_roomy(canvas) else 6)
    area = Rect(rect.x + 2.4 * pad, rect.y + pad, rect.w - 3.2 * pad, rect.h - 2 * pad)
    if area.w > 0 and area.h > 0:
        _draw_ticks(canvas, circuit, area)
        _draw_rows_marks(canvas, rect, area, pad)
    if canvas.rect.bottom - rect.bottom > canvas.line_height("small"):
        place = rect.x, rect.bottom + canvas.dp(2)
        canvas.text(*place, f"spikes of the last {WINDOW_MS:.0f} ms", "small", "ink_soft", max_width=rect.w)


def _row_px(area: Rect) -> float:
    return area.h / (CELLS + _GAP_ROWS)


def _draw_ticks(canvas: Canvas, circuit: LiveCircuit, area: Rect) -> None:
    time_ms, cell = circuit.spikes.since(circuit.time_ms - WINDOW_MS)
    ms_per_px = WINDOW_MS / area.w
    x = np.floor(time_ms / ms_per_px) - np.floor(circuit.time_ms / ms_per_px) + round(area.right)
    row = cell + _GAP_ROWS * (cell >= PYRAMIDAL_CELLS)
    y = area.y + (row + 0.5) * _row_px(area)
    seen = (x >= area.x) & (time_ms <= circuit.time_ms)
    pyramidal = cell < PYRAMIDAL_CELLS
    for chosen, colour in ((pyramidal & seen, "glutamate"), (~pyramidal & seen, "gaba")):
        canvas.dots(_tick(canvas, colour, area), x[chosen], y[chosen])
    canvas.fill("ink", Rect(area.right, area.y, canvas.stroke(1), area.h))


def _tick(canvas: Canvas, colour: str, area: Rect) -> Sprite:
    width = max(2, round(canvas.stroke(1.4)))
    height = max(2, round(max(1.5 * _row_px(area), canvas.dp(2.6))))
    paint = canvas.colour(colour)

    def picture() -> Picture:
        return np.full((height, width, 4), (*paint, 255), dtype=np.uint8)

    return canvas.sprite(("tick", colour, width, height), picture)


def _draw_rows_marks(canvas: Canvas, rect: Rect, area: Rect, pad: float) -> None:
    """The marks of the two classes beside their rows."""
    radius, row = min(0.62 * pad, canvas.dp(6)), _row_px(area)
    x = (rect.x + area.x) / 2
    canvas.mark("triangle", x, area.y + 0.5 * PYRAMIDAL_CELLS * row, radius, "glutamate")
    canvas.mark("disc", x, area.bottom - 0.5 * (CELLS - PYRAMIDAL_CELLS) * row, radius, "gaba")
