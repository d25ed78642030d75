"""From firing rates to glutamate, BDNF, mTORC1 and synaptic protein.

    Z = the deepest block so far, fading over hours     deep = x^3 / (x^3 + h^3),  x = B_E / (1 - B_E)
    u = gain (r - 1) (1 - held back) (1 - Z)   for r > 1      u = fall (r - 1)   for r <= 1
    A' = (max(u, 0) - A) / tau_A               g = 1 + max(u - A, 0) for u > 0, else 1 + u
    drive = (1 - Z) (1 - NBQX) [w_dis H(g - 1) + w_dir H(B_rest) + w_ext H(B_ext) + w_met H(HNK)]
    H(u) = u^2 / (u^2 + k^2)
    b' = (release drive - b) / tau_b     M' = ((1 - rapamycin) b - M) / tau_M
    L1' = (M - L1) / tau_L               L2' = (L1 - L2) / tau_L          X' = gain_X L2 - X / tau_X

r is the pyramidal rate relative to the drug-free one; b, M and X are above the subject's own baseline.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.config.sections.drug import Drug
from synapse_sim.config.sections.signalling import Signalling
from synapse_sim.model.receptor import block_fraction, unblocked_share
from synapse_sim.model.scan import held_peak, lowpass


@dataclass(frozen=True, slots=True)
class Signals:
    """Remembered surge; glutamate; BDNF, mTORC1, two lags and protein above baseline.

    Each (n,) or (n, m).
    """

    adapted: Floats
    glutamate: Floats
    bdnf: Floats
    mtorc1: Floats
    first_lag: Floats
    second_lag: Floats
    protein: Floats


@dataclass(frozen=True, slots=True)
class SignalsNow:
    """The same at one moment; all 0 before the first dose."""

    adapted: Floats | float = 0.0
    bdnf: Floats | float = 0.0
    mtorc1: Floats | float = 0.0
    first_lag: Floats | float = 0.0
    second_lag: Floats | float = 0.0
    protein: Floats | float = 0.0


AT_REST = SignalsNow()


def cooperative(level: Floats, half: float) -> Floats:
    """H(u) = u^2 / (u^2 + half^2) of a level >= 0."""
    squared = level * level
    return squared / (squared + half * half)


def deep_block(time_h: Floats, block_pyramidal: Floats, config: Config) -> Floats:
    """Z: how much of the deepest block so far still keeps the cells quiet, 0..1.

    Cells must fire and take up calcium to release glutamate and BDNF; deep anaesthesia leaves them quiet for
    hours after the drug.

    Args:
        time_h: (n,) increasing.
        block_pyramidal: share of the channels that hold drug, (n,) or (n, m).
        config: depth of half effect, and the time constant.
    """
    numbers = config.signalling
    half = numbers.deep_half_block
    depth = block_pyramidal / (1 - block_pyramidal) * (1 - half) / half
    cubed = depth * depth * depth
    return held_peak(time_h, cubed / (1 + cubed), numbers.deep_tau_h)


def release_change(rate_rel: Floats, deep: Floats, config: Config) -> Floats:
    """u: change of the glutamate that is released, before it adapts.

    Args:
        rate_rel: pyramidal rate relative to the drug-free one.
        deep: block that is remembered.
        config: gains, lamotrigine and mGluR2/3 agonist.
    """
    numbers, given = config.signalling, config.modulators
    held = (1 - given.lamotrigine) * (1 - given.mglur23_agonist)
    change = rate_rel - 1.0
    return np.where(change > 0, numbers.glutamate_gain * held * (1 - deep), numbers.glutamate_fall) * change


def adaptation(time_h: Floats, change: Floats, config: Config, start: Floats | float) -> Floats:
    """A: the surge of the last hours, by which release is held back: the set point of rest, over hours."""
    return lowpass(time_h, np.maximum(change, 0.0), config.signalling.adaptation_tau_h, start)


def glutamate_rel(change: Floats, adapted: Floats) -> Floats:
    """Extracellular glutamate relative to the subject's own baseline.

    Args:
        change: of release.
        adapted: the surge of the last hours.
    """
    return 1.0 + np.where(change > 0, np.maximum(change - adapted, 0.0), change)


def rest_block(c_umolar: Floats, config: Config) -> Floats:
    """Share of channels at rest that hold drug; magnesium keeps some drugs out there."""
    numbers, drug = config.receptor, config.drug
    free = unblocked_share(numbers.rest_mv, config.modulators.magnesium_mmolar, numbers)
    let_in = _let_in_at_rest(drug)
    return (let_in + (1 - let_in) * free) * block_fraction(c_umolar, numbers.ic50_rest_umolar)


def _let_in_at_rest(drug: Drug) -> float:
    return drug.block.rest_share_in_magnesium if drug.block else 0.0


def bdnf_drive(
    glutamate: Floats, hnk_umolar: Floats, c_umolar: Floats, deep: Floats, config: Config
) -> Floats:
    """What the explanations together send to BDNF, after the AMPA receptors.

    Args:
        glutamate: relative to baseline, (n,) or (n, m).
        hnk_umolar: (2R,6R)-hydroxynorketamine.
        c_umolar: free level as the receptor feels it.
        deep: block that is remembered.
        config: weights and half-saturations.
    """
    numbers, weights = config.signalling, config.hypothesis
    surge = np.maximum(glutamate - 1.0, 0.0)
    drive = weights.disinhibition * cooperative(surge, numbers.surge_half)
    if weights.direct_inhibition:
        drive = drive + weights.direct_inhibition * cooperative(
            rest_block(c_umolar, config), numbers.rest_half
        )
    if weights.extrasynaptic:
        tonic = block_fraction(c_umolar, config.receptor.ic50_extrasynaptic_umolar)
        drive = drive + weights.extrasynaptic * cooperative(tonic, numbers.rest_half)
    if weights.metabolite:
        drive = drive + weights.metabolite * cooperative(hnk_umolar, numbers.metabolite_half_umolar)
    return (1 - config.modulators.nbqx) * (1 - deep) * drive


def bdnf_release(config: Config) -> float:
    """Share of BDNF that the genotype releases and nothing blocks."""
    numbers = config.signalling
    shares = {"val_val": 1.0, "val_met": numbers.val_met_share, "met_met": numbers.met_met_share}
    return shares[config.subject.bdnf] * (1 - config.modulators.bdnf_block)


@dataclass(frozen=True, slots=True)
class Felt:
    """What the cascade starts from, over time; each (n,) or (n, m).

    rate_rel: pyramidal rate relative to the drug-free one.
    deep: block that is remembered.
    c_umolar: free level as the receptor feels it.
    hnk_umolar: (2R,6R)-hydroxynorketamine.
    """

    rate_rel: Floats
    deep: Floats
    c_umolar: Floats
    hnk_umolar: Floats


def signals(time_h: Floats, felt: Felt, config: Config, start: SignalsNow = AT_REST) -> Signals:
    """The cascade from firing rates to synaptic protein.

    Args:
        time_h: (n,) increasing.
        felt: what it starts from.
        config: time constants, genotype, weights of the explanations, what is given besides.
        start: at the first time.
    """
    change = release_change(felt.rate_rel, felt.deep, config)
    adapted = adaptation(time_h, change, config, start.adapted)
    glutamate = glutamate_rel(change, adapted)
    drive = bdnf_drive(glutamate, felt.hnk_umolar, felt.c_umolar, felt.deep, config)
    return Signals(adapted, glutamate, *_cascade(time_h, drive, config, start))


def _cascade(time_h: Floats, drive: Floats, config: Config, start: SignalsNow) -> tuple[Floats, ...]:
    """BDNF, mTORC1, two lags and protein."""
    numbers: Signalling = config.signalling
    bdnf = lowpass(time_h, bdnf_release(config) * drive, numbers.bdnf_tau_h, start.bdnf)
    mtorc1 = lowpass(time_h, (1 - config.modulators.rapamycin) * bdnf, numbers.mtorc1_tau_h, start.mtorc1)
    first = lowpass(time_h, mtorc1, numbers.protein_lag_h, start.first_lag)
    second = lowpass(time_h, first, numbers.protein_lag_h, start.second_lag)
    made = numbers.protein_gain_per_h * numbers.protein_tau_h
    protein = lowpass(time_h, made * second, numbers.protein_tau_h, start.protein)
    return bdnf, mtorc1, first, second, protein


def last_of(found: Signals) -> SignalsNow:
    """Where a stretch of the cascade ends."""
    return SignalsNow(*(getattr(found, name)[-1] for name in SignalsNow.__slots__))
