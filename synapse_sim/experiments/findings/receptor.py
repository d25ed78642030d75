"""Probes of the receptor: closed forms, no course but for the metabolite."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from synapse_sim.agents.scheme import (
    blocked_generator,
    blocked_share,
    equilibrium,
    pore_rates,
    step_table,
)
from synapse_sim.agents.scheme import ic50_umolar as scheme_ic50_umolar
from synapse_sim.config.sections.drug import Block
from synapse_sim.experiments.findings.course_cache import CourseCache, Given
from synapse_sim.model.receptor import ic50_umolar, unblocked_share
from synapse_sim.model.signalling import cooperative, rest_block

HNK_IC50_UMOLAR = 46.0
"""PMC7406986."""
SATURATING_UMOLAR, GLUTAMATE_UMOLAR = 10.0, 1000.0
"""Drug and glutamate under which channels are blocked before the wash."""
HNK_MOLAR_MASS_G_PER_MOL = 239.7


def unblocked(cache: CourseCache, given: Given, _: Given, voltage_mv: float) -> float:
    """Share of open channels free of magnesium."""
    config = cache.config(given)
    return unblocked_share(voltage_mv, config.modulators.magnesium_mmolar, config.receptor)


def magnesium_shift(cache: CourseCache, given: Given, _: Given, voltage_mv: float) -> float:
    """How many times more drug 1 mM magnesium asks for."""
    return 1 / unblocked_share(voltage_mv, 1.0, cache.config(given).receptor)


def ic50(cache: CourseCache, given: Given, _: Given, cell: str) -> float:
    """Half-blocking level of a cell class, µM."""
    return ic50_umolar(cache.config(given))[("interneuron", "pyramidal").index(cell)]


def ic50_at(cache: CourseCache, given: Given, _: Given, voltage_mv: float) -> float:
    """Half-blocking level of the channels' own scheme at a voltage, in 1 mM magnesium, µM."""
    free = unblocked_share(voltage_mv, 1.0, cache.config(given).receptor)
    return scheme_ic50_umolar(pore_rates(_block(cache, given), 1.0, voltage_mv, free))


def affinity_alone(cache: CourseCache, given: Given, _: Given) -> float:
    """k_off / k_on without magnesium at -70 mV, µM."""
    block = _block(cache, given)
    return block.k_off_per_s / block.k_on_per_umolar_s


def potency_ratio(cache: CourseCache, given: Given, compared: Given) -> float:
    """How many times more of the other drug the same block asks for."""
    sites = [cache.config(arm).drug.effect_site for arm in (given, compared)]
    one, other = (site.potency if site else 0.0 for site in sites)
    return one / other


def trapped_share(cache: CourseCache, given: Given, _: Given, wash_s: float) -> float:
    """Share of blocked channels that still hold drug after some seconds without drug and glutamate.

    From the channels' own scheme, blocked at -70 mV without magnesium in saturating glutamate.
    """
    config, block = cache.config(given), _block(cache, given)
    blocking, washing = (pore_rates(block, c_umolar, -70.0, 1.0) for c_umolar in (SATURATING_UMOLAR, 0.0))
    in_use = equilibrium(blocked_generator(config.cleft, GLUTAMATE_UMOLAR, blocking))
    washed = in_use @ step_table(blocked_generator(config.cleft, 0.0, washing), wash_s)
    return blocked_share(washed) / blocked_share(in_use)


def rest_drive_ratio(cache: CourseCache, given: Given, compared: Given, c_umolar: float) -> float:
    """Drive from block at rest, relative to the other drug at the same level."""
    drives = []
    for arm in (given, compared):
        config = cache.config(arm)
        drives.append(cooperative(rest_block(np.array([c_umolar]), config), config.signalling.rest_half)[0])
    return float(drives[0] / drives[1])


def metabolite_block_percent(cache: CourseCache, given: Given, _: Given) -> float:
    """Channels that hydroxynorketamine can block at its peak, in percent."""
    peak = float(cache.course(given).hydroxynorketamine_ng_per_ml.max()) / HNK_MOLAR_MASS_G_PER_MOL
    return 100 * peak / (peak + HNK_IC50_UMOLAR)


def _block(cache: CourseCache, given: Given) -> Block:
    drug = cache.config(given).drug
    if drug.block is None:
        raise ValueError(f"{drug.label} does not enter the channel")
    return drug.block


RECEPTOR_PROBES: dict[str, Callable[..., float]] = {
    probe.__name__: probe
    for probe in (
        unblocked,
        magnesium_shift,
        ic50,
        ic50_at,
        affinity_alone,
        potency_ratio,
        trapped_share,
        rest_drive_ratio,
        metabolite_block_percent,
    )
}
