"""Transporters and the slow benefit."""

from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.config import Config
from synapse_sim.model.monoamine import monoamine_part, transporters

TIME_H = np.linspace(0.0, 1008.0, 1009)
MAIN = {"ssri": "sert", "snri": "sert", "ndri": "dat"}


@pytest.mark.parametrize("drug", MAIN)
def test_each_class_holds_its_own_transporters(drug: str) -> None:
    config = Config({"treatment.drug": drug})
    found = transporters(np.full(3, 20.0), config)
    assert getattr(found, MAIN[drug])[0] > 0
    numbers = config.drug.occupancy
    assert numbers is not None
    for name in ("sert", "net", "dat"):
        affinity = getattr(numbers, f"affinity_{name}_ml_per_ng")
        assert getattr(found, name) == pytest.approx(20 * affinity / (1 + 20 * affinity))


def test_benefit_starts_small_and_grows_for_weeks() -> None:
    config = Config({"treatment.drug": "ssri"})
    part = monoamine_part(TIME_H, transporters(np.full(TIME_H.shape, 20.0), config), config)
    day, week, six_weeks = np.interp([24.0, 168.0, 1008.0], TIME_H, part)
    assert 0 < day < 0.1 * six_weeks
    assert 0.2 < week / six_weeks < 0.45


def test_ketamine_holds_no_transporter() -> None:
    found = transporters(np.full(3, 200.0), Config())
    assert not np.any([found.sert, found.net, found.dat])
    assert not monoamine_part(TIME_H[:3], found, Config()).any()
