"""Spines against the density equation, drug parcels against closed-form kinetics."""

from __future__ import annotations

from functools import partial

import numpy as np

from synapse_sim.agents.body.paths import draw_paths
from synapse_sim.config import Config
from synapse_sim.course.simulate import simulate
from synapse_sim.experiments.agreement.check import Check, Estimate, estimate, share
from synapse_sim.model.kinetics import BLOOD, NORKETAMINE, Given, amounts_of, modes
from synapse_sim.model.levels import body_of, ways_of
from synapse_sim.world.slow import dendrite_of, pathways_of

BRANCHES = 300
PARCELS = 30_000
ENSEMBLE = -1
"""A draw of paths that no body uses."""
DAY_H = 24.0


def spine_density(time_h: float) -> Check:
    """Living spines relative to health."""
    return Check(
        f"spine density at {time_h:g} h, relative to health",
        "synapses.formation_gain",
        lambda config: simulate(config).at(time_h).spine_density_rel,
        partial(_density_of_branches, time_h=time_h),
    )


def _density_of_branches(config: Config, seed: int, *, time_h: float) -> Estimate:
    course = simulate(config)
    branches = (dendrite_of(_seeded(config, seed, k), course) for k in range(BRANCHES))
    return estimate(np.array([branch.at(time_h).density_rel for branch in branches]))


def _births_theory(config: Config) -> float:
    """Births of the first day, relative to the healthy number: the integral of the course's formation."""
    course = simulate(config)
    time_h = np.append(course.time_h[(course.time_h > 0.0) & (course.time_h < DAY_H)], DAY_H)
    time_h = np.insert(time_h, 0, 0.0)
    formed = np.interp(time_h, course.time_h, course.spine_formation_per_d)
    return float(np.diff(time_h) @ (formed[1:] + formed[:-1]) / 2) / DAY_H


def _births_on_branches(config: Config, seed: int) -> Estimate:
    """The sum over all stretches of a branch, wherever its pools of protein are."""
    course = simulate(config)
    branches = (dendrite_of(_seeded(config, seed, k), course) for k in range(BRANCHES))
    born = np.array([branch.births(0.0, DAY_H).size for branch in branches])
    return estimate(born / config.dendrite.spines)


def parcels_in(state: int, time_h: float, constant: str) -> Check:
    """Share of a dose in one state of the kinetics."""
    name = {BLOOD: "drug in blood", NORKETAMINE: "norketamine in blood"}[state]
    return Check(
        f"{name} at {time_h:g} h, share of the dose",
        constant,
        lambda config: _closed_form(config, state, time_h),
        partial(_share_of_parcels, state=state, time_h=time_h),
    )


def _closed_form(config: Config, state: int, time_h: float) -> float:
    given = [Given(0.0, 1.0, ways_of(config, config.doses[0]))]
    return float(amounts_of(np.array([time_h]), given, of=modes(body_of(config)), states=(state,))[0, 0])


def _share_of_parcels(config: Config, seed: int, *, state: int, time_h: float) -> Estimate:
    pathways = pathways_of(config)
    if pathways is None:
        raise ValueError(f"{config.drug.label} has no kinetics to agree with")
    visits = draw_paths(pathways, PARCELS, seed, ENSEMBLE, liver_h=0.0)
    here = (visits.entered_h <= time_h) & (visits.leaves_h > time_h) & (visits.compartment == state)
    return share(int(np.count_nonzero(here)), PARCELS)


def _seeded(config: Config, seed: int, member: int) -> Config:
    """The config of one member of an ensemble; no two seeds share one."""
    return config.with_changes({"seed": 1000 * (seed + 1) + member})


CHECKS = (
    spine_density(24.0),
    spine_density(168.0),
    Check(
        "spines born in the first day, relative to health",
        "synapses.formation_gain",
        _births_theory,
        _births_on_branches,
    ),
    parcels_in(BLOOD, 0.75, "drugs.ketamine.disposition.volume_central_l"),
    parcels_in(BLOOD, 4.0, "drugs.ketamine.disposition.clearance_l_per_h"),
    parcels_in(NORKETAMINE, 3.0, "drugs.ketamine.metabolites.norketamine_share"),
)
