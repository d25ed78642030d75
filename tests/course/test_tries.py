from __future__ import annotations

import numpy as np

from synapse_sim.agents.circuit.numbers import CircuitConditions
from synapse_sim.config import Config
from synapse_sim.course.simulate import simulate
from synapse_sim.course.tries import SIGNALS, trying
from synapse_sim.course.work import finished


def test_the_tries_of_the_healthy_circuit_have_the_mean_one() -> None:
    course = simulate(Config({"subject.state": "healthy"}))
    tries = finished(trying(course, CircuitConditions()))
    assert len(tries) == SIGNALS * course.response.networks
    assert np.all(np.diff(tries) >= 0)
    assert abs(tries.mean() - 1.0) < 3 * tries.std() / np.sqrt(len(tries))


def test_fewer_spines_let_less_through() -> None:
    course = simulate(Config())
    means = [
        finished(trying(course, CircuitConditions(spine_density_rel=density))).mean()
        for density in (0.6, 1.0)
    ]
    assert means[0] < 0.8 * means[1]
