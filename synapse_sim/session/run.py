"""One arm as it is computed: a config, its course, and the circuit's response as soon as it is measured."""

from __future__ import annotations

from synapse_sim.config import Config
from synapse_sim.course.course import Moment
from synapse_sim.course.simulate import simulate
from synapse_sim.session.frame import Arm
from synapse_sim.session.response_feed import ResponseFeed
from synapse_sim.world import World


class Run:
    """A course that follows its config.

    config: the numbers.
    course: of that config, with the best response at hand.
    rest: the course before any drug.
    feed: the circuit's response.
    """

    def __init__(self, config: Config) -> None:
        self.config = config
        self.feed = ResponseFeed(config)
        self._simulate()

    @property
    def span_h(self) -> tuple[float, float]:
        """Where the course begins and ends, hours after the first dose."""
        return float(self.course.time_h[0]), float(self.course.time_h[-1])

    def within(self, time_h: float) -> float:
        """A time of the course, or the end of it that lies next to the time."""
        low, high = self.span_h
        return min(max(time_h, low), high)

    def arm(self, world: World, time_h: float) -> Arm:
        """What of it is seen at a time, with the agents of its place."""
        return Arm(self.config, self.course, world, self.course.at(time_h), self.rest)

    def follow(self, config: Config) -> bool:
        """Take a config; whether the course is another one now."""
        self.config = config
        if config.runs_as(self.course.config):
            return False
        self.feed.ask(config, self.rest.spine_density_rel)
        self._simulate()
        return True

    def advance(self, seconds_budget: float) -> bool:
        """Measure the circuit for a while, if it is not known; whether the course became better."""
        better = self.feed.advance(seconds_budget)
        if better:
            self._simulate()
        return better

    def _simulate(self) -> None:
        self.course = simulate(self.config, self.feed.response)
        self.rest: Moment = self.course.at(self.span_h[0])
