"""Many drawn networks under many conditions: firing rates and the answer to a test signal.

All networks run side by side through a warm-up and then a counted time. Every 100 ms a copy of the whole
ensemble gets the test signal and runs beside it for 15 ms, so that the counted networks are never disturbed
by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from synapse_sim.agents.circuit.background import Background
from synapse_sim.agents.circuit.kernel import SILENCE, CircuitKernel
from synapse_sim.agents.circuit.numbers import CircuitConditions, SettledCircuit, whole_steps
from synapse_sim.agents.circuit.sent_signal import SentSignal, signal_cells
from synapse_sim.agents.circuit.wiring import PYRAMIDAL_CELLS, draw_wiring
from synapse_sim.arrays import Floats

WARM_UP_MS = 500.0
SIGNAL_EVERY_MS = 100.0


@dataclass(frozen=True, slots=True)
class Rates:
    """What an ensemble measured.

    cell_hz: (network, condition, 100) rate of every cell.
    answer: (network, condition) extra spikes per listener within 15 ms of a test signal, mean over signals.
    """

    cell_hz: Floats
    answer: Floats

    @property
    def pyramidal_hz(self) -> Floats:
        """(network, condition) mean rate of the pyramidal cells."""
        return np.asarray(self.cell_hz[:, :, :PYRAMIDAL_CELLS].mean(axis=2))

    @property
    def interneuron_hz(self) -> Floats:
        """(network, condition) mean rate of the interneurons."""
        return np.asarray(self.cell_hz[:, :, PYRAMIDAL_CELLS:].mean(axis=2))


class Ensemble:
    """Networks of one seed, run in slices.

    Args:
        settled: the circuit and its background.
        networks: indices of the networks to draw.
        conditions: every network runs under each; all share the network's background.
        seconds: biological time that is counted, after 500 ms of warm-up.

    tries: (network, condition) extra spikes per listener after each test signal so far.
    """

    def __init__(
        self,
        settled: SettledCircuit,
        networks: Sequence[int],
        conditions: Sequence[CircuitConditions],
        seconds: float,
    ) -> None:
        circuit = settled.circuit
        wirings = [draw_wiring(circuit.network_seed, index, circuit.spread) for index in networks]
        self._circuit = circuit
        self._kernel = CircuitKernel(circuit, settled.receptor, wirings, conditions)
        self._background = Background(settled, wirings, circuit.network_seed, "circuit response", networks)
        self._spikes = np.zeros(self._kernel.shape, dtype=np.int32)
        self._answers = np.zeros(self._kernel.shape[:2])
        self.tries: list[Floats] = []
        self._signal: SentSignal | None = None
        self._first = whole_steps(circuit, WARM_UP_MS)
        self._every = whole_steps(circuit, SIGNAL_EVERY_MS)
        self.steps_total = self._first + whole_steps(circuit, 1000 * seconds)

    @property
    def steps_done(self) -> int:
        """Steps run so far, warm-up included."""
        return self._kernel.steps_done

    @property
    def counted_s(self) -> float:
        """Biological time counted so far; negative in the warm-up."""
        return (self.steps_done - self._first) * self._circuit.step_ms / 1000

    def advance(self, steps: int) -> None:
        """Run up to `steps` more steps."""
        for _ in range(min(steps, self.steps_total - self.steps_done)):
            self._step(self.steps_done)

    def _step(self, step: int) -> None:
        background = self._background.at(step)
        counted = step - self._first
        forced = SILENCE.flat
        if counted >= 0 and counted % self._every == 0:
            self._signal = SentSignal(self._circuit, quiet=self._kernel, signalled=self._kernel.copy())
            forced = signal_cells(self._answers.size)
        self._kernel.step(background)
        if self._signal is not None:
            self._signal.signalled.step(background, forced)
            self._listen(self._signal)
        if counted >= 0:
            self._spikes.reshape(-1)[self._kernel.fired.flat] += 1

    def _listen(self, signal: SentSignal) -> None:
        signal.count()
        if signal.is_complete:
            self.tries.append(signal.answer())
            self._answers += self.tries[-1]
            self._signal = None

    def rates(self) -> Rates:
        """Rates over the counted steps so far, and the mean of the answers so far."""
        return Rates(cell_hz=self._spikes / self.counted_s, answer=self._answers / len(self.tries))


def measure_rates(
    settled: SettledCircuit,
    networks: Sequence[int],
    conditions: Sequence[CircuitConditions],
    seconds: float,
) -> Rates:
    """Run an ensemble from start to end.

    Args:
        settled: the circuit and its background.
        networks: indices of the networks to draw.
        conditions: every network runs under each.
        seconds: biological time that is counted.
    """
    ensemble = Ensemble(settled, networks, conditions, seconds)
    ensemble.advance(ensemble.steps_total)
    return ensemble.rates()
