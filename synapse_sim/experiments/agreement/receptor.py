"""Drawn receptors against their scheme: magnesium, opening, block, its onset and recovery, trapping."""

from __future__ import annotations

from functools import partial
from math import log

import numpy as np

from synapse_sim.agents.cleft.receptors import FREE, NMDA, Receptors, exact_table
from synapse_sim.agents.scheme import PoreRates, pore_rates
from synapse_sim.agents.streams import stream
from synapse_sim.config import Config
from synapse_sim.experiments.agreement import theory
from synapse_sim.experiments.agreement.check import Check, Estimate, share
from synapse_sim.model.receptor import block_fraction, ic50_umolar, in_use, unblocked_share

RECEPTORS = 20_000
STEP_S = 0.005
GLUTAMATE_UMOLAR = theory.SATURATING_UMOLAR
VOLTAGE_MV = theory.REFERENCE_MV
DRUG_UMOLAR = 1.0
TRIAL_UMOLAR = 0.43
"""Free level near the peak of the trial dose."""
CELLS = ("interneuron", "pyramidal")
IN_USE = 3 * RECEPTORS


class Ensemble:
    """Many NMDA receptors under the same conditions, stepped as in the cleft."""

    def __init__(self, config: Config, seed: int, kind: str, n: int = RECEPTORS) -> None:
        self.receptors = Receptors(np.full(n, NMDA, dtype=np.int8))
        self.rng = stream(seed, f"agree {kind}")
        self._config = config

    @property
    def blocked(self) -> int:
        """Receptors that hold drug."""
        return int(np.count_nonzero(self.receptors.drug != FREE))

    def run(self, pore: PoreRates, glutamate_umolar: float, time_s: float, step_s: float = STEP_S) -> None:
        """Let time pass; half of the drug's exchange comes before each step of gating, half after it."""
        receptors, rng = self.receptors, self.rng
        table = exact_table(self._config.cleft, glutamate_umolar, step_s)
        for _ in range(round(time_s / step_s)):
            receptors.exchange_drug(pore, 0.5 * step_s, rng)
            receptors.gate(table, rng.random(receptors.kind.size, dtype=np.float32))
            receptors.exchange_drug(pore, 0.5 * step_s, rng)


def magnesium(voltage_mv: float) -> Check:
    """Share of pores without magnesium, renewed a few times as in the cleft."""
    return Check(
        f"pores free of magnesium at {voltage_mv:g} mV",
        "receptor.magnesium_half_mmolar",
        lambda config: theory.jahr_stevens(voltage_mv, config.modulators.magnesium_mmolar, config.receptor),
        partial(_free_pores, voltage_mv=voltage_mv),
    )


def _free_pores(config: Config, seed: int, *, voltage_mv: float) -> Estimate:
    ensemble = Ensemble(config, seed, "magnesium", 2 * RECEPTORS)
    unblocked = unblocked_share(voltage_mv, config.modulators.magnesium_mmolar, config.receptor)
    for _ in range(40):
        ensemble.receptors.exchange_magnesium(unblocked, 0.3, ensemble.rng)
    free = np.count_nonzero(~ensemble.receptors.magnesium)
    return share(int(free), 2 * RECEPTORS)


def _open_share(config: Config, seed: int) -> Estimate:
    """Channels that are open long after glutamate came."""
    ensemble = Ensemble(config, seed, "open")
    ensemble.run(NO_DRUG, GLUTAMATE_UMOLAR, 2.0)
    return share(int(np.count_nonzero(ensemble.receptors.is_open)), RECEPTORS)


def half_block(magnesium_mmolar: float) -> Check:
    """The level that blocks half of the channels."""
    return Check(
        f"ketamine's IC50 with {magnesium_mmolar:g} mM magnesium, µM",
        "drugs.ketamine.block.k_on_per_umolar_s",
        lambda config: theory.ic50_umolar(config, "ketamine", VOLTAGE_MV, magnesium_mmolar),
        partial(_ic50, magnesium_mmolar=magnesium_mmolar),
    )


def _ic50(config: Config, seed: int, *, magnesium_mmolar: float) -> Estimate:
    """Read off the block after long at a level of about half block: IC50 = C (1 - B) / B."""
    level = theory.ic50_umolar(Config(), "ketamine", VOLTAGE_MV, magnesium_mmolar)
    ensemble = _settled(config, seed + round(1000 * magnesium_mmolar), "ketamine", blocked=0.5)
    ensemble.run(_pore(config, "ketamine", level, magnesium_mmolar), GLUTAMATE_UMOLAR, 15.0, step_s=0.025)
    block = share(ensemble.blocked, RECEPTORS)
    return Estimate(level * (1.0 - block.mean) / block.mean, level * block.standard_error / block.mean**2)


def block_in_use(cell: str) -> Check:
    """The course's block of a cell class at the level of the trial dose, where its channels are in use."""
    place = CELLS.index(cell)
    return Check(
        f"block of {cell} channels at {TRIAL_UMOLAR:g} µM, as in the course",
        "drugs.ketamine.block.k_on_per_umolar_s",
        lambda config: block_fraction(TRIAL_UMOLAR, ic50_umolar(config)[place]),
        partial(_block_in_use, cell=cell),
    )


