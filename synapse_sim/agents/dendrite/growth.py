"""How the births of the density equation are spread over the stretches of a branch.

Resting births are even. What growth adds falls where the local pool of protein is high, so that the sum over
the branch stays what the density equation says. The expected density of each stretch follows from its births.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

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
    resting = float(np.minimum.reduce(rates.formation_per_d))
    births = resting + (formed - resting) * local.during_course(time_h)
    return Growth(time_h, births, _density(rates, time_h, births))


def _density(rates: SpineRates, time_h: Floats, births: Floats) -> Floats:
    """(stretches, k) spines: what is born and still there, exp(-K) (start + integral of exp(K) births)."""
    elimination, matures, lost = (
        np.interp(time_h, rates.time_h, each) if isinstance(each, np.ndarray) else each
        for each in (rates.elimination_per_d, rates.maturation_per_d, rates.loss_per_d)
    )
    new = _living(time_h, births, elimination + matures, rates.new_rel)
    old = _living(time_h, matures * new, lost, float(rates.density_rel[0]) - rates.new_rel)
    return np.asarray(new + old)


def _living(time_h: Floats, born_per_d: Floats, leaving_per_d: float | Floats, at_start: float) -> Floats:
    if isinstance(leaving_per_d, np.ndarray):
        grown = np.exp(summed(time_h, leaving_per_d / 24.0))
    else:
        grown = _grown(leaving_per_d, time_h.tobytes())
    living = summed(time_h, grown * born_per_d / 24.0)
    living += at_start
    living /= grown
    return living


@lru_cache(maxsize=8)
def _grown(leaving_per_d: float, times: bytes) -> Floats:
    """(k,) by how much what stays outgrows what leaves at a steady rate; the same for all doses of a drag."""
    time_h = np.frombuffer(times)
    grown: Floats = np.exp(summed(time_h, np.full(time_h.shape, leaving_per_d) / 24.0))
    grown.setflags(write=False)
    return grown
