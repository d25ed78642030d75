"""Whether the agents agree with the theory they stand for: ensembles with standard errors.

Every check compares a mean over agents with a closed form or a numerical solution that shares no code with
them. A difference counts from four standard errors on; every standard error is below 5 % of the theory.
"""

from __future__ import annotations

from collections.abc import Callable

from synapse_sim.config import Config, ConfigError, Mistake
from synapse_sim.experiments.agreement import circuit as agree_circuit
from synapse_sim.experiments.agreement import cleft as agree_cleft
from synapse_sim.experiments.agreement import receptor as agree_receptor
from synapse_sim.experiments.agreement import slow as agree_slow
from synapse_sim.experiments.agreement.check import Check, Quantity
from synapse_sim.texts.message import Message

__all__ = ["CHECKS", "Quantity", "agree"]

CHECKS: tuple[Check, ...] = (
    *agree_cleft.CHECKS,
    *agree_receptor.CHECKS,
    *agree_circuit.CHECKS,
    *agree_slow.CHECKS,
)


def agree(
    seed: int, config: Config | None = None, done: Callable[[Quantity], None] | None = None
) -> tuple[Quantity, ...]:
    """Compare all agents with their theory.

    Args:
        seed: draws the ensembles.
        config: the numbers; the defaults if left out.
        done: is told of each quantity as soon as it is there.

    Raises:
        ConfigError: if the treatment or the species is another; ensembles are sized for the default ones.
    """
    usual = Config()
    given = usual if config is None else config
    if (given.treatment, given.subject.species) != (usual.treatment, usual.subject.species):
        raise ConfigError(Mistake("", "treatment", Message("config.not_the_usual")))
    found = []
    for check in CHECKS:
        found.append(check.run(given, given, seed))
        if done:
            done(found[-1])
    return tuple(found)
