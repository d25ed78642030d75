"""Glutamate of one synapse: free molecules while a release lasts, then a level, and where each has gone.

released + from_ambient + bound at the start = free + remainder + bound now + taken_up
"""

from __future__ import annotations

import math

import numpy as np

from synapse_sim.agents.cleft.capture import MOLECULES_PER_UMOLAR_NM3, CaptureVolumes
from synapse_sim.agents.cleft.molecules import NM2_PER_MS, Molecules, brownian_nm
from synapse_sim.agents.cleft.random_streams import RandomStreams
from synapse_sim.agents.cleft.receptors import (
    Receptors,
    exact_table,
    gate_tables,
    table_without_binding,
)
from synapse_sim.agents.cleft.transporters import Transporters
from synapse_sim.arrays import Floats32, Indices
from synapse_sim.config.sections.cleft import Cleft

SLOWEST_MODE = 5.783
"""Square of the first zero of J0: a disc of radius R empties with R^2 / (5.783 D)."""
_LEAST = 1e-3
"""A level of fewer molecules than this is none."""


class Glutamate(Molecules):
    """The free molecules, and the accounts of all others.

    remainder: molecules that are left as a level between releases.
    released, from_ambient: molecules that came from vesicles, and that receptors took from the rest level.
    taken_up: molecules that transporters took or that left at the edge.
    transporters: those who took them.
    """

    def __init__(self, numbers: Cleft, receptor_nm: Floats32) -> None:
        super().__init__(numbers.molecules_per_vesicle + 2 * receptor_nm.shape[1])
        self._numbers, self._receptor_nm = numbers, receptor_nm
        self._volumes = CaptureVolumes(numbers, receptor_nm)
        self.transporters = Transporters(numbers)
        self._per_umolar = MOLECULES_PER_UMOLAR_NM3 * np.pi * numbers.edge_radius_nm**2 * numbers.height_nm
        self.remainder = self.taken_up = self.from_ambient = 0.0
        self._owed_to_transporters = 0.0
        self.released = 0

    @property
    def remainder_umolar(self) -> float:
        """Level of what is left of a release, spread over the cleft."""
        return self.remainder / self._per_umolar

    def burst(self, x_nm: float, y_nm: float) -> None:
        """One vesicle lets all its molecules go, just below the terminal's membrane."""
        self.taken_up += self.remainder
        self.remainder = 0.0
        place = np.array([[x_nm], [y_nm], [self._numbers.height_nm - 1.0]], dtype=np.float32)
        self.add(np.repeat(place, self._numbers.molecules_per_vesicle, axis=1))
        self.released += self._numbers.molecules_per_vesicle

    def wander(self, receptors: Receptors, dt_ms: float, streams: RandomStreams) -> None:
        """One Brownian step; who is in the capture volume of a receptor with a free site may bind."""
        self.move(brownian_nm(self._numbers.diffusion_um2_per_ms, dt_ms), streams.steps)
        molecule, receptor = self._volumes.catch(self, receptors, 1e-3 * dt_ms, streams.molecules)
        if molecule.size:
            taken, first = np.unique(receptor, return_index=True)
            receptors.state[taken] += 1
            self.drop(np.sort(molecule[first]))

    def leave(self) -> None:
        """Molecules beyond the edge are gone."""
        self._lose(self._beyond(self._numbers.edge_radius_nm))

    def take_up(self, dt_ms: float, streams: RandomStreams) -> None:
        """Transporters around the receptor field take some of the molecules there."""
        self.transporters.turn(dt_ms)
        self._lose(self.transporters.catch(self, dt_ms, streams.uptake))

    def let_go(self, receptors: Receptors, dt_ms: float, streams: RandomStreams) -> None:
        """Gate without binding; molecules that let go are free again above their receptor."""
        before = receptors.bound
        table = table_without_binding(self._numbers, 1e-3 * dt_ms)
        receptors.gate(table, streams.gates.random(receptors.kind.size, dtype=np.float32))
        freed = before - receptors.bound
        if freed.any():
            xy = np.repeat(self._receptor_nm, freed, axis=1)
            z = streams.molecules.random((1, xy.shape[1]), dtype=np.float32)
            self.add(np.vstack([xy, z * np.float32(self._numbers.capture_nm)]))

    def become_level(self) -> None:
        """The release is over: what is still free is counted, no longer followed."""
        self.remainder += self.count
        self.clear()

    def follow(
        self, receptors: Receptors, ambient_umolar: float, dt_ms: float, streams: RandomStreams
    ) -> None:
        """One step between releases: receptors gate at the level, take from it, give to it; it decays."""
        tables = gate_tables(self._numbers, 1e-3 * dt_ms)
        self._exchange(receptors, tables.at(ambient_umolar + self.remainder_umolar), streams)
        self._decay(dt_ms, streams)
        self.transporters.turn(dt_ms)

    def wait(self, receptors: Receptors, ambient_umolar: float, dt_ms: float, streams: RandomStreams) -> None:
        """A long time at the rest level, at once."""
        self._exchange(receptors, exact_table(self._numbers, ambient_umolar, 1e-3 * dt_ms), streams)
        self._decay(dt_ms, streams)
        self.transporters.turn(dt_ms)

    def _exchange(self, receptors: Receptors, table: Floats32, streams: RandomStreams) -> None:
        """Receptors gate; what they take and give is taken from the rest, and is part of it."""
        before = int(receptors.bound.sum())
        receptors.gate(table, streams.gates.random(receptors.kind.size, dtype=np.float32))
        left = self.remainder + before - int(receptors.bound.sum())
        self.from_ambient += max(-left, 0.0)
        self.remainder = max(left, 0.0)

    def _decay(self, dt_ms: float, streams: RandomStreams) -> None:
        """The rest leaves at the edge as the slowest mode of diffusion does, and to transporters."""
        if self.remainder == 0.0:
            return
        uptake_per_ms = self.transporters.per_ms
        loss_per_ms = self._spread_per_ms + uptake_per_ms
        left = self.remainder * math.exp(-dt_ms * loss_per_ms)
        gone = self.remainder - (left if left > _LEAST else 0.0)
        self.remainder -= gone
        self.taken_up += gone
        self._owed_to_transporters += gone * uptake_per_ms / loss_per_ms
        if whole := int(self._owed_to_transporters):
            self.transporters.take(whole, streams.uptake)
            self._owed_to_transporters -= whole

    @property
    def _spread_per_ms(self) -> float:
        numbers = self._numbers
        return SLOWEST_MODE * numbers.diffusion_um2_per_ms * NM2_PER_MS / numbers.edge_radius_nm**2

    def _beyond(self, radius_nm: float) -> Indices:
        x_nm, y_nm = self.xyz_nm[:2]
        distance2_nm2 = x_nm * x_nm
        distance2_nm2 += y_nm * y_nm
        beyond: Indices = (distance2_nm2 > np.float32(radius_nm**2)).nonzero()[0]
        return beyond

    def _lose(self, gone: Indices) -> None:
        self.taken_up += gone.size
        self.drop(gone)
