"""What lies under the pointer in the circuit: a net, a cell with its state, a point, or an instrument."""

from __future__ import annotations

import numpy as np

from synapse_sim.agents.circuit.circuit import INTERNEURONS, PYRAMIDAL_CELLS
from synapse_sim.agents.circuit.side_by_side import SECOND_MS
from synapse_sim.scenes.circuit.doses import reason, route_words
from synapse_sim.scenes.circuit.drug import CHANNELS
from synapse_sim.scenes.circuit.nets import STRANDS, box_of
from synapse_sim.scenes.circuit.reading import LISTENERS, signal_reading
from synapse_sim.scenes.circuit.view import DrawnCell, Layout
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import duration, percent, whole

_POINT_REACH = 0.02
"""How near to a point of the background one must be, in heights of the picture."""


def instrument_words(frame: Frame, name: str) -> str:
    """What an instrument shows, and from where."""
    if name in {"without", "with_drug"}:
        return text(
            "scenes.circuit.raster.describe",
            time=duration(SECOND_MS / 1000.0), pyramidal=PYRAMIDAL_CELLS, interneurons=INTERNEURONS,
        )  # fmt: skip
    if name == "doses":
        if frame.beside.by_dose is None:
            return text(f"scenes.circuit.doses.{reason(frame)}")
        return text("scenes.circuit.doses.describe", route=route_words(frame.config))
    if name == "signal":
        return text(
            "scenes.circuit.signal.describe", tries=len(signal_reading(frame).tries), listeners=LISTENERS
        )
    return text("scenes.circuit.firing_describe")


def picture_words(frame: Frame, places: Layout, x: float, y: float) -> str | None:
    """What lies at a point of the picture."""
    cells = [cell for cell in reversed(places.cells) if cell.bounds.contains(x, y)]
    net = next((cell for cell in cells if cell.is_pyramidal and _is_in_net(cell, x, y)), None)
    if net is not None:
        share = percent(frame.moment.received_inhibition_rel)
        return text("scenes.circuit.net", number=net.cell + 1, share=share, strands=STRANDS)
    hit = next((cell for cell in cells if _is_hit(cell, x)), None)
    if hit is not None:
        return cell_words(frame, hit.cell)
    away = np.hypot(places.points.x - x, places.points.y - y)
    nearest = int(away.argmin())
    if away[nearest] <= _POINT_REACH * places.picture.h:
        return cell_words(frame, int(places.points.cell[nearest]))
    return None


def _is_in_net(cell: DrawnCell, x: float, y: float) -> bool:
    box = box_of(cell)
    cx, cy = box.center
    return float(np.hypot(x - cx, y - cy)) <= 0.42 * box.w


def _is_hit(cell: DrawnCell, x: float) -> bool:
    """Near the body or, of a pyramidal cell, the trunk and what branches from it."""
    reach = (70.0 if cell.is_pyramidal else 100.0) * cell.scale
    return abs(x - cell.x) <= reach


def cell_words(frame: Frame, cell: int) -> str:
    """A cell's number, its voltage, its last spike, and the drug on its class."""
    circuit, pyramidal = frame.world.circuit, cell < PYRAMIDAL_CELLS
    block = frame.moment.block_pyramidal if pyramidal else frame.moment.block_interneuron
    ago_ms = circuit.time_ms - float(circuit.spikes.last_ms[cell])
    kind, quiet = "pyramidal" if pyramidal else "interneuron", "" if np.isfinite(ago_ms) else "_quiet"
    return text(
        f"scenes.circuit.cell.{kind}{quiet}",
        number=cell + 1 if pyramidal else cell - PYRAMIDAL_CELLS + 1,
        total=PYRAMIDAL_CELLS if pyramidal else INTERNEURONS,
        voltage=whole(float(circuit.voltage_mv[cell]), "mV"),
        ago=whole(ago_ms, "ms") if np.isfinite(ago_ms) else "",
        block=percent(block),
        channels=CHANNELS,
    )
