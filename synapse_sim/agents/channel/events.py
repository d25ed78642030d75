"""When each door changed last, and the first event of each kind in a visit, at which the clock holds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from synapse_sim.agents.channel.cell import Cell
from synapse_sim.arrays import AnyInts, Bools

EVENTS = ("out", "in", "trapped")
"""Magnesium left an open door; drug entered one; a door shut behind it."""
_LONG_AGO = -(10**6)
_GATE, _BOUND, _PLUG, _DRUG = range(4)
"""Rows of what is taken down of every door."""


class Events:
    """Ticks of the last change of every door, and the hold.

    tick: ticks since the place was entered; holds count.
    gate_tick, plug_tick, drug_tick: (cells, n) when each last changed.
    bound_tick: (cells, n) when glutamate last sat down or left.
    hold_ticks: how long the clock still holds.
    seen: which of the `EVENTS` have been held at.
    held: which event, cell and place among the watched doors the clock holds at last; None before the first.
    """

    def __init__(self, cells: Sequence[Cell], hold_ticks: int) -> None:
        self.tick = self.hold_ticks = 0
        self.seen = [False] * len(EVENTS)
        self.held: tuple[str, int, int] | None = None
        self._hold_for = hold_ticks
        self._now = _states(cells)
        self._before = self._now
        self._changed = np.full(self._now.shape, _LONG_AGO, dtype=np.int64)

    @property
    def gate_tick(self) -> AnyInts:
        """(cells, n) when the gate last opened or shut."""
        return self._since(_GATE)

    @property
    def bound_tick(self) -> AnyInts:
        """(cells, n) when the clamshell last closed or opened."""
        return self._since(_BOUND)

    @property
    def plug_tick(self) -> AnyInts:
        """(cells, n) when magnesium last came or went."""
        return self._since(_PLUG)

    @property
    def drug_tick(self) -> AnyInts:
        """(cells, n) when drug last came or went."""
        return self._since(_DRUG)

    def _since(self, what: int) -> AnyInts:
        ticks: AnyInts = self._changed[what]
        return ticks

    def note(self, cells: Sequence[Cell]) -> list[Bools]:
        """Take down what changed in a step; returns for each cell the doors that opened or were entered."""
        self._before, self._now = self._now, _states(cells)
        self._changed[self._now != self._before] = self.tick
        came = self._now & ~self._before
        return [came[_GATE, k] | came[_DRUG, k] for k in range(len(cells))]

    def hold(self, cells: Sequence[Cell], watched: AnyInts) -> None:
        """Hold the clock if something happened for the first time at a door that is shown large."""
        for k in range(len(cells)):
            for side, door in enumerate(watched[k].tolist()):
                event = self._event(k, door)
                if event is not None and not self.seen[event]:
                    self.seen[event] = True
                    self.held = EVENTS[event], k, side
                    self.hold_ticks = self._hold_for

    def _event(self, cell: int, door: int) -> int | None:
        was_open, _, was_plugged, had_drug = self._before[:, cell, door]
        is_open, _, is_plugged, has_drug = self._now[:, cell, door]
        if is_open and was_open and was_plugged and not is_plugged and not has_drug:
            return 0
        if has_drug and not had_drug and is_open:
            return 1
        return 2 if has_drug and was_open and not is_open else None


def _states(cells: Sequence[Cell]) -> Bools:
    """(4, cells, n) whether open, clamped on two glutamates, plugged by magnesium, holding drug."""
    states: Bools = np.stack(
        [
            [cell.receptors.is_open, cell.receptors.bound == 2, cell.receptors.magnesium, cell.holds_drug]
            for cell in cells
        ]
    ).swapaxes(0, 1)
    return states
