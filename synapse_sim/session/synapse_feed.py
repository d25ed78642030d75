"""What stands beside the live synapse: the same one without drug at equal luck, and releases of many like it.

Both are computed between frames while the scene of the synapse needs them; the last of each stays until the
new one is there. The synapse without drug lives in step with the one of the world.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from synapse_sim.agents.circuit.side_by_side import side_by_side
from synapse_sim.agents.cleft import Cleft
from synapse_sim.agents.terminal import Terminal
from synapse_sim.config import Config
from synapse_sim.course.course import Course
from synapse_sim.course.simulate import simulate
from synapse_sim.course.work import Work, whole
from synapse_sim.late import Late
from synapse_sim.session.dose import without_drug
from synapse_sim.session.jobs import Newest
from synapse_sim.world import World
from synapse_sim.world.conditions import Conditions
from synapse_sim.world.places import place_index
from synapse_sim.world.synapse import building_synapse

if TYPE_CHECKING:
    from synapse_sim.agents.circuit import releases
    from synapse_sim.agents.circuit.releases import Releases
else:
    releases = Late("synapse_sim.agents.circuit.releases")

SPAN_S = 10
"""How long releases are counted."""
_PATIENCE_S = 3.0
"""A count that has begun is brought to its end, or while the course plays there would never be one."""
_MOST_TICKS, _TICKS_AT_ONCE = 32, 8
"""Ticks that are lived through beside those of the world, and in one step of what is to be caught up."""


class Alone:
    """The synapse of a place as it would be without drug, at the same luck.

    cleft, terminal: as in a world; one of them is None.
    course: of the same config without drug.
    tick: ticks since the place was entered.
    """

    def __init__(self, synapse: tuple[Cleft | None, Terminal | None], course: Course) -> None:
        self.cleft, self.terminal = synapse
        self.course = course
        self.tick = 0
        self._conditions = Conditions.of(course.config, course.at(float(course.time_h[0])))

    def advance(self, ticks: int) -> None:
        """Let ticks pass."""
        if self.cleft is not None:
            self.cleft.advance(ticks, self._conditions.cleft)
        if self.terminal is not None:
            self.terminal.advance(ticks, self._conditions.terminal)
        self.tick += ticks


@dataclass(frozen=True, slots=True, eq=False)
class ReleasePair:
    """The same seconds of the circuit without and with the drug."""

    without: Releases
    with_drug: Releases

    @property
    def change(self) -> float:
        """How much more often all pyramidal cells fire with the drug, 0 = as often."""
        return self.with_drug.spikes / max(self.without.spikes, 1) - 1.0


@dataclass(frozen=True, slots=True)
class BesideSynapse:
    """What there is beside the synapse now.

    alone: of a place; None before the first. is_stale: whether it is not that of the world yet.
    pair: None before the first, and for a drug of monoamine transporters.
    pair_is_stale: whether it is that of another place or config.
    """

    alone: Alone | None = None
    is_stale: bool = True
    pair: ReleasePair | None = None
    pair_is_stale: bool = True


NO_SYNAPSE = BesideSynapse()


class SynapseFeed:
    """What was wanted last, as soon as it is there."""

    def __init__(self) -> None:
        self._alone = Newest[Alone]()
        self._pairs = Newest[ReleasePair](patience_s=_PATIENCE_S)
        self._world: World | None = None
        self._asked: tuple[Course, int] | None = None
        self._entries = self._behind = 0

    @property
    def is_busy(self) -> bool:
        """Whether something is wanted that is not there yet."""
        return self._alone.is_busy or self._pairs.is_busy or self._behind > 0

    def now(self, world: World, course: Course, time_h: float) -> BesideSynapse:
        """What there is beside a world and its course at a time."""
        alone = self._alone
        is_of_world = world is self._world and alone.key == alone.wanted and not self._behind
        is_of_time = self._asked == (course, place_index(time_h)) and self._pairs.key == self._pairs.wanted
        pair = None if course.config.drug.kind == "monoamine" else self._pairs.result
        return BesideSynapse(alone.result, not is_of_world, pair, not is_of_time)

    def ask(self, world: World, course: Course, time_h: float) -> None:
        """Want what belongs to a world and its course at a time."""
        place = place_index(time_h)
        if world is not self._world or self._asked is None or course is not self._asked[0]:
            self._ask_alone(world, course)
        if self._asked != (course, place):
            self._asked = course, place
            if course.config.drug.kind != "monoamine":
                key = f"{course.config.digest()}{course.response.digest}{place}"
                self._pairs.want(key, lambda: _counting(course, time_h, place))

    def _ask_alone(self, world: World, course: Course) -> None:
        """A place that is entered again begins anew."""
        self._entries += world is not self._world
        self._world = world
        config = without_drug(course.config)
        key = f"{config.digest()}{course.response.digest}{world.place} {self._entries}"
        self._alone.want(key, lambda: _building(config, course, world.place))

    def follow(self, world: World, most: int = _MOST_TICKS) -> None:
        """Keep in step with a world, for so many ticks at most."""
        alone = self._alone.result
        if world is not self._world or alone is None or self._alone.key != self._alone.wanted:
            return
        alone.advance(max(0, min(most, world.tick - alone.tick)))
        self._behind = world.tick - alone.tick

    def advance(self, world: World, seconds_budget: float) -> None:
        """Compute for a while: the synapse first, which is soon there."""
        start_s = perf_counter()
        while True:
            if self._alone.is_busy:
                self._alone.advance(seconds_budget)
            self.follow(world, _TICKS_AT_ONCE)
            if not self._behind or perf_counter() - start_s >= seconds_budget:
                break
        if self._pairs.is_busy and not self._behind:
            self._pairs.advance(max(0.0, seconds_budget - (perf_counter() - start_s)))


def _building(config: Config, course: Course, place: int) -> Work[Alone]:
    rest = simulate(config, course.response)
    under = Conditions.of(config, rest.at(float(rest.time_h[0])))
    synapse = yield from whole(building_synapse(config, place, under))
    return Alone(synapse, rest)


def _counting(course: Course, time_h: float, place: int) -> Work[ReleasePair]:
    """Without drug the circuit of a place is that of before the dose: the course is flat then."""
    config = course.config
    moments = course.at(float(course.time_h[0])), course.at(time_h)
    under = [Conditions.of(config, each).circuit for each in moments]
    stretches = side_by_side(course.circuit, config.seed, place, under, 1000.0 * SPAN_S)
    found = yield from whole(stretches)
    probability = config.cleft.release_probability
    both = (releases.releases(each, config.seed, place, probability) for each in found)
    return ReleasePair(*both)
