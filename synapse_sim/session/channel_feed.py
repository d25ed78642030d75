"""How long the doors of both cells are open, over many releases: computed between frames."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from synapse_sim.config import Config
from synapse_sim.course.course import Course
from synapse_sim.course.work import Work
from synapse_sim.late import Late
from synapse_sim.session.jobs import Newest
from synapse_sim.world.conditions import channel_cells

if TYPE_CHECKING:
    from synapse_sim.agents.channel import shares
    from synapse_sim.agents.channel.shares import OpenShares
else:
    shares = Late("synapse_sim.agents.channel.shares")

_PATIENCE_S = 0.3
"""Work that took longer gives way to a newer wish; shorter work is shown first, so a drag is followed."""
_SECTIONS = ("seed", "cleft", "receptor", "channel")


@dataclass(frozen=True, slots=True)
class Openings:
    """What can be shown of the doors' open time now.

    shares: the last that were computed; None before the first.
    is_stale: whether they are those of another config.
    """

    shares: OpenShares | None = None
    is_stale: bool = True


UNKNOWN = Openings()


class ChannelFeed:
    """The shares that were wanted last, as soon as they are there; the last ones stand in so long."""

    def __init__(self) -> None:
        self._newest: Newest[OpenShares] = Newest(patience_s=_PATIENCE_S)
        self._asked: Config | None = None

    @property
    def is_busy(self) -> bool:
        """Whether shares are wanted that are not there yet."""
        return self._newest.is_busy

    @property
    def now(self) -> Openings:
        """What there is."""
        return Openings(self._newest.result, self._newest.key != self._newest.wanted or not self._newest.key)

    def ask(self, config: Config, course: Course) -> None:
        """Want the shares of this config; without drug they are the same at every moment of its course."""
        if config is self._asked:
            return
        self._asked = config
        self._newest.want(_digest(config), lambda: _computing(config, course))

    def advance(self, seconds_budget: float) -> None:
        """Compute for a while."""
        self._newest.advance(seconds_budget)


def _digest(config: Config) -> str:
    """Of all that the shares depend on; no drug, no dose."""
    magnesium = config.modulators.magnesium_mmolar, config.circuit.magnesium_interneuron_share
    return f"{config.digest(*_SECTIONS)} {magnesium}"


def _computing(config: Config, course: Course) -> Work[OpenShares]:
    at = channel_cells(config, course.at(float(course.time_h[0])))
    return shares.open_shares(config.cleft, config.receptor, config.channel, at, seed=config.seed)
