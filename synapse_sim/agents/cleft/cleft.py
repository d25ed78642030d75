"""The synapse as it lives in the world: release, diffusion, gating, and the next release.

In the release phase every molecule of the vesicle is free, moves by Brownian steps below 0.5 µs, binds to
receptors from their capture volumes, and is lost at the edge or to transporters. What is left when gating
begins goes on as a level that decays as the slowest mode of diffusion does. Drug is a level throughout:
binding follows it, and the molecules that are seen are as many as the cleft holds at that level.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

from synapse_sim.agents.cleft.conditions import CleftConditions
from synapse_sim.agents.cleft.cut import best_turn
from synapse_sim.agents.cleft.phases import (
    GATING_STEPS_PER_EXCHANGE,
    PAST_FINE_MS,
    PAST_GATING_STEP_MS,
    PAST_STEPS_PER_CHEMISTRY_STEP,
    STEPS_PER_TICK,
    TICKS_PER_CHEMISTRY_STEP,
    TICKS_PER_GATING_STEP,
    TICKS_PER_MEMBRANE_STEP,
    Phases,
)
from synapse_sim.agents.cleft.random_streams import RandomStreams
from synapse_sim.agents.cleft.steps import Steps
from synapse_sim.agents.states import States, counts
from synapse_sim.arrays import Floats32
from synapse_sim.config.sections import cleft as section
from synapse_sim.config.sections.drug import Drug
from synapse_sim.config.sections.receptor import Receptor

_SLICE_TICKS = 10
"""Ticks that are lived through in one slice of building, in a few milliseconds."""
_SLICE_STEPS = 3
"""The same for the long steps of what was before."""


class Cleft:
    """One synapse at one place.

    glutamate: free molecules and the accounts of all others; `glutamate_nm` is where the free ones are.
    drug_nm: (3, n) drug molecules that the cleft holds at the present level.
    calcium: dots below the membrane.
    receptors: states; `receptor_nm` (2, n) where they stand; `extrasynaptic` (n,).
    vesicles, membrane, traces: as their classes say.
    slice_rad: turn of the slice that is looked at; it is chosen anew with every release.
    releases: so far; the first belongs to what was before the place was entered.
    failures: spikes before the last release that released nothing.
    skipped_s: time before the last release that the slow motion leaves out.
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
        self._begin(numbers, receptor, drug, RandomStreams(seed, place), conditions)
        for _ in self.warming_up(conditions):
            pass

    @classmethod
    def without_past(
        cls,
        numbers: section.Cleft,
        receptor: Receptor,
        drug: Drug,
        *,
        seed: int,
        place: int,
        conditions: CleftConditions,
    ) -> Self:
        """One that has not released yet; `warming_up` makes of it the one that is built at once."""
        cleft = cls.__new__(cls)
        cls._begin(cleft, numbers, receptor, drug, RandomStreams(seed, place), conditions)
        return cleft

    def _begin(
        self,
        numbers: section.Cleft,
        receptor: Receptor,
        drug: Drug,
        streams: RandomStreams,
        conditions: CleftConditions,
    ) -> None:
        self.numbers = numbers
        self.phases = Phases.of(numbers)
        self._streams = streams
        traced = 2 * self.phases.gating_ticks // TICKS_PER_GATING_STEP
        steps = Steps(numbers, receptor, drug, streams, conditions, traced=traced)
        self._steps, self._drug = steps, steps.drug
        self.receptors, self.receptor_nm = steps.receptors, steps.receptor_nm
        self.extrasynaptic = steps.extrasynaptic
        self.vesicles, self.glutamate, self.calcium = steps.vesicles, steps.glutamate, steps.calcium
        self.membrane, self.traces = steps.membrane, steps.traces
        self.releases = self.failures = self.position = 0
        self.skipped_s = 0.0

    def warming_up(self, conditions: CleftConditions) -> Iterator[float]:
        """Live through what was before the place was entered, then through the first part of the cycle.

        Yields:
            The share that is done, after some milliseconds each.
        """
        yield 0.0
        for done, _ in enumerate(self._living_through_the_past(conditions)):
            if done % _SLICE_STEPS == 0:
                yield 0.4
        for done in range(self.phases.start):
            if done % _SLICE_TICKS == 0:
                yield 0.8
            self.advance(1, conditions)

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
    def drug_nm(self) -> Floats32:
        """(3, n) drug molecules between the membranes."""
        return self._drug.xyz_nm

    def advance(self, ticks: int, conditions: CleftConditions) -> None:
        """Let so many ticks pass; how they are cut up changes nothing."""
        for _ in range(ticks):
            if self.position == 0:
                self._release(conditions)
            if self.is_release:
                self._release_tick(conditions)
            else:
                self._gating_tick(conditions)
            self.position = (self.position + 1) % self.phases.cycle_ticks

    def snapshot(self) -> States:
        """Where the cycle stands, what receptors, vesicles and transporters do, how many dots there are."""
        receptors, transporters = self.receptors, self.glutamate.transporters
        return {
            "cycle": counts(self.position, self.releases, self.failures),
            "receptor_state": receptors.state,
            "receptor_drug": receptors.drug,
            "receptor_magnesium": receptors.magnesium,
            "vesicle_state": self.vesicles.state,
            "transporter_busy": transporters.busy_ms > 0.0,
            "dots": counts(
                self.glutamate.count,
                transporters.captured,
                self.drug_nm.shape[1],
                self.calcium.dots.count,
            ),
        }

    # what was before the place was entered

    def _living_through_the_past(self, conditions: CleftConditions) -> Iterator[None]:
        """One release and its gating in long steps, so that the traces begin with what has been."""
        self._release(conditions)
        yield from self._past_release(conditions)
        fine_ms = TICKS_PER_GATING_STEP * self.phases.gating_tick_ms
        fine = round(min(PAST_FINE_MS, self.numbers.gating_ms) / fine_ms)
        for _ in range(fine):
            self._steps.gate(conditions, fine_ms)
            yield
        for _ in range(round((self.numbers.gating_ms - fine * fine_ms) / PAST_GATING_STEP_MS)):
            self._steps.gate(conditions, PAST_GATING_STEP_MS)
            self._steps.exchange_drug(conditions, PAST_GATING_STEP_MS)
            self.vesicles.refill(PAST_GATING_STEP_MS)
            yield

    def _past_release(self, conditions: CleftConditions) -> Iterator[None]:
        step_ms = TICKS_PER_CHEMISTRY_STEP * self.phases.release_tick_ms
        steps = self.phases.release_ticks // TICKS_PER_CHEMISTRY_STEP
        for step in range(1, steps + 1):
            for _ in range(PAST_STEPS_PER_CHEMISTRY_STEP):
                self._steps.wander(step_ms / PAST_STEPS_PER_CHEMISTRY_STEP)
                self.glutamate.leave()
            self._steps.react(step_ms, step / steps)
            if step % (TICKS_PER_MEMBRANE_STEP // TICKS_PER_CHEMISTRY_STEP) == 0:
                self._steps.step_membrane(conditions, TICKS_PER_MEMBRANE_STEP * self.phases.release_tick_ms)
            yield
        self._end_release(conditions)

    # release

    def _release(self, conditions: CleftConditions) -> None:
        self.releases += 1
        self.slice_rad = best_turn(self.receptors, self.receptor_nm)
        self._streams.renew(self.releases)
        rng = self._streams.molecules
        self.failures = int(rng.geometric(self.numbers.release_probability)) - 1
        waited_s = float(rng.gamma(self.failures + 1.0)) / max(conditions.rate_hz, 1e-3)
        self.skipped_s = max(0.0, waited_s - 1e-3 * self.numbers.gating_ms)
        self._steps.wait(conditions, self.skipped_s)
        self._steps.burst()

    def _release_tick(self, conditions: CleftConditions) -> None:
        steps, dt_ms = self._steps, self.phases.release_tick_ms
        passed = self.position + 1
        for _ in range(STEPS_PER_TICK):
            steps.wander(dt_ms / STEPS_PER_TICK)
        self.glutamate.leave()
        if passed % TICKS_PER_CHEMISTRY_STEP == 0:
            steps.react(TICKS_PER_CHEMISTRY_STEP * dt_ms, passed / self.phases.release_ticks)
        if passed % TICKS_PER_MEMBRANE_STEP == 0:
            steps.step_membrane(conditions, TICKS_PER_MEMBRANE_STEP * dt_ms)
            steps.follow_drug(conditions, TICKS_PER_MEMBRANE_STEP * dt_ms)
        if passed == self.phases.release_ticks:
            self._end_release(conditions)

    def _end_release(self, conditions: CleftConditions) -> None:
        self._steps.end_release(conditions, self.phases.release_ticks * self.phases.release_tick_ms)

    # gating

    def _gating_tick(self, conditions: CleftConditions) -> None:
        step, rest = divmod(self.position - self.phases.release_ticks, TICKS_PER_GATING_STEP)
        if rest:
            return
        dt_ms = TICKS_PER_GATING_STEP * self.phases.gating_tick_ms
        self._steps.gate(conditions, dt_ms)
        if step % GATING_STEPS_PER_EXCHANGE == 0:
            self._slow_step(conditions, GATING_STEPS_PER_EXCHANGE * dt_ms)

    def _slow_step(self, conditions: CleftConditions, dt_ms: float) -> None:
        self._steps.exchange_drug(conditions, dt_ms)
        self._steps.follow_drug(conditions, dt_ms)
        self.vesicles.refill(dt_ms)
