"""The score: relief, expectancy, dissociation and who responds."""

from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.config import Config
from synapse_sim.model.relief import (
    dissociation_index,
    expectancy,
    relief,
    response_probability,
    starting_score,
)

TIME_H = np.linspace(-1.0, 336.0, 675)


def test_no_expectation_changes_nothing() -> None:
    assert not expectancy(TIME_H, Config()).any()


@pytest.mark.parametrize("arm", ["pill", "saline", "midazolam"])
def test_expectancy_starts_with_the_dose_and_stays_a_share(arm: str) -> None:
    found = expectancy(TIME_H, Config({"trial.expectancy": arm}))
    assert not found[TIME_H <= 0].any()
    assert 0 < found.max() < 1


def test_a_session_renews_its_effect_without_adding_to_it() -> None:
    once = Config({"trial.expectancy": "midazolam"})
    often = once.with_changes({"treatment.schedule_h": tuple(24.0 * k for k in range(14))})
    assert expectancy(TIME_H, often)[-1] > expectancy(TIME_H, once)[-1]
    most = once.relief.session_midazolam + once.relief.care_midazolam
    assert expectancy(TIME_H, often).max() <= most


def test_relief_is_a_share_however_large_its_parts() -> None:
    found = relief(np.array([0.0, 1.0, 1e9]), np.array([0.0, 0.5, 1.0]), Config(), factor=5.0)
    assert found[0] == 0
    assert found[-1] == 1.0


def test_scores_start_high_after_stress_and_low_in_health() -> None:
    assert starting_score(Config()) == 33
    assert starting_score(Config({"subject.state": "healthy"})) == 2


def test_dissociation_is_half_at_its_half_level() -> None:
    half = Config().relief.dissociation_half_umolar
    assert dissociation_index(np.array([0.0, half]), Config()) == pytest.approx([0.0, 0.5])


def test_half_of_the_patients_respond_when_the_mean_score_has_halved() -> None:
    assert response_probability(16.5, 33.0, 0.33) == pytest.approx(0.5)
    assert response_probability(33.0, 33.0, 0.33) < 0.1
