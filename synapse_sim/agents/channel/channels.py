"""The doors of both cells as they live in the world: release after release in slow motion.

Both cells feel the same glutamate and draw the same luck, so door k opens at the same moment in both: what
differs is magnesium and, by it, drug. At the first plug that leaves, the first drug that enters and the first
door that shuts behind it, the clock of the doors holds for a moment, once a visit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import expm1

import numpy as np

from synapse_sim.agents.channel.cell import Cell, CellConditions, CellNumbers
from synapse_sim.agents.channel.events import Events
from synapse_sim.agents.channel.pulse import level_umolar, pulse_tables
from synapse_sim.agents.channel.watched import Watched
from synapse_sim.agents.clock import TICKS_PER_SECOND
from synapse_sim.agents.states import States, counts
from synapse_sim.agents.streams import stream
from synapse_sim.config.sections.channel import Channel
from synapse_sim.config.sections.cleft import Cleft
from synapse_sim.config.sections.drug import Block
from synapse_sim.config.sections.receptor import Receptor

CELLS = ("pyramidal", "interneuron")
DOORS = 20
"""Of each cell that are followed: enough to count shares, few enough to be seen in a row."""
TICKS_PER_STEP = 16
START_MS = 16.0
"""A place is entered this long after a release, when most doors are open."""
_SLICE_STEPS = 16
_RELEASES = 8
"""Releases among which a visit finds one to begin with."""
MOST_TELLING = 4


@dataclass(frozen=True, slots=True)
class ChannelConditions:
    """What the doors feel of a moment: the same drug, and what differs between the `CELLS`."""

    drug_umolar: float
    cells: tuple[CellConditions, CellConditions]


class Channels:
    """The doors of both cells at one place.

    numbers: the slow motion.
    cells: in the order of `CELLS`.
    watched: which doors are shown large.
    events: when each door last changed, and the hold.
    luck: (n,) of the doors, 0..1; magnesium is out while it lies below the unblocked share.
    conditions: of the last step.
    releases: so far.
    """

    def __init__(
        self,
        numbers: Channel,
        cleft: Cleft,
        receptor: Receptor,
        block: Block | None,
        *,
        seed: int,
        place: int,
        conditions: ChannelConditions,
    ) -> None:
        """Build the doors at a place, shortly before a release."""
        self.numbers = numbers
        self.conditions = conditions
        self.dt_ms = TICKS_PER_STEP * numbers.ms_per_s / TICKS_PER_SECOND
        self._cycle_steps = round(numbers.cycle_ms / self.dt_ms)
        self._tables = pulse_tables(cleft, numbers, self.dt_ms)
        self._key = seed, place
        self._about = CellNumbers(cleft, receptor, block)
        self._begin(conditions, release=0)

    def warming_up(self, conditions: ChannelConditions) -> Iterator[float]:
        """Up to where a place is entered: after the first of some releases that shows all there is to see.

        Yields the share that is done.
        """
        telling = []
        for release in range(_RELEASES):
            yield from self._living(conditions, release)
            telling.append(self._telling)
            if telling[-1] == MOST_TELLING:
                break
        else:
            yield from self._living(conditions, telling.index(max(telling)))
        self.watched = Watched(self.cells)
        self.events = self._events()

    def release_first(self, conditions: ChannelConditions) -> None:
        """Instead of the warm-up: the first step after a release, for a stand-in."""
        self._step(conditions)
        self._position += TICKS_PER_STEP

    def _begin(self, conditions: ChannelConditions, release: int) -> None:
        """Doors long at rest, just before the release of that number."""
        self.releases, self._position = release, 0
        luck, *same = (self._stream("doors") for _ in range(1 + len(CELLS)))
        self.luck = luck.random(DOORS, dtype=np.float32)
        self.cells = tuple(
            Cell(self._about, DOORS, at, self.luck, rng)
            for at, rng in zip(conditions.cells, same, strict=True)
        )
        self.watched = Watched(self.cells)
        self.events = self._events()

    def _events(self) -> Events:
        return Events(self.cells, round(self.numbers.hold_s * TICKS_PER_SECOND))

    def _living(self, conditions: ChannelConditions, release: int) -> Iterator[float]:
        """From a release to where a place is entered."""
        self._begin(conditions, release)
        for step in range(round(START_MS / self.dt_ms)):
            if step % _SLICE_STEPS == 0:
                yield release / _RELEASES
            self._step(conditions)
            self._position += TICKS_PER_STEP

    @property
    def _telling(self) -> int:
        """How much there is to see: the same door open with and without a plug, and an open one with drug."""
        is_open, held, plugged = (
            np.stack(each)
            for each in zip(
                *((c.receptors.is_open, c.holds_drug, c.receptors.magnesium) for c in self.cells), strict=True
            )
        )
        free = is_open[0] & ~held.any(axis=0)
        differ = free & plugged.any(axis=0) & ~plugged.all(axis=0)
        has_drug = bool((is_open & held).any()) or not held.any()
        return int(free.any()) + 2 * int(differ.any()) + int(has_drug)

    @property
    def since_release_ms(self) -> float:
        """How long ago glutamate was released."""
        return self._position % self._cycle_ticks / TICKS_PER_STEP * self.dt_ms

    @property
    def pulse_share(self) -> float:
        """What is left of the glutamate of the last release, 0..1."""
        return level_umolar(self.numbers, self.since_release_ms) / self.numbers.pulse_umolar

    @property
    def _cycle_ticks(self) -> int:
        return self._cycle_steps * TICKS_PER_STEP

    def advance(self, ticks: int, conditions: ChannelConditions) -> None:
        """Let so many ticks pass; how they are cut up changes nothing."""
        for _ in range(ticks):
            self.events.tick += 1
            if self.events.hold_ticks:
                self.events.hold_ticks -= 1
                continue
            self._position += 1
            if self._position % TICKS_PER_STEP == 0:
                self._step(conditions)
                self._watch()

    def snapshot(self) -> States:
        """Where the cycle stands, and the state of every door."""
        gates, events = self.cells[0].receptors, self.events
        return {
            "cycle": counts(self._position, self.releases, events.tick, events.hold_ticks),
            "seen": np.array(events.seen),
            "watched": self.watched.doors,
            "gate": gates.state,
            "magnesium": np.stack([cell.receptors.magnesium for cell in self.cells]),
            "drug": np.stack([cell.receptors.drug for cell in self.cells]),
        }

    def _step(self, conditions: ChannelConditions) -> None:
        self.conditions = conditions
        step = self._position // TICKS_PER_STEP % self._cycle_steps
        if step == 0:
            self._release(conditions)
        table = self._tables[min(step, len(self._tables) - 1)]
        chance, luck = self._gates.random((2, DOORS), dtype=np.float32), self.lucks.random((2, DOORS))
        renewed = luck[0] < -expm1(-self.dt_ms / self.numbers.plug_exchange_ms)
        self.luck = np.where(renewed, luck[1], self.luck).astype(np.float32)
        for cell, at, drug in zip(self.cells, conditions.cells, self._drugs, strict=True):
            cell.receptors.gate(table, chance[0])
            cell.step_membrane(at, self.dt_ms)
            cell.plug(at, self.luck)
            cell.exchange_drug(at, conditions.drug_umolar, 1e-3 * self.dt_ms * self.numbers.drug_times, drug)
            cell.follow(at, drug)

    def _watch(self) -> None:
        """Take down what happened; nothing is watched before a place is entered."""
        stirred = self.events.note(self.cells)
        self.watched.follow(self.cells, stirred)
        self.events.hold(self.cells, self.watched.doors)

    def _release(self, conditions: ChannelConditions) -> None:
        self.releases += 1
        self._gates, self.lucks = self._stream("gates"), self._stream("luck")
        self._drugs = tuple(self._stream("drug") for _ in CELLS)
        for cell, at, drug in zip(self.cells, conditions.cells, self._drugs, strict=True):
            cell.membrane.release()
            cell.settle_share(at, drug)

    def _stream(self, purpose: str) -> np.random.Generator:
        seed, place = self._key
        return stream(seed, f"channel {purpose}", place, self.releases)
