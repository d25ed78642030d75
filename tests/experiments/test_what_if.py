from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.config import Config
from synapse_sim.course.simulate import simulate
from synapse_sim.course.work import finished
from synapse_sim.experiments.what_if import banding, can_be_wrong, wrong_values


@pytest.mark.parametrize("key", ["treatment.dose", "signalling.bdnf_tau_h", "relief.fast_weight"])
def test_the_band_is_made_of_the_courses_with_less_and_with_more(key: str) -> None:
    config = Config({"treatment.dose": 0.4})
    band = finished(banding(config, key))
    for value, course in zip(band.values, band.courses, strict=True):
        assert np.array_equal(course.relief, simulate(config.with_changes({key: value})).relief)


def test_it_is_the_present_value_that_is_wrong_by_thirty_percent() -> None:
    assert wrong_values(Config({"treatment.dose": 0.4}), "treatment.dose") == pytest.approx((0.28, 0.52))


def test_no_value_leaves_its_bounds() -> None:
    assert wrong_values(Config({"synapses.lost_share": 0.6}), "synapses.lost_share")[1] == 0.6


def test_the_lower_edge_of_the_band_is_never_above_the_upper_one() -> None:
    band = finished(banding(Config(), "signalling.glutamate_gain"))
    low, high = band.at(band.courses[0].time_h, "glutamate_rel")
    assert np.all(low <= high)
    assert np.any(low < high)


def test_what_is_no_number_or_nothing_cannot_be_wrong() -> None:
    assert not can_be_wrong(Config(), "treatment.drug")
    assert not can_be_wrong(Config({"treatment.dose": 0.0}), "treatment.dose")
    assert can_be_wrong(Config(), "treatment.dose")
