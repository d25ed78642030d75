"""The chain with one link cut: the same course as it would be if that link did not pass anything on.

A link is cut where the model has a knife for it (a dose of nothing, a full block of its target, a weight of
nothing). Two links have none and are cut in what the chain starts from: channels that take no drug, and a
circuit that does not answer.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Any

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.config.config import Changes
from synapse_sim.course.chain import columns
from synapse_sim.course.course import COLUMNS, Course
from synapse_sim.course.grid import time_grid
from synapse_sim.course.response.response import Response
from synapse_sim.course.response.table import frozen
from synapse_sim.course.subjects import subject_of
from synapse_sim.course.work import Work

DRUG, BLOCK, CIRCUIT, GLUTAMATE, GROWTH, PROTEINS, SPINES, RELIEF = (
    "drug", "block", "interneurons", "glutamate", "growth_signal", "new_proteins", "new_spines", "relief",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lesion:
    """How a link is cut.

    changes: of the config.
    takes_no_drug: the channels do not feel the drug, whatever its level.
    does_not_answer: the circuit fires as without drug.
    """

    changes: Changes = field(default_factory=dict)
    takes_no_drug: bool = False
    does_not_answer: bool = False


LESIONS: Mapping[str, Lesion] = {
    DRUG: Lesion(),
    BLOCK: Lesion(takes_no_drug=True),
    CIRCUIT: Lesion(does_not_answer=True),
    GLUTAMATE: Lesion({"modulators.lamotrigine": 1.0}),
    GROWTH: Lesion({"modulators.bdnf_block": 1.0}),
    PROTEINS: Lesion({"modulators.rapamycin": 1.0}),
    SPINES: Lesion({"modulators.spine_erasure": 1.0}),
    RELIEF: Lesion({"relief.fast_weight": 0.0, "relief.spine_weight": 0.0}),
}
"""By the link, in causal order; the first one is cut by giving nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Cuts:
    """A course, and the courses with one link cut, by its name; those not computed yet are missing."""

    whole: Course
    cut: Mapping[str, Course]


def cutting(course: Course) -> Work[Cuts]:
    """All of them, one a slice.

    Raises:
        ConfigError: if a cut cannot be.
    """
    found: dict[str, Course] = {}
    for k, (name, lesion) in enumerate(LESIONS.items()):
        found[name] = _cut(course, undosed(course.config) if name == DRUG else lesion.changes, lesion)
        yield (k + 1) / len(LESIONS), Cuts(course, dict(found))
    return Cuts(course, found)


def undosed(config: Config) -> Changes:
    """Changes that take the drug out of every dose, at the times and by the ways at which they are given."""
    rows = tuple({**row.model_dump(exclude_none=True), "dose": 0.0} for row in config.treatment.doses)
    if rows:
        return {"treatment.doses": rows}
    return {"treatment.dose": 0.0, "treatment.dose_unit": config.treatment.dose_unit}


def _cut(course: Course, changes: Changes, lesion: Lesion) -> Course:
    config = course.config.with_changes(changes)
    response = at_rest(course.response) if lesion.does_not_answer else course.response
    subject = subject_of(config)
    if lesion.takes_no_drug:
        subject = dataclasses.replace(subject, ic50=inf)
    found = columns(config, response, time_grid(config), subject)
    return Course(config, response, np.stack([found[name] for name in COLUMNS]))


def at_rest(response: Response) -> Response:
    """A circuit that fires under drug as it does without."""
    names = ("pyramidal_mean_hz", "pyramidal_sd_hz", "interneuron_mean_hz", "interneuron_sd_hz")
    still: Any = {name: _as_first(getattr(response, name)) for name in names}
    return dataclasses.replace(response, **still)


def _as_first(table: Floats) -> Floats:
    """A table that says at every level what it says without drug."""
    return frozen(np.broadcast_to(table[:1], table.shape))
