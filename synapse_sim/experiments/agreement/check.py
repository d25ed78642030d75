"""What one comparison of agents with their theory is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config import Config


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity as theory has it and as the agents show it; z counts standard errors between the two."""

    quantity: str
    theory: float
    mean: float
    standard_error: float
    z: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over an ensemble of agents, with its standard error."""

    mean: float
    standard_error: float


@dataclass(frozen=True, slots=True)
class Check:
    """One comparison.

    quantity: its name, with the unit.
    constant: dotted key of a number that the quantity hangs on; 20 % off, and the check fails.
    theory: closed form or numerical solution, from the numbers of a config.
    measure: an ensemble of agents of a config and a seed.
    """

    quantity: str
    constant: str
    theory: Callable[[Config], float]
    measure: Callable[[Config, int], Estimate]

    def run(self, truth: Config, agents: Config, seed: int) -> Quantity:
        """Compare agents of one config with the theory of another; they differ only to see the check fail."""
        theory, found = self.theory(truth), self.measure(agents, seed)
        z = (found.mean - theory) / found.standard_error
        return Quantity(self.quantity, theory, found.mean, found.standard_error, z)


def share(count: int, of: int) -> Estimate:
    """A share of independent agents, with its binomial error."""
    mean = count / of
    return Estimate(mean, sqrt(max(mean * (1.0 - mean), 1.0 / of) / of))


def estimate(replicates: Floats) -> Estimate:
    """Mean and standard error of independent replicates (r,), some thirty at least."""
    return Estimate(float(np.mean(replicates)), float(np.std(replicates, ddof=1) / sqrt(replicates.size)))
