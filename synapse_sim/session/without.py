"""The same moment without drug, for as long as a key is held: a run beside the others that leaves no trace.

It has the same seed, and so the same luck. Its agents are built in slices like those of a place, and until
they are there the picture stays as it was.
"""

from __future__ import annotations

from dataclasses import replace

from synapse_sim.config import Config
from synapse_sim.session.dose import without_drug
from synapse_sim.session.feed import PEOPLE
from synapse_sim.session.frame import Frame
from synapse_sim.session.jobs import Newest
from synapse_sim.session.people_feed import People, PeopleFeed
from synapse_sim.session.run import Run
from synapse_sim.world import World


class WithoutDrug:
    """The run without drug and its agents.

    is_held: whether it is wanted just now.
    """

    def __init__(self) -> None:
        self.is_held = False
        self._run: Run | None = None
        self._world: World | None = None
        self._entering = Newest[World]()
        self._people = PeopleFeed()
        self._time_h = 0.0

    def see(self, config: Config, time_h: float, *, is_held: bool) -> None:
        """Want it from here on, or no more; then nothing of it is kept.

        Args:
            config: of the run with drug.
            time_h: place in time, hours after the first dose.
            is_held: whether it is wanted.
        """
        self.is_held, self._time_h = is_held, time_h
        self._run = self._world = None
        self._entering = Newest[World]()
        if is_held:
            self._begin(config, time_h)

    def _begin(self, config: Config, time_h: float) -> None:
        run = self._run = Run(without_drug(config))
        self._entering.want("place", lambda: World.building(run.config, run.course, run.within(time_h)))

    def is_waiting(self, scene: str) -> bool:
        """Whether it is wanted and cannot be seen in a scene yet."""
        return self.is_held and (self._world is None or (scene == PEOPLE and self._lacks_people))

    @property
    def _lacks_people(self) -> bool:
        return self._people_now.is_stale and self._people.refusal is None

    def work(self, scene: str, seconds_budget: float) -> None:
        """Compute what a scene shows of it for a while."""
        if self._run is None:
            return
        if self._world is None:
            self._entering.advance(seconds_budget)
            self._world = self._entering.result
        elif scene == PEOPLE:
            self._people.ask(self._run.config, self._run.feed.response)
            self._people.advance(seconds_budget)

    def live(self, ticks: int, time_h: float) -> None:
        """Let ticks pass under the time of the session."""
        if self._run is None or self._world is None:
            return
        if time_h != self._time_h:
            self._time_h = time_h
            self._world.follow(self._run.course, self._run.within(time_h))
        self._world.advance(ticks)

    def over(self, real: Frame) -> Frame:
        """A frame with it in the place of the first arm, once it is there; the scene stays as it is."""
        if self._run is None:
            return real
        if self._world is None or self.is_waiting(real.shown):
            return replace(real, without="waits")
        arm = self._run.arm(self._world, self._run.within(self._time_h))
        return replace(
            real,
            arms=(arm, *real.arms[1:]),
            scene=real.shown,
            revision=-1 - real.revision,
            people=self._people_now if real.shown == PEOPLE else real.people,
            without="shown",
        )

    @property
    def _people_now(self) -> People:
        """The virtual patients beside it."""
        return self._people.now(self._run.config if self._run else Config())
