"""The spiking circuit as flat arrays: many networks under many conditions side by side, one fixed step.

Each cell obeys, with conductances in units of its leak,

    tau V' = (g_A + (g_N + g_T) (1 - B) U(V)) (0 - V) + g_G (V_G - V) + (V_L - V)
    U(V)   = 1 / (1 + Mg / K(V))                    (Jahr & Stevens 1990)

fires at the threshold, stays at the reset potential for the refractory time and reaches its targets after
its axon's delay: g_A and g_N jump by the AMPA and NMDA part of an excitatory contact, g_G by that of an
inhibitory one, and all decay exponentially. g_T is the tonic NMDA conductance of ambient glutamate, B the
share of NMDA channels that hold drug. g_T and the inhibitory jumps differ between cells; the background is
weaker where drug blocks the channels of those who send it. A step is the trapezoidal rule in V with the
conductances of the step (second order in V, never unstable); the crossing of the threshold is interpolated,
and what is left of that step is made up for when the cell is released.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Sequence
from typing import NamedTuple, Self

import numpy as np

from synapse_sim.agents.circuit.numbers import (
    CircuitConditions,
    inhibition_factors,
    jumps,
    open_share,
    open_tonic,
    per_cell,
    tonic_factors,
    whole_steps,
)
from synapse_sim.agents.circuit.wiring import CELLS, PYRAMIDAL_CELLS, Wiring
from synapse_sim.arrays import AnyFloats, Floats32, Indices
from synapse_sim.config.sections.circuit import Circuit
from synapse_sim.config.sections.receptor import Receptor
from synapse_sim.model.receptor import k_magnesium_mmolar


class Fired(NamedTuple):
    """Who fired within one step: (k,) flat indices, and the share of the step left after each crossing."""

    flat: Indices
    left: Floats32


_OWN = ("voltage_mv", "ampa", "nmda", "gaba", "_before", "_glutamate", "_work", "_crossed", "_recent")
"""What changes from step to step."""
SILENCE = Fired(np.empty(0, dtype=np.intp), np.empty(0, dtype=np.float32))


class CircuitKernel:
    """State and step of n networks under m conditions; a slot is one network under one condition.

    State is flat, (network, condition, cell) in C order, float32: `voltage_mv`, and `ampa`, `nmda`, `gaba`
    in units of the leak. `steps_done` counts steps, `shape` is (n, m, 100).

    Args:
        circuit: the numbers of cells and synapses.
        receptor: the numbers of the magnesium block.
        wirings: one drawn network each.
        conditions: every network runs under each of them.
    """

    def __init__(
        self,
        circuit: Circuit,
        receptor: Receptor,
        wirings: Sequence[Wiring],
        conditions: Sequence[CircuitConditions],
    ) -> None:
        self._circuit = circuit
        self._receptor = receptor
        self._wirings = tuple(wirings)
        self.shape = (len(wirings), len(conditions), CELLS)
        self.steps_done = 0
        self._set_membranes()
        self._set_times()
        self._set_contacts()
        self._set_channels()
        self.set_conditions(conditions)

    def _set_membranes(self) -> None:
        circuit, size = self._circuit, math.prod(self.shape)
        self.voltage_mv: Floats32 = np.full(size, circuit.reset_mv, dtype=np.float32)
        self.ampa, self.nmda, self.gaba, self._glutamate, self._work = np.zeros((5, size), dtype=np.float32)
        self._before = self.voltage_mv.copy()
        self._crossed = np.empty(size, dtype=bool)
        tau_ms = per_cell(circuit.membrane_time_pyramidal_ms, circuit.membrane_time_interneuron_ms)
        self._half_step = self._flat(circuit.step_ms / 2 / tau_ms)
        self._leak_pull = np.float32(circuit.rest_mv) * self._half_step
        self._gaba_mv = np.float32(circuit.reversal_gaba_mv)
        self._threshold_mv, self._reset_mv = np.float32(circuit.threshold_mv), np.float32(circuit.reset_mv)

    def _set_times(self) -> None:
        circuit = self._circuit
        self._pyramidal_delay = whole_steps(circuit, circuit.delay_pyramidal_ms)
        self._interneuron_delay = whole_steps(circuit, circuit.delay_interneuron_ms)
        self._held = whole_steps(circuit, circuit.refractory_ms)
        self._recent = [SILENCE] * (1 + max(self._pyramidal_delay, self._interneuron_delay, self._held))
        times_ms = (circuit.ampa_decay_ms, circuit.nmda_decay_ms, circuit.gaba_decay_ms)
        self._decays = [np.float32(math.exp(-circuit.step_ms / time_ms)) for time_ms in times_ms]

    def _set_contacts(self) -> None:
        """Tables (slot, sender, target) of flat indices, rectangular because degrees are regular."""
        networks, conditions, _ = self.shape
        first = (np.arange(networks * conditions) * CELLS)[:, None, None]
        pyramidal = np.stack([w.pyramidal_targets for w in self._wirings])
        interneurons = np.stack([w.interneuron_targets for w in self._wirings])
        self._pyramidal_targets = np.repeat(pyramidal, conditions, axis=0) + first
        self._interneuron_targets = np.repeat(interneurons, conditions, axis=0) + first
        self._inhibited = self._flat(inhibition_factors(self._circuit, self._wirings)[:, None, :])

    def _set_channels(self) -> None:
        """What of the NMDA channels holds under all conditions."""
        circuit, receptor = self._circuit, self._receptor
        self._weak = per_cell(1.0, circuit.magnesium_interneuron_share) / k_magnesium_mmolar(0.0, receptor)
        tonic = open_tonic(circuit) / open_share(circuit, receptor)
        self._tonic = self._flat(tonic_factors(circuit, self._wirings)[:, None, :] * tonic)

    def set_conditions(self, conditions: Sequence[CircuitConditions]) -> None:
        """Put every network under new conditions, as many as before, from the next step on."""
        circuit = self._circuit
        afferent = [1 - circuit.afferent_nmda_share * c.block_pyramidal for c in conditions]
        self._afferent = np.array(afferent, dtype=np.float32)[:, None]
        self._magnesium = self._flat(np.stack([c.magnesium_mmolar * self._weak for c in conditions]))
        self._open_share = self._flat(
            np.stack([per_cell(1 - c.block_pyramidal, 1 - c.block_interneuron) for c in conditions])
        )
        self._jumps = jumps(circuit, [c.spine_density_rel for c in conditions])

    def _flat(self, values: AnyFloats) -> Floats32:
        """Values that broadcast to (network, condition, cell), flat."""
        return np.broadcast_to(values, self.shape).astype(np.float32).reshape(-1)

    @property
    def fired(self) -> Fired:
        """The spikes of the last step."""
        return self._ago(1)

    def _ago(self, steps: int) -> Fired:
        """The spikes of the step that many steps before the coming one."""
        return self._recent[(self.steps_done - steps) % len(self._recent)]

    def copy(self) -> Self:
        """An independent circuit in the same state."""
        twin = copy.copy(self)
        for name in _OWN:
            setattr(twin, name, copy.copy(getattr(self, name)))
        return twin

    def step(self, background: Floats32, forced: Indices = SILENCE.flat) -> None:
        """Advance all slots by one step.

        Args:
            background: (network, 100) AMPA jumps from outside in this step, in units of the leak.
            forced: flat indices of cells made to fire in this step.
        """
        self._decay()
        self._arrive()
        ampa = self.ampa.reshape(self.shape)
        ampa += background[:, None, :] * self._afferent
        self._move()
        self._release()
        self.voltage_mv[forced] = self._threshold_mv
        self._fire()

    def _decay(self) -> None:
        ampa, nmda, gaba = self._decays
        self.ampa *= ampa
        self.nmda *= nmda
        self.gaba *= gaba

    def _arrive(self) -> None:
        """Spikes fired one axonal delay ago reach their targets."""
        if (fired := self._ago(self._pyramidal_delay).flat).size:
            slot, cell = np.divmod(fired, CELLS)
            mine = cell < PYRAMIDAL_CELLS
            self._excite(slot[mine], cell[mine])
        if (fired := self._ago(self._interneuron_delay).flat).size:
            slot, cell = np.divmod(fired, CELLS)
            mine = cell >= PYRAMIDAL_CELLS
            self._inhibit(slot[mine], cell[mine] - PYRAMIDAL_CELLS)

    def _excite(self, slot: Indices, cell: Indices) -> None:
        targets = self._pyramidal_targets[slot, cell].reshape(-1)
        condition = slot % self.shape[1]
        np.add.at(self.ampa, targets, self._jumps.ampa[condition].reshape(-1))
        np.add.at(self.nmda, targets, self._jumps.nmda[condition].reshape(-1))

    def _inhibit(self, slot: Indices, cell: Indices) -> None:
        targets = self._interneuron_targets[slot, cell].reshape(-1)
        jumps_of_slot = self._jumps.gaba[slot % self.shape[1]].reshape(-1)
        np.add.at(self.gaba, targets, jumps_of_slot * self._inhibited[targets])

    def _move(self) -> None:
        """Trapezoidal step: from V to 2 W - V, W the potential half a step on; `_before` keeps the old V."""
        self._before, self.voltage_mv = self.voltage_mv, self._before
        before, after = self._before, self.voltage_mv
        divisor = self._open_glutamate()
        divisor += self.gaba
        divisor += 1
        divisor *= self._half_step
        divisor += 1
        np.multiply(self.gaba, self._half_step, out=after)
        after *= self._gaba_mv
        after += self._leak_pull
        after += before
        after /= divisor
        after += after
        after -= before

    def _open_glutamate(self) -> Floats32:
        """Conductance of AMPA and of open NMDA channels, in units of the leak; a buffer to write over."""
        glutamate, closed = self._glutamate, self._work
        np.multiply(self._before, np.float32(-self._receptor.magnesium_slope_per_mv), out=closed)
        np.exp(closed, out=closed)
        closed *= self._magnesium
        closed += 1
        np.add(self.nmda, self._tonic, out=glutamate)
        glutamate *= self._open_share
        glutamate /= closed
        glutamate += self.ampa
        return glutamate

    def _release(self) -> None:
        """Hold cells at the reset potential; at its release a cell moves for what was left when it fired."""
        for steps in range(1, self._held):
            if (fired := self._ago(steps).flat).size:
                self.voltage_mv[fired] = self._reset_mv
        flat, left = self._ago(self._held)
        if flat.size:
            self.voltage_mv[flat] = self._reset_mv + left * (self.voltage_mv[flat] - self._reset_mv)

    def _fire(self) -> None:
        np.greater_equal(self.voltage_mv, self._threshold_mv, out=self._crossed)
        flat = self._crossed.nonzero()[0]
        self._recent[self.steps_done % len(self._recent)] = self._crossing(flat) if flat.size else SILENCE
        self.steps_done += 1

    def _crossing(self, flat: Indices) -> Fired:
        before, after = self._before[flat], self.voltage_mv[flat]
        self.voltage_mv[flat] = self._reset_mv
        return Fired(flat, (after - self._threshold_mv) / (after - before))
