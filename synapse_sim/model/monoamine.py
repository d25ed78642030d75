"""Conventional antidepressants: transporters are occupied within hours, the benefit grows over weeks.

occupancy = a C / (1 + a C)          m' = (benefit min(1, occupancy / trial occupancy) - m) / tau
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.model.scan import lowpass


@dataclass(frozen=True, slots=True)
class Transporters:
    """Occupied share of the serotonin, noradrenaline and dopamine transporters; (n,) or (n, m)."""

    sert: Floats
    net: Floats
    dat: Floats


def transporters(plasma_ng_per_ml: Floats, config: Config) -> Transporters:
    """Occupancy in equilibrium with plasma; 0 for a drug that binds none."""
    numbers = config.drug.occupancy
    if numbers is None:
        nothing = np.zeros_like(plasma_ng_per_ml)
        return Transporters(nothing, nothing, nothing)
    affinities = (
        numbers.affinity_sert_ml_per_ng,
        numbers.affinity_net_ml_per_ng,
        numbers.affinity_dat_ml_per_ng,
    )
    bound = (affinity * plasma_ng_per_ml for affinity in affinities)
    return Transporters(*(share / (1 + share) for share in bound))


def monoamine_part(time_h: Floats, occupied: Transporters, config: Config) -> Floats:
    """Share of the score that adaptation to the drug takes away."""
    numbers = config.drug.occupancy
    if numbers is None:
        return np.zeros_like(occupied.sert)
    fullest = np.maximum(np.maximum(occupied.sert, occupied.net), occupied.dat)
    drive = config.monoamine.benefit * np.minimum(1.0, fullest / numbers.trial_occupancy)
    return lowpass(time_h, drive, config.monoamine.adaptation_tau_d * 24)
