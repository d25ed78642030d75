"""How the resting circuit finds its set point: background drive that holds the healthy rates.

Cortical cells keep their mean rate over days whatever else changes, by making their input stronger or weaker
(Turrigiano 2008, Cell 135:422; Hengen 2013, Neuron 80:335). So the strength of the background is no number of
its own: it is what brings healthy, drug-free networks to the resting rates of the config. Stress, drug and a
changed magnesium act within hours, faster than this control, and find the drive as it is.

Trials are short runs of drawn networks. Each step is a Newton step in the logarithms of rates and jumps; what
it learns about how rates follow jumps goes into the next one (Broyden's method).
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from synapse_sim.agents.circuit.background import Background
from synapse_sim.agents.circuit.kernel import CircuitKernel
from synapse_sim.agents.circuit.numbers import (
    BackgroundJumps,
    CircuitConditions,
    SettledCircuit,
    whole_steps,
)
from synapse_sim.agents.circuit.wiring import PYRAMIDAL_CELLS, draw_wiring
from synapse_sim.arrays import Floats
from synapse_sim.config.errors import ConfigError, Mistake
from synapse_sim.config.sections.circuit import Circuit
from synapse_sim.config.sections.receptor import Receptor
from synapse_sim.texts.message import Message

NETWORKS = 16
WARM_UP_MS = 250.0
COUNTED_MS = 1000.0
CLOSE_ENOUGH = 0.02
"""A trial this near its set point ends the search; rates of one trial are no more exact."""
NEAR = 0.1
"""What the nearest trial may miss by at the end of the search."""
TRIALS = 16
USUAL_TRIALS = 4
LONGEST_STEP = 0.15
"""Of the logarithm of a jump, between two trials."""
SLOWEST_HZ = 0.05
"""A silent class counts as this fast, so that it has a logarithm."""

_FIRST_TRIAL = BackgroundJumps(0.0709, 0.0401)
_FIRST_SLOPES = ((18.0, -4.0), (0.4, 1.5))
"""How log rates (pyramidal, interneurons) follow log jumps, to begin with."""


class Homeostasis:
    """Searches the background jumps at which drug-free networks rest at the config's rates.

    settled: the circuit with the background of the nearest trial so far.

    Args:
        circuit: the numbers of cells and synapses, and the resting rates.
        receptor: the numbers of the magnesium block.
    """

    def __init__(self, circuit: Circuit, receptor: Receptor) -> None:
        self._circuit, self._receptor = circuit, receptor
        self._set_point = np.log([circuit.resting_pyramidal_hz, circuit.resting_interneuron_hz])
        self._warm_up = whole_steps(circuit, WARM_UP_MS)
        self._steps = self._warm_up + whole_steps(circuit, COUNTED_MS)
        self._slopes = np.array(_FIRST_SLOPES)
        self._last: tuple[Floats, Floats] | None = None
        self._trials = 0
        self._missed_by = np.inf
        networks = range(NETWORKS)
        self._wirings = [draw_wiring(circuit.network_seed, index, circuit.spread) for index in networks]
        self._at_start = CircuitKernel(circuit, receptor, self._wirings, [CircuitConditions()])
        self._try(np.log(_FIRST_TRIAL))
        self.settled = self._trial

    @property
    def is_settled(self) -> bool:
        """Whether the search is over."""
        return self._missed_by < CLOSE_ENOUGH or self._trials >= TRIALS

    @property
    def progress(self) -> float:
        """How far the search is, 0..1: a guess, for nobody knows beforehand how many trials it takes."""
        work = self._trials + self._kernel.steps_done / self._steps
        return 1.0 if self.is_settled else work / (work + USUAL_TRIALS)

    def _try(self, log_jumps: Floats) -> None:
        """Put the networks back to their start, under these jumps."""
        circuit, jumps = self._circuit, BackgroundJumps(*np.exp(log_jumps).tolist())
        self._tried, self._trial = log_jumps, SettledCircuit(circuit, self._receptor, jumps)
        self._background = Background(
            self._trial, self._wirings, circuit.network_seed, "homeostasis", range(NETWORKS)
        )
        self._kernel = self._at_start.copy()
        self._spikes = np.zeros(self._kernel.shape, dtype=np.int64)

    def advance(self, steps: int) -> None:
        """Run up to `steps` more steps, at most to the end of the trial.

        Raises:
            ConfigError: if the last trial ended and none came near the set point.
        """
        for _ in range(min(steps, self._steps - self._kernel.steps_done)):
            self._kernel.step(self._background.at(self._kernel.steps_done))
            if self._kernel.steps_done > self._warm_up:
                self._spikes.reshape(-1)[self._kernel.fired.flat] += 1
        if self._kernel.steps_done == self._steps:
            self._judge()

    def _judge(self) -> None:
        """Keep the trial if it is the nearest so far, and begin the next one."""
        rates = self._log_rates()
        missed_by = float(np.abs(rates - self._set_point).max())
        self._trials += 1
        if missed_by < self._missed_by:
            self._missed_by = missed_by
            self.settled = self._trial
        if not self.is_settled:
            self._learn(rates)
            self._try(self._tried + self._newton_step(rates))
        elif self._missed_by > NEAR:
            raise ConfigError(self._mistake())

    def _log_rates(self) -> Floats:
        per_cell_hz = self._spikes.mean(axis=(0, 1)) * 1000 / COUNTED_MS
        classes = [per_cell_hz[:PYRAMIDAL_CELLS].mean(), per_cell_hz[PYRAMIDAL_CELLS:].mean()]
        return np.log(np.maximum(classes, SLOWEST_HZ))

    def _learn(self, rates: Floats) -> None:
        """Broyden's update: the slopes then explain the step just made."""
        if self._last is not None:
            step = self._tried - self._last[0]
            surprise = rates - self._last[1] - self._slopes @ step
            self._slopes = self._slopes + np.outer(surprise, step) / (step @ step)
        self._last = (self._tried, rates)

    def _newton_step(self, rates: Floats) -> Floats:
        step = np.linalg.lstsq(self._slopes, self._set_point - rates, rcond=None)[0]
        return np.asarray(np.clip(step, -LONGEST_STEP, LONGEST_STEP))

    def _mistake(self) -> Mistake:
        circuit = self._circuit
        numbers = {
            "pyramidal_hz": f"{circuit.resting_pyramidal_hz:g}",
            "interneuron_hz": f"{circuit.resting_interneuron_hz:g}",
        }
        return Mistake("", "circuit", Message("config.no_background", numbers))


@lru_cache(maxsize=32)
def settled_circuit(circuit: Circuit, receptor: Receptor) -> SettledCircuit:
    """The circuit with the background at which healthy networks rest at its rates (about a second).

    Raises:
        ConfigError: if no background brings the circuit near them.
    """
    homeostasis = Homeostasis(circuit, receptor)
    while not homeostasis.is_settled:
        homeostasis.advance(10_000)
    return homeostasis.settled
