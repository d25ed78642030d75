"""Magnesium and drug in the NMDA channel.

Magnesium plugs the pore at rest and leaves on depolarisation. The drug enters open pores and competes with
it, so the channels of cells that sit more depolarised, and bind magnesium more weakly, are blocked at lower
levels.
"""

from __future__ import annotations

import math
from typing import overload

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.config.sections.drug import Block
from synapse_sim.config.sections.receptor import MAGNESIUM_AT_MV, Receptor

RT_PER_F_MV = 25.7
"""RT/F at 25 degrees Celsius."""
GIVEN_AT_MV = -70.0
"""The voltage at which a drug's rates are given."""
YARDSTICK = "ketamine"
"""Effect-site levels are counted in this drug's µM, whatever drug is given."""


@overload
def k_magnesium_mmolar(voltage_mv: float, receptor: Receptor) -> float: ...
@overload
def k_magnesium_mmolar(voltage_mv: Floats, receptor: Receptor) -> Floats: ...
def k_magnesium_mmolar(voltage_mv: float | Floats, receptor: Receptor) -> float | Floats:
    """Magnesium that blocks half of the channels at a voltage: K(V) = K(-60 mV) exp(s (V + 60 mV)).

    Args:
        voltage_mv: any shape.
        receptor: affinity at -60 mV and slope s.

    Returns:
        mM, the shape of `voltage_mv`.

    Source:
        Jahr & Stevens 1990, J Neurosci 10:3178: 3.57 mM exp(0.062 V).
    """
    affinity: float | Floats = receptor.magnesium_half_mmolar * np.exp(
        receptor.magnesium_slope_per_mv * (voltage_mv - MAGNESIUM_AT_MV)
    )
    return affinity


@overload
def unblocked_share(voltage_mv: float, magnesium_mmolar: float, receptor: Receptor) -> float: ...
@overload
def unblocked_share(voltage_mv: Floats, magnesium_mmolar: float, receptor: Receptor) -> Floats: ...
def unblocked_share(
    voltage_mv: float | Floats, magnesium_mmolar: float, receptor: Receptor
) -> float | Floats:
    """Share of open channels that magnesium leaves free: U(V) = 1 / (1 + [Mg] / K(V)).

    Args:
        voltage_mv: any shape.
        magnesium_mmolar: outside the cell, >= 0.
        receptor: affinity and slope of K(V).

    Source:
        Jahr & Stevens 1990, J Neurosci 10:3178.
    """
    return 1.0 / (1.0 + magnesium_mmolar / k_magnesium_mmolar(voltage_mv, receptor))


def ic50_umolar(config: Config) -> tuple[float, float]:
    """Half-blocking level in (interneurons, pyramidal cells), racemate-equivalent free µM.

    That of the channels' own scheme where the class's channels are in use; interneurons see a share of the
    magnesium, as their channels bind it more weakly.
    """
    block = config.drugs[YARDSTICK].block
    if block is None:
        raise ValueError(f"the file of {YARDSTICK} must have a table [block]")
    interneuron, pyramidal = (half_block_umolar(block, *where, config.receptor) for where in in_use(config))
    return interneuron, pyramidal


def in_use(config: Config) -> tuple[tuple[float, float], tuple[float, float]]:
    """Voltage (mV) and felt magnesium (mM) where channels are in use: of interneurons, of pyramidal cells."""
    numbers, magnesium = config.receptor, config.modulators.magnesium_mmolar
    weak = magnesium * config.circuit.magnesium_interneuron_share
    return (numbers.used_at_interneuron_mv, weak), (numbers.used_at_pyramidal_mv, magnesium)


def half_block_umolar(block: Block, voltage_mv: float, magnesium_mmolar: float, receptor: Receptor) -> float:
    """Level that blocks half of the channels: (k_off(V) / k_on) (1 + [Mg] / K(V)).

    Drug and magnesium compete for the open pore.

    Args:
        block: binding in the open channel.
        voltage_mv: across the membrane.
        magnesium_mmolar: as the channel feels it.
        receptor: affinity and slope of K(V).
    """
    free = unblocked_share(voltage_mv, magnesium_mmolar, receptor)
    return float(leaving_per_s(block, voltage_mv) / block.k_on_per_umolar_s / free)


def leaving_per_s(block: Block, voltage_mv: float) -> float:
    """Rate at which the drug leaves an open pore: k_off exp(delta (V + 70 mV) F / RT).

    Source:
        Gilling 2009, Neuropharmacology 56:866.
    """
    return block.k_off_per_s * math.exp(block.delta * (voltage_mv - GIVEN_AT_MV) / RT_PER_F_MV)


@overload
def block_fraction(c_umolar: float, ic50_umolar: float) -> float: ...
@overload
def block_fraction(c_umolar: Floats, ic50_umolar: float | Floats) -> Floats: ...
def block_fraction(c_umolar: float | Floats, ic50_umolar: float | Floats) -> float | Floats:
    """Share of channels that hold drug in equilibrium: B = C / (C + IC50).

    Args:
        c_umolar: free level, >= 0, any shape.
        ic50_umolar: half-blocking level, > 0, broadcast against it.
    """
    return c_umolar / (c_umolar + ic50_umolar)
