"""The chain of stages: dosing intervals and many subjects at once."""

from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.config import Config
from synapse_sim.course.chain import columns
from synapse_sim.course.grid import time_grid
from synapse_sim.course.response.response import response_for
from synapse_sim.course.simulate import simulate
from synapse_sim.course.subjects import Subjects
from synapse_sim.model.levels import Bodies

CONFIG = Config({"treatment.schedule_h": (0.0, 72.0)})
RESPONSE = response_for(CONFIG)
TIME_H = time_grid(CONFIG)


def test_many_subjects_are_what_each_alone_is() -> None:
    factors = (0.8, 1.0, 1.3)
    together = columns(
        CONFIG,
        RESPONSE,
        TIME_H,
        Subjects(Bodies(factors, factors), np.array(factors), np.array(factors)),
    )
    for k, factor in enumerate(factors):
        alone = columns(
            CONFIG, RESPONSE, TIME_H, Subjects(Bodies(factor, factor), ic50=factor, relief=factor)
        )
        for name in ("score", "glutamate_rel", "spine_density_rel", "rate_pyramidal_hz"):
            assert together[name][:, k] == pytest.approx(alone[name], rel=1e-9), name


def test_a_second_dose_goes_on_where_the_first_has_led() -> None:
    once, twice = simulate(Config()), simulate(CONFIG)
    before = twice.time_h < 72
    for name in ("spine_density_rel", "bdnf_rel", "score"):
        expected = np.interp(twice.time_h[before], once.time_h, once.columns[name])
        assert twice.columns[name][before] == pytest.approx(expected, abs=2e-3 * np.ptp(expected)), name
    assert np.abs(np.diff(twice.spine_density_rel)).max() < 0.01
    assert twice.at(120.0).restored_share > once.at(120.0).restored_share


def test_rates_are_those_of_the_spines_of_the_moment() -> None:
    told = simulate(CONFIG)
    k = int(np.searchsorted(told.time_h, 100.0))
    expected = RESPONSE.rate_pyramidal_hz(told.effect_site_umolar[k], told.spine_density_rel[k])
    assert told.rate_pyramidal_hz[k] == pytest.approx(float(expected))


def test_a_less_sensitive_receptor_is_blocked_less() -> None:
    usual = columns(CONFIG, RESPONSE, TIME_H)
    dull = columns(CONFIG, RESPONSE, TIME_H, Subjects(ic50=2.0))
    assert dull["block_interneuron"].max() < usual["block_interneuron"].max()
    assert dull["effect_site_umolar"] == pytest.approx(usual["effect_site_umolar"])
