"""Single tries of the test signal: what the mean that the course shows is the mean of."""

from __future__ import annotations

import numpy as np

from synapse_sim.agents.circuit.numbers import CircuitConditions
from synapse_sim.arrays import Floats
from synapse_sim.course.course import Course
from synapse_sim.course.response.ensemble import SIGNAL_EVERY_MS, Ensemble
from synapse_sim.course.work import Work

SIGNALS = 3
"""Tries of every drawn network: as many dots as can be told apart, and the mean's error stays small."""
_SLICE_STEPS = 7


def trying(course: Course, conditions: CircuitConditions) -> Work[Floats]:
    """Tries on the networks behind the response, relative to the healthy answer; (n,) in rising order.

    Empty where the healthy circuit does not answer, so that there is nothing to compare with.
    """
    response = course.response
    if not response.has_answer:
        return np.empty(0)
    seconds = (SIGNALS * SIGNAL_EVERY_MS - 1.0) / 1000.0
    ensemble = Ensemble(course.circuit, range(response.networks), [conditions], seconds)
    while ensemble.steps_done < ensemble.steps_total:
        ensemble.advance(_SLICE_STEPS)
        yield ensemble.steps_done / ensemble.steps_total, None
    return np.sort(np.concatenate(ensemble.tries, axis=None)) / response.healthy_answer
