"""The circuit of the World: one drawn network that spikes under the conditions of its place.

The same kernel measured the response of the course. Time runs in whole ticks; a step of the circuit is done
on every `circuit.ticks_per_step`-th tick, so that nothing depends on how ticks are grouped. A test signal
makes 20 of the 80 pyramidal cells fire at once; its answer is counted against a twin of the circuit that
gets no signal.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Self

import numpy as np

from synapse_sim.agents.circuit.background import Background
from synapse_sim.agents.circuit.kernel import SILENCE, CircuitKernel
from synapse_sim.agents.circuit.numbers import CircuitConditions, SettledCircuit, per_cell, whole_steps
from synapse_sim.agents.circuit.sent_signal import LISTEN_MS, SIGNAL_CELLS, SentSignal, signal_cells
from synapse_sim.agents.circuit.spikes import SpikeLog
from synapse_sim.agents.circuit.wiring import CELLS, INTERNEURONS, PYRAMIDAL_CELLS, Wiring, draw_wiring
from synapse_sim.agents.clock import TICKS_PER_SECOND
from synapse_sim.agents.states import States, counts
from synapse_sim.arrays import Floats32, Indices
from synapse_sim.config.sections.circuit import Circuit

__all__ = [
    "CELLS",
    "INTERNEURONS",
    "LISTEN_MS",
    "PYRAMIDAL_CELLS",
    "SIGNAL_CELLS",
    "WINDOW_MS",
    "CircuitConditions",
    "LiveCircuit",
    "SettledCircuit",
    "Wiring",
    "draw_wiring",
    "screen_ms_per_s",
]

WINDOW_MS = 500.0
"""What is warmed up before a place is seen, and what live rates are counted over."""
_SLICE_STEPS = 25
"""Steps of the warm-up that are done in one slice, in a few milliseconds."""


def screen_ms_per_s(circuit: Circuit) -> float:
    """Biological milliseconds that pass in one second on screen."""
    return TICKS_PER_SECOND / circuit.ticks_per_step * circuit.step_ms


class LiveCircuit:
    """One network at one place: 80 pyramidal cells (0..79) and 20 interneurons (80..99).

    tick: ticks done since the place was entered.
    wiring: who speaks to whom; the same at every place of a config.
    spikes: times (ms since the place was entered) and cells of the last second, and each cell's last spike.
    delay_ms: (100,) time a spike takes along each cell's axon.
    signal_ticks: ticks at which a signal was sent, oldest first.
    answer: extra spikes per listening cell after the last complete signal; None before there was one.
    answered: listening cells that fired more often than without the last signal.

    Args:
        settled: the circuit and its background.
        seed: the config's seed.
        place: index of the place on the course's grid.
        conditions: those of the place; the warm-up of 500 ms runs under them.
    """

    def __init__(self, settled: SettledCircuit, seed: int, place: int, conditions: CircuitConditions) -> None:
        self._begin(settled, seed, place, conditions)
        for _ in self._warming_up():
            pass

    @classmethod
    def building(
        cls, settled: SettledCircuit, seed: int, place: int, conditions: CircuitConditions
    ) -> Generator[float, None, Self]:
        """The same circuit, built in slices of a few milliseconds; yields the share that is done."""
        circuit = cls.without_past(settled, seed, place, conditions)
        yield from cls._warming_up(circuit)
        return circuit

    @classmethod
    def without_past(
        cls, settled: SettledCircuit, seed: int, place: int, conditions: CircuitConditions
    ) -> Self:
        """One that has not spiked yet: a stand-in for the eye until the same is built."""
        circuit = cls.__new__(cls)
        cls._begin(circuit, settled, seed, place, conditions)
        return circuit

    def _begin(self, settled: SettledCircuit, seed: int, place: int, conditions: CircuitConditions) -> None:
        circuit = settled.circuit
        self.tick = 0
        self.wiring = draw_wiring(circuit.network_seed, 0, circuit.spread)
        self.delay_ms: Floats32 = per_cell(circuit.delay_pyramidal_ms, circuit.delay_interneuron_ms)
        self.spikes = SpikeLog(CELLS)
        self.signal_ticks: list[int] = []
        self.answer: float | None = None
        self.answered: Indices = SILENCE.flat
        self._circuit = circuit
        self._background = Background(settled, [self.wiring], seed, "circuit", [place])
        self._kernel = CircuitKernel(circuit, settled.receptor, [self.wiring], [conditions])
        self._conditions = conditions
        self._signal_heard: SentSignal | None = None
        self._is_signal_due = False
        self._warm_up_steps = whole_steps(circuit, WINDOW_MS)

    def _warming_up(self) -> Iterator[float]:
        """The past that the raster shows."""
        for done in range(self._warm_up_steps):
            if done % _SLICE_STEPS == 0:
                yield done / self._warm_up_steps
            self._step()

    @property
    def time_ms(self) -> float:
        """Biological time since the place was entered; it also runs between steps."""
        return self.tick * self._circuit.step_ms / self._circuit.ticks_per_step

    @property
    def voltage_mv(self) -> Floats32:
        """(100,) membrane potentials."""
        return self._kernel.voltage_mv

    @property
    def is_listening(self) -> bool:
        """Whether a signal is under way whose answer is not complete yet."""
        return self._is_signal_due or self._signal_heard is not None

    @property
    def signal_ms(self) -> float | None:
        """When the last test signal was sent, in `time_ms`; None before there was one."""
        if not self.signal_ticks:
            return None
        return self.signal_ticks[-1] * self._circuit.step_ms / self._circuit.ticks_per_step

    @property
    def rate_pyramidal_hz(self) -> float:
        """Mean rate of the pyramidal cells over the last 500 ms."""
        return self._rate_hz(0, PYRAMIDAL_CELLS)

    @property
    def rate_interneuron_hz(self) -> float:
        """Mean rate of the interneurons over the last 500 ms."""
        return self._rate_hz(PYRAMIDAL_CELLS, CELLS)

    def _rate_hz(self, first: int, end: int) -> float:
        _, cell = self.spikes.since(self._done_ms - WINDOW_MS)
        spikes = np.count_nonzero((cell >= first) & (cell < end))
        return 1000 * spikes / (end - first) / WINDOW_MS

    @property
    def _done_ms(self) -> float:
        """Time at the end of the last step."""
        return (self._kernel.steps_done - self._warm_up_steps) * self._circuit.step_ms

    def advance(self, ticks: int, conditions: CircuitConditions) -> None:
        """Run `ticks` more ticks under `conditions`."""
        for _ in range(ticks):
            self.tick += 1
            if self.tick % self._circuit.ticks_per_step == 0:
                self._put_under(conditions)
                self._step()

    def _put_under(self, conditions: CircuitConditions) -> None:
        if conditions != self._conditions:
            self._conditions = conditions
            self._kernel.set_conditions([conditions])
            if self._signal_heard is not None:
                self._signal_heard.quiet.set_conditions([conditions])

    def send_signal(self) -> None:
        """Send a test signal: 20 pyramidal cells fire in the next step."""
        self.signal_ticks.append(self.tick)
        self._is_signal_due = True

    def _step(self) -> None:
        background = self._background.at(self._kernel.steps_done)
        forced = self._signal()
        self._kernel.step(background, forced)
        if self._signal_heard is not None:
            self._listen(self._signal_heard, background)
        self._log()

    def _signal(self) -> Indices:
        """Cells made to fire in this step; from here on a twin runs without the signal."""
        if not self._is_signal_due:
            return SILENCE.flat
        self._is_signal_due = False
        self.answered = SILENCE.flat
        self._signal_heard = SentSignal(self._circuit, quiet=self._kernel.copy(), signalled=self._kernel)
        return signal_cells(slots=1)

    def _listen(self, signal: SentSignal, background: Floats32) -> None:
        signal.quiet.step(background)
        signal.count()
        self.answered = signal.answered()
        if signal.is_complete:
            self.answer = float(signal.answer()[0, 0])
            self._signal_heard = None

    def _log(self) -> None:
        cell, left = self._kernel.fired
        if cell.size:
            order = np.argsort(-left, kind="stable")
            before_ms = left[order].astype(np.float64) * self._circuit.step_ms
            self.spikes.add(self._kernel.steps_done, self._done_ms - before_ms, cell[order])
        self.spikes.forget(self._done_ms)

    def snapshot(self) -> States:
        """Spikes of the last second by step, the signals sent, and what was counted of their answers."""
        return {
            "tick": counts(self.tick, self._kernel.steps_done, self._is_signal_due),
            "signal_ticks": counts(*self.signal_ticks),
            **self.spikes.snapshot(),
            "answered": self.answered,
            "extra_spikes": counts() if self._signal_heard is None else self._signal_heard.extra,
        }
