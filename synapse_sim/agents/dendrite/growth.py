"""How the births of the density equation are spread over the stretches of a branch.

Resting births are even. What growth adds falls where the local pool of protein is high, so that the sum over
the branch stays what the density equation says. The expected density of each stretch follows from its births.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synapse_sim.agents.dendrite.pool import LocalProtein, thinned
from synapse_sim.agents.hazard import summed
from synapse_sim.arrays import Floats

MOST_TIMES = 160
"""Times at which births of the stretches are known."""


@dataclass(frozen=True, slots=True)
class SpineRates:
    """What the density equation says, relative to the healthy density.

    time_h: (n,) strictly increasing.
    formation_per_d: (n,) births F.
    density_rel: (n,) all spines S, the solution of the equation; the first value is where the branch starts.
    new_rel: new spines N at the first time.
    elimination_per_d, maturation_per_d: rates of a new spine's two clocks, one value or (n,).
    loss_per_d: rate of a persistent spine's clock, one value or (n,).
    """

    time_h: Floats
    formation_per_d: Floats
    density_rel: Floats
    new_rel: float
    elimination_per_d: float | Floats
    maturation_per_d: float | Floats
    loss_per_d: float | Floats


@dataclass(frozen=True, slots=True)
class Growth:
    """Births and expected density of every stretch.

    time_h: (k,) strictly increasing.
    births_per_d: (stretches, k) relative to the stretch's healthy density.
    density_rel: (stretches, k) relative to it as well.
    """

    time_h: Floats
    births_per_d: Floats
    density_rel: Floats


def growth_of(rates: SpineRates, local: LocalProtein) -> Growth:
    """The density equation, stretch by stretch.

    Args:
        rates: its terms.
        local: pools of protein.
    """
    time_h = thinned(rates.time_h, MOST_TIMES)
    formed = np.interp(time_h, rates.time_h, rates.formation_per_d)
    resting = float(rates.formation_per_d.min())
    births = resting + (formed - resting) * local.during(time_h)
    return Growth(time_h, births, _density(rates, time_h, births))


def _density(rates: SpineRates, time_h: Floats, births: Floats) -> Floats:
    """(stretches, k) spines: what is born and still there, exp(-K) (start + integral of exp(K) births)."""
    matures, lost = (_at(rates, time_h, each) for each in (rates.maturation_per_d, rates.loss_per_d))
    leaves = _at(rates, time_h, rates.elimination_per_d) + matures
    new = _living(time_h, births, leaves, rates.new_rel)
    old = _living(time_h, matures * new, lost, float(rates.density_rel[0]) - rates.new_rel)
    return np.asarray(new + old)


def _living(time_h: Floats, born_per_d: Floats, leaving_per_d: Floats, at_start: float) -> Floats:
    grown = np.exp(summed(time_h, leaving_per_d / 24.0))
    return np.asarray((at_start + summed(time_h, grown * born_per_d / 24.0)) / grown)


def _at(rates: SpineRates, time_h: Floats, rate_per_d: float | Floats) -> Floats:
    if not isinstance(rate_per_d, np.ndarray):
        return np.full(time_h.shape, rate_per_d)
    return np.asarray(np.interp(time_h, rates.time_h, rate_per_d))
