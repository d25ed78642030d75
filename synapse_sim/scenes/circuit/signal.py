"""The test signal: rings on the cells that carry it, and every try as a lamp above the bar of their mean."""

from __future__ import annotations

from functools import partial

import numpy as np

from synapse_sim.agents.circuit.circuit import SIGNAL_CELLS, WINDOW_MS, LiveCircuit
from synapse_sim.arrays import Floats
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.marks import meter
from synapse_sim.scenes.circuit.panel import Block, block, draw_ground, draw_title
from synapse_sim.scenes.circuit.reading import SignalReading, signal_reading
from synapse_sim.scenes.circuit.view import Layout
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.numbers import percent

SENT, ANSWERED = "accent", "ink"
"""Colours of a cell that was made to fire and of one that answered; a plus and a disc stand beside them."""

_CLEAR_MS, _GONE_MS = 200.0, 420.0
"""Biological time since the signal at which its marks on the cells begin to fade, and are gone."""
_STEPS = 8
_SCALE = 2.0
"""The axis of the tries ends at this many times the healthy answer; what lies beyond stands at its end."""


def age_ms(circuit: LiveCircuit) -> float | None:
    """Time since the last signal was sent; None before there was one or when it is long ago."""
    if circuit.signal_ms is None or circuit.time_ms - circuit.signal_ms > WINDOW_MS:
        return None
    return circuit.time_ms - circuit.signal_ms


def draw_rings(canvas: Canvas, circuit: LiveCircuit, places: Layout) -> None:
    """A ring and a mark at the body of each drawn cell that sent the signal or answered it."""
    age = age_ms(circuit)
    if age is None or age > _GONE_MS:
        return
    fade = round(_STEPS * min(1.0, (_GONE_MS - age) / (_GONE_MS - _CLEAR_MS))) / _STEPS
    for cell in places.cells:
        role = SENT if cell.cell < SIGNAL_CELLS else ANSWERED if cell.cell in circuit.answered else None
        if role is not None:
            radius = 66 * cell.scale
            canvas.ring(cell.x, cell.y - 10 * cell.scale, radius, role, 2.2, alpha=fade)
            corner = cell.x + 0.72 * radius, cell.y - 0.72 * radius - 10 * cell.scale
            canvas.mark("plus" if role == SENT else "disc", *corner, 0.22 * radius, role, alpha=fade)


def draw_signal(canvas: Canvas, frame: Frame, rect: Rect) -> None:
    """The tries with their mean."""
    reading = signal_reading(frame)
    pair = frame.beside.pair
    state = pair, reading.share, reading.own, frame.beside.is_stale
    paint = partial(_paint, rect=rect, reading=reading, is_stale=frame.beside.is_stale)
    canvas.kept(("circuit", "signal", rect.whole), state, rect, paint, ground="background", calm=True)


def _paint(canvas: Canvas, *, rect: Rect, reading: SignalReading, is_stale: bool) -> None:
    parts = block(canvas, rect)
    value = text("scenes.circuit.signal.none") if reading.share is None else percent(reading.share)
    shown = canvas.text(
        rect.right, rect.y, value, "small", anchor="topright", weight="semibold", ground="background"
    )
    draw_title(canvas, parts.title, wordings("scenes.circuit.signal.title"), shown.x - rect.x - canvas.dp(10))
    draw_ground(canvas, parts.ground)
    if reading.share is not None:
        _draw_tries(canvas, parts.ground, reading, faint=is_stale)
    left = parts.foot.w if reading.share is None else _draw_healthy(canvas, parts) - parts.foot.x
    draw_title(
        canvas, parts.foot, wordings(f"scenes.circuit.signal.{'try' if reading.own is None else 'own'}"), left
    )


def _draw_healthy(canvas: Canvas, parts: Block) -> float:
    """What the tick on the bar says; returns where it begins, px."""
    x = parts.ground.center[0]
    shown = canvas.text(
        x, parts.foot.y, text("scenes.circuit.signal.healthy"), "small", anchor="midtop", ground="background"
    )
    return shown.x - canvas.dp(10)


def _draw_tries(canvas: Canvas, ground: Rect, reading: SignalReading, *, faint: bool) -> None:
    inner = ground.inset(canvas.dp(8), canvas.dp(6))
    bar, above = inner.bottom_slice(canvas.dp(8))
    above = above.top_slice(above.h - canvas.dp(6))[0]
    x, y, radius = lamps(above, reading.tries)
    paint = canvas.faded("accent", 0.6 if faint else 0.15)
    canvas.dots(canvas.dot(paint, radius, flat=True), x, y)
    meter(canvas, bar, (reading.share or 0.0) / _SCALE, "accent", tick=1.0 / _SCALE)
    if reading.own is not None:
        _draw_own(canvas, above, reading.own)


def _draw_own(canvas: Canvas, area: Rect, own: float) -> None:
    x = area.x + _share(own) * area.w
    canvas.line((x, area.y), (x, area.bottom), "ink", 1.2, 0.7)
    canvas.ring(x, area.center[1], canvas.dp(7), "ink", 2.2)
    canvas.disc(x, area.center[1], canvas.dp(3), "ink")


def lamps(area: Rect, tries: Floats) -> tuple[Floats, Floats, float]:
    """Where the lamps stand: each at its own answer, equal ones in a heap; and their radius, px."""
    if not len(tries):
        return tries, tries, 1.0
    answers, heap, counts = np.unique(_shares(tries), return_inverse=True, return_counts=True)
    apart_px = max(1.0, float(np.median(np.diff(answers))) * area.w) if len(answers) > 1 else area.w
    step, wide = max((_step(area, apart_px, int(counts.max()), wide), wide) for wide in range(1, 8))
    place = np.arange(len(tries)) - np.searchsorted(np.sort(heap), heap)
    across = place % wide - (np.minimum(counts[heap], wide) - 1) / 2
    x = area.x + np.clip(answers[heap] * area.w + across * step, step / 2, area.w - step / 2)
    y = np.asarray(area.bottom - (place // wide + 0.5) * step)
    return np.asarray(x), y, max(0.75, 0.42 * step)


def _step(area: Rect, apart_px: float, most: int, wide: int) -> float:
    """How far lamps can stand apart in heaps so many wide."""
    return min(apart_px / (wide + 0.5), area.h / -(-most // wide))


def _shares(values: Floats) -> Floats:
    return np.clip(values / _SCALE, 0.0, 1.0)


def _share(value: float) -> float:
    return min(max(value / _SCALE, 0.0), 1.0)
