"""Markov schemes of AMPA and NMDA receptors: generators, exact step tables, and what theory says of them.

NMDA: C0 - C1 - C2 - O, and C2 - D; the same five states again with drug in the channel. The drug enters and
leaves through the open state alone; a share of blocked channels holds it at a shallow site that it can leave
at any time.
AMPA: C0 - C1 - C2 - O, with C1 - D1 and C2 - D2.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config.sections.cleft import Cleft
from synapse_sim.config.sections.drug import Block
from synapse_sim.model.receptor import leaving_per_s

C0, C1, C2, OPEN, DESENSITIZED, DESENSITIZED_ONE = range(6)
NMDA_BOUND = np.array([0, 1, 2, 2, 2], dtype=np.int8)
AMPA_BOUND = np.array([0, 1, 2, 2, 2, 1], dtype=np.int8)
"""Glutamate molecules held in each state; AMPA's D1 is the last."""


@dataclass(frozen=True, slots=True)
class PoreRates:
    """How drug comes and goes at one level and voltage, per second.

    enter_per_s: into an open pore.
    leave_per_s: from an open pore.
    shallow_share: of channels that have just been entered, those that hold the drug at the shallow site.
    shallow_per_s: from the shallow site, whatever the state.
    """

    enter_per_s: float
    leave_per_s: float
    shallow_share: float = 0.0
    shallow_per_s: float = 0.0


def pore_rates(block: Block | None, drug_umolar: float, voltage_mv: float, unblocked: float) -> PoreRates:
    """Rates of a drug in the open pore.

    k_enter = k_on C U(V),  k_leave = k_off exp(delta (V + 70 mV) F / RT)

    Args:
        block: of the drug's file; None for a drug that does not enter the channel.
        drug_umolar: free level.
        voltage_mv: across the membrane.
        unblocked: U(V), the share of open pores that magnesium leaves free.

    Source:
        Gilling 2009, Neuropharmacology 56:866; shallow site: Kotermanski 2009, J Physiol 587:4589.
    """
    if block is None:
        return PoreRates(0.0, 1.0)
    return PoreRates(
        enter_per_s=block.k_on_per_umolar_s * drug_umolar * unblocked,
        leave_per_s=leaving_per_s(block, voltage_mv),
        shallow_share=block.shallow_share,
        shallow_per_s=1.0 / block.shallow_tau_s,
    )


def ampa_generator(numbers: Cleft, glutamate_umolar: float) -> Floats:
    """(6, 6) rates per second from row to column; rows sum to 0."""
    rates = np.zeros((6, 6))
    rates[C0, C1] = numbers.ampa_binding_first_per_umolar_s * glutamate_umolar
    rates[C1, C2] = numbers.ampa_binding_second_per_umolar_s * glutamate_umolar
    rates[C1, C0], rates[C2, C1] = numbers.ampa_unbinding_first_per_s, numbers.ampa_unbinding_second_per_s
    rates[C2, OPEN], rates[OPEN, C2] = numbers.ampa_opening_per_s, numbers.ampa_closing_per_s
    rates[C1, DESENSITIZED_ONE] = numbers.ampa_desensitizing_one_per_s
    rates[DESENSITIZED_ONE, C1] = numbers.ampa_recovering_one_per_s
    rates[C2, DESENSITIZED] = numbers.ampa_desensitizing_two_per_s
    rates[DESENSITIZED, C2] = numbers.ampa_recovering_two_per_s
    return _closed(rates)


def nmda_generator(numbers: Cleft, glutamate_umolar: float) -> Floats:
    """(5, 5) rates per second from row to column, of free and of blocked channels alike."""
    bind = numbers.nmda_binding_per_umolar_s * glutamate_umolar
    rates = np.zeros((5, 5))
    rates[C0, C1], rates[C1, C0] = 2.0 * bind, numbers.nmda_unbinding_per_s
    rates[C1, C2], rates[C2, C1] = bind, 2.0 * numbers.nmda_unbinding_per_s
    rates[C2, OPEN], rates[OPEN, C2] = numbers.nmda_opening_per_s, numbers.nmda_closing_per_s
    rates[C2, DESENSITIZED], rates[DESENSITIZED, C2] = (
        numbers.nmda_desensitizing_per_s,
        numbers.nmda_recovering_per_s,
    )
    return _closed(rates)


def blocked_generator(numbers: Cleft, glutamate_umolar: float, pore: PoreRates) -> Floats:
    """(15, 15) rates of everything: free, drug at the deep site, at the shallow one, five states each."""
    gate = nmda_generator(numbers, glutamate_umolar)
    rates: Floats = np.kron(np.eye(3), gate - np.diag(np.diag(gate))).astype(np.float64)
    free, deep, shallow = OPEN, 5 + OPEN, 10 + OPEN
    rates[free, deep] = pore.enter_per_s * (1.0 - pore.shallow_share)
    rates[free, shallow] = pore.enter_per_s * pore.shallow_share
    rates[deep, free] += pore.leave_per_s
    rates[shallow, free] += pore.leave_per_s
    for state in range(5):
        rates[10 + state, state] += pore.shallow_per_s if pore.shallow_share else 0.0
    return _closed(rates)


def step_table(generator: Floats, dt_s: float) -> Floats:
    """Probability of each state (column) after `dt_s` from each state (row): exp(Q dt), exact."""
    squarings = max(0, int(np.ceil(np.log2(max(1e-12, float(np.abs(generator).max()) * dt_s)))) + 3)
    small = generator * (dt_s / 2**squarings)
    table = term = np.eye(len(generator))
    for order in range(1, 13):
        term = term @ small / order
        table = table + term
    for _ in range(squarings):
        table = table @ table
    return table


def equilibrium(generator: Floats) -> Floats:
    """(n,) shares of the states that no longer change."""
    n = len(generator)
    system = np.vstack([generator.T, np.ones(n)])
    shares: Floats = np.linalg.lstsq(system, np.append(np.zeros(n), 1.0), rcond=None)[0]
    return shares


def open_probability(numbers: Cleft, glutamate_umolar: float) -> float:
    """Share of NMDA channels that are open in steady glutamate without drug."""
    return float(equilibrium(nmda_generator(numbers, glutamate_umolar))[OPEN])


def blocked_share(shares: Floats) -> float:
    """Share of channels that hold drug, of the shares of `blocked_generator`."""
    return float(shares[5:].sum())


def ic50_umolar(pore_at_one_umolar: PoreRates) -> float:
    """Level that blocks half of the channels in use: k_leave / k_enter(1 µM).

    Holds for the deep site alone; the shallow one is left faster.
    """
    return pore_at_one_umolar.leave_per_s / pore_at_one_umolar.enter_per_s


def _closed(rates: Floats) -> Floats:
    np.fill_diagonal(rates, 0.0)
    np.fill_diagonal(rates, -rates.sum(axis=1))
    return rates
