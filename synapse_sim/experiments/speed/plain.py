"""Plain baselines for `bench`: the same work written the first way that comes to mind, in float64 NumPy.

They are yardsticks, not models: simple, honest and slow, so that ratios to them hold from machine to machine.
"""

from __future__ import annotations

import numpy as np

from synapse_sim.arrays import Bools, Floats

SLAB_UM = np.array([[1.0], [1.0], [0.02]])
RECEPTORS = 100
CELLS = 100
"""Cells along one edge of the slab; each holds one receptor at most."""


class PlainCleft:
    """Brownian molecules in a slab over 100 gated receptors, with uptake at the edge."""

    def __init__(self, molecules: int) -> None:
        self._rng = np.random.default_rng(1)
        self._position_um = self._rng.random((3, molecules)) * SLAB_UM
        self._receptor_of_cell = np.full((CELLS, CELLS), -1)
        chosen = self._rng.choice(CELLS * CELLS, RECEPTORS, replace=False)
        self._receptor_of_cell.flat[chosen] = np.arange(RECEPTORS)
        self._state = np.zeros(RECEPTORS, dtype=np.int64)

    def step(self, dt_ms: float = 0.0005) -> None:
        """Move all molecules, let those near a receptor bind, let receptors change state."""
        rng, position = self._rng, self._position_um
        position += np.sqrt(2.0 * 0.33 * dt_ms) * rng.standard_normal(position.shape)
        x, y, z = position
        height = SLAB_UM[2, 0]
        z[:] = np.minimum(np.abs(height - np.abs(height - np.abs(z))), height)
        outside = np.flatnonzero((x < 0.0) | (x >= 1.0) | (y < 0.0) | (y >= 1.0))
        position[:, outside] = rng.random((3, outside.size)) * SLAB_UM
        near = np.flatnonzero(z < 1.0 / CELLS)
        cell = (CELLS * position[:2, near]).astype(np.int64)
        touched = self._receptor_of_cell[cell[0], cell[1]]
        touched = touched[(touched >= 0) & (rng.random(len(touched)) < 0.01)]
        self._state[touched[self._state[touched] == 0]] = 1
        self._state[(self._state == 1) & (rng.random(RECEPTORS) < 0.001)] = 2
        self._state[(self._state == 2) & (rng.random(RECEPTORS) < 0.002)] = 0

    def run(self, steps: int) -> None:
        """Several steps."""
        for _ in range(steps):
            self.step()


class PlainCircuit:
    """One network of 80 pyramidal cells and 20 interneurons, with dense matrices."""

    def __init__(self, dt_ms: float) -> None:
        rng = np.random.default_rng(1)
        self._rng, self._dt_ms = rng, dt_ms
        self._tau_ms = np.repeat([20.0, 10.0], [80, 20])
        self._voltage_mv = rng.uniform(-70.0, -50.0, 100)
        self._conductance = np.zeros((3, 100))
        self._decay = np.exp(-dt_ms / np.array([2.0, 100.0, 8.0]))[:, None]
        self._excites = 0.1 * (rng.random((100, 80)) < 0.2)
        self._inhibits = 0.2 * (rng.random((100, 20)) < 0.4)
        self._refractory_ms = np.zeros(100)

    def step(self) -> None:
        """One step of forward Euler."""
        ampa, nmda, gaba = self._conductance
        voltage = self._voltage_mv
        unblocked = 1.0 / (1.0 + np.exp(-0.062 * voltage) / 3.57)
        pull = -(ampa + (nmda + 1.3) * unblocked) * voltage + gaba * (-75.0 - voltage) - (voltage + 70.0)
        self._refractory_ms -= self._dt_ms
        self._voltage_mv = np.where(
            self._refractory_ms <= 0.0, voltage + self._dt_ms / self._tau_ms * pull, -60.0
        )
        fired = self._voltage_mv > -50.0
        self._refractory_ms[fired] = 2.0
        self._conductance *= self._decay
        excitation = self._excites @ fired[:80]
        self._conductance[0] += excitation + 0.03 * self._rng.poisson(2.0 * self._dt_ms, 100)
        self._conductance[1] += 0.04 * excitation
        self._conductance[2] += self._inhibits @ fired[80:]


def stepped_spines(sites: int, days: float, step_h: float = 0.25) -> Bools:
    """(steps, sites) snapshots of who is alive, by one coin per site and step."""
    rng = np.random.default_rng(1)
    state = (rng.random(sites) < 0.6).astype(np.int64)
    chances = np.array([0.02, 0.12, 0.01]) * step_h / 24.0
    snapshots = np.empty((round(24.0 * days / step_h), sites), dtype=bool)
    for row in snapshots:
        changes = rng.random(sites) < chances[state]
        matures = rng.random(sites) < 0.25
        state = np.where(changes, np.where(state == 0, 1, np.where((state == 1) & matures, 2, 0)), state)
        row[:] = state > 0
    return snapshots


def stepped_kinetics(matrix: Floats, feed: Floats, hours: float, step_h: float = 0.02) -> Floats:
    """The state after some hours of x' = A x + u, by Runge and Kutta's fourth order in fixed steps."""
    state = np.zeros(len(matrix))
    for _ in range(round(hours / step_h)):
        k1 = matrix @ state + feed
        k2 = matrix @ (state + 0.5 * step_h * k1) + feed
        k3 = matrix @ (state + 0.5 * step_h * k2) + feed
        k4 = matrix @ (state + step_h * k3) + feed
        state = state + step_h / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4)
    return state
