"""A virtual trial says what statistics say of its patients, and finds what the model holds."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import synapse_sim as ss
from synapse_sim.config import Config, ConfigError
from synapse_sim.experiments.trial.design import Design
from synapse_sim.experiments.trial.result import TrialResult
from synapse_sim.experiments.trial.statistics import difference, power, responders, share

pytest.importorskip("scipy")
COARSE = Config({"course.early_step_min": 5.0, "course.day_step_min": 60.0, "course.late_step_h": 6.0})
AGAINST_MIDAZOLAM: dict[str, dict[str, Any]] = {"ketamine": {}, "midazolam": {"treatment.drug": "midazolam"}}


def tried(subjects: int = 40, config: Config = COARSE, **options: Any) -> TrialResult:
    return ss.trial(config, AGAINST_MIDAZOLAM, subjects, **{"blind": "midazolam", **options})


def test_the_difference_is_that_of_welch_worked_out_by_hand() -> None:
    rng = np.random.default_rng(1)
    one, two = rng.normal(10.0, 3.0, 30), rng.normal(12.0, 6.0, 20)
    found = difference(one, np.append(two, np.nan))
    error = np.sqrt(one.var(ddof=1) / 30 + two.var(ddof=1) / 20)
    assert found.mean == pytest.approx(one.mean() - two.mean())
    assert 0.5 * (found.low + found.high) == pytest.approx(found.mean)
    assert 1.96 * error < 0.5 * (found.high - found.low) < 2.1 * error
    assert (found.p_value < 0.05) == (found.high < 0.0 or found.low > 0.0)


def test_shares_have_the_interval_of_wilson() -> None:
    found = share(8, 10)
    middle, half = (0.8 + 1.92 / 10) / (1 + 3.84 / 10), 1.96 * np.sqrt(0.016 + 3.84 / 400) / (1 + 3.84 / 10)
    assert (found.low, found.high) == pytest.approx((middle - half, middle + half), abs=1e-3)


def test_who_has_halved_responds_and_nobody_where_there_was_nothing_to_halve() -> None:
    assert responders(np.array([16.5, 16.6, np.nan, 3.0]), 33.0).value == pytest.approx(2 / 3)
    assert responders(np.zeros(4), 0.0).value == 0.0


def test_where_nobody_differs_there_is_nothing_to_test() -> None:
    same = difference(np.full(5, 7.0), np.full(5, 7.0))
    assert (same.mean, same.p_value) == (0.0, 1.0)
    assert power([same]).value == 0.0


def test_the_effect_is_near_the_course_and_the_interval_holds_it_as_often_as_it_should() -> None:
    found = tried(60, repeat=100)
    courses = [
        ss.simulate(COARSE.with_changes({"trial.expectancy": "midazolam", "treatment.drug": drug}))
        .at(24.0)
        .score
        for drug in ("ketamine", "midazolam")
    ]
    true = courses[0] - courses[1]
    effect = found.effects[0]
    assert effect.mean_difference == pytest.approx(true, abs=0.8)
    held = [
        one.low <= effect.mean_difference <= one.high
        for number in range(100)
        for one in [
            difference(found.scores["ketamine"][number, :, 0], found.scores["midazolam"][number, :, 0])
        ]
    ]
    assert 88 <= sum(held) <= 100


def test_an_arm_against_itself_is_found_better_hardly_ever() -> None:
    found = ss.trial(COARSE, {"one": {}, "other": {}}, 30, repeat=100)
    assert found.effects[0].power is not None
    assert found.effects[0].power.value <= 0.08


def test_larger_trials_find_more() -> None:
    small, large = (tried(subjects, repeat=30).effects[0].power for subjects in (10, 80))
    assert small is not None
    assert large is not None
    assert small.value < large.value - 0.2


def test_under_anaesthesia_nearly_half_of_those_with_saline_respond() -> None:
    found = ss.trial(
        COARSE,
        {"ketamine": {}, "saline": {"treatment.drug": "saline"}},
        500,
        blind="anaesthesia",
        at_h=(48.0,),
    )
    saline = next(group for group in found.groups if group.arm == "saline")
    assert 0.42 < saline.responders.value < 0.58


def test_arms_are_different_people_and_so_are_trials() -> None:
    design = Design.of(COARSE, AGAINST_MIDAZOLAM, subjects=5, blind="none", at_h=(24.0,), repeat=3)
    people = [number for arm in (0, 1) for number in design.people(arm)]
    assert sorted(people) == list(range(1, 31))
    found = ss.trial(COARSE, {"one": {}, "other": {}}, 5, repeat=2)
    scores = np.concatenate([part.ravel() for part in found.scores.values()])
    assert len(np.unique(scores)) == 20


def test_the_first_trial_is_the_same_however_many_follow_and_whoever_computes() -> None:
    alone, many = tried(30), tried(30, repeat=20, workers=2)
    for name in AGAINST_MIDAZOLAM:
        np.testing.assert_array_equal(alone.scores[name][0], many.scores[name][0])
    assert alone.effects[0].difference == many.effects[0].difference


def test_who_leaves_is_counted_no_more_and_more_leave_with_time() -> None:
    config = COARSE.with_changes({"trial.dropout_per_week": 0.3})
    found = tried(200, config, at_h=(24.0, 168.0, 336.0))
    staying = [group.patients for group in found.groups if group.arm == "ketamine"]
    expected = [200 * np.exp(-0.3 * days / 7) for days in (1, 7, 14)]
    assert staying == sorted(staying, reverse=True)
    np.testing.assert_allclose(staying, expected, rtol=0.12)
    nobody = tried(20, COARSE.with_changes({"trial.dropout_per_week": 0.0}), at_h=(336.0,))
    assert not np.isnan(nobody.scores["ketamine"]).any()


def test_an_arm_may_have_its_own_size_and_its_own_expectancy() -> None:
    arms: dict[str, dict[str, Any]] = {
        "ketamine": {"population.subjects": 47},
        "midazolam": {"treatment.drug": "midazolam", "population.subjects": 25, "trial.expectancy": "saline"},
    }
    found = ss.trial(COARSE, arms, blind="midazolam")
    assert [part.shape for part in found.scores.values()] == [(1, 47, 1), (1, 25, 1)]
    assert [arm.config.trial.expectancy for arm in found.design.arms] == ["midazolam", "saline"]


def test_another_drug_leaves_the_regimen_behind_but_lasts_as_long() -> None:
    base = Config({"treatment.dose": 1.0, "treatment.infusion_min": 60.0, "course.horizon_h": 200.0})
    design = Design.of(base, AGAINST_MIDAZOLAM, subjects=5, blind="none", at_h=(24.0,), repeat=1)
    ketamine, midazolam = (arm.config for arm in design.arms)
    assert ketamine.treatment.dose == 1.0
    assert midazolam.treatment.dose == Config({"treatment.drug": "midazolam"}).treatment.dose
    assert ketamine.course.horizon_h == midazolam.course.horizon_h == 200.0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"arms": {"one": {}}}, "at least two arms"),
        ({"arms": {"one": {}, "": {}}}, "each with a name"),
        ({"subjects": 1}, "at least two virtual patients; one has 1"),
        ({"repeat": 0}, "at least once"),
        ({"at_h": (500.0,)}, "outcomes at 500 h lie outside the course, -1 to 336 h"),
        ({"blind": "sugar"}, "arm one: trial.expectancy = "),
        ({"arms": {"one": {}, "b": {"treatment.dose": -1.0}}}, "arm b: treatment.dose = -1"),
    ],
)
def test_what_is_no_trial_is_refused(options: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        ss.trial(COARSE, **{"arms": {"one": {}, "other": {}}, **options})


def test_it_shows_itself_in_a_notebook_and_in_pandas() -> None:
    found = tried(5)
    assert "difference_points" in found._repr_html_()
    assert pytest.importorskip("pandas") is not None
    assert found.to_pandas()["arm"].tolist() == ["ketamine", "midazolam"]
