"""The virtual patients of the treated arm and of its comparator, computed between frames.

The last ones stand in so long.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from synapse_sim.config import Config, ConfigError
from synapse_sim.course.response.response import Response
from synapse_sim.course.simulate import simulate
from synapse_sim.course.work import Work, part
from synapse_sim.late import Late
from synapse_sim.session.jobs import Newest

if TYPE_CHECKING:
    from synapse_sim.experiments import population
    from synapse_sim.experiments.population import Arm, Population, Trial
else:
    population = Late("synapse_sim.experiments.population")

MOST_PEOPLE = 500
"""Patients of an arm that a window computes and draws; commands take as many as are asked for."""
_PATIENCE_S = 0.3
"""Work that took longer gives way to a newer wish; shorter work is shown first, so a drag is followed."""
_KEPT = 12
_STEPS = 10


@dataclass(frozen=True, slots=True)
class People:
    """What can be shown of the virtual patients now.

    trial: the last arms that were computed; None before the first.
    is_stale: whether they are those of another config.
    progress: share 0..1, in tenths, of newer ones that are being computed; None if none are.
    """

    trial: Trial | None = None
    is_stale: bool = True
    progress: float | None = None


NOBODY = People()


class PeopleFeed:
    """The arms that were wanted last, as soon as they are there; the last ones stand in so long."""

    def __init__(self) -> None:
        self._known: dict[str, Population] = {}
        self._asked: tuple[Config, Response] | None = None
        self._newest: Newest[Trial] = Newest(patience_s=_PATIENCE_S)

    @property
    def refusal(self) -> ConfigError | None:
        """Why there can be none, if so."""
        return self._newest.refusal

    def now(self, config: Config) -> People:
        """What there is beside a config."""
        newest = self._newest
        progress = None if newest.progress is None else int(_STEPS * newest.progress) / _STEPS
        is_of_it = self._asked is not None and self._asked[0] is config and newest.key == newest.wanted
        return People(newest.result, not is_of_it, progress)

    @property
    def is_busy(self) -> bool:
        """Whether arms are wanted that are not there yet."""
        return self._newest.is_busy

    def ask(self, config: Config, response: Response) -> None:
        """Want the arms beside this config, whose circuit has this response."""
        if self._asked is None or self._asked[0] is not config or self._asked[1] is not response:
            self._asked = config, response
            self._newest.want(config.digest() + response.digest, lambda: self._computing(config, response))

    def advance(self, seconds_budget: float) -> None:
        """Compute for a while."""
        self._newest.advance(seconds_budget)

    def _computing(self, config: Config, response: Response) -> Work[Trial]:
        """Both arms, the ones that are remembered at once."""
        found: list[tuple[str, Population]] = []
        wanted = population.own_pair(config)
        for k, arm in enumerate(wanted):
            patients = self._known.get(arm.config.digest())
            if patients is None:
                work = population.populating(arm.config, response, _count(config))
                patients = yield from part(work, k, len(wanted))
                self._remember(arm, patients)
            found.append((arm.name, patients))
        return population.Trial(tuple(found), tuple(simulate(arm.config, response) for arm in wanted))

    def _remember(self, arm: Arm, patients: Population) -> None:
        self._known[arm.config.digest()] = patients
        if len(self._known) > _KEPT:
            del self._known[next(iter(self._known))]


def _count(config: Config) -> int:
    return min(config.population.subjects, MOST_PEOPLE)
