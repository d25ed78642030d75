"""What is computed between frames: the circuit's response of every arm, then what the scene in view shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from synapse_sim.config import ConfigError
from synapse_sim.session.channel_feed import ChannelFeed
from synapse_sim.session.circuit_feed import CircuitFeed
from synapse_sim.session.page_feed import PageFeed
from synapse_sim.session.people_feed import PeopleFeed
from synapse_sim.session.run import Run
from synapse_sim.session.synapse_feed import SynapseFeed
from synapse_sim.texts.catalogue import text
from synapse_sim.world import World

WORK_S = 0.008
"""How much of a frame may be spent on what is not in view yet."""
CALM_S = 0.003
"""How much while the eye is led from picture to picture."""
FIRST_LOOK_S = 0.02
"""How much while the course shown is still that of another circuit."""
PLAY_S = 0.0003
"""How much while the course plays or a hand moves, which is to stay smooth."""
PEOPLE, CHANNEL, CIRCUIT, SYNAPSE = "people", "channel", "circuit", "synapse"
"""The scenes that show the virtual patients, how long channels are open, what stands beside circuit, synapse.
"""


class Feed:
    """Work for the arms of a session.

    runs: the arms.
    people: the virtual patients beside the first arm.
    channel: how long the channels of the first arm are open.
    circuit: what stands beside the circuit of the first arm.
    pages: what the open page shows of the model.
    synapse: what stands beside the synapse of the first arm.
    """

    def __init__(self, runs: Sequence[Run]) -> None:
        self.runs = runs
        self.people = PeopleFeed()
        self.channel = ChannelFeed()
        self.circuit = CircuitFeed()
        self.pages = PageFeed()
        self.synapse = SynapseFeed()

    @property
    def measured_share(self) -> float | None:
        """Share 0..1 of a circuit's measurement that is done; None if every circuit is known."""
        shares = (run.feed.progress for run in self.runs)
        return next((share for share in shares if share is not None), None)

    @property
    def is_measuring(self) -> bool:
        """Whether a course may still become better."""
        return self.measured_share is not None

    @property
    def mistakes(self) -> Iterator[ConfigError]:
        """Why something cannot be computed."""
        found = (*(run.feed.refusal for run in self.runs), self.people.refusal)
        return (mistake for mistake in found if mistake is not None)

    @property
    def refusals(self) -> tuple[str, ...]:
        """The same in words, with what stands in."""
        circuit = (run.feed.refusal for run in self.runs)
        return (
            *(text("session.old_circuit", why=each) for each in circuit if each),
            *(text("session.old_people", why=each) for each in self._missing_people),
        )

    @property
    def _missing_people(self) -> tuple[ConfigError, ...]:
        return (self.people.refusal,) if self.people.refusal else ()

    def has_work(self, scene: str) -> bool:
        """Whether something in view is not computed yet."""
        busy = {
            PEOPLE: self.people.is_busy,
            CHANNEL: self.channel.is_busy,
            SYNAPSE: self.synapse.is_busy,
        }
        return self.is_measuring or (self._wants(scene) and busy.get(scene, self.circuit.is_busy))

    def measure(self, seconds_budget: float | None = None) -> bool:
        """Measure circuits for a while, or as long as a frame can spare; whether a course is better."""
        for run in self.runs:
            if run.feed.progress is not None:
                spare_s = FIRST_LOOK_S if run.feed.is_foreign else WORK_S
                return run.advance(spare_s if seconds_budget is None else seconds_budget)
        return False

    def find(self, scene: str, world: World, time_h: float, seconds_budget: float = WORK_S) -> None:
        """Compute for a while what the scene in view shows at a time, if the circuit is known."""
        if not self._wants(scene):
            return
        run = self.runs[0]
        if scene == PEOPLE:
            self.people.ask(run.config, run.feed.response)
            self.people.advance(seconds_budget)
        elif scene == CHANNEL:
            self.channel.ask(run.config, run.course)
            self.channel.advance(seconds_budget)
        elif scene == SYNAPSE:
            self.synapse.ask(world, run.course, time_h)
            self.synapse.advance(world, seconds_budget)
        else:
            self.circuit.ask(run.course, time_h)
            self.circuit.advance(seconds_budget)

    def _wants(self, scene: str) -> bool:
        if scene in {CHANNEL, CIRCUIT, SYNAPSE}:
            return not self.is_measuring
        return scene == PEOPLE and not self.is_measuring and self.runs[0].feed.refusal is None
