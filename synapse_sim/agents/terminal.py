"""Monoamine terminals: molecules are released, wander, and are taken up by transporters that no drug blocks.

A molecule is taken up at a rate of (free share of its transporters) / tau, so it stays the longer the more of
them are blocked; what is not taken up diffuses away.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass

import numpy as np

from synapse_sim.agents.cleft.molecules import brownian_nm, folded
from synapse_sim.agents.clock import TICKS_PER_SECOND
from synapse_sim.agents.states import States, counts
from synapse_sim.agents.streams import stream
from synapse_sim.arrays import Bools, Floats
from synapse_sim.config.sections import terminal as section

TRANSMITTERS = ("serotonin", "noradrenaline", "dopamine")
TRANSPORTERS = ("SERT", "NET", "DAT")
KINDS = len(TRANSMITTERS)
TICKS_PER_STEP = 4
_HISTORY_MS = 25.0


@dataclass(frozen=True, slots=True)
class TerminalConditions:
    """Shares of the transporters that hold drug, 0..1."""

    occupancy_sert: float
    occupancy_net: float
    occupancy_dat: float


class Terminal:
    """Three kinds of molecules and transporters, in the order of `TRANSMITTERS`.

    xyz_nm: (3, n) free molecules; z is the height above the membrane.
    kind: (n,) which transmitter each is.
    age_ms: (n,) since its release.
    transporter_x_nm: (3, m) places along the membrane, a row a kind.
    blocked: (3, m) whether drug sits on it.
    carrying_ms: (3, m) how much longer it is busy with a molecule; 0 when free.
    """

    def __init__(
        self, numbers: section.Terminal, seed: int, place: int, conditions: TerminalConditions
    ) -> None:
        """Build the terminals at rest at a place, shortly after a release."""
        self.numbers = numbers
        self._rng = stream(seed, "terminal", place)
        shape = KINDS, numbers.transporters
        self._step_ms = TICKS_PER_STEP * numbers.ms_per_s / TICKS_PER_SECOND
        self.steps_per_release = max(1, round(numbers.release_every_ms / self._step_ms))
        even = (np.arange(numbers.transporters) + 0.5) / numbers.transporters * 2.0 - 1.0
        self.transporter_x_nm = np.tile(even * numbers.reach_nm, (KINDS, 1))
        self._mark = self._rng.random(shape)
        self.blocked = _blocked(self._mark, conditions)
        self.carrying_ms = np.zeros(shape)
        self.xyz_nm = np.zeros((3, 0), dtype=np.float32)
        self.kind = np.zeros(0, dtype=np.int8)
        self.age_ms = np.zeros(0, dtype=np.float32)
        self.taken_up = np.zeros(KINDS, dtype=np.int64)
        self.tick = 0
        self.advance(round(_HISTORY_MS / self._step_ms) * TICKS_PER_STEP, conditions)

    @property
    def screen_ms_per_s(self) -> float:
        """Milliseconds that pass in a second on screen."""
        return self.numbers.ms_per_s

    @property
    def since_release_ms(self) -> float:
        """How long ago the last molecules were released."""
        step = (self.tick - 1) // TICKS_PER_STEP
        return (step % self.steps_per_release + 1) * self._step_ms

    @property
    def free_share(self) -> Floats:
        """(3,) shares of transporters without drug."""
        share: Floats = 1.0 - self.blocked.mean(axis=1)
        return share

    def advance(self, ticks: int, conditions: TerminalConditions) -> None:
        """Let so many ticks pass; how they are cut up changes nothing."""
        for tick in range(self.tick, self.tick + ticks):
            if tick % TICKS_PER_STEP == 0:
                self._step(tick // TICKS_PER_STEP, conditions)
        self.tick += ticks

    def snapshot(self) -> States:
        """The free molecules, which transporters hold drug or carry a molecule, and all that were taken."""
        return {
            "tick": counts(self.tick),
            "molecule_kind": self.kind,
            "transporter_blocked": self.blocked,
            "transporter_carries": self.carrying_ms > 0.0,
            "taken_up": self.taken_up,
        }

    def _step(self, step: int, conditions: TerminalConditions) -> None:
        if step % self.steps_per_release == 0:
            self._release()
        self._renew_drug(conditions)
        self._wander()
        self._take_up()
        self.carrying_ms = np.maximum(self.carrying_ms - self._step_ms, 0.0)

    def _release(self) -> None:
        count = KINDS * self.numbers.molecules_per_release
        born = self._rng.normal(0.0, 30.0, (3, count)).astype(np.float32)
        self.xyz_nm = np.hstack([self.xyz_nm, born])
        self.kind = np.append(self.kind, np.arange(count, dtype=np.int8) % KINDS)
        self.age_ms = np.append(self.age_ms, np.zeros(count, dtype=np.float32))

    def _renew_drug(self, conditions: TerminalConditions) -> None:
        """Marks are drawn anew at times, so that the drug moves from one transporter to another."""
        chance = self._rng.random((2, *self._mark.shape))
        renewed = chance[0] < -np.expm1(-self._step_ms / self.numbers.exchange_tau_ms)
        self._mark = np.where(renewed, chance[1], self._mark)
        self.blocked = _blocked(self._mark, conditions)

    def _wander(self) -> None:
        numbers = self.numbers
        sigma = np.float32(brownian_nm(numbers.diffusion_um2_per_ms, self._step_ms))
        moved = self.xyz_nm + sigma * self._rng.standard_normal(self.xyz_nm.shape, dtype=np.float32)
        for axis in (0, 1):
            moved[axis] = folded(moved[axis] + np.float32(numbers.reach_nm), 2.0 * numbers.reach_nm)
        moved[:2] -= np.float32(numbers.reach_nm)
        moved[2] = folded(moved[2], numbers.height_nm)
        self.xyz_nm = moved
        self.age_ms = self.age_ms + np.float32(self._step_ms)

    def _take_up(self) -> None:
        numbers = self.numbers
        rate = self.free_share[self.kind] / numbers.uptake_tau_ms
        total = rate + 1.0 / numbers.leave_tau_ms
        gone = self._rng.random(self.kind.size) < -np.expm1(-self._step_ms * total)
        by_transporter = gone & (self._rng.random(self.kind.size) * total < rate)
        for molecule in by_transporter.nonzero()[0].tolist():
            self._load_nearest(int(self.kind[molecule]), float(self.xyz_nm[0, molecule]))
        stays = ~gone
        self.xyz_nm, self.kind, self.age_ms = self.xyz_nm[:, stays], self.kind[stays], self.age_ms[stays]

    def _load_nearest(self, kind: int, x_nm: float) -> None:
        """The free transporter that lies nearest takes the molecule."""
        far = np.where(self.blocked[kind], np.inf, np.abs(self.transporter_x_nm[kind] - x_nm))
        self.carrying_ms[kind, int(np.argmin(far))] = self.numbers.carry_ms
        self.taken_up[kind] += 1


def _blocked(mark: Floats, conditions: TerminalConditions) -> Bools:
    """(3, n) which transporters hold drug: those of the lowest marks, as many as the occupancy says."""
    wanted = np.rint(np.array(astuple(conditions)) * mark.shape[1])
    blocked: Bools = mark.argsort(axis=1).argsort(axis=1) < wanted[:, None]
    return blocked
