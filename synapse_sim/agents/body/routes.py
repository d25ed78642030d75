"""From the kinetics to the chain that parcels walk through: the very same rate constants."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

import numpy as np

from synapse_sim.agents.body.paths import (
    BLOOD,
    GUT,
    HYDROXYNORKETAMINE,
    NORKETAMINE,
    OUT,
    SITE,
    TISSUE,
    Intake,
    Pathways,
)
from synapse_sim.config.sections.drug import Rodent
from synapse_sim.model import kinetics

PLACES = {
    kinetics.DEPOT: SITE,
    kinetics.GUT: GUT,
    kinetics.BLOOD: BLOOD,
    kinetics.FAST: TISSUE,
    kinetics.SLOW: TISSUE,
    kinetics.NORKETAMINE: NORKETAMINE,
    kinetics.NORKETAMINE_TISSUE: NORKETAMINE,
    kinetics.HYDROXYNORKETAMINE: HYDROXYNORKETAMINE,
}
"""Where the states of the kinetics are drawn; compartments have the numbers of these states."""


def pathways_in_people(body: kinetics.Body, ways: Sequence[kinetics.Input]) -> Pathways:
    """The chain of a drug in a person: whatever a state loses and no other state receives is OUT.

    Args:
        body: one subject's kinetics.
        ways: what a dose goes into.
    """
    states = len(PLACES)
    flows = kinetics.rate_matrix(body)[:states, :states]
    rates = np.zeros((states + 1, states + 1))
    rates[:states, :states] = flows.T
    rates[:states, states] = np.maximum(0.0, -flows.sum(axis=0))
    np.fill_diagonal(rates, 0.0)
    intakes = tuple(Intake(way.state, way.share, way.length_h) for way in ways)
    return Pathways((*PLACES.values(), OUT), _frozen(rates.tolist()), intakes)


def pathways_in_rodents(rodent: Rodent, half_life_h: float) -> Pathways:
    """The chain behind a Bateman curve: depot, body, OUT."""
    absorbed, gone = rodent.absorption_rate_per_h, log(2.0) / half_life_h
    rates = ((0.0, absorbed, 0.0), (0.0, 0.0, gone), (0.0, 0.0, 0.0))
    return Pathways((SITE, BLOOD, OUT), rates, (Intake(0, 1.0, 0.0),))


def _frozen(rates: list[list[float]]) -> tuple[tuple[float, ...], ...]:
    return tuple(map(tuple, rates))
