"""Firing rates of freshly drawn networks against the response that the course reads.

The response is itself a mean over drawn networks, so its own error, of the same spread over fewer networks,
is part of the standard error.
"""

from __future__ import annotations

from functools import lru_cache
from math import sqrt

import numpy as np

from synapse_sim.agents.circuit.homeostasis import settled_circuit
from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.course.response.ensemble import Rates, measure_rates
from synapse_sim.course.response.plan import PLAN, Dependencies
from synapse_sim.course.response.response import response_for
from synapse_sim.experiments.agreement.check import Check, Estimate

NETWORKS = 48
FIRST_FRESH = 1000
"""Networks from here on were never part of a response."""
SECONDS = 3.0
DENSITY = 1.0
TRIAL_UMOLAR = 0.43
"""Free level near the peak of the trial dose."""


def interneuron_rate(row: int) -> Check:
    """Mean rate of interneurons without (row 0) or with (row 1) the trial's level of drug."""
    c_umolar = (0.0, TRIAL_UMOLAR)[row]
    return Check(
        f"interneuron rate at {c_umolar:g} µM, Hz",
        "circuit.resting_interneuron_hz",
        lambda config: float(response_for(config).rate_interneuron_hz(c_umolar, DENSITY)),
        lambda config, seed: _estimate(_fresh(config, seed).interneuron_hz[:, row]),
    )


def _rise(config: Config) -> float:
    rates = response_for(config).rate_pyramidal_hz(np.array([0.0, TRIAL_UMOLAR]), DENSITY)
    return float(rates[1] / rates[0])


def _fresh_rise(config: Config, seed: int) -> Estimate:
    """Ratio of mean rates, its error from how each network departs from that ratio."""
    rest, drug = _fresh(config, seed).pyramidal_hz.T
    ratio = drug.mean() / rest.mean()
    return _estimate(ratio + (drug - ratio * rest) / rest.mean())


def _estimate(networks: Floats) -> Estimate:
    """Mean over networks; the response's own error is of the same spread over its own number of networks."""
    spread = float(np.std(networks, ddof=1))
    error = spread * sqrt(1.0 / networks.size + 1.0 / PLAN.networks)
    return Estimate(float(networks.mean()), error)


def _fresh(config: Config, seed: int) -> Rates:
    """Rates of networks that no response has seen, without drug and at the level of the trial."""
    return _rates(Dependencies.of(config), FIRST_FRESH + NETWORKS * seed)


@lru_cache(maxsize=4)
def _rates(on: Dependencies, first: int) -> Rates:
    conditions = [on.conditions(c_umolar, DENSITY) for c_umolar in (0.0, TRIAL_UMOLAR)]
    networks = range(first, first + NETWORKS)
    return measure_rates(settled_circuit(on.circuit, on.receptor), networks, conditions, SECONDS)


CHECKS = (
    interneuron_rate(0),
    interneuron_rate(1),
    Check(
        f"pyramidal rate at {TRIAL_UMOLAR:g} µM, relative to no drug",
        "circuit.interneuron_to_pyramidal_leak",
        _rise,
        _fresh_rise,
    ),
)
