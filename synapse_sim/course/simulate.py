"""From a config to its course."""

from __future__ import annotations

import numpy as np

from synapse_sim.config import Config
from synapse_sim.course.chain import columns
from synapse_sim.course.course import COLUMNS, Course
from synapse_sim.course.grid import time_grid
from synapse_sim.course.response.response import Response, response_for
from synapse_sim.course.subjects import subject_of


def simulate(config: Config, response: Response | None = None) -> Course:
    """The course of a config, from one hour before the first dose to the horizon.

    Args:
        config: everything a run depends on.
        response: of the circuit; left out, it is looked up, or measured if the circuit was changed.

    Returns:
        An immutable course, some milliseconds later.
    """
    circuit = response_for(config) if response is None else response
    found = columns(config, circuit, time_grid(config), subject_of(config))
    return Course(config, circuit, np.stack([found[name] for name in COLUMNS]))
