"""The doors of one cell: gate, magnesium and drug under the cell's own voltage.

A door has a luck 0..1 that is drawn anew now and then; magnesium is out of the pore while the luck lies
below the unblocked share at the present voltage. So the share of plugged doors is exact at every moment,
plugs leave as the cell is depolarised, and two cells with the same luck differ by magnesium alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from synapse_sim.agents.cleft.membrane import Membrane
from synapse_sim.agents.cleft.receptors import DEEP, FREE, NMDA, SHALLOW, Receptors
from synapse_sim.agents.scheme import PoreRates, pore_rates
from synapse_sim.arrays import Bools, Floats32
from synapse_sim.config.sections.cleft import Cleft
from synapse_sim.config.sections.drug import Block
from synapse_sim.config.sections.receptor import Receptor
from synapse_sim.model.receptor import unblocked_share


@dataclass(frozen=True, slots=True)
class CellConditions:
    """What the doors of a cell feel of a moment.

    block_share: of the cell's channels that hold drug, as the course says.
    magnesium_mmolar: as its channels feel it.
    rest_mv: voltage at rest.
    used_at_mv: voltage at which its channels are in use, where the course counts the block.
    """

    block_share: float
    magnesium_mmolar: float
    rest_mv: float
    used_at_mv: float


@dataclass(frozen=True, slots=True)
class CellNumbers:
    """What never changes while a place is visited."""

    cleft: Cleft
    receptor: Receptor
    block: Block | None

    @property
    def shallow_share(self) -> float:
        """Of the drug that enters, what stays at the shallow site."""
        return self.block.shallow_share if self.block else 0.0


class Cell:
    """Receptors and membrane of a cell; see the module.

    receptors: the doors.
    membrane: its voltage.
    """

    def __init__(
        self, numbers: CellNumbers, doors: int, at: CellConditions, luck: Floats32, rng: np.random.Generator
    ) -> None:
        """Build doors at rest, of which as many hold drug as the course says."""
        self._numbers = numbers
        self.receptors = Receptors(np.full(doors, NMDA, dtype=np.int8))
        self.membrane = Membrane(numbers.cleft, at.rest_mv)
        self._share_of_channels = numbers.cleft.nmda_receptors / doors
        self.receptors.settle(numbers.cleft, numbers.cleft.ambient_umolar, rng)
        self.receptors.load(at.block_share, numbers.shallow_share, rng)
        self._block_share = at.block_share
        self.plug(at, luck)

    @property
    def holds_drug(self) -> Bools:
        """(n,) doors with drug."""
        holds: Bools = self.receptors.drug != FREE
        return holds

    def unblocked(self, at: CellConditions, voltage_mv: float | None = None) -> float:
        """Share of doors without drug that magnesium leaves free, now or at another voltage."""
        mv = self.membrane.voltage_mv if voltage_mv is None else voltage_mv
        return unblocked_share(mv, at.magnesium_mmolar, self._numbers.receptor)

    def plug(self, at: CellConditions, luck: Floats32) -> None:
        """Let magnesium be where the doors' luck says, at the present voltage."""
        self.receptors.magnesium = (luck >= self.unblocked(at)) & ~self.holds_drug

    def step_membrane(self, at: CellConditions, dt_ms: float) -> None:
        """One step of the voltage; the doors stand for as many channels as a synapse has."""
        conducting = self._share_of_channels * np.count_nonzero(self.receptors.conducts)
        self.membrane.step(0, conducting, at.rest_mv, dt_ms)

    def exchange_drug(
        self, at: CellConditions, drug_umolar: float, dt_s: float, rng: np.random.Generator
    ) -> None:
        """Let drug enter unplugged open doors, and leave open ones."""
        self.receptors.exchange_drug(self._pore(at, drug_umolar), dt_s, rng)

    def _pore(self, at: CellConditions, drug_umolar: float) -> PoreRates:
        """Rates at the voltage where the course counts, as the drug stays for many releases.

        Only doors without a plug are entered, so the rate into one of them is higher by their share.
        """
        used = self.unblocked(at, at.used_at_mv)
        rates = pore_rates(self._numbers.block, drug_umolar, at.used_at_mv, used)
        return replace(rates, enter_per_s=rates.enter_per_s / self.unblocked(at))

    def follow(self, at: CellConditions, rng: np.random.Generator) -> None:
        """Drug that came or went over the hours since the last step."""
        if at.block_share != self._block_share:
            self.receptors.follow(self._block_share, at.block_share, self._numbers.shallow_share, rng)
            self._block_share = at.block_share

    def settle_share(self, at: CellConditions, rng: np.random.Generator) -> None:
        """Bring the doors with drug back to the whole number beside the course's share.

        What happened in the long time between two releases that the slow motion leaves out.
        """
        doors, wanted = self.receptors.drug, at.block_share * self.receptors.drug.size
        order, site = rng.permutation(doors.size), rng.random(doors.size)
        held = int(np.count_nonzero(self.holds_drug))
        least, most = int(wanted), int(wanted) + (wanted % 1.0 > 0.0)
        if held > most:
            doors[order[self.holds_drug[order]][: held - most]] = FREE
        elif held < least:
            comes = order[~self.holds_drug[order]][: least - held]
            doors[comes] = np.where(site[comes] < self._numbers.shallow_share, SHALLOW, DEEP)
