"""How much drug there is, over time: in plasma, as metabolites, and free in the brain.

People have compartments (`kinetics`). Rodents only have a level in the brain, a curve that rises and falls
with two exponentials and whose peak is proportional to the dose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.config.dose import Dose
from synapse_sim.config.routes import RouteName
from synapse_sim.config.sections.drug import Drug, Metabolites, Rodent
from synapse_sim.config.sections.subject import REFERENCE_WEIGHT_KG
from synapse_sim.model.kinetics import (
    BLOOD,
    EFFECT_SITE,
    HYDROXYNORKETAMINE,
    NORKETAMINE,
    Body,
    Given,
    Input,
    amounts_of,
    inputs,
    modes,
)
from synapse_sim.model.scan import linear_scan

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
    if drug.disposition is None:
        return _brain_only(np.zeros_like(time_h), bodies)
    return _human(config, time_h, bodies)


def body_of(config: Config, bodies: Bodies = AVERAGE, route: RouteName | None = None) -> Body:
    """The body that the drug of a config meets, by the first dose's route or another one.

    Raises:
        ValueError: if the drug has no kinetics in people.
    """
    drug = config.drug
    if drug.disposition is None:
        raise ValueError(f"{drug.label} has no kinetics")
    way = drug.routes[route or config.doses[0].route]
    return Body(drug.disposition, drug.metabolites, drug.effect_site, way, bodies.clearance, bodies.volume)


def ways_of(config: Config, dose: Dose) -> tuple[Input, ...]:
    """The ways into a person that one dose takes."""
    return inputs(config.drug.routes[dose.route], dose.infusion_min)


def by_route(doses: Sequence[Dose]) -> dict[RouteName, tuple[Dose, ...]]:
    """The doses of each route, in order of time."""
    routes = dict.fromkeys(dose.route for dose in doses)
    return {route: tuple(dose for dose in doses if dose.route == route) for route in routes}


def bateman(time_h: Floats, rise_per_h: float, fall_per_h: float) -> Floats:
    """exp(-fall t) - exp(-rise t), scaled to a peak of 1; 0 before time 0.

    Args:
        time_h: any shape.
        rise_per_h: absorption.
        fall_per_h: elimination.
    """
    since, rise_per_h = np.maximum(time_h, 0.0), apart(rise_per_h, fall_per_h)
    curve: Floats = np.exp(-fall_per_h * since) - np.exp(-rise_per_h * since)
    return curve / _bateman_peak(rise_per_h, fall_per_h)


def apart(rise_per_h: float, fall_per_h: float) -> float:
    """The rate of rise, kept a millionth away from that of the fall: alike, the curve would be 0 / 0."""
    return rise_per_h if abs(rise_per_h / fall_per_h - 1) > 1e-6 else fall_per_h * (1 + 1e-6)


def _bateman_peak(rise_per_h: float, fall_per_h: float) -> float:
    peak_h = np.log(rise_per_h / fall_per_h) / (rise_per_h - fall_per_h)
    return float(np.exp(-fall_per_h * peak_h) - np.exp(-rise_per_h * peak_h))


def _rodent_umolar(config: Config, time_h: Floats) -> Floats:
    rodent = config.drug.rodent
    site = config.drug.effect_site
    if rodent is None or site is None:
        return np.zeros_like(time_h)
    species = config.subject.species
    scale = site.potency * rodent.umolar_per_mg_per_kg / REFERENCE_WEIGHT_KG[species]
    fall_per_h = np.log(2) / (_half_life_min(rodent, species) / 60)
    return scale * summed_bateman(time_h, config.doses, rodent.absorption_rate_per_h, fall_per_h)


def summed_bateman(time_h: Floats, doses: Sequence[Dose], rise_per_h: float, fall_per_h: float) -> Floats:
    """The curves of all doses (mg) together, by what each of the two exponentials holds at each dose."""
    starts_h = np.array([dose.at_h for dose in doses])
    rise_per_h = apart(rise_per_h, fall_per_h)
    piece = np.searchsorted(starts_h, time_h, side="right") - 1
    since = np.where(piece >= 0, time_h - starts_h[piece], 0.0)
    mg = np.array([dose.mg for dose in doses])
    falls, rises = (
        linear_scan(np.exp(-rate * np.diff(starts_h)), mg[1:], mg[0])[piece] * np.exp(-rate * since)
        for rate in (fall_per_h, rise_per_h)
    )
    return np.where(piece >= 0, falls - rises, 0.0) / _bateman_peak(rise_per_h, fall_per_h)


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
    parts = [
        _amounts(config, time_h, bodies, route, doses) for route, doses in by_route(config.doses).items()
    ]
    found = parts[0] if len(parts) == 1 else np.sum(parts, axis=0)
    volume_l = body_of(config).disposition.volume_central_l * np.asarray(bodies.volume)
    return Levels(
        NG_PER_ML * found[:, 0] / volume_l,
        *_metabolite_levels(found[:, 1], found[:, 2], config.drug.metabolites),
        effect_site_umolar=_free_umolar(NG_PER_ML * found[:, 3], config.drug),
    )


def _amounts(
    config: Config, time_h: Floats, bodies: Bodies, route: RouteName, doses: Sequence[Dose]
) -> Floats:
    """What the doses of one route leave in each state of `READ`; doses add, so routes do."""
    given = [Given(dose.at_h, dose.mg, ways_of(config, dose)) for dose in doses]
    return amounts_of(time_h, given, of=modes(body_of(config, bodies, route)), states=READ)


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
