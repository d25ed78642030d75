"""The same moment without drug, for as long as a key is held: a run beside the others that leaves no trace.

It has the same seed, and so the same luck. Its agents are built in slices like those of a place, and until
they are there the picture stays as it was.
"""

from __future__ import annotations

from synapse_sim.config import Config
from synapse_sim.session.feed import PEOPLE
from synapse_sim.session.frame import Arm
from synapse_sim.session.jobs import Newest
from synapse_sim.session.people_feed import People, PeopleFeed
from synapse_sim.session.run import Run
from synapse_sim.world import World

_DOSES = "treatment.doses"


def without_drug(config: Config) -> Config:
    """The same with every dose at zero, at the times and by the ways at which doses are given."""
    rows = tuple({**row.model_dump(exclude_none=True), "dose": 0.0} for row in config.treatment.doses)
    if rows:
        return config.with_changes({_DOSES: rows})
    return config.with_changes({"treatment.dose": 0.0, "treatment.dose_unit": config.treatment.dose_unit})


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

    def hold(self, config: Config, time_h: float) -> None:
        """Want it, at a time of the course, hours after the first dose."""
        self.let_go()
        self.is_held, self._time_h = True, time_h
        run = self._run = Run(without_drug(config))
        self._entering.want("place", lambda: World.building(run.config, run.course, run.within(time_h)))

    def let_go(self) -> None:
        """Want it no more: nothing of it is kept."""
        self.is_held = False
        self._run = self._world = None
        self._entering = Newest[World]()

    def is_waiting(self, scene: str) -> bool:
        """Whether it is wanted and cannot be seen in a scene yet."""
        return self.is_held and (self._world is None or (scene == PEOPLE and self._lacks_people))

    @property
    def _lacks_people(self) -> bool:
        return self.people().is_stale and self._people.refusal is None

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

    def arm(self, scene: str) -> Arm | None:
        """What is seen of it in a scene; None while it is not wanted or not there."""
        if self._run is None or self._world is None or self.is_waiting(scene):
            return None
        return self._run.arm(self._world, self._run.within(self._time_h))

    def people(self) -> People:
        """The virtual patients beside it."""
        return self._people.now(self._run.config if self._run else Config())
