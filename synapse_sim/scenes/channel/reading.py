"""What the channel scene shows of the doors: plain values, also of a cell whose voltage a hand holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import overload

import numpy as np

from synapse_sim.agents.channel import CELLS, Channels
from synapse_sim.arrays import AnyFloats, AnyInts, Bools, Floats
from synapse_sim.config import Config
from synapse_sim.model.receptor import unblocked_share
from synapse_sim.session.frame import Frame

_MOVE_TICKS = 240
"""A gate moves in a quarter of a second."""
_LOOSE = 0.05
"""Over how much of the unblocked share a plug leaves under the hand."""


@dataclass(frozen=True, slots=True)
class CellReading:
    """The doors of one cell, (n,) each.

    name: of the cell. voltage_mv: across its membrane, or as the hand holds it.
    unblocked: share of doors without drug that magnesium leaves free at that voltage.
    clamped, opened: how far the clamshell is closed and the leaf is out of the way, 0..1.
    plug_out: how far the plug has left its place, 0 (in) to 1 (outside).
    drug_in: how far the drug has come, 0 (not there) to 1 (at its site).
    is_open, is_bound, plugged, holds_drug: the states themselves.
    watched: the two doors that are shown large.
    """

    name: str
    voltage_mv: float
    unblocked: float
    clamped: AnyFloats
    opened: AnyFloats
    plug_out: AnyFloats
    drug_in: AnyFloats
    is_open: Bools
    is_bound: Bools
    plugged: Bools
    holds_drug: Bools
    watched: tuple[int, int]

    @property
    def streams(self) -> Bools:
        """(n,) open with nothing in the pore."""
        streams: Bools = self.is_open & ~self.plugged & ~self.holds_drug
        return streams

    @property
    def hold(self) -> float:
        """How strongly the charge inside holds the plug, 0..1."""
        return (1.0 - self.unblocked) ** 2


def readings(frame: Frame) -> tuple[CellReading, ...]:
    """Both cells now."""
    return tuple(_reading(frame, k) for k in range(len(CELLS)))


def _reading(frame: Frame, k: int) -> CellReading:
    channels = frame.world.channels
    cell, events, receptors = channels.cells[k], channels.events, channels.cells[k].receptors
    voltage_mv = shown_mv(frame, k)
    unblocked = unblocked_at(frame.config, k, voltage_mv)
    held = CELLS[k] in frame.held
    plugged = (channels.luck >= unblocked) & ~cell.holds_drug if held else receptors.magnesium
    move = _MOVE_TICKS if not frame.reduced_motion else 1
    out = (unblocked - channels.luck) / _LOOSE if held else 1.0 * ~plugged
    return CellReading(
        name=CELLS[k],
        voltage_mv=voltage_mv,
        unblocked=unblocked,
        clamped=_moved(receptors.bound == 2, events.tick - events.bound_tick[k], move),
        opened=_moved(receptors.is_open, events.tick - events.gate_tick[k], move),
        plug_out=np.clip(out, 0, 1) if held else _moved(~plugged, events.tick - events.plug_tick[k], move),
        drug_in=_moved(cell.holds_drug, events.tick - events.drug_tick[k], move),
        is_open=receptors.is_open,
        is_bound=receptors.bound == 2,
        plugged=plugged,
        holds_drug=cell.holds_drug,
        watched=watched_of(channels, k),
    )


def _moved(is_there: Bools, since_ticks: AnyInts, move_ticks: int) -> AnyFloats:
    """How far something has come, 0..1, that set out for where it is so many ticks ago."""
    way = eased(np.clip(since_ticks / move_ticks, 0.0, 1.0))
    return np.where(is_there, way, 1.0 - way)


def eased(way: AnyFloats) -> AnyFloats:
    """A way 0..1 that starts and ends softly."""
    return way * way * (3.0 - 2.0 * way)


def watched_of(channels: Channels, k: int) -> tuple[int, int]:
    """The two doors of a cell that are shown large."""
    common, with_drug = channels.watched.doors[k].tolist()
    return common, with_drug


def own_mv(frame: Frame, k: int) -> float:
    """Voltage of a cell's own membrane."""
    return float(frame.world.channels.cells[k].membrane.voltage_mv)


def shown_mv(frame: Frame, k: int) -> float:
    """The same, or what the hand holds; on release it eases back."""
    held, own = frame.held.get(CELLS[k]), own_mv(frame, k)
    return own if held is None else own + (held.value - own) * held.share


@overload
def unblocked_at(config: Config, k: int, voltage_mv: float) -> float: ...
@overload
def unblocked_at(config: Config, k: int, voltage_mv: Floats) -> Floats: ...
def unblocked_at(config: Config, k: int, voltage_mv: float | Floats) -> float | Floats:
    """Share of a cell's doors that magnesium leaves free at a voltage, or at each of several."""
    return unblocked_share(voltage_mv, magnesium_mmolar(config, k), config.receptor)


def magnesium_mmolar(config: Config, k: int) -> float:
    """As the channels of a cell feel it."""
    weaker = config.circuit.magnesium_interneuron_share if CELLS[k] == "interneuron" else 1.0
    return config.modulators.magnesium_mmolar * weaker
