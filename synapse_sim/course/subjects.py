"""Who takes part: the reference adult, or virtual patients who differ from it.

Patients differ in clearance, volume, sensitivity of the receptor and relief, log-normally around the
reference adult. What else makes people differ is one leaning each, normal and unfolding within hours of the
first dose, for the rest that no stage of the model explains. Patient N is a pure function of the seed and of
N: the same person in every run, arm, sweep and population.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log1p, sqrt

import numpy as np

from synapse_sim.agents.streams import stream
from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.model.levels import AVERAGE, Bodies

BLOCK = 500
"""Patients whose luck is drawn together."""
TRAITS = 5
"""Clearance, volume, sensitivity, relief and leaning."""
_KEPT_BLOCKS = 1024


@dataclass(frozen=True, slots=True)
class Subjects:
    """How subjects differ; each a number for one subject, or (m,) for many.

    bodies: factors on clearance and central volume.
    ic50: factor on both IC50.
    relief: factor on relief.
    leaning: share of the starting score by which more is gained than the model says.
    """

    bodies: Bodies = AVERAGE
    ic50: Floats | float = 1.0
    relief: Floats | float = 1.0
    leaning: Floats | float = 0.0


ONE_AVERAGE = Subjects()


def subject_of(config: Config) -> Subjects:
    """The one subject of a run: the reference adult, or the virtual patient of `population.patient`."""
    number = config.population.patient
    return one_of(patients(config, (number,))) if number else ONE_AVERAGE


def one_of(many: Subjects) -> Subjects:
    """The first of many, as plain numbers."""
    clearance, volume = (np.ravel(factor)[0].item() for factor in (many.bodies.clearance, many.bodies.volume))
    ic50, relief, leaning = (np.ravel(trait)[0].item() for trait in (many.ic50, many.relief, many.leaning))
    return Subjects(Bodies(clearance, volume), ic50, relief, leaning)


def patients(config: Config, numbers: Sequence[int]) -> Subjects:
    """Virtual patients by number.

    Args:
        config: how they differ (section `population`, `relief.response_spread`), and the seed.
        numbers: in ascending order, 1 for the first patient.
    """
    first, last = ((number - 1) // BLOCK for number in (numbers[0], numbers[-1]))
    luck = np.concatenate([_luck(config.seed, block) for block in range(first, last + 1)], axis=1)
    *drawn, leaning = luck[:, np.asarray(numbers) - 1 - first * BLOCK]
    spread = config.population
    cvs = (spread.clearance_cv, spread.volume_cv, spread.ic50_cv, spread.relief_cv)
    clearance, volume, ic50, relief = map(_log_normal, drawn, cvs)
    bodies = Bodies(tuple(clearance.tolist()), tuple(volume.tolist()))
    return Subjects(bodies, ic50, relief, config.relief.response_spread * leaning)


@lru_cache(maxsize=_KEPT_BLOCKS)
def _luck(seed: int, block: int) -> Floats:
    """(traits, patients) standard normal numbers; read-only."""
    drawn = stream(seed, "patients", 0, block).standard_normal((TRAITS, BLOCK))
    drawn.setflags(write=False)
    return drawn


def _log_normal(luck: Floats, cv: float) -> Floats:
    """Factors of mean 1 with a coefficient of variation."""
    sigma = sqrt(log1p(cv * cv))
    return np.exp(sigma * luck - 0.5 * sigma * sigma)