def _block_in_use(config: Config, seed: int, *, cell: str) -> Estimate:
    voltage_mv, magnesium_mmolar = in_use(config)[CELLS.index(cell)]
    free = unblocked_share(voltage_mv, magnesium_mmolar, config.receptor)
    pore = pore_rates(theory.block_of(config, "ketamine"), TRIAL_UMOLAR, voltage_mv, free)
    ensemble = Ensemble(config, seed, f"in use {cell}", IN_USE)
    ensemble.receptors.settle(config.cleft, GLUTAMATE_UMOLAR, ensemble.rng)
    start = block_fraction(TRIAL_UMOLAR, ic50_umolar(Config())[CELLS.index(cell)])
    ensemble.receptors.load(start, theory.block_of(config, "ketamine").shallow_share, ensemble.rng)
    ensemble.run(pore, GLUTAMATE_UMOLAR, 15.0, step_s=0.025)
    return share(ensemble.blocked, IN_USE)


ONSET_S = 2.5
RECOVERY_S = 6.0


def _onset_theory(config: Config) -> float:
    plateau = _plateau(config)
    start = theory.at_rest(config, "ketamine", blocked=0.0)
    later = theory.blocked_after(
        config, "ketamine", start, drug_umolar=DRUG_UMOLAR, glutamate_umolar=GLUTAMATE_UMOLAR, time_s=ONSET_S
    )
    return -log(1.0 - float(later[1:].sum()) / plateau) / ONSET_S


def _onset(config: Config, seed: int) -> Estimate:
    """Rate of an exponential approach to the plateau, from the block after a few seconds."""
    ensemble = _settled(config, seed, "ketamine", blocked=0.0)
    ensemble.run(_pore(config, "ketamine", DRUG_UMOLAR, 0.0), GLUTAMATE_UMOLAR, ONSET_S)
    block, plateau = share(ensemble.blocked, RECEPTORS), _plateau(config)
    error = block.standard_error / (plateau - block.mean) / ONSET_S
    return Estimate(-log(1.0 - block.mean / plateau) / ONSET_S, error)


def _plateau(config: Config) -> float:
    return DRUG_UMOLAR / (DRUG_UMOLAR + theory.ic50_umolar(config, "ketamine", VOLTAGE_MV, 0.0))


def _recovery_theory(config: Config) -> float:
    start = theory.at_rest(config, "ketamine", blocked=1.0)
    later = theory.blocked_after(
        config, "ketamine", start, drug_umolar=0.0, glutamate_umolar=GLUTAMATE_UMOLAR, time_s=RECOVERY_S
    )
    return -log(float(later[1:].sum())) / RECOVERY_S


def _recovery(config: Config, seed: int) -> Estimate:
    """Rate of an exponential fall, from the block some seconds after the drug is washed out."""
    ensemble = _settled(config, seed, "ketamine", blocked=1.0)
    ensemble.run(_pore(config, "ketamine", 0.0, 0.0), GLUTAMATE_UMOLAR, RECOVERY_S)
    block = share(ensemble.blocked, RECEPTORS)
    return Estimate(-log(block.mean) / RECOVERY_S, block.standard_error / block.mean / RECOVERY_S)


def escaped(drug: str, constant: str) -> Check:
    """Share of blocked channels that lose the drug in a minute without any glutamate; the rest is trapped."""
    return Check(
        f"share of {drug} that escapes its trap in a minute",
        constant,
        lambda config: _escaped_theory(config, drug),
        partial(_escaped, drug=drug),
    )


TRAPS = 2 * RECEPTORS
TRAP_S = 60.0
QUICK_S = 3.0
"""By then every channel has closed and the shallow site is nearly empty; longer steps do from here on."""


def _escaped_theory(config: Config, drug: str) -> float:
    start = theory.at_rest(config, drug, blocked=1.0)
    later = theory.blocked_after(config, drug, start, drug_umolar=0.0, glutamate_umolar=0.0, time_s=TRAP_S)
    return 1.0 - float(later[1:].sum())


def _escaped(config: Config, seed: int, *, drug: str) -> Estimate:
    ensemble = _settled(config, seed, drug, blocked=1.0, n=TRAPS)
    pore = _pore(config, drug, 0.0, 0.0)
    ensemble.run(pore, 0.0, QUICK_S)
    ensemble.run(pore, 0.0, TRAP_S - QUICK_S, step_s=1.0)
    return share(TRAPS - ensemble.blocked, TRAPS)


NO_DRUG = PoreRates(0.0, 1.0)


def _settled(config: Config, seed: int, drug: str, *, blocked: float, n: int = RECEPTORS) -> Ensemble:
    """Receptors long in saturating glutamate, a share of them with drug."""
    ensemble = Ensemble(config, seed, drug, n)
    ensemble.receptors.settle(config.cleft, GLUTAMATE_UMOLAR, ensemble.rng)
    ensemble.receptors.load(blocked, theory.block_of(config, drug).shallow_share, ensemble.rng)
    return ensemble


def _pore(config: Config, drug: str, drug_umolar: float, magnesium_mmolar: float) -> PoreRates:
    free = unblocked_share(VOLTAGE_MV, magnesium_mmolar, config.receptor)
    return pore_rates(theory.block_of(config, drug), drug_umolar, VOLTAGE_MV, free)


CHECKS = (
    magnesium(-65.0),
    magnesium(-40.0),
    Check(
        "open probability in saturating glutamate",
        "cleft.nmda_closing_per_s",
        lambda config: theory.open_probability(config.cleft),
        _open_share,
    ),
    half_block(0.0),
    half_block(1.0),
    block_in_use("interneuron"),
    block_in_use("pyramidal"),
    Check(
        "onset of block by 1 µM ketamine, per s",
        "drugs.ketamine.block.k_on_per_umolar_s",
        _onset_theory,
        _onset,
    ),
    Check("recovery from ketamine, per s", "drugs.ketamine.block.k_off_per_s", _recovery_theory, _recovery),
    escaped("ketamine", "drugs.ketamine.block.k_off_per_s"),
    escaped("memantine", "drugs.memantine.block.shallow_share"),
)
