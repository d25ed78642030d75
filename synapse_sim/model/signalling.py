"""From firing rates to glutamate, BDNF, mTORC1 and synaptic protein.

    g = 1 + gain (r - 1) (1 - held back)   for r > 1         g = 1 + fall (r - 1)   for r <= 1
    drive = (1 - NBQX) [w_dis H(g - 1) + w_dir H(B_rest) + w_ext H(B_ext) + w_met H(HNK)]
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
from synapse_sim.model.scan import lowpass


@dataclass(frozen=True, slots=True)
class Signals:
    """BDNF, mTORC1, the two lags and protein above baseline, each (n,) or (n, m)."""

    bdnf: Floats
    mtorc1: Floats
    first_lag: Floats
    second_lag: Floats
    protein: Floats


@dataclass(frozen=True, slots=True)
class SignalsNow:
    """The same five at one moment; all 0 before the first dose."""

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


def glutamate_rel(rate_rel: Floats, config: Config) -> Floats:
    """Extracellular glutamate relative to the subject's own baseline.

    Args:
        rate_rel: pyramidal rate relative to the drug-free one.
        config: gains, lamotrigine and mGluR2/3 agonist.
    """
    numbers, given = config.signalling, config.modulators
    held = (1 - given.lamotrigine) * (1 - given.mglur23_agonist)
    change = rate_rel - 1.0
    return 1.0 + np.where(change > 0, numbers.glutamate_gain * held, numbers.glutamate_fall) * change


def rest_block(c_umolar: Floats, config: Config) -> Floats:
    """Share of channels at rest that hold drug; magnesium keeps some drugs out there."""
    numbers, drug = config.receptor, config.drug
    free = unblocked_share(numbers.rest_mv, config.modulators.magnesium_mmolar, numbers)
    let_in = _let_in_at_rest(drug)
    return (let_in + (1 - let_in) * free) * block_fraction(c_umolar, numbers.ic50_rest_umolar)


def _let_in_at_rest(drug: Drug) -> float:
    return drug.block.rest_share_in_magnesium if drug.block else 0.0


def bdnf_drive(glutamate: Floats, hnk_umolar: Floats, c_umolar: Floats, config: Config) -> Floats:
    """What the explanations together send to BDNF, after the AMPA receptors.

    Args:
        glutamate: relative to baseline, (n,) or (n, m).
        hnk_umolar: (2R,6R)-hydroxynorketamine.
        c_umolar: free level as the receptor feels it.
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
    return (1 - config.modulators.nbqx) * drive


def bdnf_release(config: Config) -> float:
    """Share of BDNF that the genotype releases and nothing blocks."""
    numbers = config.signalling
    shares = {"val_val": 1.0, "val_met": numbers.val_met_share, "met_met": numbers.met_met_share}
    return shares[config.subject.bdnf] * (1 - config.modulators.bdnf_block)


def signals(time_h: Floats, drive: Floats, config: Config, start: SignalsNow = AT_REST) -> Signals:
    """The cascade from a drive to synaptic protein.

    Args:
        time_h: (n,) increasing.
        drive: (n,) or (n, m).
        config: time constants, genotype, rapamycin.
        start: at the first time.
    """
    numbers: Signalling = config.signalling
    bdnf = lowpass(time_h, bdnf_release(config) * drive, numbers.bdnf_tau_h, start.bdnf)
    mtorc1 = lowpass(time_h, (1 - config.modulators.rapamycin) * bdnf, numbers.mtorc1_tau_h, start.mtorc1)
    first = lowpass(time_h, mtorc1, numbers.protein_lag_h, start.first_lag)
    second = lowpass(time_h, first, numbers.protein_lag_h, start.second_lag)
    made = numbers.protein_gain_per_h * numbers.protein_tau_h
    return Signals(
        bdnf, mtorc1, first, second, lowpass(time_h, made * second, numbers.protein_tau_h, start.protein)
    )


def last_of(found: Signals) -> SignalsNow:
    """Where a stretch of the cascade ends."""
    return SignalsNow(*(getattr(found, name)[-1] for name in Signals.__slots__))
