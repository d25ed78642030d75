"""How long the doors of both cells are open, and open without a plug, over many releases."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from math import expm1

import numpy as np

from synapse_sim.agents.channel.cell import Cell, CellConditions, CellNumbers
from synapse_sim.agents.channel.channels import CELLS, DOORS
from synapse_sim.agents.channel.pulse import pulse_tables
from synapse_sim.agents.streams import stream
from synapse_sim.arrays import Floats
from synapse_sim.config.sections.channel import Channel
from synapse_sim.config.sections.cleft import Cleft
from synapse_sim.config.sections.receptor import Receptor

RELEASES = 150
STEP_MS = 0.25
_SLICE_STEPS = 4


@dataclass(frozen=True, slots=True)
class OpenShares:
    """Shares 0..1 of the channels' time after a release, without drug, in the order of `CELLS`.

    is_open: open, whether plugged or not.
    unplugged: open, and magnesium is out.
    releases, doors: how many were followed.
    window_ms: for how long after each release.
    """

    is_open: tuple[float, ...]
    unplugged: tuple[float, ...]
    releases: int
    doors: int
    window_ms: float

    def free_share(self, cell: int) -> float:
        """Of the time that doors of a cell stand open, the share in which magnesium is out."""
        return self.unplugged[cell] / self.is_open[cell] if self.is_open[cell] else 0.0


def open_shares(
    cleft: Cleft,
    receptor: Receptor,
    numbers: Channel,
    at: tuple[CellConditions, CellConditions],
    *,
    seed: int,
    releases: int = RELEASES,
) -> Generator[tuple[float, None], None, OpenShares]:
    """Follow many releases at once, in slices of a few milliseconds.

    Args:
        cleft: gate, membrane and length of the window.
        receptor: magnesium.
        numbers: glutamate after a release.
        at: conditions of the `CELLS`; what they say of drug is left out.
        seed: of the luck.
        releases: how many, each with its own doors.
    """
    rng, doors = stream(seed, "channel shares"), releases * DOORS
    about = CellNumbers(cleft, receptor, None)
    cells = [_at_rest(about, each, doors, seed) for each in at]
    luck = rng.random(doors, dtype=np.float32)
    tables = pulse_tables(cleft, numbers, STEP_MS)
    steps, counted = round(cleft.gating_ms / STEP_MS), np.zeros((2, len(CELLS)))
    for step in range(steps):
        if step % _SLICE_STEPS == 0:
            yield step / steps, None
        chance, draw = rng.random((2, doors), dtype=np.float32), rng.random((2, doors), dtype=np.float32)
        luck = np.where(draw[0] < -expm1(-STEP_MS / numbers.plug_exchange_ms), draw[1], luck)
        for k, cell in enumerate(cells):
            cell.receptors.gate(tables[min(step, len(tables) - 1)], chance[0])
            cell.step_membrane(at[k], STEP_MS)
            cell.plug(at[k], luck)
            counted[:, k] += _counted(cell)
    is_open, unplugged = (tuple(row) for row in (counted / (steps * doors)).tolist())
    return OpenShares(is_open, unplugged, releases, DOORS, cleft.gating_ms)


def _at_rest(about: CellNumbers, at: CellConditions, doors: int, seed: int) -> Cell:
    """A cell at the moment of a release; both cells have the same luck."""
    rng = stream(seed, "channel shares at rest")
    cell = Cell(about, doors, at, rng.random(doors, dtype=np.float32), rng)
    cell.receptors.load(0.0, 0.0, rng)
    cell.membrane.release()
    return cell


def _counted(cell: Cell) -> Floats:
    """(2,) doors that are open, and open without a plug."""
    receptors = cell.receptors
    counted: Floats = np.array(
        [np.count_nonzero(receptors.is_open), np.count_nonzero(receptors.conducts)], dtype=np.float64
    )
    return counted
