"""The arms of the trial that the people scene shows, as groups on screen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from synapse_sim.arrays import AnyFloats
from synapse_sim.experiments.population import HALVED, Population, Trial
from synapse_sim.scenes.people.published import Published, published_shares
from synapse_sim.scenes.people.swarm import sideways_places
from synapse_sim.texts.catalogue import overlaid

_ORDER_H = 24.0


@dataclass(frozen=True, slots=True, eq=False)
class TrialArm:
    """One arm on screen.

    `sideways` is where each patient stands, (m,) from -1/2 to 1/2; `published` are shares in trials.
    """

    arm: str
    patients: Population
    sideways: AnyFloats
    published: tuple[Published, ...]

    @property
    def name(self) -> str:
        """What it is called on screen."""
        return overlaid(f"drugs.{self.arm}.label", self.patients.config.drugs[self.arm].label)

    @property
    def half(self) -> float:
        """The score at or below which a patient responds."""
        return HALVED * self.patients.start


@lru_cache(maxsize=4)
def groups_of(trial: Trial) -> tuple[TrialArm, ...]:
    """All arms of a trial, the treated one first."""
    return tuple(_group(patients, name) for name, patients in trial.arms)


@lru_cache(maxsize=12)
def _group(patients: Population, name: str) -> TrialArm:
    return TrialArm(
        arm=name,
        patients=patients,
        sideways=sideways_places(patients.at(_ORDER_H)),
        published=tuple(published_shares(patients.config)),
    )
