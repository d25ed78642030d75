"""The ten-state NMDA scheme once more, as equations to be solved instead of receptors to be drawn.

C0 - C1 - C2 - O and C2 - D, free or with drug; drug comes and goes through O, or leaves a shallow site.
Written apart from the agents, so that a slip in one of the two shows.
"""

from __future__ import annotations

from math import exp

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.config.sections.cleft import Cleft
from synapse_sim.config.sections.drug import Block
from synapse_sim.config.sections.receptor import MAGNESIUM_AT_MV, Receptor

GATES = 5
OPEN = 3
SITES = 3
"""Free, drug at the deep site, drug at the shallow site."""
SATURATING_UMOLAR = 10_000.0
MV_PER_E_FOLD = 25.7
"""RT/F."""
REFERENCE_MV = -70.0


def jahr_stevens(voltage_mv: float, magnesium_mmolar: float, receptor: Receptor) -> float:
    """1 / (1 + exp(-0.062 V) [Mg] / 3.57), its scale at 0 mV reckoned from that at -60 mV."""
    slope = receptor.magnesium_slope_per_mv
    scale_mmolar = receptor.magnesium_half_mmolar * exp(-slope * MAGNESIUM_AT_MV)
    return 1.0 / (1.0 + exp(-slope * voltage_mv) * magnesium_mmolar / scale_mmolar)


def open_probability(numbers: Cleft) -> float:
    """Share of channels that are open in saturating glutamate: 1 / (1 + Rc/Ro (1 + Rd/Rr))."""
    closed = numbers.nmda_closing_per_s / numbers.nmda_opening_per_s
    desensitized = numbers.nmda_desensitizing_per_s / numbers.nmda_recovering_per_s
    return 1.0 / (1.0 + closed * (1.0 + desensitized))


def ic50_umolar(config: Config, drug: str, voltage_mv: float, magnesium_mmolar: float) -> float:
    """Level that blocks half of the channels in use: k_off(V) / k_on (1 + [Mg] / K(V))."""
    block = block_of(config, drug)
    deeper = exp(block.delta * (voltage_mv - REFERENCE_MV) / MV_PER_E_FOLD)
    free = jahr_stevens(voltage_mv, magnesium_mmolar, config.receptor)
    return block.k_off_per_s * deeper / block.k_on_per_umolar_s / free


def block_of(config: Config, drug: str) -> Block:
    """How a drug blocks the channel.

    Raises:
        ValueError: if it does not.
    """
    block = config.drugs[drug].block
    if block is None:
        raise ValueError(f"{drug} does not enter the channel")
    return block


def blocked_after(
    config: Config, drug: str, shares: Floats, *, drug_umolar: float, glutamate_umolar: float, time_s: float
) -> Floats:
    """Shares (3, 5) by site and gate some time later, at the reference voltage without magnesium.

    Args:
        config: rates of gating and of the drug.
        drug: its name.
        shares: (3, 5) at the start.
        drug_umolar: level of the drug.
        glutamate_umolar: level of glutamate.
        time_s: how much later.
    """
    rates = _scheme(config.cleft, block_of(config, drug), drug_umolar, glutamate_umolar)
    values, vectors = np.linalg.eig(rates.T)
    modes = np.linalg.solve(vectors, shares.ravel().astype(np.complex128))
    return np.asarray((vectors @ (np.exp(values * time_s) * modes)).real.reshape(SITES, GATES))


def at_rest(config: Config, drug: str, *, blocked: float) -> Floats:
    """(3, 5) shares in saturating glutamate after long, with a share of channels that hold drug."""
    numbers, shallow = config.cleft, block_of(config, drug).shallow_share
    opened = open_probability(numbers)
    ready = opened * numbers.nmda_closing_per_s / numbers.nmda_opening_per_s
    resting = ready * numbers.nmda_desensitizing_per_s / numbers.nmda_recovering_per_s
    sites = np.array([1.0 - blocked, blocked * (1.0 - shallow), blocked * shallow])
    return np.outer(sites, [0.0, 0.0, ready, opened, resting])


def _scheme(numbers: Cleft, block: Block, drug_umolar: float, glutamate_umolar: float) -> Floats:
    """(15, 15) rates from row to column."""
    rates = np.zeros((SITES, GATES, SITES, GATES))
    bind = numbers.nmda_binding_per_umolar_s * glutamate_umolar
    steps = {
        (0, 1): (2.0 * bind, numbers.nmda_unbinding_per_s),
        (1, 2): (bind, 2.0 * numbers.nmda_unbinding_per_s),
        (2, OPEN): (numbers.nmda_opening_per_s, numbers.nmda_closing_per_s),
        (2, 4): (numbers.nmda_desensitizing_per_s, numbers.nmda_recovering_per_s),
    }
    for site in range(SITES):
        for (one, other), (there, back) in steps.items():
            rates[site, one, site, other], rates[site, other, site, one] = there, back
    enters = block.k_on_per_umolar_s * drug_umolar
    rates[0, OPEN, 1, OPEN] = enters * (1.0 - block.shallow_share)
    rates[0, OPEN, 2, OPEN] = enters * block.shallow_share
    if block.shallow_share:
        rates[2, np.arange(GATES), 0, np.arange(GATES)] = 1.0 / block.shallow_tau_s
    rates[1:, OPEN, 0, OPEN] += block.k_off_per_s
    flat = rates.reshape(SITES * GATES, SITES * GATES)
    closed: Floats = flat - np.diag(flat.sum(axis=1))
    return closed
