"""The agents whose whole history follows from a course: spines and drug parcels."""

from __future__ import annotations

from synapse_sim.agents.body.parcels import BrainLink, ParcelDose, Parcels, Pathways
from synapse_sim.agents.body.routes import pathways_in_people, pathways_in_rodents
from synapse_sim.agents.dendrite.dendrite import Dendrite, SignalChain, SpineRates
from synapse_sim.arrays import Floats
from synapse_sim.config import Config, trial_mg
from synapse_sim.config.dose import Dose
from synapse_sim.course.course import Course
from synapse_sim.model.levels import NG_PER_ML, body_of, ways_of


def dendrite_of(config: Config, course: Course) -> Dendrite:
    """The branch of a course; built in a fraction of a millisecond."""
    numbers = config.signalling
    means = (course.bdnf_rel, course.mtorc1_rel, course.protein_rel)
    chain = SignalChain(*means, numbers.protein_lag_h, numbers.protein_tau_h)
    return Dendrite(config.dendrite, config.seed, spine_rates(config, course), chain)


def spine_rates(config: Config, course: Course) -> SpineRates:
    """What the course's density equation says."""
    synapses = config.synapses
    return SpineRates(
        time_h=course.time_h,
        formation_per_d=course.spine_formation_per_d,
        density_rel=course.spine_density_rel,
        new_rel=float(course.spine_new_rel[0]),
        elimination_per_d=synapses.loss_new_per_d,
        maturation_per_d=synapses.maturation_per_d,
        loss_per_d=synapses.loss_persistent_per_d,
    )


def parcels_of(config: Config, course: Course) -> Parcels:
    """The drug parcels of a course."""
    return Parcels(
        config.body,
        config.seed,
        doses=parcel_doses(config),
        brain=BrainLink(course.time_h, brain_parcels(config, course)),
    )


def brain_parcels(config: Config, course: Course) -> Floats:
    """(n,) what the level in the brain is worth in parcels; without an effect site a share of the blood's."""
    drug, usual_mg = config.drug, trial_mg(config)
    if drug.effect_site or drug.disposition is None or config.subject.species != "human" or not usual_mg:
        return config.body.brain_parcels_per_umolar * course.effect_site_umolar
    blood_mg = course.plasma_ng_per_ml * drug.disposition.volume_central_l / NG_PER_ML
    return config.body.brain_per_blood * config.body.parcels * blood_mg / usual_mg


def parcel_doses(config: Config) -> list[ParcelDose]:
    """Every dose as parcels, relative to the dose of the drug's own trials."""
    usual_mg = trial_mg(config)
    kinds = {(dose.route, dose.infusion_min): dose for dose in config.doses}
    chains = {kind: pathways_of(config, dose) for kind, dose in kinds.items()}
    return [
        ParcelDose(dose.at_h, dose.mg / usual_mg if usual_mg else 0.0, chains[dose.route, dose.infusion_min])
        for dose in config.doses
    ]


def pathways_of(config: Config, dose: Dose | None = None) -> Pathways | None:
    """The chain of the chosen drug on a dose's route (the first's); None if it has no modelled kinetics."""
    drug = config.drug
    if config.subject.species != "human":
        return _in_rodents(config)
    if drug.disposition is None:
        return None
    given = dose or config.doses[0]
    return pathways_in_people(body_of(config, route=given.route), ways_of(config, given))


def _in_rodents(config: Config) -> Pathways | None:
    rodent = config.drug.rodent
    if rodent is None:
        return None
    minutes = {"rat": rodent.half_life_rat_min, "mouse": rodent.half_life_mouse_min}
    return pathways_in_rodents(rodent, minutes[config.subject.species] / 60.0)
