"""The agents of every scene at one place of a course.

A place is a minute of the course. The world at rest there is a pure function of config, seed, place and tick:
its agents are built at tick 0 after their own warm-up and then advance in whole ticks. While the course
plays, its time moves by a fixed amount per tick and the agents run live through it, under conditions renewed
at every 16th tick. Coming to rest builds the world of the place that was reached. Parcels and spines are
looked up, not stepped.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self, TypeVar

from synapse_sim.agents.circuit.circuit import LiveCircuit
from synapse_sim.agents.clock import TickClock
from synapse_sim.agents.states import States, counts, digest_of
from synapse_sim.config import Config
from synapse_sim.course.course import Course, Moment
from synapse_sim.course.work import Work, finished
from synapse_sim.late import Late
from synapse_sim.world.conditions import Conditions
from synapse_sim.world.motion import Motion
from synapse_sim.world.places import MINUTES_PER_H, place_index, place_within
from synapse_sim.world.synapse import (
    building_channels,
    building_synapse,
    channels_without_past,
    synapse_without_past,
)

if TYPE_CHECKING:
    from synapse_sim.agents.body.parcels import Parcels
    from synapse_sim.agents.dendrite.dendrite import Dendrite
    from synapse_sim.world import slow
else:
    slow = Late("synapse_sim.world.slow")

Built = TypeVar("Built")

RENEWAL_TICKS = 16
"""Conditions are renewed at multiples of this many ticks, 60 times a second."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The agents at one tick as a value: it stays as it is while the world goes on.

    place, tick: where and when.
    states: arrays of integers and states by agent and name ("cleft.receptor_state").
    """

    place: int
    tick: int
    states: States

    def digest(self) -> str:
        """SHA-256 over place, tick and states, as hex digits; the same on every x86-64 processor."""
        return digest_of({"world": counts(self.place, self.tick), **self.states})


class World:
    """All agents at one place; the only model state that changes.

    config: the numbers.
    course: what it reads its conditions from.
    tick: ticks since the place was entered.
    place: index of the place on the grid of minutes.
    circuit: the spiking network.
    cleft: the glutamate synapse; None for a drug of the monoamine transporters.
    terminal: the monoamine terminal; None for all other drugs.
    channels: the NMDA channels of a pyramidal cell and of an interneuron.
    """

    def __init__(self, config: Config, course: Course, time_h: float) -> None:
        """Build the world at rest at a place.

        Args:
            config: the numbers.
            course: of that config.
            time_h: hours after the first dose, snapped to the grid of places.

        Raises:
            ConfigError: if the course does not hold that time.
        """
        finished(self._beginning(config, course, time_h))

    @classmethod
    def building(cls, config: Config, course: Course, time_h: float) -> Work[Self]:
        """The same world, built in slices of a few milliseconds.

        Raises:
            ConfigError: if the course does not hold that time.
        """
        world = cls.__new__(cls)
        yield from cls._beginning(world, config, course, time_h)
        return world

    @classmethod
    def without_past(cls, config: Config, course: Course, time_h: float) -> Self:
        """A stand-in for the eye until the same world is built: its agents have no warm-up behind them.

        Raises:
            ConfigError: if the course does not hold that time.
        """
        world = cls.__new__(cls)
        cls._read(world, config, course)
        cls._stand_without_past(world, place_within(course, time_h))
        return world

    def _beginning(self, config: Config, course: Course, time_h: float) -> Work[None]:
        self._read(config, course)
        yield from self._entering(place_within(course, time_h))

    def _read(self, config: Config, course: Course) -> None:
        self.config, self.course = config, course
        self._branch: tuple[Course, Dendrite] | None = None
        self._parcels: tuple[Course, Parcels] | None = None

    @property
    def dendrite(self) -> Dendrite:
        """The branch over the whole course, drawn when first asked for; look up `dendrite.at(time_h)`."""
        if self._branch is None or self._branch[0] is not self.course:
            self._branch = self.course, slow.dendrite_of(self.config, self.course)
        return self._branch[1]

    @property
    def body(self) -> Parcels:
        """The drug parcels over the whole course, likewise; look up `body.at(time_h)`."""
        if self._parcels is None or self._parcels[0] is not self.course:
            self._parcels = self.course, slow.parcels_of(self.config, self.course)
        return self._parcels[1]

    @property
    def place_h(self) -> float:
        """Hours after the first dose of the place that was entered last."""
        return self.place / MINUTES_PER_H

    @property
    def is_playing(self) -> bool:
        """Whether the course moves."""
        return self._motion.pace_per_s > 0.0

    @property
    def time_h(self) -> float:
        """Hours after the first dose of this tick: the place, or how far play has come."""
        return self._motion.time_h(self.tick)

    @property
    def pace_h_per_s(self) -> float:
        """Hours of the course that a second on screen is worth at this tick; 0 at rest."""
        return self._motion.pace_h_per_s(self.tick)

    @property
    def moment(self) -> Moment:
        """The course at this tick."""
        return self.course.at(self.time_h)

    @property
    def signal_ticks(self) -> tuple[int, ...]:
        """Ticks at which the user sent a test signal at this place."""
        return tuple(self._signal_ticks)

    def step(self, wall_s: float) -> None:
        """Advance all agents by a time on screen, in whole ticks; how it is cut up changes nothing.

        Args:
            wall_s: seconds at the scenes' own slow motion, >= 0. There is no cap.

        Raises:
            ValueError: if `wall_s` is negative or not finite.
        """
        self.advance(self._clock.due(wall_s))

    def advance(self, ticks: int) -> None:
        """Advance all agents by whole ticks; how they are cut up changes nothing."""
        last = self.tick + ticks
        while self.tick < last:
            since_renewal = self.tick % RENEWAL_TICKS
            passing = min(last - self.tick, RENEWAL_TICKS - since_renewal)
            self._renew_conditions(self.tick - since_renewal)
            self._advance(passing)
            self.tick += passing

    def play(self, pace_per_s: float, *, warped: bool = False) -> None:
        """Let the course move from where it is, at the same amount per tick.

        Args:
            pace_per_s: hours of the course per second on screen, > 0; with `warped`, of asinh(time / 1 h).
            warped: move evenly along the warped axis, so that the first hours pass slowly and the days fast.

        Raises:
            ValueError: if the pace is not positive.
        """
        if not pace_per_s > 0.0:
            raise ValueError(f"pace_per_s = {pace_per_s} must be above 0")
        self._motion = self._motion_from(self.time_h, pace_per_s, warped=warped)

    def rest(self) -> None:
        """Stop at the nearest place and become the world of that place, at its first tick."""
        finished(self._entering(place_index(self.time_h)))

    def follow(self, course: Course, time_h: float) -> None:
        """Take a changed course and time at once, as while a slider is dragged.

        Spines and parcels follow; cleft and circuit go on as they are, under the new conditions, until `rest`
        builds the world of the place.

        Raises:
            ConfigError: if the course does not hold that time.
        """
        place_within(course, time_h)
        if course is not self.course:
            self.config, self.course = course.config, course
        self._motion = self._motion_from(time_h, 0.0, warped=False)

    def send_signal(self) -> None:
        """Send a test signal into the circuit; it is part of the state until the place is left."""
        self._signal_ticks.append(self.tick)
        self.circuit.send_signal()

    def snapshot(self) -> Snapshot:
        """All agents as they are now."""
        found: dict[str, States] = {
            "dendrite": self.dendrite.snapshot(self.time_h),
            "body": self.body.snapshot(self.time_h),
            "circuit": self.circuit.snapshot(),
            "channels": self.channels.snapshot(),
        }
        if self.cleft is not None:
            found["cleft"] = self.cleft.snapshot()
        if self.terminal is not None:
            found["terminal"] = self.terminal.snapshot()
        states = {
            f"{kind}.{name}": array.copy() for kind, agents in found.items() for name, array in agents.items()
        }
        return Snapshot(self.place, self.tick, states)

    def digest(self) -> str:
        """SHA-256 over the integers and states of all agents, tick and place, as hex digits."""
        return self.snapshot().digest()

    def _entering(self, place: int) -> Work[None]:
        """Become the world at rest at a place, at tick 0."""
        self._stand_at(place)
        config, under = self.config, self._conditions
        circuit = LiveCircuit.building(self.course.circuit, config.seed, place, under.circuit)
        self.circuit = yield from _third(circuit, 0)
        self.cleft, self.terminal = yield from _third(building_synapse(config, place, under), 1)
        self.channels = yield from _third(building_channels(config, place, under), 2)

    def _stand_without_past(self, place: int) -> None:
        self._stand_at(place)
        config, under = self.config, self._conditions
        self.circuit = LiveCircuit.without_past(self.course.circuit, config.seed, place, under.circuit)
        self.cleft, self.terminal = synapse_without_past(config, place, under)
        self.channels = channels_without_past(config, place, under)

    def _stand_at(self, place: int) -> None:
        """Be at the first tick of a place, under its conditions."""
        self.place = place
        self.tick = 0
        self._clock = TickClock()
        self._signal_ticks: list[int] = []
        self._motion = self._motion_from(place / MINUTES_PER_H, 0.0, warped=False)
        self._read_at_h = self.time_h
        self._conditions = Conditions.of(self.config, self.moment)

    def _motion_from(self, time_h: float, pace_per_s: float, *, warped: bool) -> Motion:
        return Motion(time_h, self.tick, pace_per_s, warped, float(self.course.time_h[-1]))

    def _renew_conditions(self, tick: int) -> None:
        """Read the course at a tick, if it has moved since."""
        time_h = self._motion.time_h(tick)
        if time_h != self._read_at_h:
            self._read_at_h = time_h
            self._conditions = Conditions.of(self.config, self.course.at(time_h))

    def _advance(self, ticks: int) -> None:
        self.circuit.advance(ticks, self._conditions.circuit)
        self.channels.advance(ticks, self._conditions.channel)
        if self.cleft is not None:
            self.cleft.advance(ticks, self._conditions.cleft)
        if self.terminal is not None:
            self.terminal.advance(ticks, self._conditions.terminal)


def _third(building: Generator[float, None, Built], k: int) -> Generator[tuple[float, None], None, Built]:
    """What is built as the k-th third of a larger work."""
    while True:
        try:
            share = next(building)
        except StopIteration as end:
            built: Built = end.value
            return built
        yield (k + share) / 3, None
