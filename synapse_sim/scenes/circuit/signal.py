"""The last test signal on screen: who was made to fire, who answered, and how many that is."""

from __future__ import annotations

import numpy as np

from synapse_sim.agents.circuit.circuit import (
    LISTEN_MS,
    PYRAMIDAL_CELLS,
    SIGNAL_CELLS,
    WINDOW_MS,
    LiveCircuit,
)
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.marks import LegendRow, legend
from synapse_sim.scenes.circuit.view import Layout
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.numbers import plain

LISTENERS = PYRAMIDAL_CELLS - SIGNAL_CELLS
SENT, ANSWERED = "accent", "ink"
"""Colours of a cell that was made to fire and of one that answered; a plus and a disc stand beside them."""

_CLEAR_MS, _GONE_MS = 200.0, 420.0
"""Biological time since the signal at which its marks on the cells begin to fade, and are gone."""
_STEPS = 8


def age_ms(circuit: LiveCircuit) -> float | None:
    """Time since the last signal was sent; None before there was one or when it has left the raster."""
    if circuit.signal_ms is None or circuit.time_ms - circuit.signal_ms > WINDOW_MS:
        return None
    return circuit.time_ms - circuit.signal_ms


def in_sent_signal(
    circuit: LiveCircuit, time_ms: np.ndarray, cell: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Which of these spikes were made by the last signal, and which are answers to it."""
    if age_ms(circuit) is None or circuit.signal_ms is None:
        nothing = np.zeros(len(cell), dtype=bool)
        return nothing, nothing
    since_ms = time_ms - circuit.signal_ms
    heard = (since_ms >= 0.0) & (since_ms <= LISTEN_MS + 1.0)
    return heard & (cell < SIGNAL_CELLS), heard & np.isin(cell, circuit.answered)


def draw_rings(canvas: Canvas, circuit: LiveCircuit, places: Layout) -> None:
    """A ring and a mark at the soma of each drawn cell that sent the signal or answered it."""
    age = age_ms(circuit)
    if age is None or age > _GONE_MS:
        return
    fade = round(_STEPS * min(1.0, (_GONE_MS - age) / (_GONE_MS - _CLEAR_MS))) / _STEPS
    radius = 0.15 * places.height
    for chosen, colour, shape in (
        (places.cell < SIGNAL_CELLS, SENT, "plus"),
        (np.isin(places.cell, circuit.answered), ANSWERED, "disc"),
    ):
        for x, y in places.soma[chosen].tolist():
            canvas.ring(x, y, radius, colour, 1.8, alpha=fade)
            canvas.mark(shape, x + 0.85 * radius, y - 0.85 * radius, 0.34 * radius, colour, alpha=fade)


def draw_band(canvas: Canvas, circuit: LiveCircuit, area: Rect) -> None:
    """The span in which answers to the last signal are counted, behind the ticks of the raster."""
    age = age_ms(circuit)
    if age is None:
        return
    px_per_ms = area.w / WINDOW_MS
    left = max(area.x, area.right - age * px_per_ms)
    right = min(area.right, area.right - (age - LISTEN_MS) * px_per_ms)
    if right > left:
        canvas.fill(canvas.faded(SENT, 0.80), Rect(left, area.y, right - left, area.h))


def draw_key(canvas: Canvas, circuit: LiveCircuit, left: float, right: float, y: float) -> None:
    """What the signal's colours say, in the middle between `left` and `right`, if there is room."""
    if age_ms(circuit) is None:
        return
    rows = [
        LegendRow("plus", SENT, text("scenes.signal.sent")),
        LegendRow("disc", ANSWERED, text("scenes.signal.answers")),
    ]
    em = canvas.em("small")
    width = sum(canvas.measure(row.words, "small")[0] + 1.15 * em for row in rows) + 0.94 * em
    if width + 2 * em <= right - left:
        legend(canvas, (left + right - width) / 2, y, rows, right=right)


def answered(circuit: LiveCircuit) -> int | None:
    """Extra spikes of all listeners after the last signal; None while there is no answer."""
    return None if circuit.answer is None else round(circuit.answer * LISTENERS)


def story(frame: Frame) -> tuple[str, ...]:
    """What became of the signal that is still in view, in wordings from long to short; empty without one."""
    circuit = frame.world.circuit
    if age_ms(circuit) is None:
        return ()
    if circuit.is_listening:
        return wordings("scenes.signal.under_way")
    extra = answered(circuit)
    if extra is None:
        return ()
    return wordings("scenes.signal.answer", extra=plain(extra), listeners=LISTENERS)
