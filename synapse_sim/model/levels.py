"""How much drug there is, over time: in plasma, as metabolites, and free in the brain.

People have compartments (`kinetics`). Rodents only have a level in the brain, a curve that rises and falls
with two exponentials and whose peak is proportional to the dose. A probe holds one level for a fixed time.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synapse_sim.config import Config
from synapse_sim.config.sections.drug import Drug, Metabolites, Rodent
from synapse_sim.config.sections.subject import REFERENCE_WEIGHT_KG
from synapse_sim.model.kinetics import (
    BLOOD,
    EFFECT_SITE,
    HYDROXYNORKETAMINE,
    NORKETAMINE,
    Body,
    amounts,
    inputs,
    modes,
)

Floats = NDArray[np.float64]
READ = (BLOOD, NORKETAMINE, HYDROXYNORKETAMINE, EFFECT_SITE)
NG_PER_ML = 1000.0
"""One mg/L."""


@dataclass(frozen=True, slots=True)
class Bodies:
    """How subjects differ in kinetics: factors on clearance and central volume, numbers or tuples of m."""

    clearance: float | tuple[float, ...] = 1.0
    volume: float | tuple[float, ...] = 1.0


@dataclass(frozen=True, slots=True)
class Levels:
    """Levels over time, each (n,) or (n, m).

    plasma_ng_per_ml: the drug itself.
    norketamine_ng_per_ml, hydroxynorketamine_ng_per_ml: 0 where the drug has no such metabolite.
    hnk_2r6r_umolar: (2R,6R)-hydroxynorketamine in plasma.
    effect_site_umolar: free, times the drug's potency: racemate-equivalent.
    """

    plasma_ng_per_ml: Floats
    norketamine_ng_per_ml: Floats
    hydroxynorketamine_ng_per_ml: Floats
    hnk_2r6r_umolar: Floats
    effect_site_umolar: Floats


AVERAGE = Bodies()


def levels(config: Config, time_h: Floats, bodies: Bodies = AVERAGE) -> Levels:
    """All levels of a config's treatment.

    Args:
        config: subject, treatment and drug.
        time_h: (n,) increasing hours.
        bodies: of one subject or of many.
    """
    drug = config.drug
    if config.subject.species != "human":
        return _brain_only(_rodent_umolar(config, time_h), bodies)
    if drug.probe:
        held = held_doses(time_h, config.treatment.schedule_h, drug.probe.hold_h)
        return _brain_only(drug.probe.umolar_per_mg_per_kg * dose_mg_per_kg(config) * held, bodies)
    if drug.disposition is None:
        return _brain_only(np.zeros_like(time_h), bodies)
    return _human(config, time_h, bodies)


def dose_mg_per_kg(config: Config) -> float:
    """One dose per body weight."""
    dose = config.treatment.dose
    return (
        dose if config.treatment.dose_unit == "mg/kg" else dose / REFERENCE_WEIGHT_KG[config.subject.species]
    )


def dose_mg(config: Config) -> float:
    """One dose of the reference body."""
    return dose_mg_per_kg(config) * REFERENCE_WEIGHT_KG[config.subject.species]


def body_of(config: Config, bodies: Bodies = AVERAGE) -> Body:
    """The body that the drug of a config meets.

    Raises:
        ValueError: if the drug has no kinetics in people.
    """
    drug, treatment = config.drug, config.treatment
    if drug.disposition is None:
        raise ValueError(f"{drug.label} has no kinetics")
    route = drug.routes[treatment.route]
    return Body(drug.disposition, drug.metabolites, drug.effect_site, route, bodies.clearance, bodies.volume)


def infusion_min(config: Config) -> float | None:
    """Length of the infusion, None for any other route."""
    return config.treatment.infusion_min if config.treatment.route == "iv_infusion" else None


def bateman(time_h: Floats, rise_per_h: float, fall_per_h: float) -> Floats:
    """exp(-fall t) - exp(-rise t), scaled to a peak of 1; 0 before time 0.

    Args:
        time_h: any shape.
        rise_per_h: absorption, faster than `fall_per_h`.
        fall_per_h: elimination.
    """
    peak_h = np.log(rise_per_h / fall_per_h) / (rise_per_h - fall_per_h)
    peak = np.exp(-fall_per_h * peak_h) - np.exp(-rise_per_h * peak_h)
    since = np.maximum(time_h, 0.0)
    curve: Floats = (np.exp(-fall_per_h * since) - np.exp(-rise_per_h * since)) / peak
    return curve


def held_doses(time_h: Floats, schedule_h: tuple[float, ...], hold_h: float) -> Floats:
    """How many doses are being held at each time."""
    since = time_h[:, None] - np.array(schedule_h)
    held: Floats = np.sum((since >= 0) & (since < hold_h), axis=1, dtype=np.float64)
    return held


def _rodent_umolar(config: Config, time_h: Floats) -> Floats:
    rodent = config.drug.rodent
    site = config.drug.effect_site
    if rodent is None or site is None:
        return np.zeros_like(time_h)
    scale = site.potency * rodent.umolar_per_mg_per_kg * dose_mg_per_kg(config)
    fall_per_h = np.log(2) / (_half_life_min(rodent, config.subject.species) / 60)
    since = time_h[:, None] - np.array(config.treatment.schedule_h)
    curve: Floats = scale * bateman(since, rodent.absorption_rate_per_h, fall_per_h).sum(axis=1)
    return curve


def _half_life_min(rodent: Rodent, species: str) -> float:
    return rodent.half_life_rat_min if species == "rat" else rodent.half_life_mouse_min


def _brain_only(effect_site_umolar: Floats, bodies: Bodies) -> Levels:
    subjects = np.broadcast_shapes(np.shape(bodies.clearance), np.shape(bodies.volume))
    brain = np.broadcast_to(
        effect_site_umolar.reshape(-1, *(1,) * len(subjects)), (len(effect_site_umolar), *subjects)
    )
    nothing = np.zeros_like(brain)
    return Levels(nothing, nothing, nothing, nothing, brain)


def _human(config: Config, time_h: Floats, bodies: Bodies) -> Levels:
    body = body_of(config, bodies)
    ways = inputs(body.route, infusion_min(config))
    doses_h = config.treatment.schedule_h
    found = amounts(time_h, dose_mg(config), doses_h, ways=ways, of=modes(body), states=READ)
    volume_l = body.disposition.volume_central_l * np.asarray(bodies.volume)
    return Levels(
        NG_PER_ML * found[:, 0] / volume_l,
        *_metabolite_levels(found[:, 1], found[:, 2], config.drug.metabolites),
        effect_site_umolar=_free_umolar(NG_PER_ML * found[:, 3], config.drug),
    )


def _metabolite_levels(
    norketamine_mg: Floats, hydroxynorketamine_mg: Floats, numbers: Metabolites | None
) -> tuple[Floats, Floats, Floats]:
    """Norketamine and hydroxynorketamine in ng/mL, (2R,6R)-hydroxynorketamine in µM."""
    if numbers is None:
        nothing = np.zeros_like(norketamine_mg)
        return nothing, nothing, nothing
    hydroxy = NG_PER_ML * hydroxynorketamine_mg / numbers.hydroxynorketamine_volume_l
    umolar = numbers.share_2r6r * hydroxy / numbers.hydroxynorketamine_molar_mass_g_per_mol
    return NG_PER_ML * norketamine_mg / numbers.norketamine_volume_l, hydroxy, umolar


def _free_umolar(effect_ng_per_ml: Floats, drug: Drug) -> Floats:
    """C = potency x unbound share x C_e / molar mass; 1 ng/mL of 1 g/mol is 1 µM."""
    site = drug.effect_site
    if site is None:
        return np.zeros_like(effect_ng_per_ml)
    return site.potency * site.unbound_share / site.molar_mass_g_per_mol * effect_ng_per_ml
