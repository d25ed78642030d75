"""What lies under the pointer in the circuit: a cell with its state, or the raster."""

from __future__ import annotations

import numpy as np

from synapse_sim.agents.circuit.circuit import INTERNEURONS, PYRAMIDAL_CELLS, WINDOW_MS
from synapse_sim.scenes.circuit.reading import network_of
from synapse_sim.scenes.circuit.view import Layout, layout
from synapse_sim.scenes.shared.room import Room
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import percent, whole


def describe(frame: Frame, room: Room, x: float, y: float) -> str | None:
    """What lies under the pointer: a cell with its state, or a part of the scene."""
    rect = room.free
    places = layout(rect, *network_of(frame))
    row = _cell_under(places, x, y)
    if row is not None:
        return _cell_words(frame, places, row)
    if places.raster.contains(x, y):
        return text(
            "scenes.circuit.raster",
            ms=whole(WINDOW_MS, "ms"),
            pyramidal=PYRAMIDAL_CELLS,
            interneurons=INTERNEURONS,
        )
    return None


def _cell_under(places: Layout, x: float, y: float) -> int | None:
    dx, dy = x - places.soma[:, 0], y - places.soma[:, 1]
    pyramidal = np.arange(len(dx)) < places.pyramidal
    wide = np.where(pyramidal, 0.13 * places.height, 0.5 * places.size)
    up = np.where(pyramidal, 0.75 * places.height, 0.5 * places.size)
    down = np.where(pyramidal, 0.22 * places.height, 0.5 * places.size)
    hit = np.flatnonzero((np.abs(dx) <= wide) & (dy >= -up) & (dy <= down))
    return int(hit[np.argmin(np.hypot(dx, dy)[hit])]) if hit.size else None


def _cell_words(frame: Frame, places: Layout, row: int) -> str:
    circuit, cell = frame.world.circuit, int(places.cell[row])
    pyramidal = row < places.pyramidal
    number = cell + 1 if pyramidal else cell - PYRAMIDAL_CELLS + 1
    total = PYRAMIDAL_CELLS if pyramidal else INTERNEURONS
    block = frame.moment.block_pyramidal if pyramidal else frame.moment.block_interneuron
    ago_ms = circuit.time_ms - float(circuit.spikes.last_ms[cell])
    kind, quiet = "pyramidal" if pyramidal else "interneuron", "" if np.isfinite(ago_ms) else "_quiet"
    return text(
        f"scenes.circuit.cell.{kind}{quiet}",
        number=number,
        total=total,
        voltage=whole(float(circuit.voltage_mv[cell]), "mV"),
        ago=whole(ago_ms, "ms") if np.isfinite(ago_ms) else "",
        block=percent(block),
    )
