"""The design of a virtual trial: who is given what, how many, what they expect, when they are asked.

Arms are groups of different people, as in a randomized trial; a trial that is done again has other people.
An arm with another drug leaves the regimen of the base behind and takes the drug's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from synapse_sim.config import Config, ConfigError, Mistake
from synapse_sim.config.config import Changes
from synapse_sim.experiments.sweep.plan import unread
from synapse_sim.texts.message import Message

DRUG, EXPECTANCY, SIZE = "treatment.drug", "trial.expectancy", "population.subjects"


@dataclass(frozen=True, slots=True)
class Arm:
    """One arm.

    name: as the user calls it.
    config: what its patients are given.
    size: how many they are.
    """

    name: str
    config: Config
    size: int


@dataclass(frozen=True, slots=True)
class Design:
    """A trial before it is done.

    arms: the first is compared with each other one.
    at_h: hours at which the score is asked for.
    repeat: how often the whole trial is done, with other people each time.
    """

    arms: tuple[Arm, ...]
    at_h: tuple[float, ...]
    repeat: int

    @classmethod
    def of(
        cls,
        base: Config,
        arms: Mapping[str, Changes],
        *,
        subjects: int,
        blind: str,
        at_h: tuple[float, ...],
        repeat: int,
    ) -> Design:
        """A design that can be carried out.

        Args:
            base: what all arms share.
            arms: changes of each; its own `population.subjects` is its size.
            subjects: patients of an arm that says nothing.
            blind: what patients of an arm expect that says nothing; "none" leaves the base's.
            at_h: hours after the first dose.
            repeat: how often it is done.

        Raises:
            ConfigError: with every mistake.
        """
        made, mistakes = [], list(_mistakes(arms, at_h, base, repeat))
        for name, changes in arms.items():
            try:
                made.append(_arm(base, name, changes, subjects, blind))
            except ConfigError as error:
                mistakes += [_in_arm(name, each) for each in error.mistakes]
        small = [arm for arm in made if arm.size < 2]
        mistakes += [_mistake("subjects", "trial.subjects", arm=arm.name, count=arm.size) for arm in small]
        if mistakes:
            raise ConfigError(*mistakes)
        return cls(tuple(made), at_h, repeat)

    @property
    def size(self) -> int:
        """Patients of the largest arm."""
        return max(arm.size for arm in self.arms)

    def people(self, arm: int) -> range:
        """Numbers of the patients of an arm, trial after trial: no one takes part twice."""
        count, arms = self.repeat * self.size, len(self.arms)
        return range(arm + 1, arm + 1 + count * arms, arms)


def usual_arms(config: Config) -> dict[str, Changes]:
    """The treated drug against midazolam, or against saline if that is what is given."""
    treated = config.treatment.drug
    other = "saline" if treated == "midazolam" else "midazolam"
    return {treated: {}, other: {DRUG: other}}


def _arm(base: Config, name: str, changes: Changes, subjects: int, blind: str) -> Arm:
    expected: Changes = {} if blind == "none" else {EXPECTANCY: blind}
    own = {key: value for key, value in changes.items() if key != SIZE}
    config = base.with_changes({**_left_behind(base, own), **expected, **own})
    size = changes.get(SIZE, subjects)
    return Arm(name, config, size if isinstance(size, int) else subjects)


def _left_behind(base: Config, changes: Changes) -> Changes:
    """The base's regimen is taken back where an arm is given another drug; all last equally long."""
    if changes.get(DRUG, base.treatment.drug) == base.treatment.drug:
        return {}
    back = {key: None for key in base.changes if key.startswith("treatment.")}
    return {**back, "course.horizon_h": base.course.horizon_h}


def _mistakes(
    arms: Mapping[str, Changes], at_h: tuple[float, ...], base: Config, repeat: int
) -> list[Mistake]:
    return [
        *([] if len(arms) > 1 and all(arms) else [_mistake("arms", "trial.arms")]),
        *([] if repeat >= 1 else [_mistake("repeat", "trial.repeat")]),
        *(Mistake("", "at", said) for said in unread(at_h, base)),
    ]


def _mistake(key: str, said: str, **numbers: object) -> Mistake:
    return Mistake("", key, Message(f"sweep.{said}", numbers))


def _in_arm(name: str, mistake: Mistake) -> Mistake:
    return Mistake("", mistake.key, Message("sweep.trial.arm", {"arm": name, "said": mistake.said}))
