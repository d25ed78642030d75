"""The agents of all arms: they live on while the place changes, and those of a place are built in slices."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from synapse_sim.course.work import part
from synapse_sim.session.jobs import Newest
from synapse_sim.session.pace import Pace
from synapse_sim.session.run import Run
from synapse_sim.world import World

Worlds = tuple[World, ...]


class LiveWorlds:
    """One world an arm, all at the same tick.

    all: the worlds, maybe still those of the place before; a new arm has none before a place was entered.

    Args:
        runs: the arms.
        time_h: place in time, hours after the first dose.
        at_once: whether the first place is entered now; else it is built as every other is, and until then
            there are stand-ins.
    """

    def __init__(self, runs: Sequence[Run], time_h: float, *, at_once: bool = True) -> None:
        self._entering = Newest[Worlds]()
        made = World if at_once else World.without_past
        self.all: Worlds = tuple(made(run.config, run.course, run.within(time_h)) for run in runs)
        if not at_once:
            self.enter(runs, time_h)

    @property
    def is_entering(self) -> bool:
        """Whether the worlds of a place are being built."""
        return self._entering.is_busy

    def live(self, ticks: int) -> None:
        """Let ticks pass."""
        for world in self.all:
            world.advance(ticks)

    def lead(self, runs: Sequence[Run], time_h: float) -> None:
        """Let the worlds that are there stand under other courses and another time; no place is entered."""
        self._entering.drop()
        self.all = self.all[: len(runs)]
        for world, run in zip(self.all, runs, strict=False):
            world.follow(run.course, run.within(time_h))

    def play(self, pace: Pace) -> None:
        """Let the courses move from where they are."""
        for world in self.all:
            world.play(pace.per_s, warped=pace.warped)

    def send_signal(self) -> None:
        """Send a test signal into every circuit; those of a place that is being entered hear it, too."""
        while self.is_entering:
            self.work(1.0)
        for world in self.all:
            world.send_signal()

    def enter(self, runs: Sequence[Run], time_h: float) -> None:
        """Begin to build the worlds of a place."""
        self._entering.want("place", lambda: _building(runs, time_h))

    def work(self, seconds_budget: float) -> bool:
        """Build for a while; whether the place was entered now."""
        if not self._entering.advance(seconds_budget) or self._entering.result is None:
            return False
        self.all = self._entering.result
        self._entering = Newest[Worlds]()
        return True


def _building(runs: Sequence[Run], time_h: float) -> Generator[tuple[float, None], None, Worlds]:
    worlds = []
    for k, run in enumerate(runs):
        building = World.building(run.config, run.course, run.within(time_h))
        worlds.append((yield from part(building, k, len(runs))))
    return tuple(worlds)
