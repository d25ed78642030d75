"""The synapse as it lives in the world: release, diffusion, gating, and the next release.

In the release phase every molecule of the vesicle is free, moves by Brownian steps below 0.5 µs, binds to
receptors from their capture volumes, and is lost at the edge or to transporters. What is left when gating
begins goes on as a level that decays as the slowest mode of diffusion does. Drug is a level throughout:
binding follows it, and the molecules that are seen are as many as the cleft holds at that level.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np

from synapse_sim.agents.cleft.calcium import Calcium
from synapse_sim.agents.cleft.capture import MOLECULES_PER_UMOLAR_NM3, CaptureVolumes
from synapse_sim.agents.cleft.layout import receptor_kinds, receptor_places
from synapse_sim.agents.cleft.membrane import Membrane
from synapse_sim.agents.cleft.molecules import NM2_PER_MS, Floats32, Molecules, brownian_nm, folded
from synapse_sim.agents.cleft.phases import (
    GATING_STEPS_PER_EXCHANGE,
    STEPS_PER_TICK,
    TICKS_PER_GATING_STEP,
    TICKS_PER_MEMBRANE_STEP,
    Phases,
)
from synapse_sim.agents.cleft.receptors import Receptors, gate_tables
from synapse_sim.agents.cleft.traces import Traces
from synapse_sim.agents.cleft.vesicles import Vesicles
from synapse_sim.agents.scheme import PoreRates, pore_rates
from synapse_sim.agents.streams import stream
from synapse_sim.config.sections import cleft as section
from synapse_sim.config.sections.drug import Drug
from synapse_sim.config.sections.receptor import Receptor
from synapse_sim.model.receptor import unblocked_share

SLOWEST_MODE = 5.783
"""Square of the first zero of J0: a disc of radius R empties with R^2 / (5.783 D)."""


@dataclass(frozen=True, slots=True)
class CleftConditions:
    """What the synapse feels of a moment.

    drug_umolar: free, racemate-equivalent.
    block_share: of this cell's NMDA channels that hold drug.
    glutamate_rel: of the rest level.
    magnesium_mmolar: as this cell's channels feel it.
    voltage_mv: at rest.
    rate_hz: of the cell in front of the synapse.
    """

    drug_umolar: float
    block_share: float
    glutamate_rel: float
    magnesium_mmolar: float
    voltage_mv: float
    rate_hz: float


class Cleft:
    """One synapse at one place.

    glutamate: free molecules; `glutamate.within(height)` gives (3, n) nm.
    drug_nm: (3, n) drug molecules that the cleft holds at the present level.
    calcium: dots below the membrane.
    receptors: states; `receptor_nm` (2, n) where they stand; `extrasynaptic` (n,).
    vesicles, membrane, traces: as their classes say.
    remainder: molecules that are left as a level in the gating phase.
    released, taken_up: molecules so far.
    failures: spikes before the last release that released nothing.
    """

    def __init__(
        self,
        numbers: section.Cleft,
        receptor: Receptor,
        drug: Drug,
        *,
        seed: int,
        place: int,
        conditions: CleftConditions,
    ) -> None:
        """Build the synapse at rest at a place, shortly after a release."""
        self.numbers = numbers
        self.phases = Phases.of(numbers)
        self._receptor, self._drug = receptor, drug
        self._rng = stream(seed, "cleft", place)
        self._bits = np.random.SFC64(self._rng.integers(2**63))
        self._build(stream(seed, "synapse"), conditions)
        self.position = self.phases.cycle_ticks - self.phases.history_ticks
        self.advance(self.phases.history_ticks + self.phases.start, conditions)

    @property
    def is_release(self) -> bool:
        """Whether free molecules are in the cleft; otherwise channels gate on what is left."""
        return self.phases.is_release(self.position)

    @property
    def screen_ms_per_s(self) -> float:
        """Milliseconds that pass in a second on screen now."""
        return self.numbers.release_ms_per_s if self.is_release else self.numbers.gating_ms_per_s

    @property
    def glutamate_nm(self) -> Floats32:
        """(3, n) free glutamate between the membranes."""
        return self.glutamate.within(self.numbers.height_nm)

    @property
    def glutamate_umolar(self) -> float:
        """Level in the gating phase, that of rest included."""
        return self._ambient_umolar + self.remainder / self._per_umolar

    def advance(self, ticks: int, conditions: CleftConditions) -> None:
        """Let so many ticks pass; how they are cut up changes nothing."""
        self._ambient_umolar = self.numbers.ambient_umolar * conditions.glutamate_rel
        for _ in range(ticks):
            if self.position == 0:
                self._release()
            if self.is_release:
                self._release_tick(conditions)
            else:
                self._gating_tick(conditions)
            self.position = (self.position + 1) % self.phases.cycle_ticks

    def feed(self, state: hashlib._Hash) -> None:
        """Put every array into a hash."""
        receptors, vesicles = self.receptors, self.vesicles
        for array in (
            self.glutamate.xyz_nm,
            self.drug_nm,
            self.calcium.dots.xyz_nm,
            receptors.state,
            receptors.drug,
            receptors.magnesium,
            vesicles.xyz_nm,
            vesicles.fill,
            self.traces.rows,
        ):
            state.update(np.ascontiguousarray(array).tobytes())
        state.update(repr((self.position, self.remainder, self.taken_up, self.failures)).encode())

    def _build(self, shape_rng: np.random.Generator, conditions: CleftConditions) -> None:
        numbers, rng = self.numbers, self._rng
        self.receptor_nm = receptor_places(numbers, shape_rng)
        self.receptors = Receptors(receptor_kinds(numbers))
        self.extrasynaptic = (
            np.arange(self.receptors.kind.size) >= numbers.ampa_receptors + numbers.nmda_receptors
        )
        self.vesicles = Vesicles(numbers, shape_rng)
        self._capture_volumes = CaptureVolumes(numbers, self.receptor_nm)
        cleft_nm3 = np.pi * numbers.edge_radius_nm**2 * numbers.height_nm
        self._per_umolar = MOLECULES_PER_UMOLAR_NM3 * cleft_nm3
        self.glutamate = Molecules(numbers.molecules_per_vesicle + 2 * self.receptors.kind.size)
        self.calcium = Calcium(numbers)
        self.membrane = Membrane(numbers, conditions.voltage_mv)
        self.traces = Traces(2 * self.phases.gating_ticks // TICKS_PER_GATING_STEP)
        self.remainder = 0.0
        self.released = self.taken_up = self.failures = 0
        self.time_ms = 0.0
        self._ambient_umolar = numbers.ambient_umolar * conditions.glutamate_rel
        self.receptors.settle(numbers, self._ambient_umolar, rng)
        block = self._drug.block
        self.receptors.load(conditions.block_share, block.shallow_share if block else 0.0, rng)
        self.drug_nm = self._scattered(int(rng.poisson(conditions.drug_umolar * self._per_umolar)))
        self._exchange_magnesium(conditions, renewed=1.0)

    # release

    def _release(self) -> None:
        self.failures = int(self._rng.geometric(self.numbers.release_probability)) - 1
        x_nm, y_nm = self.vesicles.fuse(self._rng)
        count = self.numbers.molecules_per_vesicle
        self.glutamate.clear()
        self.taken_up += round(self.remainder)
        self.remainder = 0.0
        place = np.array([[x_nm], [y_nm], [self.numbers.height_nm - 1.0]], dtype=np.float32)
        self.glutamate.add(np.repeat(place, count, axis=1))
        self.released += count
        self.membrane.release()

    def _release_tick(self, conditions: CleftConditions) -> None:
        dt_ms = self.phases.release_tick_ms
        self._wander(dt_ms / STEPS_PER_TICK)
        self._lose(dt_ms)
        self._unbind(dt_ms)
        self.vesicles.empty(self.position / self.phases.release_ticks)
        if self.position % TICKS_PER_MEMBRANE_STEP == TICKS_PER_MEMBRANE_STEP - 1:
            self._membrane_step(conditions, TICKS_PER_MEMBRANE_STEP * dt_ms)
            self._drift_drug(conditions, TICKS_PER_MEMBRANE_STEP * dt_ms)
        if self.position == self.phases.release_ticks - 1:
            self._end_release(conditions)

    def _wander(self, dt_ms: float) -> None:
        sigma_nm = brownian_nm(self.numbers.diffusion_um2_per_ms, dt_ms)
        for _ in range(STEPS_PER_TICK):
            self.glutamate.move(sigma_nm, self._bits)
            self._capture(1e-3 * dt_ms)

    def _capture(self, dt_s: float) -> None:
        """Bind molecules in the capture volume of a receptor with a free site."""
        molecule, receptor = self._capture_volumes.catch(self.glutamate, self.receptors, dt_s, self._rng)
        if molecule.size:
            taken, first = np.unique(receptor, return_index=True)
            self.receptors.state[taken] += 1
            self.glutamate.drop(molecule[first])

    def _lose(self, dt_ms: float) -> None:
        """Molecules beyond the edge are gone; transporters around the field take up some."""
        xy = self.glutamate.xyz_nm[:2]
        distance2 = np.einsum("ij,ij->j", xy, xy)
        beyond = distance2 > np.float32(self.numbers.edge_radius_nm**2)
        around = distance2 > np.float32(self.numbers.density_radius_nm**2)
        taken = self._rng.random(around.size, dtype=np.float32) < dt_ms / self.numbers.uptake_tau_ms
        gone = np.flatnonzero(beyond | (around & taken))
        self.taken_up += gone.size
        if gone.size:
            self.glutamate.drop(gone)

    def _unbind(self, dt_ms: float) -> None:
        """Gate without binding; molecules that let go are free again above their receptor."""
        receptors, before = self.receptors, self.receptors.bound
        table = gate_tables(self.numbers, 1e-3 * dt_ms).at(0.0)
        receptors.gate(table, self._rng.random(receptors.kind.size, dtype=np.float32))
        freed = np.maximum(before - receptors.bound, 0)
        if freed.any():
            xy = np.repeat(self.receptor_nm, freed, axis=1)
            z = self._rng.random((1, xy.shape[1]), dtype=np.float32) * np.float32(self.numbers.capture_nm)
            self.glutamate.add(np.vstack([xy, z]))

    def _end_release(self, conditions: CleftConditions) -> None:
        self.remainder = float(self.glutamate.count)
        self.glutamate.clear()
        self.vesicles.retrieve()
        self._exchange_drug(conditions, self.numbers.release_ms)

    # gating

    def _gating_tick(self, conditions: CleftConditions) -> None:
        step, rest = divmod(self.position - self.phases.release_ticks, TICKS_PER_GATING_STEP)
        if rest:
            return
        dt_ms = TICKS_PER_GATING_STEP * self.phases.gating_tick_ms
        table = gate_tables(self.numbers, 1e-3 * dt_ms).at(self.glutamate_umolar)
        self.receptors.gate(table, self._rng.random(self.receptors.kind.size, dtype=np.float32))
        self._decay(dt_ms)
        self._membrane_step(conditions, dt_ms)
        if step % GATING_STEPS_PER_EXCHANGE == 0:
            self._slow_step(conditions, GATING_STEPS_PER_EXCHANGE * dt_ms)

    def _slow_step(self, conditions: CleftConditions, dt_ms: float) -> None:
        self._exchange_drug(conditions, dt_ms)
        self._drift_drug(conditions, dt_ms)
        self.vesicles.refill(dt_ms)

    def _decay(self, dt_ms: float) -> None:
        numbers = self.numbers
        spread_per_ms = SLOWEST_MODE * numbers.diffusion_um2_per_ms * NM2_PER_MS / numbers.edge_radius_nm**2
        self.remainder *= float(np.exp(-dt_ms * (spread_per_ms + 1.0 / numbers.uptake_tau_ms)))

    # both

    def _membrane_step(self, conditions: CleftConditions, dt_ms: float) -> None:
        receptors = self.receptors
        self._exchange_magnesium(conditions, -np.expm1(-dt_ms / self.numbers.magnesium_exchange_ms))
        conducts = receptors.conducts
        through = conducts & receptors.is_nmda
        membrane = self.membrane
        membrane.step(int(conducts.sum() - through.sum()), int(through.sum()), conditions.voltage_mv, dt_ms)
        self.calcium.step(membrane.calcium_kiloions, self.receptor_nm[:, through], dt_ms, self._rng)
        self.time_ms += dt_ms
        seen = membrane.voltage_mv, membrane.ampa_pa, membrane.nmda_pa, membrane.calcium_umolar
        self.traces.add(self.time_ms, *seen)

    def _pore(self, conditions: CleftConditions) -> PoreRates:
        voltage = self.membrane.voltage_mv
        unblocked = unblocked_share(voltage, conditions.magnesium_mmolar, self._receptor)
        return pore_rates(self._drug.block, conditions.drug_umolar, voltage, unblocked)

    def _exchange_drug(self, conditions: CleftConditions, dt_ms: float) -> None:
        self.receptors.exchange_drug(self._pore(conditions), 1e-3 * dt_ms, self._rng)

    def _exchange_magnesium(self, conditions: CleftConditions, renewed: float) -> None:
        unblocked = unblocked_share(self.membrane.voltage_mv, conditions.magnesium_mmolar, self._receptor)
        self.receptors.exchange_magnesium(unblocked, renewed, self._rng)

    def _drift_drug(self, conditions: CleftConditions, dt_ms: float) -> None:
        """Keep as many drug molecules in sight as the cleft holds; each wanders as far as it really does."""
        held = conditions.drug_umolar * self._per_umolar
        rate = 1.0 / self.numbers.uptake_tau_ms
        stays = self._rng.random(self.drug_nm.shape[1]) < np.exp(-rate * dt_ms)
        born = int(self._rng.poisson(held * -np.expm1(-rate * dt_ms)))
        sigma = np.float32(brownian_nm(self.numbers.diffusion_um2_per_ms, dt_ms))
        near = self.drug_nm[:, stays]
        moved = near + sigma * self._rng.standard_normal(near.shape, dtype=np.float32)
        inside = np.hypot(moved[0], moved[1]) < self.numbers.edge_radius_nm
        moved = np.where(inside, moved, near)
        moved[2] = folded(moved[2], self.numbers.height_nm)
        self.drug_nm = np.hstack([moved, self._scattered(born)])

    def _scattered(self, count: int) -> Floats32:
        """(3, count) places spread evenly over the cleft."""
        chance = self._rng.random((3, count), dtype=np.float32)
        radius, turn = self.numbers.edge_radius_nm * np.sqrt(chance[0]), 2.0 * np.pi * chance[1]
        places = np.stack([radius * np.cos(turn), radius * np.sin(turn), self.numbers.height_nm * chance[2]])
        return places.astype(np.float32)
