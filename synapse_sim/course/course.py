"""The course: hours to days as read-only arrays that can be read at any moment."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synapse_sim.config import Config
from synapse_sim.course.response import Response

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Moment:
    """Every column of a course at one time; the names are those of `Course`."""

    time_h: float
    plasma_ng_per_ml: float
    norketamine_ng_per_ml: float
    hydroxynorketamine_ng_per_ml: float
    effect_site_umolar: float
    block_interneuron: float
    block_pyramidal: float
    rate_interneuron_hz: float
    rate_pyramidal_hz: float
    glutamate_rel: float
    bdnf_rel: float
    mtorc1_rel: float
    spine_density_rel: float
    restored_share: float
    communication_rel: float
    relief: float
    score: float
    dissociation_index: float
    expectancy: float
    occupancy_sert: float
    occupancy_net: float
    occupancy_dat: float
    rate_interneuron_sd_hz: float
    rate_pyramidal_sd_hz: float
    spine_new_rel: float
    spine_formation_per_d: float


COLUMNS: tuple[str, ...] = tuple(f.name for f in dataclasses.fields(Moment))
"""Names of all columns, in the order of the CSV."""


@dataclass(frozen=True, slots=True)
class Course:
    """What one config does over hours to days: read-only arrays of shape (n,) and random access.

    `time_h` is strictly increasing and starts one hour before the first dose.
    `columns` maps every name of `COLUMNS` to its array; each is an attribute too.
    """

    config: Config
    response: Response
    columns: dict[str, Floats]

    def __getattr__(self, name: str) -> Floats:
        try:
            return self.columns[name]
        except KeyError:
            raise AttributeError(f"a Course has no column {name!r}; it has {', '.join(COLUMNS)}") from None
