"""What one synapse consists of, and what happens there in a step; when it happens is the cycle's affair."""

from __future__ import annotations

import math

import numpy as np

from synapse_sim.agents.cleft.calcium import Calcium
from synapse_sim.agents.cleft.conditions import CleftConditions
from synapse_sim.agents.cleft.drug import DrugMolecules
from synapse_sim.agents.cleft.glutamate import Glutamate
from synapse_sim.agents.cleft.layout import receptor_kinds, receptor_places
from synapse_sim.agents.cleft.membrane import Membrane
from synapse_sim.agents.cleft.pores import Pores
from synapse_sim.agents.cleft.random_streams import RandomStreams
from synapse_sim.agents.cleft.receptors import Receptors
from synapse_sim.agents.cleft.traces import Traces
from synapse_sim.agents.cleft.vesicles import Vesicles
from synapse_sim.agents.streams import stream
from synapse_sim.config.sections import cleft as section
from synapse_sim.config.sections.drug import Drug
from synapse_sim.config.sections.receptor import Receptor


class Steps:
    """The parts of a synapse, at rest at first, and their steps of any length.

    receptors: states; `receptor_nm` (2, n) where they stand; `extrasynaptic` (n,) which are not of the field.
    vesicles, glutamate, drug, calcium, membrane, traces: as their classes say.

    Args:
        numbers: of the synapse.
        receptor: of magnesium and its block.
        drug: what blocks.
        streams: luck of this place.
        conditions: those at the start.
        traced: points that the traces keep.
    """

    def __init__(
        self,
        numbers: section.Cleft,
        receptor: Receptor,
        drug: Drug,
        streams: RandomStreams,
        conditions: CleftConditions,
        *,
        traced: int,
    ) -> None:
        self._numbers, self._streams = numbers, streams
        shape_rng = stream(streams.seed, "synapse")
        self.receptor_nm = receptor_places(numbers, shape_rng)
        self.receptors = Receptors(receptor_kinds(numbers))
        self.extrasynaptic = (
            np.arange(self.receptors.kind.size) >= numbers.ampa_receptors + numbers.nmda_receptors
        )
        self.vesicles = Vesicles(numbers, shape_rng)
        self.glutamate = Glutamate(numbers, self.receptor_nm)
        self.calcium = Calcium(numbers)
        self.membrane = Membrane(numbers, conditions.voltage_mv)
        self.traces = Traces(traced)
        self._time_ms = 0.0
        self.receptors.settle(numbers, self._ambient_umolar(conditions), streams.gates)
        self._pores = Pores(self.receptors, receptor, drug, conditions, streams.drug)
        self.drug = DrugMolecules(numbers, conditions.drug_umolar, streams.drug)
        self._exchange_magnesium(conditions, renewed=1.0)

    def _ambient_umolar(self, conditions: CleftConditions) -> float:
        return self._numbers.ambient_umolar * conditions.glutamate_rel

    # release

    def wait(self, conditions: CleftConditions, skipped_s: float) -> None:
        """What the slow motion leaves out still happens; drug in the pores goes on as the course says."""
        self.glutamate.wait(self.receptors, self._ambient_umolar(conditions), 1e3 * skipped_s, self._streams)
        self.vesicles.refill(1e3 * skipped_s)
        if skipped_s > 0.0:
            self.membrane.wait(conditions.voltage_mv)

    def burst(self) -> None:
        """A vesicle fuses: all its molecules are free."""
        self.glutamate.burst(*self.vesicles.fuse(self._streams.molecules))
        self.membrane.release()

    def wander(self, dt_ms: float) -> None:
        """Free molecules move and bind."""
        self.glutamate.wander(self.receptors, dt_ms, self._streams)

    def react(self, dt_ms: float, share: float) -> None:
        """Transporters take up, receptors gate and let go; the vesicle is a share of the phase on its way."""
        self.glutamate.take_up(dt_ms, self._streams)
        self.glutamate.let_go(self.receptors, dt_ms, self._streams)
        self.vesicles.empty(share)

    def end_release(self, conditions: CleftConditions, lasted_ms: float) -> None:
        """What is still free goes on as a level."""
        self.glutamate.become_level()
        self.vesicles.retrieve()
        self.exchange_drug(conditions, lasted_ms)

    # gating

    def gate(self, conditions: CleftConditions, dt_ms: float) -> None:
        """Receptors follow the level of glutamate, and the membrane follows them."""
        self.glutamate.follow(self.receptors, self._ambient_umolar(conditions), dt_ms, self._streams)
        self.step_membrane(conditions, dt_ms)

    # both

    def step_membrane(self, conditions: CleftConditions, dt_ms: float) -> None:
        """Voltage, currents, calcium and magnesium; the traces note them."""
        self._exchange_magnesium(conditions, -math.expm1(-dt_ms / self._numbers.magnesium_exchange_ms))
        conducts = self.receptors.conducts
        through = conducts & self.receptors.is_nmda
        membrane, nmda = self.membrane, int(np.count_nonzero(through))
        membrane.step(int(np.count_nonzero(conducts)) - nmda, nmda, conditions.voltage_mv, dt_ms)
        self.calcium.step(
            membrane.calcium_kiloions, self.receptor_nm[:, through], dt_ms, self._streams.calcium
        )
        self._time_ms += dt_ms
        seen = membrane.voltage_mv, membrane.ampa_pa, membrane.nmda_pa, membrane.calcium_umolar
        self.traces.add(self._time_ms, *seen)

    def exchange_drug(self, conditions: CleftConditions, dt_ms: float) -> None:
        """Drug enters and leaves the pores."""
        self._pores.exchange_drug(conditions, self.membrane.voltage_mv, dt_ms, self._streams.drug)

    def follow_drug(self, conditions: CleftConditions, dt_ms: float) -> None:
        """As many drug molecules are seen as the cleft holds at the present level."""
        self.drug.step(conditions.drug_umolar, dt_ms, self._streams.drug)

    def _exchange_magnesium(self, conditions: CleftConditions, renewed: float) -> None:
        self._pores.exchange_magnesium(conditions, self.membrane.voltage_mv, renewed, self._streams.gates)
