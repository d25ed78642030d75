from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.config import Config
from synapse_sim.course.by_dose import DOSES, dosing
from synapse_sim.course.response.response import response_for
from synapse_sim.course.simulate import simulate
from synapse_sim.course.work import finished

CONFIG = Config()


def test_every_point_of_the_curve_is_the_course_of_that_dose() -> None:
    found = finished(dosing(CONFIG, response_for(CONFIG), 2.0))
    assert (len(found.dose), found.dose[0], found.dose[-1]) == (DOSES, 0.0, 2.0)
    assert np.all(np.diff(found.dose) > 0)
    for k in (0, 7, DOSES - 1):
        own = simulate(CONFIG.with_changes({"treatment.dose": float(found.dose[k])})).at(0.75)
        assert found.glutamate_rel(0.75)[k] == pytest.approx(own.glutamate_rel, abs=1e-3)


def test_without_dose_there_is_no_rise_and_in_between_the_most() -> None:
    glutamate = finished(dosing(CONFIG, response_for(CONFIG), 2.0)).glutamate_rel(0.75)
    assert glutamate[0] == pytest.approx(1.0)
    assert 0 < int(glutamate.argmax()) < DOSES - 1


def test_a_dose_that_is_refused_ends_the_curve() -> None:
    found = finished(dosing(CONFIG, response_for(CONFIG), 8.0))
    assert 0 < len(found.dose) < DOSES
    assert found.dose[-1] <= 6.0
    assert len(found.courses) == len(found.dose)
