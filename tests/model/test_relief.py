"""The score: relief, expectancy, dissociation and who responds."""

from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.config import Config
from synapse_sim.model.relief import (
    dissociation_index,
    expectancy,
    fast_part,
    relief,
    response_probability,
    score,
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


def test_what_each_part_takes_off_multiplies_and_the_score_stays_on_its_scale() -> None:
    time_h = np.array([-1.0, 0.0, 1e4])
    drug, treated, monoamines = (
        np.array([0.0, 0.5, 0.5]),
        np.array([0.0, 0.0, 0.2]),
        np.array([0.0, 0.0, 0.1]),
    )
    found = score(time_h, (drug, treated, monoamines), Config())
    assert found == pytest.approx([33.0, 16.5, 33.0 * 0.5 * 0.8 * 0.9])
    flat = (np.zeros(3), np.zeros(3), np.zeros(3))
    assert score(time_h, flat, Config(), leaning=-3.0) == pytest.approx([33.0, 33.0, 60.0])
    assert score(time_h, flat, Config(), leaning=3.0)[-1] == 0.0


def test_what_a_patient_leans_to_unfolds_with_the_effect_of_the_session() -> None:
    rise_h = Config().relief.expectancy_rise_h
    time_h = np.array([-5.0, 0.0, rise_h, 2 * rise_h])
    flat = (np.zeros(4), np.zeros(4), np.zeros(4))
    for first_h in (0.0, rise_h):
        config = Config({"treatment.schedule_h": (first_h,)})
        found = score(time_h, flat, config, leaning=0.1)
        unfolded = 1.0 - np.exp(-np.maximum(time_h - first_h, 0.0) / rise_h)
        assert found == pytest.approx(33.0 - 3.3 * unfolded)


def test_half_of_the_patients_respond_when_the_mean_score_has_halved() -> None:
    assert response_probability(16.5, 33.0, 0.33) == pytest.approx(0.5)
    assert response_probability(33.0, 33.0, 0.33) < 0.1


# against closed forms


RELIEF = Config().relief
HOURS = np.array([0.0, 1.0, 12.0, 48.0, 300.0])


@pytest.mark.parametrize("start", [0.0, 0.7])
def test_under_steady_bdnf_the_fast_part_nears_its_level_with_its_time_constant(start: float) -> None:
    level = 0.5 * RELIEF.fast_gain_per_h * RELIEF.fast_tau_h
    left = np.exp(-HOURS / RELIEF.fast_tau_h)
    found = fast_part(HOURS, np.full(5, 0.5), Config(), start)
    assert found == pytest.approx(level + (start - level) * left)


@pytest.mark.parametrize(("species", "kept"), [("human", 1.0), ("rat", 0.25), ("mouse", 0.25)])
def test_rapamycin_takes_its_share_of_the_fast_part_in_rodents_alone(species: str, kept: float) -> None:
    config = Config({"subject.species": species, "modulators.rapamycin": 0.75})
    without = fast_part(HOURS, np.full(5, 0.5), Config({"subject.species": species}))
    assert fast_part(HOURS, np.full(5, 0.5), config) == pytest.approx(kept * without)


def test_relief_is_the_weighted_sum_of_its_two_parts() -> None:
    fast, spine = RELIEF.fast_weight, RELIEF.spine_weight
    found = relief(np.array([0.0, 1.0, 3.0, 1.0]), np.array([0.5, 0.0, 0.0, 1.0]), Config())
    assert found == pytest.approx([0.5 * spine, 0.5 * fast, 0.75 * fast, 0.5 * fast + spine])
    halved = relief(np.array([1.0]), np.array([1.0]), Config(), factor=0.5)
    assert halved == pytest.approx([0.25 * fast + 0.5 * spine])


def session_effect(since_h: float) -> float:
    rise, fall = RELIEF.expectancy_rise_h, 24.0 * RELIEF.expectancy_fall_d
    return float((1 - np.exp(-since_h / rise)) * np.exp(-since_h / fall)) if since_h > 0 else 0.0


@pytest.mark.parametrize(
    ("arm", "session", "care"),
    [
        ("none", 0.0, 0.0),
        ("pill", 0.0, RELIEF.care_pill),
        ("saline", RELIEF.session_saline, RELIEF.care_saline),
        ("midazolam", RELIEF.session_midazolam, RELIEF.care_midazolam),
    ],
)
def test_expectancy_is_the_effect_of_the_sessions_and_of_the_care_since_the_first_dose(
    arm: str, session: float, care: float
) -> None:
    config = Config({"trial.expectancy": arm, "treatment.schedule_h": (24.0, 72.0)})
    for at_h in (23.0, 30.0, 71.0, 80.0, 200.0):
        sessions = 1 - (1 - session_effect(at_h - 24)) * (1 - session_effect(at_h - 72))
        cared = 1 - np.exp(-max(at_h - 24, 0) / (24 * RELIEF.expectancy_slow_d))
        found = expectancy(np.array([at_h]), config)
        assert found == pytest.approx([session * sessions + care * cared])


def test_dissociation_goes_with_the_square_of_the_level() -> None:
    half = RELIEF.dissociation_half_umolar
    found = dissociation_index(np.array([half / 2, 2 * half, 3 * half]), Config())
    assert found == pytest.approx([0.2, 0.8, 0.9])


@pytest.mark.parametrize(("deviations", "share"), [(1.0, 0.841345), (-1.0, 0.158655), (2.0, 0.977250)])
def test_the_share_that_responds_is_that_of_a_normal_spread(deviations: float, share: float) -> None:
    mean = 33.0 * (0.5 - 0.3 * deviations)
    assert response_probability(mean, 33.0, 0.3) == pytest.approx(share, abs=1e-6)


@pytest.mark.parametrize("start", [0.0, -1.0])
def test_without_symptoms_there_is_nothing_to_respond_with(start: float) -> None:
    assert np.isnan(response_probability(0.0, start, 0.33))
    assert response_probability(0.1, 0.5, 0.33) > 0.5
