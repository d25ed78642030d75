"""What comes and goes in the pores of a synapse's NMDA channels: drug and magnesium."""

from __future__ import annotations

import numpy as np

from synapse_sim.agents.cleft.conditions import CleftConditions
from synapse_sim.agents.cleft.receptors import Receptors
from synapse_sim.agents.scheme import pore_rates
from synapse_sim.config.sections.drug import Drug
from synapse_sim.config.sections.receptor import Receptor
from synapse_sim.model.receptor import unblocked_share


class Pores:
    """The pores of some receptors, which hold as much drug at the start as the course says.

    Args:
        receptors: who has them.
        numbers: of magnesium and its block.
        drug: what blocks.
        conditions: those at the start.
        rng: luck of the drug.
    """

    def __init__(
        self,
        receptors: Receptors,
        numbers: Receptor,
        drug: Drug,
        conditions: CleftConditions,
        rng: np.random.Generator,
    ) -> None:
        self._receptors, self._numbers, self._block = receptors, numbers, drug.block
        self._shallow_share = drug.block.shallow_share if drug.block else 0.0
        self._share = conditions.block_share
        receptors.load(self._share, self._shallow_share, rng)

    def exchange_drug(
        self, conditions: CleftConditions, voltage_mv: float, dt_ms: float, rng: np.random.Generator
    ) -> None:
        """Drug enters and leaves as the pores allow, and as the hours between two places brought it.

        Only pores without magnesium are entered, so their share of time is in the agents, not in the rate.
        """
        pore = pore_rates(self._block, conditions.drug_umolar, voltage_mv, unblocked=1.0)
        self._receptors.exchange_drug(pore, 1e-3 * dt_ms, rng)
        if conditions.block_share != self._share:
            self._receptors.follow(self._share, conditions.block_share, self._shallow_share, rng)
            self._share = conditions.block_share

    def exchange_magnesium(
        self, conditions: CleftConditions, voltage_mv: float, renewed: float, rng: np.random.Generator
    ) -> None:
        """A share of the pores has magnesium drawn anew at the present voltage."""
        self._receptors.exchange_magnesium(self._unblocked(conditions, voltage_mv), renewed, rng)

    def _unblocked(self, conditions: CleftConditions, voltage_mv: float) -> float:
        return unblocked_share(voltage_mv, conditions.magnesium_mmolar, self._numbers)
