"""The course: what one sees, and what holds for any valid config."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from synapse_sim.config import Config, ConfigError, parameters
from synapse_sim.course.course import COLUMNS, Course
from synapse_sim.course.grid import time_grid
from synapse_sim.course.response.response import response_for
from synapse_sim.course.simulate import simulate

RESPONSE = response_for(Config())
SHARES = (
    "block_interneuron",
    "block_pyramidal",
    "restored_share",
    "relief",
    "dissociation_index",
    "expectancy",
    "occupancy_sert",
    "occupancy_net",
    "occupancy_dat",
    "monoamine_part",
)
DRUG_DRIVEN = tuple(name for name in COLUMNS if name != "time_h")
SECTIONS = (
    "subject.",
    "treatment.",
    "trial.",
    "modulators.",
    "hypothesis.",
    "signalling.",
    "synapses.",
    "relief.",
    "monoamine.",
    "course.",
    "drugs.ketamine.",
    "drugs.ssri.",
    "drugs.esketamine.",
)


@cache
def course(*changes: tuple[str, Any]) -> Course:
    return simulate(Config(dict(changes)))


def test_the_default_course_tells_the_story() -> None:
    told = course()
    peak = told.time_h[told.glutamate_rel.argmax()]
    assert 1.15 <= told.glutamate_rel.max() <= 1.8
    assert 25 / 60 <= peak <= 1
    assert told.at(4.0).glutamate_rel == pytest.approx(1.0, abs=0.08)
    assert told.at(peak).block_interneuron - told.at(peak).block_pyramidal >= 0.08
    assert told.rate_interneuron_hz.min() < 0.9 * told.rate_interneuron_hz[0]
    assert told.rate_pyramidal_hz.max() > 1.1 * told.rate_pyramidal_hz[0]


def test_spines_wait_for_the_night_and_the_score_comes_back_over_two_weeks() -> None:
    told = course()
    start = told.spine_density_rel[0]
    assert told.at(4.0).spine_density_rel < start + 0.01
    assert told.at(24.0).spine_density_rel > start + 0.05
    assert told.at(24.0).communication_rel > told.communication_rel[0]
    scores = [told.at(time_h).score for time_h in (0.0, 4.0, 24.0, 168.0, 336.0)]
    assert scores[0] == pytest.approx(33)
    assert scores[0] > scores[1] > scores[2] < scores[3] < scores[4]


def test_a_course_starts_an_hour_before_the_dose_and_ends_at_the_horizon() -> None:
    told = course(("treatment.schedule_h", (3.0, 50.0)), ("course.horizon_h", 100.0))
    assert told.time_h[0] == 2.0
    assert told.time_h[-1] == 100.0
    assert {3.0, 50.0} <= set(told.time_h)
    assert np.all(np.diff(told.time_h) > 0)


@pytest.mark.parametrize("drug", sorted(Config().drugs))
def test_without_a_dose_every_column_is_flat(drug: str) -> None:
    still = course(("treatment.drug", drug), ("treatment.dose", 0.0))
    assert all(np.ptp(still.columns[name]) < 1e-12 for name in DRUG_DRIVEN)


def test_six_mg_per_kg_at_once_silence_pyramidal_cells() -> None:
    told = course(("treatment.route", "iv_bolus"), ("treatment.dose", 6.0))
    early = told.rate_pyramidal_hz[(told.time_h > 0) & (told.time_h < 0.34)]
    assert early.min() < 0.6 * course().rate_pyramidal_hz.max()


def test_more_drug_never_blocks_less() -> None:
    doses = (0.0, 0.1, 0.5, 1.0, 2.0, 6.0)
    blocks = [course(("treatment.dose", dose)).block_interneuron for dose in doses]
    assert all(np.all(more >= less) for less, more in pairwise(blocks))


def test_levels_of_several_doses_add_in_a_course() -> None:
    twice = course(("treatment.schedule_h", (0.0, 10.0)))
    once = course()
    both = np.interp(twice.time_h, once.time_h, once.plasma_ng_per_ml)
    later = np.interp(twice.time_h - 10, once.time_h, once.plasma_ng_per_ml)
    assert twice.plasma_ng_per_ml == pytest.approx(both + later, abs=0.4)


def test_a_healthy_subject_has_nothing_to_restore_and_grows_a_little_all_the_same() -> None:
    told = course(("subject.state", "healthy"))
    assert told.score[0] == 2
    assert 1.05 < told.spine_density_rel.max() < 1.3
    assert not told.restored_share.any()


def test_a_steady_level_sends_no_surge_after_the_first_hours() -> None:
    steady = course(("treatment.drug", "memantine"))
    assert steady.effect_site_umolar[-1] > 0.1
    assert steady.glutamate_rel.max() < 1.03
    assert steady.relief.max() < 0.1


def test_half_steps_change_less_than_three_thousandths_of_the_range() -> None:
    keys = ("early_step_min", "day_step_min", "late_step_h")
    now = Config()
    fine = {f"course.{key}": getattr(now.course, key) / 2 for key in keys}
    halved, told = simulate(Config(fine)), course()
    for name in ("spine_density_rel", "relief", "bdnf_rel", "mtorc1_rel"):
        exact = np.interp(told.time_h, halved.time_h, halved.columns[name])
        assert told.columns[name] == pytest.approx(exact, abs=0.003 * np.ptp(exact)), name


def _numbers() -> dict[str, st.SearchStrategy[Any]]:
    found: dict[str, st.SearchStrategy[Any]] = {}
    for key, about in parameters().items():
        if not key.startswith(SECTIONS) or key == "course.horizon_h" or about.kind == "list":
            continue
        if about.choices:
            found[key] = st.sampled_from(about.choices)
        elif about.kind == "number":
            found[key] = st.floats(about.low, about.high)
    return found


@settings(deadline=None, max_examples=40)
@given(changes=st.fixed_dictionaries({}, optional=_numbers()))
def test_any_valid_config_gives_finite_columns_and_shares_in_range(changes: dict[str, Any]) -> None:
    try:
        config = Config(changes)
    except ConfigError:
        assume(False)
        return
    told = simulate(config, RESPONSE)
    assert np.isfinite(told.table).all()
    assert min(told.columns[name].min() for name in COLUMNS[1:]) >= 0
    for name in SHARES:
        assert told.columns[name].max() <= 1 + 1e-9, name
    assert np.all(np.diff(time_grid(config)) > 0)
